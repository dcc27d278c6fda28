import { ref, shallowRef } from 'vue';
import { isApiProblem, newIntentKey } from '@yizhan/client/slim.ts';
import type { ApiProblem } from '@yizhan/client/slim.ts';

/**
 * One thing a person wants done. Pressing twice sends once; retrying after a lost answer sends the same
 * Idempotency-Key, so that the server makes one record. The key is renewed after success, or when `subject` changes
 * (the person corrected the form).
 */
export function useIntent<T>() {
  const busy = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  let key = newIntentKey();
  let sent = '';

  /** Null when it is already running or failed; `problem` says why. */
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
