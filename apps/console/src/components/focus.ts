import { nextTick, onBeforeUnmount, onMounted } from 'vue';
import type { Ref } from 'vue';

const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]):not([type="hidden"]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]:not([tabindex="-1"])';

/** Elements that Tab reaches inside a root, in order; hidden ones are omitted. */
export function focusableIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert]') === null,
  );
}

// The box opened last receives the keys.
const stack: object[] = [];

/**
 * Keeps Tab inside a box while it is open, lets Escape ask to close it, and returns the focus to where it was. A
 * drop-down inside the box handles its own Escape first.
 */
export function useFocusTrap(root: Ref<HTMLElement | undefined>, onEscape: () => void): void {
  const me = {};
  let before: Element | null = null;

  function onKey(event: KeyboardEvent) {
    const box = root.value;
    if (stack.at(-1) !== me || box === undefined || event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') {
      const popper = document.querySelector('.el-popper:not([style*="display: none"])[aria-hidden="false"]');
      const overlay = document.querySelector('.el-overlay:not([style*="display: none"])');
      if (popper !== null || overlay !== null) return;
      event.preventDefault();
      onEscape();
      return;
    }
    if (event.key !== 'Tab') return;
    const reachable = focusableIn(box);
    const first = reachable[0];
    const last = reachable.at(-1);
    if (first === undefined || last === undefined) return;
    const active = document.activeElement;
    const inside =
      active !== null && (box.contains(active) || active.closest('.el-popper, .el-overlay') !== null);
    if (!inside || (event.shiftKey && active === first) || (!event.shiftKey && active === last)) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }

  onMounted(async () => {
    before = document.activeElement;
    stack.push(me);
    document.addEventListener('keydown', onKey);
    await nextTick();
    const box = root.value;
    if (box === undefined || box.contains(document.activeElement)) return;
    (box.querySelector<HTMLElement>('[autofocus], [data-focus]') ?? box).focus();
  });
  onBeforeUnmount(() => {
    document.removeEventListener('keydown', onKey);
    const at = stack.indexOf(me);
    if (at !== -1) stack.splice(at, 1);
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
}
