import { nextTick } from 'vue';

/** Focuses and scrolls to the first field with a complaint: in the open sheet, else on the page. */
export async function focusFirstFault(): Promise<void> {
  await nextTick();
  const root = document.querySelector('dialog[open]') ?? document.querySelector('main');
  root
    ?.querySelector('[data-invalid]')
    ?.querySelector<HTMLElement>('input, select, textarea, button')
    ?.focus();
}
