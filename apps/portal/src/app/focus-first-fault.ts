import { nextTick } from 'vue';

/** Brings the first field that needs mending before the eye: in the open sheet, else on the page. */
export async function focusFirstFault(): Promise<void> {
  await nextTick();
  const root = document.querySelector('dialog[open]') ?? document.querySelector('main');
  root
    ?.querySelector('[data-invalid]')
    ?.querySelector<HTMLElement>('input, select, textarea, button')
    ?.focus();
}
