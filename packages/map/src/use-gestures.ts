import { onBeforeUnmount, watch, type Ref } from 'vue';
import { moved, zoomed, type Pixel, type Size, type View } from './view.ts';

/** Pixels a pointer may tremble and still be a press. */
const TREMBLE = 6;
const KEY_STEP = 60;
const KEY_ZOOM = 1;
const WHEEL_ZOOM = 1 / 400;
const KEYS: Readonly<Record<string, Pixel>> = {
  ArrowLeft: { x: -KEY_STEP, y: 0 },
  ArrowRight: { x: KEY_STEP, y: 0 },
  ArrowUp: { x: 0, y: -KEY_STEP },
  ArrowDown: { x: 0, y: KEY_STEP },
};

interface Gestures {
  readonly view: Ref<View | null>;
  readonly size: Ref<Size>;
  /** A press that was no drag. */
  readonly tap: (at: Pixel) => void;
  readonly all: () => void;
}

/** What moves a map: drag, two fingers, wheel and keys, the same with tiles and without. */
export function useGestures(surface: Ref<HTMLElement | null>, { view, size, tap, all }: Gestures): void {
  const down = new Map<number, Pixel>();
  let dragged = 0;

  const place = (event: MouseEvent): Pixel => {
    const box = surface.value?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const isOwn = (event: Event): boolean =>
    !(event.target instanceof Element && event.target.closest('button, a, input, select, summary') !== null);
  const change = (next: (now: View) => View): void => {
    if (view.value !== null) view.value = next(view.value);
  };
  const middle = (a: Pixel, b: Pixel): Pixel => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

  function onDown(event: PointerEvent): void {
    if (!isOwn(event) || event.button > 0) return;
    if (down.size === 0) dragged = 0;
    down.set(event.pointerId, place(event));
    surface.value?.setPointerCapture(event.pointerId);
  }
  function onMove(event: PointerEvent): void {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const now = place(event);
    dragged += Math.hypot(now.x - before.x, now.y - before.y);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const [was, is] = [
        Math.hypot(before.x - other.x, before.y - other.y),
        Math.hypot(now.x - other.x, now.y - other.y),
      ];
      if (was > 0 && is > 0)
        change((one) => zoomed(one, Math.log2(is / was), size.value, middle(now, other)));
    } else if (dragged > TREMBLE)
      change((one) => moved(one, { x: before.x - now.x, y: before.y - now.y }, size.value));
    down.set(event.pointerId, now);
  }
  function onUp(event: PointerEvent): void {
    if (!down.delete(event.pointerId)) return;
    if (event.type === 'pointerup' && down.size === 0 && dragged <= TREMBLE) tap(place(event));
  }
  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    const by = Math.max(-1, Math.min(1, -event.deltaY * WHEEL_ZOOM));
    change((one) => zoomed(one, by, size.value, place(event)));
  }
  function onKey(event: KeyboardEvent): void {
    if (!isOwn(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = KEYS[event.key];
    if (step !== undefined) change((one) => moved(one, step, size.value));
    else if (event.key === '+' || event.key === '=') change((one) => zoomed(one, KEY_ZOOM, size.value));
    else if (event.key === '-') change((one) => zoomed(one, -KEY_ZOOM, size.value));
    else if (event.key === '0') all();
    else return;
    event.preventDefault();
  }

  let stop = new AbortController();
  watch(
    surface,
    (element) => {
      stop.abort();
      stop = new AbortController();
      if (element === null) return;
      const { signal } = stop;
      element.addEventListener('pointerdown', onDown, { signal });
      element.addEventListener('pointermove', onMove, { signal });
      element.addEventListener('pointerup', onUp, { signal });
      element.addEventListener('pointercancel', onUp, { signal });
      element.addEventListener('wheel', onWheel, { signal, passive: false });
      element.addEventListener('keydown', onKey, { signal });
    },
    { immediate: true, flush: 'post' },
  );
  onBeforeUnmount(() => stop.abort());
}
