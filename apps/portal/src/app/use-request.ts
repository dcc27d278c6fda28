import { ref, shallowRef } from 'vue';
import { isApiProblem } from '@yizhan/client/slim.ts';
import type { ApiProblem } from '@yizhan/client/slim.ts';

/**
 * One request of a page: its value, whether it is running, and its problem. A newer `run` discards the answer of an
 * older one, so that a slow first answer never overwrites a quick second one.
 */
export function useRequest<T>(read: (signal: AbortSignal) => Promise<T>) {
  const value = shallowRef<T | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const busy = ref(false);
  let current: AbortController | null = null;

  async function run(): Promise<T | null> {
    current?.abort();
    const own = new AbortController();
    current = own;
    busy.value = true;
    problem.value = null;
    try {
      const result = await read(own.signal);
      if (current !== own) return null;
      value.value = result;
      return result;
    } catch (error) {
      if (current !== own || own.signal.aborted) return null;
      if (!isApiProblem(error)) throw error;
      problem.value = error;
      return null;
    } finally {
      if (current === own) busy.value = false;
    }
  }

  return { value, problem, busy, run };
}
