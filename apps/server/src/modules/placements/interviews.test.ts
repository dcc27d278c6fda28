import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Booking, type Placement } from '@yizhan/contract';
import { createMainLine, sentTexts, type MainLine, type MoveStep } from '../../test-support/main-line.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

/** A Friday, 10:00. */
const TEN = '2026-11-20T02:00:00Z';
const step = (
  startsAt: string,
  more: Partial<Extract<MoveStep, { action: 'book_interview' }>> = {},
): MoveStep => ({
  action: 'book_interview',
  startsAt,
  minutes: 30,
  mode: 'phone',
  siteId: null,
  ...more,
});
const inRoom = (startsAt: string) => step(startsAt, { mode: 'at_site', siteId: line.siteId });
const bookingsOf = async ({ seekerId }: Placement): Promise<Booking[]> =>
  (await line.clerk.call(routes.bookings.list, { query: { seekerId } })).items;
const bookingOf = async (placement: Placement): Promise<Booking> => {
  const [booking] = await bookingsOf(placement);
  if (booking === undefined) throw new Error('no booking');
  return booking;
};
const read = async ({ id }: { id: string }) => line.clerk.call(routes.placements.get, { params: { id } });

describe('an interview', () => {
  it.each(['2026-11-19T19:00:00Z', '2026-11-19T23:59:00Z', '2026-11-20T11:45:00Z'])(
    'is not set at night: %s',
    async (startsAt) => {
      const refused = await line.refusedStep(await line.referred(), step(startsAt));
      expect(refused).toMatchObject({ status: 422, code: 'placement.interview_hours' });
    },
  );

  it('is never one of two at once for one person', async () => {
    const first = await line.step(await line.referred(), step(TEN));
    const { id: vacancyId } = await line.vacancy();
    const other = await line.clerk.call(routes.placements.refer, {
      body: { seekerId: first.seekerId, vacancyId },
    });
    const refused = await line.refusedStep(other, step('2026-11-20T02:15:00Z'));
    expect(refused).toMatchObject({ status: 409, code: 'booking.person_busy' });
    expect(await line.step(other, step('2026-11-20T02:30:00Z'))).toMatchObject({
      status: 'interview_booked',
    });
  });

  it('takes place at the vacancy’s address unless another place is said', async () => {
    const placement = await line.step(await line.referred(), step(TEN, { mode: 'at_employer' }));
    expect(placement.interviews[0]?.place).toMatch(/湖湘路/);
    expect((await bookingOf(placement)).resource).toBe(null);
  });

  it('books a room, moves with it when it is dragged, and tells person and employer', async () => {
    const placement = await line.step(await line.referred(), inRoom('2026-11-23T02:00:00Z'));
    const booking = await bookingOf(placement);
    expect(booking).toMatchObject({
      status: 'booked',
      resource: { kind: 'interview_room', name: '面试室' },
      subject: { noun: 'placement', id: placement.id },
      can: ['move', 'cancel'],
    });
    const times = { startsAt: '2026-11-23T03:00:00Z', endsAt: '2026-11-23T03:45:00Z' };
    const moved = await line.clerk.call(routes.bookings.reschedule, {
      params: { id: booking.id },
      body: { version: booking.version, ...times },
    });
    const after = await read(placement);
    expect(after.interviewAt).toBe('2026-11-23T03:00:00.000Z');
    expect(after.interviews.map(({ result, minutes }) => [result, minutes])).toEqual([
      ['moved', 30],
      ['booked', 45],
    ]);
    expect((await sentTexts(line.platform)).at(-1)).toMatch(/面试改到11月23日.*11:00/);
    // One step back takes both back.
    await line.clerk.call(routes.actions.takeBack, { params: { id: moved.undo?.actionId ?? '' } });
    expect((await read(placement)).interviewAt).toBe('2026-11-23T02:00:00.000Z');
    expect(await bookingOf(placement)).toMatchObject({ startsAt: '2026-11-23T02:00:00.000Z' });
  });

  it('is called off with its booking, and the booking with it', async () => {
    const first = await line.step(await line.referred(), inRoom('2026-11-24T02:00:00Z'));
    const booking = await bookingOf(first);
    await line.clerk.call(routes.bookings.move, {
      params: { id: booking.id },
      body: { version: booking.version, move: 'cancel', reason: 'employer_asked' },
    });
    const after = await read(first);
    expect(after).toMatchObject({ status: 'accepted', interviewAt: null });
    expect(after.interviews[0]).toMatchObject({ result: 'called_off' });
    expect((await sentTexts(line.platform)).at(-1)).toMatch(/面试取消了/);

    const second = await line.step(await line.referred(), inRoom('2026-11-24T02:00:00Z'));
    const stopped = await line.step(second, { action: 'stop', reason: 'seeker_found_other' });
    expect(await bookingOf(second)).toMatchObject({ status: 'cancelled' });
    // Taken back, both stand again.
    await line.clerk.call(routes.actions.takeBack, { params: { id: stopped.undo?.actionId ?? '' } });
    expect(await bookingOf(second)).toMatchObject({ status: 'booked' });
  });

  it('goes on in the same booking when it is moved at the placement, also into another room', async () => {
    const placement = await line.step(await line.referred(), step('2026-11-25T02:00:00Z'));
    const before = await bookingOf(placement);
    const moved = await line.step(placement, inRoom('2026-11-25T05:00:00Z'));
    const [only, ...more] = await bookingsOf(moved);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ id: before.id, resource: { name: '面试室' }, movedFrom: before.startsAt });
    const passed = await line.step(moved, { action: 'record_interview', result: 'passed' });
    expect(await bookingOf(passed)).toMatchObject({ status: 'attended' });
  });

  it('finds a free room of several, and says when all are taken', async () => {
    const body = { kind: 'interview_room' as const, name: '小面试室', siteId: line.siteId };
    await line.manager.call(routes.bookings.createResource, { body });
    const at = '2026-11-26T02:00:00Z';
    await line.step(await line.referred(), inRoom(at));
    await line.step(await line.referred(), inRoom(at));
    const refused = await line.refusedStep(await line.referred(), inRoom(at));
    expect(refused).toMatchObject({ code: 'placement.room_taken' });
  });
});
