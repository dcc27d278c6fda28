import { ref, shallowRef } from 'vue';
import { isApiProblem, newIntentKey } from '@yizhan/client/slim.ts';
import type { ApiProblem } from '@yizhan/client/slim.ts';

/**
 * One thing a person wants done. Pressing twice sends once; trying again after a lost answer carries the same
 * Idempotency-Key, so that the server makes one record. The key is renewed when it was done, or when `subject`
 * changes (the person mended the form).
 */
export function useIntent<T>() {
  const busy = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  let key = newIntentKey();
  let sent = '';

  /** Null when it is under way already or did not succeed; `problem` says why. */
  async function run(
    send: (options: { idempotencyKey: string }) => Promise<T>,
    subject: unknown = null,
  ): Promise<T | null> {
    if (busy.value) return null;
    const text = JSON.stringify(subject);
    if (text !== sent) key = newIntentKey();
    sent = text;
    busy.value = true;
    problem.value = null;
    try {
      const result = await send({ idempotencyKey: key });
      key = newIntentKey();
      return result;
    } catch (error) {
      if (!isApiProblem(error)) throw error;
      problem.value = error;
      if (!error.retryable) key = newIntentKey();
      return null;
    } finally {
      busy.value = false;
    }
  }

  return { busy, problem, run };
}
