import { INTERVIEW_HOURS } from '@yizhan/domain/bookings/vocabulary.ts';
import type { Booking, BookingCalendar, BookingResource } from '@yizhan/contract';
import type { BookingStatus } from '@yizhan/domain';
import { dayOf } from '@yizhan/ui/format/time.ts';
import { joined, overlap } from '../../components/calendar/layout.ts';
import type { CalendarColumn, CalendarEntry, Span } from '../../components/calendar/layout.ts';
import type { Tone } from '../../components/tones.ts';

export const BOOKING_TONES = {
  waiting: 'calm',
  held: 'warn',
  booked: 'busy',
  attended: 'good',
  missed: 'bad',
  cancelled: 'calm',
  lapsed: 'calm',
} as const satisfies Record<BookingStatus, Tone>;

/** Column of what keeps nobody's room: an interview by phone or at the employer's. */
const NO_ROOM = 'none';
type DayKind = BookingCalendar['days'][number]['kind'];

/** Words that this file needs: it has no language. */
export interface Words {
  readonly closed: (kind: DayKind) => string;
  readonly day: (day: string) => string;
  readonly dayNote: (kind: DayKind) => string;
  readonly resourceNote: (resource: BookingResource) => string;
  readonly noRoom: string;
  readonly status: (status: BookingStatus) => string;
  readonly misfit: (misfit: NonNullable<Booking['misfit']>) => string;
  /** Why it cannot stand in closed hours. */
  readonly shut: (kind: DayKind) => string;
  readonly past: string;
  readonly roomNeeded: string;
  readonly outOfUse: string;
  readonly taken: (by: readonly string[]) => string;
  readonly personBusy: (name: string, elsewhere: string) => string;
  readonly nobody: string;
}

const HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;

/** Minutes since midnight of the office. */
export function minuteOf(at: string): number {
  return Math.round((Date.parse(at) - Date.parse(`${dayOf(at)}T00:00:00+08:00`)) / MINUTE_MS);
}
export function instantAt(day: string, minute: number): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + minute * MINUTE_MS).toISOString();
}
export const lengthOf = ({ startsAt, endsAt }: Pick<Booking, 'startsAt' | 'endsAt'>) =>
  (Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS;
const minuteOfClock = (clock: string) => Number(clock.slice(0, 2)) * HOUR_MINUTES + Number(clock.slice(3, 5));
const spanOf = ({ from, to }: { from: string; to: string }): Span => ({
  from: minuteOfClock(from),
  to: minuteOfClock(to),
});
const INTERVIEWS = spanOf(INTERVIEW_HOURS);

/** What stands on a calendar; who waits or called off does not. */
const isShown = ({ status }: Booking) =>
  status === 'held' || status === 'booked' || status === 'attended' || status === 'missed';
/** What keeps others away. */
const keepsPlace = ({ status }: Booking) => status === 'held' || status === 'booked' || status === 'attended';

function openingsOf(calendar: BookingCalendar, resourceId: string, day: string): Span[] {
  const found = calendar.resources.find(({ resource }) => resource.id === resourceId);
  return found?.openings.find((one) => one.day === day)?.ranges.map(spanOf) ?? [];
}
const titleOf = (booking: Booking, words: Words) =>
  booking.seeker?.name ?? (booking.title === '' ? words.nobody : booking.title);

interface Shown {
  readonly columns: CalendarColumn[];
  readonly entries: CalendarEntry[];
}

function entryOf(booking: Booking, column: string, where: string, words: Words): CalendarEntry {
  const parts = [booking.seeker === null ? '' : booking.title, where];
  const misfit = booking.misfit === null ? '' : words.misfit(booking.misfit);
  return {
    id: booking.id,
    column,
    ...timesOf(booking),
    title: titleOf(booking, words),
    detail: [misfit, ...parts].filter((part) => part !== '').join(' · '),
    state: words.status(booking.status),
    tone: booking.misfit === null ? BOOKING_TONES[booking.status] : 'bad',
    movable: booking.can.includes('move'),
  };
}

/** One day: a column for each room and adviser, and one for what needs no room, where there is any. */
export function dayColumns(calendar: BookingCalendar, day: string, today: string, words: Words): Shown {
  const kind = calendar.days.find((one) => one.day === day)?.kind ?? 'unknown';
  const bookings = calendar.bookings.filter((one) => isShown(one) && dayOf(one.startsAt) === day);
  const columns: CalendarColumn[] = calendar.resources
    .filter(({ resource }) => resource.isInUse || bookings.some((one) => one.resource?.id === resource.id))
    .map(({ resource }) => ({
      id: resource.id,
      title: resource.name,
      note: words.resourceNote(resource),
      today: day === today,
      open: openingsOf(calendar, resource.id, day),
      closed: words.closed(kind),
    }));
  if (bookings.some(({ resource }) => resource === null))
    columns.push({
      id: NO_ROOM,
      title: words.noRoom,
      note: '',
      today: day === today,
      open: [INTERVIEWS],
      closed: words.closed('workday'),
    });
  return {
    columns,
    entries: bookings.map((one) => entryOf(one, one.resource?.id ?? NO_ROOM, '', words)),
  };
}

/** Some days: a column for each, with what is booked of all rooms and advisers shown. */
export function weekColumns(calendar: BookingCalendar, today: string, words: Words): Shown {
  const columns = calendar.days.map(({ day, kind }) => ({
    id: day,
    title: words.day(day),
    note: words.dayNote(kind),
    today: day === today,
    open: joined(calendar.resources.flatMap(({ resource }) => openingsOf(calendar, resource.id, day))),
    closed: words.closed(kind),
  }));
  const entries = calendar.bookings
    .filter(isShown)
    .map((one) => entryOf(one, dayOf(one.startsAt), one.resource?.name ?? words.noRoom, words));
  return { columns, entries };
}

/** Where a booking is to go. */
interface Destination {
  readonly resourceId: string | null;
  readonly day: string;
  readonly from: number;
}

/** A column of a day is a room, one of a week a day. */
export function destinationOf(
  booking: Booking,
  target: { readonly column: string; readonly from: number },
  day: string | null,
): Destination {
  const { column, from } = target;
  return day === null
    ? { resourceId: booking.resource?.id ?? null, day: column, from }
    : { resourceId: column === NO_ROOM ? null : column, day, from };
}

function timesOf(booking: Booking): Span {
  const from = minuteOf(booking.startsAt);
  return { from, to: from + lengthOf(booking) };
}

/** How many stand there at one time, at most: between two beginnings their number does not grow. */
function mostAtOnce(others: readonly Booking[], during: Span): number {
  const times = others.map(timesOf);
  const counts = times.map(({ from }) => {
    const at = Math.max(from, during.from);
    return times.filter((one) => overlap(one, { from: at, to: at + 1 })).length;
  });
  return Math.max(0, ...counts);
}

/** Why a booking cannot stand there, as far as this calendar knows; '' where it can. The server knows more. */
export function clashOf(
  calendar: BookingCalendar,
  booking: Booking,
  { resourceId, day, from }: Destination,
  now: Date,
  words: Words,
): string {
  const during = { from, to: from + lengthOf(booking) };
  if (Date.parse(instantAt(day, from)) < now.getTime()) return words.past;
  const others = calendar.bookings.filter(
    (one) =>
      one.id !== booking.id &&
      keepsPlace(one) &&
      dayOf(one.startsAt) === day &&
      overlap(timesOf(one), during),
  );
  if (resourceId === null) {
    if (booking.resource !== null) return words.roomNeeded;
    if (from < INTERVIEWS.from || during.to > INTERVIEWS.to) return words.shut('workday');
  } else {
    const found = calendar.resources.find(({ resource }) => resource.id === resourceId);
    if (found?.resource.isInUse === false) return words.outOfUse;
    const open = openingsOf(calendar, resourceId, day);
    if (!open.some((one) => one.from <= during.from && during.to <= one.to))
      return words.shut(
        open.length > 0 ? 'workday' : (calendar.days.find((one) => one.day === day)?.kind ?? 'unknown'),
      );
    const there = others.filter((one) => one.resource?.id === resourceId);
    if (mostAtOnce(there, during) >= (found?.resource.capacity ?? 1))
      return words.taken(there.map((one) => titleOf(one, words)));
  }
  const same = others.find((one) => one.seeker !== null && one.seeker.id === booking.seeker?.id);
  return same === undefined ? '' : words.personBusy(titleOf(same, words), same.resource?.name ?? same.title);
}
