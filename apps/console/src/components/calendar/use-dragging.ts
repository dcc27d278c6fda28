import { onBeforeUnmount, onMounted } from 'vue';
import type { CalendarEntry, Span } from './layout.ts';

/** A pointer that moved less has pressed, not dragged. */
const SLACK_PX = 5;
/** A finger that rests so long means to take hold; one that moves before scrolls the page. */
const HOLD_MS = 350;

interface DraggingOptions {
  readonly span: () => Span;
  /** The rows, without the head. */
  readonly body: () => HTMLElement | null;
  readonly heads: () => readonly { readonly column: string; readonly element: HTMLElement }[];
  readonly begin: (entry: CalendarEntry) => void;
  readonly aim: (column: string, minute: number) => void;
  readonly letGo: () => void;
  readonly giveUp: () => void;
}

/** Drags an entry with mouse, pen or finger; the entry keeps the place under the pointer at which it was taken. */
export function useDragging(options: DraggingOptions) {
  let held: { entry: CalendarEntry; pointer: number; x: number; y: number; grip: number } | undefined;
  let dragging = false;
  let dragged = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function minuteAt(y: number): number {
    const box = options.body()?.getBoundingClientRect();
    const { from, to } = options.span();
    if (box === undefined || box.height === 0) return from;
    return from + ((y - box.top) / box.height) * (to - from);
  }
  function columnAt(x: number): string | undefined {
    const heads = options
      .heads()
      .map(({ column, element }) => ({ column, box: element.getBoundingClientRect() }));
    return (
      heads.find(({ box }) => x >= box.left && x < box.right) ??
      (x < (heads[0]?.box.left ?? 0) ? heads[0] : heads.at(-1))
    )?.column;
  }

  function start() {
    if (held === undefined) return;
    dragging = true;
    options.begin(held.entry);
  }
  function onMove(event: PointerEvent) {
    if (held === undefined || event.pointerId !== held.pointer) return;
    const far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > SLACK_PX;
    if (!dragging && far) {
      if (event.pointerType === 'touch') end();
      else start();
    }
    if (!dragging) return;
    const column = columnAt(event.clientX);
    if (column !== undefined) options.aim(column, minuteAt(event.clientY) - held.grip);
  }
  function onUp(event: PointerEvent) {
    if (held === undefined || event.pointerId !== held.pointer) return;
    dragged = dragging;
    if (dragging) options.letGo();
    end();
  }
  function onCancel() {
    if (dragging) options.giveUp();
    end();
  }
  function onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !dragging) return;
    event.preventDefault();
    event.stopPropagation();
    dragged = true;
    onCancel();
  }
  // A finger that has taken hold no longer scrolls the page, and opens no menu.
  function onTouch(event: Event) {
    if (dragging) event.preventDefault();
  }

  function end() {
    clearTimeout(timer);
    held = undefined;
    dragging = false;
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onCancel);
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('touchmove', onTouch);
    window.removeEventListener('contextmenu', onTouch);
  }
  function take(event: PointerEvent, entry: CalendarEntry) {
    if (event.button !== 0 || !entry.movable || held !== undefined) return;
    const { clientX: x, clientY: y, pointerId: pointer } = event;
    held = { entry, pointer, x, y, grip: minuteAt(y) - entry.from };
    if (event.pointerType === 'touch') timer = setTimeout(start, HOLD_MS);
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('touchmove', onTouch, { passive: false });
    window.addEventListener('contextmenu', onTouch);
  }
  // Each press is a new one, whatever it meets; only the click that ends a drag belongs to that.
  function forget() {
    dragged = false;
  }
  onMounted(() => {
    window.addEventListener('pointerdown', forget, true);
  });
  onBeforeUnmount(() => {
    window.removeEventListener('pointerdown', forget, true);
    end();
  });

  return {
    take,
    /** Whether the click that follows belongs to a drag. */
    wasDrag: () => dragged,
  };
}
