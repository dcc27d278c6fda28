import { onBeforeUnmount, onMounted, ref } from 'vue';
import type { Ref } from 'vue';

const TICK_MS = 30_000;

/** The present, often enough for a clock of minutes. */
export function useNow(): Ref<Date> {
  const now = ref(new Date());
  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(() => (timer = setInterval(() => (now.value = new Date()), TICK_MS)));
  onBeforeUnmount(() => clearInterval(timer));
  return now;
}
