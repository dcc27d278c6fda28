import { describe, expect, it } from 'vitest';
import type { Booking, BookingCalendar, BookingResource } from '@yizhan/contract';
import { clashOf, dayColumns, destinationOf, instantAt, minuteOf, weekColumns } from './on-calendar.ts';
import type { Words } from './on-calendar.ts';

const WORDS: Words = {
  closed: (kind) => `closed ${kind}`,
  day: (day) => day,
  dayNote: (kind) => kind,
  resourceNote: ({ capacity }) => `${capacity}`,
  noRoom: 'no room',
  status: (status) => status,
  misfit: (misfit) => `misfit ${misfit}`,
  shut: (kind) => `shut ${kind}`,
  past: 'past',
  roomNeeded: 'room needed',
  outOfUse: 'out of use',
  taken: (by) => `taken by ${by.join('+')}`,
  personBusy: (name, elsewhere) => `${name} is at ${elsewhere}`,
  nobody: 'nobody',
};
const DAY = '2026-12-01';
const NOW = new Date(`${DAY}T08:00:00+08:00`);
const ID = '4303-3WvDzXJ8VhVPhZpbKjqfQ';
const SITE = { id: '3WvDzXJ8VhVPhZpbKjqfQe', name: '雨湖站' };

const resource = (id: string, more: Partial<BookingResource> = {}): BookingResource => ({
  id: ID + id,
  version: 1,
  kind: 'interview_room',
  name: `room ${id}`,
  site: SITE,
  staff: null,
  capacity: 1,
  slotMinutes: 30,
  hours: null,
  isOpenToPeople: false,
  isInUse: true,
  note: '',
  mayEdit: true,
  ...more,
});
function booking(
  id: string,
  room: string | null,
  from: string,
  to: string,
  more: Partial<Booking> = {},
): Booking {
  return {
    id: ID + id,
    version: 1,
    status: 'booked',
    can: ['move', 'cancel'],
    undo: null,
    resource: room === null ? null : { id: ID + room, kind: 'interview_room', name: `room ${room}` },
    site: SITE,
    startsAt: `${DAY}T${from}:00+08:00`,
    endsAt: `${DAY}T${to}:00+08:00`,
    seeker: { id: ID + id, name: `person ${id}` },
    title: 'advice',
    note: '',
    subject: null,
    heldUntil: null,
    movedFrom: null,
    misfit: null,
    cancelReason: null,
    createdAt: '2026-11-20T02:00:00.000Z',
    ...more,
  };
}
const HOURS = [
  { from: '09:00', to: '12:00' },
  { from: '14:00', to: '17:00' },
];
const calendar = (
  bookings: Booking[],
  resources = [resource('a'), resource('b', { capacity: 2 })],
): BookingCalendar => ({
  days: [
    { day: DAY, kind: 'workday' },
    { day: '2026-12-02', kind: 'holiday' },
  ],
  resources: resources.map((one) => ({
    resource: one,
    openings: [
      { day: DAY, ranges: HOURS },
      { day: '2026-12-02', ranges: [] },
    ],
  })),
  bookings,
});
const at = (room: string | null, clock: string, day = DAY) => ({
  resourceId: room === null ? null : ID + room,
  day,
  from: Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)),
});

describe('times of the office', () => {
  it('are minutes of a day wherever the browser stands', () => {
    expect(minuteOf('2026-12-01T01:30:00.000Z')).toBe(9 * 60 + 30);
    // 17:00 on the last of November in Greenwich is one in the morning here.
    expect(minuteOf('2026-11-30T17:00:00.000Z')).toBe(60);
    expect(instantAt(DAY, 60)).toBe('2026-11-30T17:00:00.000Z');
  });
});

describe('the columns of a calendar', () => {
  it('are rooms on one day, and one for what needs no room', () => {
    const shown = dayColumns(
      calendar([
        booking('1', 'a', '09:00', '09:30'),
        booking('2', null, '10:00', '10:30'),
        booking('3', 'b', '09:00', '09:30', { status: 'waiting' }),
      ]),
      DAY,
      DAY,
      WORDS,
    );
    expect(shown.columns.map(({ title }) => title)).toEqual(['room a', 'room b', 'no room']);
    expect(shown.columns[0]?.open).toEqual([
      { from: 540, to: 720 },
      { from: 840, to: 1020 },
    ]);
    expect(shown.entries.map(({ title, from, to }) => [title, from, to])).toEqual([
      ['person 1', 540, 570],
      ['person 2', 600, 630],
    ]);
  });

  it('leave a room out that is no longer used, unless something stands in it', () => {
    const rooms = [resource('a', { isInUse: false }), resource('b', { isInUse: false })];
    const shown = dayColumns(calendar([booking('1', 'b', '09:00', '09:30')], rooms), DAY, DAY, WORDS);
    expect(shown.columns.map(({ title }) => title)).toEqual(['room b']);
  });

  it('are days in a week, with the room said in the entry and a holiday by its name', () => {
    const shown = weekColumns(
      calendar([booking('1', 'a', '09:00', '09:30', { misfit: 'holiday' })]),
      DAY,
      WORDS,
    );
    expect(shown.columns.map(({ title, closed, today }) => [title, closed, today])).toEqual([
      [DAY, 'closed workday', true],
      ['2026-12-02', 'closed holiday', false],
    ]);
    expect(shown.entries[0]?.detail).toBe('misfit holiday · advice · room a');
    expect(shown.entries[0]?.tone).toBe('bad');
  });

  it('say where an entry goes: a room on a day, a day in a week', () => {
    const one = booking('1', 'a', '09:00', '09:30');
    expect(destinationOf(one, { column: `${ID}b`, from: 600 }, DAY)).toEqual(at('b', '10:00'));
    expect(destinationOf(one, { column: '2026-12-02', from: 600 }, null)).toEqual(
      at('a', '10:00', '2026-12-02'),
    );
    expect(destinationOf(one, { column: 'none', from: 600 }, DAY).resourceId).toBeNull();
  });
});

describe('a clash', () => {
  const moved = booking('9', 'a', '09:00', '10:00');
  const why = (others: Booking[], to: ReturnType<typeof at>, one = moved, rooms?: BookingResource[]) =>
    clashOf(calendar([one, ...others], rooms), one, to, NOW, WORDS);

  it('is none where nobody stands, also right before and after somebody', () => {
    expect(
      why([booking('1', 'a', '10:00', '10:30'), booking('2', 'a', '11:30', '12:00')], at('a', '10:30')),
    ).toBe('');
  });

  it('names who stands there', () => {
    expect(why([booking('1', 'a', '10:30', '11:00')], at('a', '10:00'))).toBe('taken by person 1');
    expect(why([booking('1', 'a', '10:30', '11:00', { status: 'held' })], at('a', '10:00'))).not.toBe('');
    expect(why([booking('1', 'a', '10:30', '11:00', { status: 'missed' })], at('a', '10:00'))).toBe('');
  });

  it('counts how many stand at once where there is room for several', () => {
    const after = [booking('1', 'b', '10:00', '10:30'), booking('2', 'b', '10:30', '11:00')];
    expect(why(after, at('b', '10:00'))).toBe('');
    expect(why([...after, booking('3', 'b', '10:15', '10:45')], at('b', '10:00'))).toContain('taken by');
  });

  it('tells closed hours, holidays, the past and a room out of use', () => {
    expect(why([], at('a', '11:30'))).toBe('shut workday');
    expect(why([], at('a', '10:00', '2026-12-02'))).toBe('shut holiday');
    expect(why([], at('a', '07:00'))).toBe('past');
    expect(why([], at('a', '10:00'), moved, [resource('a', { isInUse: false })])).toBe('out of use');
    expect(why([], at(null, '10:00'))).toBe('room needed');
  });

  it('tells that the person is somewhere else then', () => {
    const elsewhere = booking('1', 'b', '10:00', '10:30', { seeker: moved.seeker });
    expect(why([elsewhere], at('a', '10:00'))).toBe('person 9 is at room b');
  });

  it('keeps what needs no room within the hours of interviews', () => {
    const interview = booking('5', null, '09:00', '09:30');
    expect(why([], at(null, '19:30'), interview)).toBe('');
    expect(why([], at(null, '20:00'), interview)).toBe('shut workday');
  });
});
