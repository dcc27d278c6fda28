import { onBeforeUnmount, onMounted, ref } from 'vue';
import type { Ref } from 'vue';

/** Whether the screen is as narrow as that of a phone, as the styles have it. */
export function useNarrow(): Ref<boolean> {
  const query = matchMedia('(max-width: 860px)');
  const narrow = ref(query.matches);
  const read = () => (narrow.value = query.matches);
  onMounted(() => query.addEventListener('change', read));
  onBeforeUnmount(() => query.removeEventListener('change', read));
  return narrow;
}
