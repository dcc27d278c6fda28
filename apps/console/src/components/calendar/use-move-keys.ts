import { nextTick, watch, type Ref } from 'vue';
import type { CalendarEntry } from './layout.ts';

const STEPS: Readonly<Record<string, readonly [columns: number, steps: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface MoveKeys {
  /** The entry on its way, if one is. */
  readonly moving: Readonly<Ref<{ readonly entry: CalendarEntry } | undefined>>;
  readonly begin: (entry: CalendarEntry) => void;
  readonly shift: (columns: number, steps: number) => void;
  readonly drop: () => void;
  readonly giveUp: () => void;
  /** The rows of the grid, in which entries are found by their id. */
  readonly body: () => HTMLElement | null;
  readonly entries: () => readonly CalendarEntry[];
}

/** Moves an entry with M and the arrow keys; it keeps the focus wherever it comes to stand. */
export function useMoveKeys({ moving, begin, shift, drop, giveUp, body, entries }: MoveKeys) {
  let landed: string | undefined;
  async function keepFocus() {
    await nextTick();
    if (landed === undefined || document.activeElement !== document.body) return;
    body()?.querySelector<HTMLElement>(`[data-entry="${landed}"]`)?.focus();
  }
  watch(entries, keepFocus);
  /** Drops the entry or gives up, by a key or a button that goes away with it. */
  function settle(how: () => void) {
    landed = moving.value?.entry.id;
    how();
    void keepFocus();
  }
  function onKey(event: KeyboardEvent, entry: CalendarEntry) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (moving.value === undefined) {
      if (event.key !== 'm' && event.key !== 'M') return;
      begin(entry);
    } else if (event.key === 'Escape') settle(giveUp);
    else if (event.key === 'Enter') settle(drop);
    else {
      const by = STEPS[event.key];
      if (by === undefined) return;
      shift(...by);
    }
    event.preventDefault();
    event.stopPropagation();
  }
  return { onKey, settle };
}
