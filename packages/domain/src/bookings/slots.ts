import { hoursOn, type OpeningHours } from '../calendar/opening-hours.ts';
import { addDays, shanghaiDate, shanghaiInstant } from '../calendar/shanghai.ts';
import { dayKind, type HolidayNotice } from '../calendar/workdays.ts';
import { FARTHEST_BOOKING_DAYS, type Misfit } from './vocabulary.ts';

/** From `from` up to but not including `to`. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** A span in which a seat (1 to the capacity) is taken. */
export interface TakenSeat extends Span {
  readonly seat: number;
}

export interface Slot extends Span {
  /** Seats that are free all through it; none where others are to be waited for. */
  readonly free: number;
}

/** What can be booked, as far as times are concerned. */
export interface BookableHours {
  readonly hours: OpeningHours;
  readonly notices: readonly HolidayNotice[];
  readonly capacity: number;
  readonly slotMinutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Both ends excluded: a booking that begins when another ends does not overlap it. */
export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

export type TimesFault = 'end_before_beginning' | 'over_midnight' | 'past' | 'far';

/** What is wrong with the times of a booking, whatever is booked; null where nothing is. */
export function timesFault({ from, to }: Span, now: Date): TimesFault | null {
  if (to <= from) return 'end_before_beginning';
  if (shanghaiDate(from) !== shanghaiDate(new Date(to.getTime() - 1))) return 'over_midnight';
  if (from < now) return 'past';
  return from.getTime() > now.getTime() + FARTHEST_BOOKING_DAYS * DAY_MS ? 'far' : null;
}

/** The stretches of a day in which it is open; ranges that touch are one stretch. */
export function openingsOn(
  hours: OpeningHours,
  day: string,
  notices: readonly HolidayNotice[],
): Array<{ from: string; to: string }> {
  const joined: Array<{ from: string; to: string }> = [];
  for (const { from, to } of hoursOn(hours, day, notices)) {
    const last = joined.at(-1);
    if (last === undefined || last.to < from) joined.push({ from, to });
    else if (last.to < to) last.to = to;
  }
  return joined;
}

/** Why the span lies outside the hours; null where it lies within them. A span over midnight never does. */
export function misfitOf(
  hours: OpeningHours,
  { from, to }: Span,
  notices: readonly HolidayNotice[],
): Extract<Misfit, 'holiday' | 'hours'> | null {
  const day = shanghaiDate(from);
  const openings = openingsOn(hours, day, notices);
  const fits = openings.some(
    (open) => from >= shanghaiInstant(day, open.from) && to <= shanghaiInstant(day, open.to),
  );
  if (fits) return null;
  return openings.length === 0 && dayKind(day, notices) === 'holiday' ? 'holiday' : 'hours';
}

/** The lowest seat that is free all through the span; null where there is none. */
export function freeSeat(capacity: number, taken: readonly TakenSeat[], span: Span): number | null {
  const gone = seatsTaken(taken, span);
  for (let seat = 1; seat <= capacity; seat += 1) if (!gone.has(seat)) return seat;
  return null;
}

function seatsTaken(taken: readonly TakenSeat[], span: Span): Set<number> {
  return new Set(taken.filter((each) => overlaps(each, span)).map(({ seat }) => seat));
}

/**
 * The slots of some days: each opening is cut from its beginning into slots of equal length, what remains is left out.
 * Slots that begin before `notBefore` are left out; full ones are named, for people who would wait.
 */
export function slotsOf(
  { hours, notices, capacity, slotMinutes }: BookableHours,
  taken: readonly TakenSeat[],
  { day: first, days, notBefore }: { day: string; days: number; notBefore: Date },
): Slot[] {
  const slots: Slot[] = [];
  for (let i = 0; i < days; i += 1) {
    const day = addDays(first, i);
    for (const open of openingsOn(hours, day, notices)) {
      const end = shanghaiInstant(day, open.to).getTime();
      const length = slotMinutes * MINUTE_MS;
      for (let at = shanghaiInstant(day, open.from).getTime(); at + length <= end; at += length) {
        const span = { from: new Date(at), to: new Date(at + length) };
        if (span.from < notBefore) continue;
        const gone = [...seatsTaken(taken, span)].filter((seat) => seat <= capacity).length;
        slots.push({ ...span, free: capacity - gone });
      }
    }
  }
  return slots;
}
