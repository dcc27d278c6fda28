import { onBeforeUnmount, onMounted } from 'vue';

const readers = new Set<() => unknown>();

/**
 * Reloads when a move was taken back. The form that made the move is gone by then, and the record may be in several
 * places on the screen.
 */
export function whenTakenBack(read: () => unknown): void {
  onMounted(() => readers.add(read));
  onBeforeUnmount(() => readers.delete(read));
}

export function tellTakenBack(): void {
  for (const read of readers) read();
}
