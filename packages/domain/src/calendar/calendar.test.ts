import { describe, expect, it } from 'vitest';
import { hoursOn, openState } from './opening-hours.ts';
import type { OpeningHours, TimeRange } from './opening-hours.ts';
import {
  addDays,
  daysBetween,
  shanghaiDate,
  shanghaiInstant,
  shanghaiMonth,
  shanghaiTime,
  weekdayOf,
} from './shanghai.ts';
import { addWorkdays, dayKind, isCalendarKnown, isWorkday, workdaysBetween } from './workdays.ts';
import type { HolidayNotice } from './workdays.ts';

describe('Shanghai dates', () => {
  it('starts the day at 16:00 UTC, whatever the time zone of the process', () => {
    expect(shanghaiDate(new Date('2026-11-21T15:59:59Z'))).toBe('2026-11-21');
    expect(shanghaiDate(new Date('2026-11-21T16:00:00Z'))).toBe('2026-11-22');
    expect(shanghaiMonth(new Date('2026-11-30T16:00:00Z'))).toBe('2026-12');
    expect(shanghaiTime(new Date('2026-11-21T16:05:00Z'))).toBe('00:05');
  });
  it('turns wall clock into instants and back', () => {
    expect(shanghaiInstant('2026-11-22', '09:30').toISOString()).toBe('2026-11-22T01:30:00.000Z');
    expect(shanghaiInstant('2026-11-22', '24:00').toISOString()).toBe('2026-11-22T16:00:00.000Z');
    expect(() => shanghaiInstant('2026-11-22', '9:30')).toThrow(RangeError);
    expect(() => shanghaiInstant('22.11.2026')).toThrow(RangeError);
  });
  it('moves and compares days', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-11-22', '2026-12-01')).toBe(9);
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(weekdayOf('2026-11-23')).toBe(1);
  });
});

const NOTICE_2027: HolidayNotice = { year: 2027, holidays: ['2027-01-01'], makeupWorkdays: ['2027-01-03'] };

describe('workdays', () => {
  it.each([
    ['2026-02-13', 'workday'],
    ['2026-02-14', 'makeup_workday'],
    ['2026-02-16', 'holiday'],
    ['2026-02-21', 'holiday'],
    ['2026-10-11', 'weekend'],
    ['2026-10-10', 'makeup_workday'],
    ['2027-03-09', 'unknown'],
    ['1999-03-09', 'unknown'],
  ] as const)('%s is %s', (date, kind) => {
    expect(dayKind(date)).toBe(kind);
  });
  it('refuses to guess a year without a notice and trusts a loaded one', () => {
    expect(isWorkday('2027-01-05')).toBe('unknown');
    expect(isCalendarKnown(2027)).toBe(false);
    expect(isCalendarKnown(2027, [NOTICE_2027])).toBe(true);
    expect(isWorkday('2027-01-01', [NOTICE_2027])).toBe(false);
    expect(isWorkday('2027-01-03', [NOTICE_2027])).toBe(true);
    expect(isWorkday('2027-01-05', [NOTICE_2027])).toBe(true);
  });
  it('counts workdays over holidays and make-up days', () => {
    expect(addWorkdays('2026-09-30', 1)).toBe('2026-10-08');
    expect(addWorkdays('2026-09-30', 3)).toBe('2026-10-10');
    expect(addWorkdays('2026-11-20', 0)).toBe('2026-11-20');
    expect(addWorkdays('2026-12-30', 2)).toBeNull();
    expect(addWorkdays('2026-12-30', 2, [NOTICE_2027])).toBe('2027-01-03');
    expect(workdaysBetween('2026-09-30', '2026-10-10')).toBe(3);
    expect(workdaysBetween('2026-09-30', '2026-09-30')).toBe(0);
    expect(workdaysBetween('2026-12-30', '2027-01-05')).toBeNull();
    expect(() => addWorkdays('2026-09-30', -1)).toThrow(RangeError);
  });
});

const office: TimeRange[] = [
  { from: '14:30', to: '17:30' },
  { from: '09:00', to: '12:00' },
];
const hours = (rest: Partial<OpeningHours> = {}): OpeningHours => ({
  weekly: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] },
  holidays: 'closed',
  makeupWorkdays: 'open',
  exceptions: [],
  ...rest,
});
const at = (date: string, time: string) => shanghaiInstant(date, time);

describe('openState', () => {
  it('is open within the hours, until the break', () => {
    expect(openState(hours(), at('2026-11-23', '09:00'))).toEqual({
      open: true,
      reason: 'open',
      calendarKnown: true,
      until: at('2026-11-23', '12:00'),
    });
  });
  it.each([
    ['2026-11-23', '08:59', 'before_opening', '2026-11-23', '09:00'],
    ['2026-11-23', '12:00', 'break', '2026-11-23', '14:30'],
    ['2026-11-23', '17:30', 'after_closing', '2026-11-24', '09:00'],
    ['2026-11-21', '10:00', 'closed_weekday', '2026-11-23', '09:00'],
    ['2026-10-01', '10:00', 'closed_holiday', '2026-10-08', '09:00'],
    ['2026-02-15', '10:00', 'closed_holiday', '2026-02-24', '09:00'],
  ])('is closed on %s at %s: %s', (date, time, reason, nextDate, nextTime) => {
    expect(openState(hours(), at(date, time))).toEqual({
      open: false,
      reason,
      calendarKnown: true,
      nextOpen: at(nextDate, nextTime),
    });
  });
  it('works on a make-up Saturday only when the rule says so', () => {
    expect(openState(hours(), at('2026-10-10', '10:00'))).toMatchObject({
      open: true,
      reason: 'open_makeup_workday',
    });
    expect(openState(hours({ makeupWorkdays: 'weekly' }), at('2026-10-10', '10:00'))).toMatchObject({
      open: false,
      reason: 'closed_weekday',
      nextOpen: at('2026-10-12', '09:00'),
    });
  });
  it('may stay open on holidays, with the hours of a working day where the weekday has none', () => {
    expect(openState(hours({ holidays: 'open' }), at('2026-10-03', '10:00'))).toMatchObject({
      open: true,
      reason: 'open_holiday',
    });
    expect(openState(hours({ holidays: 'weekly' }), at('2026-10-03', '10:00')).open).toBe(false);
    expect(openState(hours({ holidays: 'weekly' }), at('2026-10-01', '10:00')).open).toBe(true);
  });
  it('lets an exception win over everything', () => {
    const special = hours({
      exceptions: [
        { date: '2026-10-01', ranges: [{ from: '10:00', to: '16:00' }], note: '国庆招聘会' },
        { date: '2026-11-23', ranges: [] },
      ],
    });
    expect(openState(special, at('2026-10-01', '11:00'))).toEqual({
      open: true,
      reason: 'open_exception',
      calendarKnown: true,
      note: '国庆招聘会',
      until: at('2026-10-01', '16:00'),
    });
    expect(openState(special, at('2026-11-23', '10:00'))).toMatchObject({
      open: false,
      reason: 'closed_exception',
      nextOpen: at('2026-11-24', '09:00'),
    });
    expect(hoursOn(special, '2026-11-23')).toEqual([]);
  });
  it('says when the calendar of the year is not known and then follows the weekly hours', () => {
    expect(openState(hours(), at('2027-03-09', '10:00'))).toMatchObject({ open: true, calendarKnown: false });
    expect(openState(hours(), at('2027-01-01', '10:00'), [NOTICE_2027])).toMatchObject({
      open: false,
      reason: 'closed_holiday',
      calendarKnown: true,
    });
  });
  it('joins hours over midnight and knows a site that never closes or never opens', () => {
    const night = [
      { from: '00:00', to: '02:00' },
      { from: '18:00', to: '24:00' },
    ];
    const every = (ranges: TimeRange[]) =>
      hours({
        weekly: { 1: ranges, 2: ranges, 3: ranges, 4: ranges, 5: ranges, 6: ranges, 7: ranges },
        holidays: 'weekly',
      });
    expect(openState(every(night), at('2026-11-23', '23:00')).until).toEqual(at('2026-11-24', '02:00'));
    const always = openState(every([{ from: '00:00', to: '24:00' }]), at('2026-11-23', '23:00'));
    expect(always).toEqual({ open: true, reason: 'open', calendarKnown: true });
    expect(openState(every([]), at('2026-11-23', '23:00'))).toEqual({
      open: false,
      reason: 'closed_weekday',
      calendarKnown: true,
    });
  });
});
