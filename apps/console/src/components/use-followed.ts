import { computed, onBeforeUnmount, shallowRef, watch } from 'vue';
import { useRoute } from 'vue-router';

const ASK_EVERY = 1_000;

/**
 * The record that the address names, asked for again and again while the server is at work on it: the page can be left
 * and come back to.
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
    // The work goes on while the network is gone; asking goes on as well.
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
  /** Shows what a change answered with. */
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
