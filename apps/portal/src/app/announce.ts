import { ref } from 'vue';

/** What a screen reader is told next; the page's live region shows it. */
export const announcement = ref('');

/** Tells a screen reader, politely. The same words twice are told twice. */
export function announce(text: string): void {
  announcement.value = '';
  requestAnimationFrame(() => (announcement.value = text));
}
