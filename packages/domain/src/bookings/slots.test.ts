import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, shanghaiDate, shanghaiInstant, weekdayOf } from '../calendar/shanghai.ts';
import type { OpeningHours, TimeRange } from '../calendar/opening-hours.ts';
import type { HolidayNotice } from '../calendar/workdays.ts';
import { freeSeat, misfitOf, openingsOn, overlaps, slotsOf, timesFault, type TakenSeat } from './slots.ts';

const MINUTE_MS = 60_000;
/** Monday. */
const DAY = '2026-11-23';
const NOTICES: readonly HolidayNotice[] = [
  { year: 2026, holidays: ['2026-11-26'], makeupWorkdays: ['2026-11-28'] },
];

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const range = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]): TimeRange => ({
    from: clock(from * 15),
    to: clock(Math.min(96, from + length) * 15),
  }));
const hoursOf = (ranges: TimeRange[], more: Partial<OpeningHours> = {}): OpeningHours => ({
  weekly: { 1: ranges, 2: ranges, 3: ranges, 4: ranges, 5: ranges, 6: [], 7: [] },
  holidays: 'closed',
  makeupWorkdays: 'open',
  exceptions: [],
  ...more,
});
const taken = (capacity: number) =>
  fc
    .tuple(
      fc.integer({ min: 1, max: capacity }),
      fc.integer({ min: 0, max: 7 * 96 }),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(([seat, at, length]): TakenSeat => {
      const from = shanghaiInstant(DAY).getTime() + at * 15 * MINUTE_MS;
      return { seat, from: new Date(from), to: new Date(from + length * 15 * MINUTE_MS) };
    });

/** Whether a place is open in one minute, read off the declaration itself. */
function isOpen(hours: OpeningHours, at: Date): boolean {
  const day = shanghaiDate(at);
  const minute = (at.getTime() - shanghaiInstant(day).getTime()) / MINUTE_MS;
  const exception = hours.exceptions.find(({ date }) => date === day);
  const usual =
    day === '2026-11-26' ? [] : day === '2026-11-28' ? hours.weekly[1] : hours.weekly[weekdayOf(day)];
  const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return (exception?.ranges ?? usual).some(
    ({ from, to }) => toMinutes(from) <= minute && minute < toMinutes(to),
  );
}

describe('free slots', () => {
  it('are what a minute by minute look at hours and seats finds, over a holiday and a make-up workday', () => {
    const given = fc.integer({ min: 1, max: 3 }).chain((capacity) =>
      fc.record({
        capacity: fc.constant(capacity),
        slotMinutes: fc.constantFrom(15, 30, 45, 60),
        ranges: fc.array(range, { maxLength: 3 }),
        exception: fc.option(
          fc.record({
            date: fc.constantFrom('2026-11-24', '2026-11-26'),
            ranges: fc.array(range, { maxLength: 2 }),
          }),
        ),
        gone: fc.array(taken(capacity), { maxLength: 8 }),
        notBefore: fc.integer({ min: 0, max: 3 * 1440 }),
      }),
    );
    fc.assert(
      fc.property(given, ({ capacity, slotMinutes, ranges, exception, gone, notBefore }) => {
        const hours = hoursOf(ranges, { exceptions: exception === null ? [] : [exception] });
        const since = new Date(shanghaiInstant(DAY).getTime() + notBefore * MINUTE_MS);
        const slots = slotsOf({ hours, notices: NOTICES, capacity, slotMinutes }, gone, {
          day: DAY,
          days: 7,
          notBefore: since,
        });
        for (const slot of slots) {
          const minutes = Array.from(
            { length: slotMinutes },
            (_, at) => new Date(slot.from.getTime() + at * MINUTE_MS),
          );
          expect(slot.from.getTime()).toBeGreaterThanOrEqual(since.getTime());
          expect(minutes.every((at) => isOpen(hours, at))).toBe(true);
          const free = Array.from({ length: capacity }, (_, seat) => seat + 1).filter((seat) =>
            minutes.every((at) => !gone.some((one) => one.seat === seat && one.from <= at && at < one.to)),
          );
          expect(slot.free).toBe(free.length);
          expect(freeSeat(capacity, gone, slot)).toBe(free[0] ?? null);
          expect(misfitOf(hours, slot, NOTICES)).toBe(null);
        }
        // No two slots overlap, and every open stretch holds as many as fit into it.
        for (const [at, slot] of slots.entries()) {
          expect(slots.slice(at + 1).some((other) => overlaps(slot, other))).toBe(false);
        }
        const fitting = Array.from({ length: 7 }, (_, at) => addDays(DAY, at)).flatMap((day) =>
          openingsOn(hours, day, NOTICES).map(({ from, to }) => {
            const length = shanghaiInstant(day, to).getTime() - shanghaiInstant(day, from).getTime();
            return Math.floor(length / (slotMinutes * MINUTE_MS));
          }),
        );
        if (notBefore === 0) expect(slots).toHaveLength(fitting.reduce((sum, count) => sum + count, 0));
      }),
      { numRuns: 150 },
    );
  });

  it('name full times too, for whoever would wait', () => {
    const hours = hoursOf([{ from: '09:00', to: '10:00' }]);
    const gone = [{ seat: 1, from: shanghaiInstant(DAY, '09:00'), to: shanghaiInstant(DAY, '09:30') }];
    const slots = slotsOf({ hours, notices: [], capacity: 1, slotMinutes: 30 }, gone, {
      day: DAY,
      days: 1,
      notBefore: shanghaiInstant(DAY),
    });
    expect(slots.map(({ free }) => free)).toEqual([0, 1]);
  });
});

describe('times of a booking', () => {
  const now = shanghaiInstant(DAY, '12:00');
  const at = (from: string, to: string, day = DAY) => ({
    from: shanghaiInstant(day, from),
    to: shanghaiInstant(day, to),
  });
  it.each([
    [at('14:00', '14:30'), null],
    [at('23:00', '24:00'), null],
    [at('14:30', '14:00'), 'end_before_beginning'],
    [at('14:30', '14:30'), 'end_before_beginning'],
    [{ from: shanghaiInstant(DAY, '23:30'), to: shanghaiInstant(addDays(DAY, 1), '00:30') }, 'over_midnight'],
    [at('11:59', '12:30'), 'past'],
    [at('09:00', '09:30', '2028-01-01'), 'far'],
  ] as const)('%j: %s', (span, fault) => {
    expect(timesFault(span, now)).toBe(fault);
  });

  it('fall on a holiday or outside the hours, also after a notice has moved them', () => {
    const hours = hoursOf([{ from: '09:00', to: '12:00' }]);
    const ten = (day: string) => at('10:00', '10:30', day);
    expect(misfitOf(hours, ten('2026-11-26'), [])).toBe(null);
    expect(misfitOf(hours, ten('2026-11-26'), NOTICES)).toBe('holiday');
    expect(misfitOf(hours, ten('2026-11-28'), [])).toBe('hours');
    expect(misfitOf(hours, ten('2026-11-28'), NOTICES)).toBe(null);
    expect(misfitOf(hours, at('11:45', '12:15'), [])).toBe('hours');
  });
});
