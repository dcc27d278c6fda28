import { ref } from 'vue';

/** The next announcement for screen readers; the page's live region shows it. */
export const announcement = ref('');

/** Announces a text to screen readers, politely. Repeated text is announced again. */
export function announce(text: string): void {
  announcement.value = '';
  requestAnimationFrame(() => (announcement.value = text));
}
