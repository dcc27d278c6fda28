import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Booking } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { newId, shortId, toRef } from '../../app/ids.ts';
import { importNotice } from '../../records/deadlines/index.ts';
import { deliverEvents } from '../../records/events/deliver.ts';
import { createMainLine, sentTexts, type MainLine } from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import { ProblemError } from '../../test-support/platform.ts';
import { lapseDue, offerFreed } from './waiting.ts';

const { book, move, reschedule, createResource, changeResource } = routes.bookings;
/** A Friday, within the station's hours (9:00 to 17:00). */
const FRIDAY = '2026-11-20';
const TEN = { startsAt: `${FRIDAY}T02:00:00Z`, endsAt: `${FRIDAY}T02:30:00Z` };
const ELEVEN = { startsAt: `${FRIDAY}T03:00:00Z`, endsAt: `${FRIDAY}T03:30:00Z` };

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

let made = 0;
const room = async (given: object = {}) => {
  made += 1;
  const body = { kind: 'interview_room' as const, name: `${made}号面试室`, siteId: line.siteId, ...given };
  return line.manager.call(createResource, { body });
};
const booked = async (given: object = {}): Promise<Booking> => {
  const resourceId = (await room()).id;
  const seekerId = (await person(line.clerk)).id;
  return line.clerk.call(book, { body: { ...TEN, resourceId, seekerId, ...given } });
};
const moved = async ({ id, version }: Booking, what: 'confirm' | 'cancel' | 'attend' | 'miss', reason = '') =>
  line.clerk.call(move, { params: { id }, body: { version, move: what, reason } });
const later = (minutes: number) => {
  line.platform.now = new Date(line.platform.now.getTime() + minutes * 60_000);
};
const again = async ({ id }: { id: string }) => line.clerk.call(routes.bookings.get, { params: { id } });

describe('a booking', () => {
  it('takes a place, and the person is told', async () => {
    const row = await booked({ title: '职业指导' });
    expect(row).toMatchObject({ status: 'booked', site: { id: line.siteId }, undo: { move: 'book' } });
    expect(row.can).toEqual(['attend', 'miss', 'move', 'cancel']);
    expect((await sentTexts(line.platform)).at(-1)).toMatch(/职业指导.*11月20日.*10:00/);
  });

  it.each([
    ['booking.end_before_beginning', { startsAt: TEN.endsAt, endsAt: TEN.startsAt }],
    ['booking.end_before_beginning', { endsAt: TEN.startsAt }],
    ['booking.over_midnight', { endsAt: '2026-11-20T17:00:00Z' }],
    ['booking.past', { startsAt: '2026-11-17T02:00:00Z', endsAt: '2026-11-17T02:30:00Z' }],
    ['booking.far', { startsAt: '2028-11-17T02:00:00Z', endsAt: '2028-11-17T02:30:00Z' }],
    // Three in the morning, before nine, over the end, and on a Saturday.
    ['booking.outside_hours', { startsAt: '2026-11-19T19:00:00Z', endsAt: '2026-11-19T19:30:00Z' }],
    ['booking.outside_hours', { startsAt: '2026-11-20T00:30:00Z', endsAt: '2026-11-20T01:30:00Z' }],
    ['booking.outside_hours', { startsAt: '2026-11-20T08:45:00Z', endsAt: '2026-11-20T09:15:00Z' }],
    ['booking.outside_hours', { startsAt: '2026-11-21T02:00:00Z', endsAt: '2026-11-21T02:30:00Z' }],
  ])('is refused as %s: %j', async (code, times) => {
    const body = { ...TEN, ...times, resourceId: (await room()).id };
    expect(await line.clerk.refused(book, { body })).toMatchObject({ code });
  });

  it('is never one of two in one place, but follows another without a gap', async () => {
    const { resource } = await booked();
    const resourceId = resource?.id ?? '';
    const twice = { ...TEN, startsAt: '2026-11-20T02:15:00Z', endsAt: '2026-11-20T02:45:00Z', resourceId };
    expect(await line.clerk.refused(book, { body: twice })).toMatchObject({
      code: 'booking.full',
      status: 409,
    });
    const after = { startsAt: TEN.endsAt, endsAt: ELEVEN.startsAt, resourceId };
    expect(await line.clerk.call(book, { body: after })).toMatchObject({ status: 'booked' });
  });

  it('never takes a person to two places at once', async () => {
    const { seeker } = await booked();
    const body = { ...TEN, resourceId: (await room()).id, seekerId: seeker?.id ?? '' };
    expect(await line.clerk.refused(book, { body })).toMatchObject({ code: 'booking.person_busy' });
  });

  it('never takes an adviser to two places at once, whichever hours are booked', async () => {
    const staff = await line.platform.staff('site_staff', { siteId: line.siteId });
    const { id } = await line.platform.services.db
      .selectFrom('staff')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const hours = async () => room({ kind: 'adviser', staffId: shortId(id) });
    const [one, other] = [await hours(), await hours()];
    await line.clerk.call(book, { body: { ...TEN, resourceId: one.id } });
    const body = { ...TEN, resourceId: other.id };
    expect(await line.clerk.refused(book, { body })).toMatchObject({ code: 'booking.adviser_busy' });
    const { items } = await staff.call(routes.notifications.inbox, { query: {} });
    expect(items[0]?.text).toMatch(/新预约.*11月20日/);
  });

  it('fills the seats of a place one by one, and a seat given back is taken again', async () => {
    const { id: resourceId } = await room({ capacity: 2 });
    const first = await line.clerk.call(book, { body: { ...TEN, resourceId } });
    await line.clerk.call(book, { body: { ...TEN, resourceId } });
    expect(await line.clerk.refused(book, { body: { ...TEN, resourceId } })).toMatchObject({
      code: 'booking.full',
    });
    await moved(first, 'cancel', 'not_needed');
    expect(await line.clerk.call(book, { body: { ...TEN, resourceId } })).toMatchObject({ status: 'booked' });
  });

  it('keeps a place for a quarter of an hour, after which anybody may have it', async () => {
    const { id: resourceId } = await room();
    const held = await line.clerk.call(book, { body: { ...TEN, resourceId, as: 'hold' } });
    expect(held).toMatchObject({ status: 'held', heldUntil: expect.any(String) as string });
    expect(await line.clerk.refused(book, { body: { ...TEN, resourceId } })).toMatchObject({
      code: 'booking.full',
    });
    later(16);
    expect(await line.clerk.call(book, { body: { ...TEN, resourceId } })).toMatchObject({ status: 'booked' });
    const body = { version: held.version, move: 'confirm' as const };
    const refused = await line.clerk.refused(move, { params: { id: held.id }, body });
    expect(refused).toMatchObject({ code: 'booking.lease_over' });
  });
});

describe('a held place', () => {
  it('is confirmed in time, and that can be taken back', async () => {
    const held = await booked({ as: 'hold' });
    const sure = await moved(held, 'confirm');
    expect(sure).toMatchObject({ status: 'booked', heldUntil: null });
    await line.clerk.call(routes.actions.takeBack, { params: { id: sure.undo?.actionId ?? '' } });
    expect(await again(held)).toMatchObject({ status: 'held', heldUntil: held.heldUntil });
  });
});

describe('moving', () => {
  it('keeps the old time and the new one, and tells everyone concerned', async () => {
    const row = await booked({ title: '谈一谈' });
    const after = await line.clerk.call(reschedule, {
      params: { id: row.id },
      body: { version: row.version, ...ELEVEN },
    });
    expect(after).toMatchObject({
      startsAt: '2026-11-20T03:00:00.000Z',
      movedFrom: '2026-11-20T02:00:00.000Z',
    });
    expect((await sentTexts(line.platform)).at(-1)).toMatch(/谈一谈.*改到11月20日.*11:00/);
    // The former time is free again.
    const body = { ...TEN, resourceId: row.resource?.id ?? '' };
    expect(await line.clerk.call(book, { body })).toMatchObject({ status: 'booked' });
  });

  it('says what it clashes with, and leaves everything as it was', async () => {
    const row = await booked();
    const body = { ...ELEVEN, resourceId: row.resource?.id ?? '' };
    await line.clerk.call(book, { body });
    const refused = await line.clerk.refused(reschedule, {
      params: { id: row.id },
      body: { version: row.version, ...ELEVEN },
    });
    expect(refused).toMatchObject({ code: 'booking.full', status: 409 });
    expect(refused.detail).toMatch(/11:00.*11:30/);
    expect(await again(row)).toMatchObject({ startsAt: '2026-11-20T02:00:00.000Z', version: row.version });
  });

  it('is taken back to the former place while that is free, and not over somebody who has it by now', async () => {
    const takeBack = async ({ undo }: Booking) => ({ params: { id: undo?.actionId ?? '' } });
    const row = await booked();
    const other = await room();
    const body = { version: row.version, ...ELEVEN, resourceId: other.id };
    const gone = await line.clerk.call(reschedule, { params: { id: row.id }, body });
    await line.clerk.call(routes.actions.takeBack, await takeBack(gone));
    const back = await again(row);
    expect(back).toMatchObject({ startsAt: '2026-11-20T02:00:00.000Z', resource: row.resource });
    const twice = await line.clerk.call(reschedule, {
      params: { id: row.id },
      body: { ...body, version: back.version },
    });
    await line.clerk.call(book, { body: { ...TEN, resourceId: row.resource?.id ?? '' } });
    const refused = await line.clerk.refused(routes.actions.takeBack, await takeBack(twice));
    expect(refused).toMatchObject({ code: 'booking.full' });
  });
});

describe('a waiting list', () => {
  it('offers a freed place to who came first, once, and to the next when the lease ends', async () => {
    const full = await booked();
    const resourceId = full.resource?.id ?? '';
    const wait = async () => {
      const seekerId = (await person(line.clerk)).id;
      return line.clerk.call(book, { body: { ...TEN, resourceId, seekerId, as: 'wait' } });
    };
    const [first, second] = [await wait(), await wait()];
    const gone = await moved(full, 'cancel', 'person_asked');
    expect(gone).toMatchObject({ status: 'cancelled', cancelReason: 'person_asked' });
    // Nobody passes those who wait, even before the place is offered.
    expect(await line.clerk.refused(book, { body: { ...TEN, resourceId } })).toMatchObject({
      code: 'booking.others_wait',
    });
    later(11);
    await deliverEvents(line.platform.services);
    const offered = await again(first);
    expect(offered).toMatchObject({ status: 'held', can: ['confirm', 'cancel'] });
    expect(await again(second)).toMatchObject({ status: 'waiting' });
    expect((await sentTexts(line.platform)).at(-1)).toMatch(/有空位.*保留到/);
    later(12 * 60 + 1);
    await lapseDue(line.platform.services);
    await deliverEvents(line.platform.services);
    expect(await again(first)).toMatchObject({ status: 'lapsed' });
    expect(await moved(await again(second), 'confirm')).toMatchObject({ status: 'booked' });
  });

  it('is only for what is full', async () => {
    const body = {
      ...TEN,
      resourceId: (await room()).id,
      seekerId: (await person(line.clerk)).id,
      as: 'wait' as const,
    };
    expect(await line.clerk.refused(book, { body })).toMatchObject({ code: 'booking.not_full' });
  });
});

describe('50 at once', () => {
  it('for the last seat: exactly one gets it', async () => {
    const { id: resourceId } = await room({ capacity: 2 });
    await line.clerk.call(book, { body: { ...TEN, resourceId } });
    const people = await Promise.all(Array.from({ length: 50 }, async () => person(line.clerk)));
    const outcomes = await Promise.all(
      people.map(async ({ id: seekerId }) =>
        line.clerk.call(book, { body: { ...TEN, resourceId, seekerId } }).then(
          () => 'booked',
          (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'booking.full')).toHaveLength(49);
  });

  it('wait: one freed seat goes to one of them, however often it is offered', async () => {
    const full = await booked();
    const resourceId = full.resource?.id ?? '';
    const people = await Promise.all(Array.from({ length: 20 }, async () => person(line.clerk)));
    const waiting = await Promise.all(
      people.map(async ({ id: seekerId }) =>
        line.clerk.call(book, { body: { ...TEN, resourceId, seekerId, as: 'wait' } }),
      ),
    );
    await moved(full, 'cancel', 'person_asked');
    later(11);
    const event = {
      ref: toRef(full.id),
      name: 'booking.freed',
      subject: toRef(resourceId),
      payload: {},
      at: line.platform.now,
    } as const;
    await Promise.all(
      Array.from({ length: 8 }, async () =>
        runWrite(line.platform.services, { actor: system('test') }, (ctx) => offerFreed(ctx, event)).catch(
          (error: unknown) => error,
        ),
      ),
    );
    const states = await Promise.all(waiting.map(async (row) => (await again(row)).status));
    expect(states.filter((status) => status === 'held')).toHaveLength(1);
    expect(states.filter((status) => status === 'waiting')).toHaveLength(19);
  });

  it('is refused by the database itself, whatever the program does', async () => {
    const row = await booked();
    const { db } = line.platform.services;
    const claim = await db
      .selectFrom('booking_claims')
      .selectAll()
      .where('booking_id', '=', toRef(row.id).id)
      .where('kind', '=', 'resource')
      .executeTakeFirstOrThrow();
    const double = db.insertInto('booking_claims').values({ ...claim, booking_id: newId() });
    await expect(double.execute()).rejects.toMatchObject({ constraint: 'booking_claims_never_overlap' });
  });
});

describe('a person', () => {
  it('books, waits and calls off alone, and sees nothing that is not open to people', async () => {
    const { own } = await selfRegistered(line.platform);
    const open = await room({ kind: 'other', isOpenToPeople: true });
    const shut = await room();
    const { items } = await own.call(routes.myBookings.bookables, {});
    expect(items.map(({ id }) => id)).toContain(open.id);
    expect(items.map(({ id }) => id)).not.toContain(shut.id);
    expect(
      await own.refused(routes.myBookings.book, { body: { ...TEN, resourceId: shut.id } }),
    ).toMatchObject({
      code: 'booking.resource_unknown',
    });
    const mine = await own.call(routes.myBookings.book, { body: { ...TEN, resourceId: open.id } });
    expect(mine).toMatchObject({ status: 'booked', can: ['move', 'cancel'] });
    const { slots } = await own.call(routes.myBookings.free, {
      params: { id: open.id },
      query: { from: FRIDAY, days: 1 },
    });
    expect(slots).toHaveLength(16);
    expect(slots.find(({ startsAt }) => startsAt === '2026-11-20T02:00:00.000Z')).toMatchObject({ free: 0 });
    const { own: other } = await selfRegistered(line.platform, '张三');
    const waits = await other.call(routes.myBookings.book, {
      body: { ...TEN, resourceId: open.id, wait: true },
    });
    expect(waits).toMatchObject({ status: 'waiting', before: 0 });
    const body = { version: mine.version, move: 'cancel' as const };
    expect(await own.call(routes.myBookings.move, { params: { id: mine.id }, body })).toMatchObject({
      status: 'cancelled',
    });
  });

  it('moves what is their own to a free time, and nothing of others; its history says so', async () => {
    const { own } = await selfRegistered(line.platform);
    const { own: other } = await selfRegistered(line.platform, '张三');
    const open = await room({ kind: 'other', isOpenToPeople: true });
    const mine = await own.call(routes.myBookings.book, { body: { ...TEN, resourceId: open.id } });
    const params = { id: mine.id };
    const body = { version: mine.version, ...ELEVEN };
    expect(await other.refused(routes.myBookings.reschedule, { params, body })).toMatchObject({
      code: 'booking.unknown',
    });
    await other.call(routes.myBookings.book, { body: { ...ELEVEN, resourceId: open.id } });
    expect(await own.refused(routes.myBookings.reschedule, { params, body })).toMatchObject({
      code: 'booking.full',
    });
    const noon = { startsAt: `${FRIDAY}T04:00:00.000Z`, endsAt: `${FRIDAY}T04:30:00.000Z` };
    expect(
      await own.call(routes.myBookings.reschedule, { params, body: { ...body, ...noon } }),
    ).toMatchObject({ ...noon, status: 'booked', movedFrom: `${FRIDAY}T02:00:00.000Z` });
    const { items } = await line.clerk.call(routes.bookings.history, { params });
    expect(items.map(({ kind }) => kind)).toEqual(['booking.move', 'booking.book']);
  });
});

describe('a change of holidays or hours', () => {
  it('finds whoever booked that time, tells them, and the booking shows it until it fits again', async () => {
    const row = await booked({ title: '谈话' });
    const resource = await line.manager.call(routes.bookings.resources, { query: { siteId: line.siteId } });
    const mine = resource.items.find(({ id }) => id === row.resource?.id);
    const change = async (hours: object | null, version: number) =>
      line.manager.call(changeResource, {
        params: { id: mine?.id ?? '' },
        body: { name: mine?.name ?? '', version, isInUse: true, hours: hours as never },
      });
    const afternoon = [{ from: '14:00', to: '17:00' }];
    const weekly = { '1': [], '2': [], '3': [], '4': [], '5': afternoon, '6': [], '7': [] };
    const hours = { weekly, holidays: 'closed', makeupWorkdays: 'open', exceptions: [] };
    expect(await change(hours, 1)).toMatchObject({ misfits: 1 });
    expect(await again(row)).toMatchObject({ status: 'booked', misfit: 'hours' });
    expect((await sentTexts(line.platform)).at(-1)).toMatch(/谈话.*要改时间.*不开放/);
    expect(await change(null, 2)).toMatchObject({ misfits: 0 });
    expect(await again(row)).toMatchObject({ misfit: null });
    expect((await sentTexts(line.platform)).at(-1)).toMatch(/照原来的时间/);
  });

  it('comes with a notice: a workday that becomes a holiday', async () => {
    const year = 2027;
    const day = `${year}-05-06`;
    const times = { startsAt: `${day}T02:00:00Z`, endsAt: `${day}T02:30:00Z` };
    const row = await booked({ ...times, title: '面谈' });
    expect(row.misfit).toBe(null);
    const days = ['01-01', '05-01', '05-06', '10-01', '10-02', '10-03'].map((date) => `${year}-${date} 放假`);
    await runWrite(line.platform.services, { actor: system('test') }, (ctx) =>
      importNotice(ctx, days.join('\n')),
    );
    await deliverEvents(line.platform.services);
    expect(await again(row)).toMatchObject({ status: 'booked', misfit: 'holiday' });
    expect((await sentTexts(line.platform)).at(-1)).toMatch(/面谈.*要改时间.*放假/);
    const body = { ...times, resourceId: row.resource?.id ?? '' };
    expect(await line.clerk.refused(book, { body })).toMatchObject({ code: 'booking.outside_hours' });
  });
});
