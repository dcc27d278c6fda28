import { onBeforeUnmount, onMounted } from 'vue';
import type { Ref } from 'vue';

/** Closes every open `details` below `root` on a click elsewhere or Escape. */
export function useDismiss(root: Ref<HTMLElement | undefined>): void {
  function closeAll(except: Node | null) {
    for (const details of root.value?.querySelectorAll('details[open]') ?? []) {
      if (except === null || !details.contains(except)) details.removeAttribute('open');
    }
  }
  const onPointer = (event: Event) => {
    if (event.target instanceof Node) closeAll(event.target);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !root.value?.querySelector('details[open]')) return;
    event.preventDefault();
    closeAll(null);
  };
  onMounted(() => {
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
  });
  onBeforeUnmount(() => {
    document.removeEventListener('pointerdown', onPointer);
    document.removeEventListener('keydown', onKey);
  });
}
