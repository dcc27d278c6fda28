import { computed, onBeforeUnmount, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';

const ASK_EVERY = 1_000;

/**
 * The record named by the address, fetched repeatedly while the server works on it: users can leave the page and
 * return.
 */
export function useFollowed<T>(read: (id: string) => Promise<T>, isUnderWay: (record: T) => boolean) {
  const route = useRoute();
  const record = shallowRef<T>();
  const error = shallowRef<unknown>();
  const id = computed(() => {
    const value = route.params['id'];
    return typeof value === 'string' ? value : '';
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLeft = false;

  function askAgain() {
    clearTimeout(timer);
    if (isLeft) return;
    // The work continues while the network is down, and so does polling.
    if (record.value === undefined || isUnderWay(record.value))
      timer = setTimeout(() => void load(), ASK_EVERY);
  }
  async function load() {
    const asked = id.value;
    clearTimeout(timer);
    if (asked === '') return;
    try {
      const now = await read(asked);
      if (asked !== id.value) return;
      error.value = undefined;
      record.value = now;
    } catch (problem) {
      if (asked !== id.value) return;
      error.value = problem;
    }
    askAgain();
  }
  /** Shows the reply to a change. */
  function take(next: T) {
    record.value = next;
    askAgain();
  }
  watch(
    id,
    () => {
      record.value = undefined;
      void load();
    },
    { immediate: true },
  );
  onBeforeUnmount(() => {
    isLeft = true;
    clearTimeout(timer);
  });
  return { record, error, load, take };
}
