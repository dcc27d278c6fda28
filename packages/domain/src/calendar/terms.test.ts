import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween } from './shanghai.ts';
import { countTerm, type Clock, type Pause } from './terms.ts';
import { addWorkdays, isWorkday, type HolidayNotice } from './workdays.ts';

const NOTICE_2027: HolidayNotice = { year: 2027, holidays: ['2027-01-01'], makeupWorkdays: ['2027-01-03'] };
const clock = (startsOn: string, count: number, unit: Clock['term']['unit'], rest: Partial<Clock> = {}) => ({
  startsOn,
  term: { count, unit },
  rolls: false,
  ...rest,
});
const due = (given: Clock, notices: readonly HolidayNotice[] = []) => {
  const last = countTerm(given, notices);
  return last.known ? last.due : `from ${last.earliest}, ${last.missingYear} is missing`;
};

describe('a term', () => {
  it.each([
    // National Day of 2026: off from 1 to 7 October, worked on Saturday the 10th.
    ['2026-09-30', 3, 'workday', '2026-10-10'],
    ['2026-10-03', 1, 'workday', '2026-10-08'],
    ['2026-11-20', 0, 'workday', '2026-11-20'],
    ['2026-11-20', 45, 'day', '2027-01-04'],
    ['2026-01-31', 1, 'month', '2026-02-28'],
    ['2024-01-31', 1, 'month', '2024-02-29'],
    ['2026-12-31', 2, 'month', '2027-02-28'],
    ['2024-02-29', 1, 'year', '2025-02-28'],
    ['2024-02-29', 4, 'year', '2028-02-29'],
    ['2026-12-30', 2, 'workday', 'from 2027-01-01, 2027 is missing'],
    ['2026-12-25', 8, 'workday', 'from 2027-01-04, 2027 is missing'],
  ] as const)('from %s: %i × %s ends on %s', (startsOn, count, unit, expected) => {
    expect(due(clock(startsOn, count, unit))).toBe(expected);
  });

  it('ends on the next workday where offices are closed on its last day, if the rule says so', () => {
    expect(due(clock('2026-09-01', 1, 'month', { rolls: true }))).toBe('2026-10-08');
    expect(due(clock('2026-11-14', 7, 'day', { rolls: true }))).toBe('2026-11-23');
    expect(due(clock('2026-09-10', 1, 'month', { rolls: true }))).toBe('2026-10-10');
    expect(due(clock('2026-12-01', 1, 'month', { rolls: true }))).toBe('from 2027-01-01, 2027 is missing');
    expect(due(clock('2026-12-01', 1, 'month', { rolls: true }), [NOTICE_2027])).toBe('2027-01-03');
  });

  it('is certain as soon as the year’s notice is loaded', () => {
    const given = clock('2026-12-30', 2, 'workday');
    expect(due(given, [NOTICE_2027])).toBe('2027-01-03');
  });

  it('refuses invalid terms', () => {
    for (const count of [-1, 0.5, 2001, Number.NaN]) {
      expect(() => countTerm(clock('2026-11-20', count, 'workday'))).toThrow(RangeError);
    }
    expect(() => countTerm(clock('20.11.2026', 1, 'day'))).toThrow(RangeError);
  });
});

const day = fc.integer({ min: 0, max: 3500 }).map((days) => addDays('2008-01-01', days));
const units = fc.constantFrom('workday' as const, 'day' as const, 'month' as const, 'year' as const);
/** Up to three pauses after the start, some ending on the day they begin. */
const pausesFrom = (start: string) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 30 })), { maxLength: 3 })
    .map((gaps) => {
      let at = start;
      return gaps.map(([run, rest]): Pause => {
        const from = addDays(at, run);
        at = addDays(from, rest);
        return { from, to: at };
      });
    });

describe('any term', () => {
  it('agrees with the workdays counted one by one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), (startsOn, count) => {
        expect(due(clock(startsOn, count, 'workday'))).toBe(addWorkdays(startsOn, count));
      }),
    );
  });

  it('ends no earlier when it is longer, and on a workday where it rolls', () => {
    fc.assert(
      fc.property(day, units, fc.integer({ min: 0, max: 5 }), (startsOn, unit, count) => {
        const shorter = due(clock(startsOn, count, unit, { rolls: true }));
        const longer = due(clock(startsOn, count + 1, unit, { rolls: true }));
        expect(longer >= shorter).toBe(true);
        expect(isWorkday(shorter)).toBe(true);
        expect(daysBetween(due(clock(startsOn, count, unit)), shorter)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('ends in months on the same day of the month, or on its last', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (startsOn, count) => {
        const last = addMonths(startsOn, count);
        const isSame = last.slice(8) === startsOn.slice(8);
        const isLast = addDays(last, 1).slice(8) === '01';
        expect(isSame || (isLast && last.slice(8) < startsOn.slice(8))).toBe(true);
        expect(addMonths(startsOn, count + 12).slice(0, 7)).toBe(addMonths(last, 12).slice(0, 7));
      }),
    );
  });

  it('loses no day to a pause that ends on its own day, and none of those that ran', () => {
    fc.assert(
      fc.property(
        day.chain((start) => fc.tuple(fc.constant(start), pausesFrom(start))),
        fc.constantFrom('workday' as const, 'day' as const),
        fc.integer({ min: 1, max: 40 }),
        ([startsOn, pauses], unit, count) => {
          const last = due(clock(startsOn, count, unit, { pauses }));
          const counted = (date: string) =>
            (unit === 'day' || isWorkday(date) === true) &&
            !pauses.some(({ from, to }) => from < date && date <= to);
          let ran = 0;
          for (let date = addDays(startsOn, 1); date <= last; date = addDays(date, 1)) {
            if (counted(date)) ran += 1;
          }
          expect([ran, counted(last)]).toEqual([count, true]);
        },
      ),
    );
  });

  it('says about a year without a notice only what holds under every notice', () => {
    const notice = fc
      .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 40 })
      .map((days): HolidayNotice => {
        const holidays = days.map((at) => addDays('2027-01-01', at));
        return { year: 2027, holidays, makeupWorkdays: [] };
      });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }).map((days) => addDays('2026-12-15', days)),
        fc.integer({ min: 1, max: 30 }),
        notice,
        (startsOn, count, known) => {
          const guessed = countTerm(clock(startsOn, count, 'workday'));
          const later = due(clock(startsOn, count, 'workday'), [known]);
          if (guessed.known) expect(later).toBe(guessed.due);
          else expect([guessed.missingYear, later >= guessed.earliest]).toEqual([2027, true]);
        },
      ),
    );
  });
});
