import type { Tone } from '../tones.ts';

/** A stretch of a day, in minutes since midnight of the office. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A room or an adviser on one day, or a day of all of them. */
export interface CalendarColumn {
  readonly id: string;
  readonly title: string;
  /** Under the title: what it is, or how many it holds. */
  readonly note: string;
  readonly today: boolean;
  readonly open: readonly Span[];
  /** What the hours are called in which it is closed: the name of a holiday, or that it is closed. */
  readonly closed: string;
}

/** Something in a column. */
export interface CalendarEntry extends Span {
  readonly id: string;
  readonly column: string;
  readonly title: string;
  readonly detail: string;
  readonly state: string;
  readonly tone: Tone;
  readonly movable: boolean;
}

/** Where a moved entry would begin. */
export interface CalendarTarget {
  readonly column: string;
  readonly from: number;
}

export const ROW_MINUTES = 30;
const DAY_MINUTES = 24 * 60;
/** Shown where nothing is open and nothing is booked. */
const OFFICE: Span = { from: 8 * 60, to: 18 * 60 };

/** `09:30` */
export function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The hours that have to be shown so that nothing open and nothing booked is left out, in whole rows. */
export function shownSpan(columns: readonly Pick<CalendarColumn, 'open'>[], entries: readonly Span[]): Span {
  const all = [...columns.flatMap((column) => column.open), ...entries];
  if (all.length === 0) return OFFICE;
  const from = Math.min(...all.map((one) => one.from));
  const to = Math.max(...all.map((one) => one.to));
  return {
    from: Math.floor(from / ROW_MINUTES) * ROW_MINUTES,
    to: Math.min(DAY_MINUTES, Math.ceil(to / ROW_MINUTES) * ROW_MINUTES),
  };
}

/** The beginnings of the rows. */
export function rowsOf({ from, to }: Span): number[] {
  return Array.from({ length: (to - from) / ROW_MINUTES }, (_, index) => from + index * ROW_MINUTES);
}

export const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** The same hours without overlaps, in order; hours that touch are one stretch. */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const one of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && one.from <= last.to)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, one.to) };
    else all.push(one);
  }
  return all;
}

/** Whether a column is open during a whole row. */
export const isOpen = (column: Pick<CalendarColumn, 'open'>, minute: number): boolean =>
  column.open.some((one) => one.from <= minute && minute + ROW_MINUTES <= one.to);

/**
 * Entries of one column side by side: for each its lane and how many lanes those that touch each other need together.
 */
export function lanesOf(
  entries: readonly (Span & { readonly id: string })[],
): Map<string, { readonly lane: number; readonly lanes: number }> {
  const sorted = [...entries].sort((a, b) => a.from - b.from || b.to - a.to || a.id.localeCompare(b.id));
  const found = new Map<string, { lane: number; lanes: number }>();
  let group: { id: string; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const { id, lane } of group) found.set(id, { lane, lanes: ends.length });
    group = [];
    ends = [];
  };
  for (const one of sorted) {
    if (ends.every((end) => end <= one.from)) close();
    const free = ends.findIndex((end) => end <= one.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = one.to;
    group.push({ id: one.id, lane });
  }
  close();
  return found;
}

/** The beginning nearest to a minute that lies on a step and lets a length of time end within the hours shown. */
export function snapped(minute: number, length: number, step: number, { from, to }: Span): number {
  const onStep = from + Math.round((minute - from) / step) * step;
  return Math.max(from, Math.min(onStep, to - length));
}
