import { computed, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { clockOf, snapped } from './layout.ts';
import type { CalendarColumn, CalendarEntry, CalendarTarget, Span } from './layout.ts';

interface Moving {
  readonly entry: CalendarEntry;
  readonly target: CalendarTarget;
}

interface MovingOptions {
  readonly columns: () => readonly CalendarColumn[];
  readonly span: () => Span;
  readonly step: () => number;
  /** Why an entry cannot stand there, in words; '' where it can. */
  readonly clash: (entry: CalendarEntry, target: CalendarTarget) => string;
  readonly drop: (entry: CalendarEntry, target: CalendarTarget) => void;
}

/**
 * An entry on its way, the same by pointer and by keyboard: where it would stand, why it cannot, and what is said about
 * it. Nothing moves before `drop`.
 */
export function useMoving(options: MovingOptions) {
  const { t } = useI18n();
  const moving = shallowRef<Moving>();
  /** The outcome of the last move, for those who do not see it. */
  const said = shallowRef('');

  const why = computed(() => {
    const now = moving.value;
    return now === undefined || isHome(now) ? '' : options.clash(now.entry, now.target);
  });
  const words = computed(() => {
    const now = moving.value;
    if (now === undefined) return said.value;
    const values = {
      title: now.entry.title,
      where: options.columns().find(({ id }) => id === now.target.column)?.title ?? '',
      from: clockOf(now.target.from),
      to: clockOf(now.target.from + now.entry.to - now.entry.from),
      why: why.value,
    };
    if (isHome(now)) return t('calendar.begin', values);
    return why.value === '' ? t('calendar.free', values) : t('calendar.clash', values);
  });

  function isHome({ entry, target }: Moving): boolean {
    return entry.column === target.column && entry.from === target.from;
  }
  function begin(entry: CalendarEntry) {
    if (entry.movable) moving.value = { entry, target: { column: entry.column, from: entry.from } };
    else said.value = t('calendar.fixed', { title: entry.title });
  }
  function aim(column: string, minute: number) {
    const now = moving.value;
    if (now === undefined) return;
    const from = snapped(minute, now.entry.to - now.entry.from, options.step(), options.span());
    if (column === now.target.column && from === now.target.from) return;
    moving.value = { entry: now.entry, target: { column, from } };
  }
  function shift(columns: number, steps: number) {
    const now = moving.value;
    if (now === undefined) return;
    const all = options.columns();
    const here = all.findIndex(({ id }) => id === now.target.column);
    const next = all[Math.max(0, Math.min(here + columns, all.length - 1))];
    if (next !== undefined) aim(next.id, now.target.from + steps * options.step());
  }
  function giveUp() {
    if (moving.value === undefined) return;
    said.value = t('calendar.left', { title: moving.value.entry.title });
    moving.value = undefined;
  }
  /** @returns whether the entry is no longer on its way */
  function drop(): boolean {
    const now = moving.value;
    if (now === undefined) return true;
    if (why.value !== '') return false;
    if (isHome(now)) {
      giveUp();
      return true;
    }
    said.value = '';
    moving.value = undefined;
    options.drop(now.entry, now.target);
    return true;
  }
  /** Lets go where a pointer let go: what cannot stand there goes back, and it is said why. */
  function letGo() {
    const now = moving.value;
    const reason = why.value;
    if (drop() || now === undefined) return;
    said.value = t('calendar.back', { title: now.entry.title, why: reason });
    moving.value = undefined;
  }
  return { moving, why, words, begin, aim, shift, drop, letGo, giveUp };
}
