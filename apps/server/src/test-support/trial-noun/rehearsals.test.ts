import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { rehearsalRoutes, type Rehearsal } from '@yizhan/contract/test-support/rehearsals.ts';
import { toRef } from '../../app/ids.ts';
import { MODULES } from '../../modules/index.ts';
import { compose } from '../../records/compose.ts';
import { createTestDatabase } from '../database.ts';
import { createMainLine, sentTexts, type MainLine } from '../main-line.ts';
import { person, selfRegistered } from '../people.ts';
import type { Caller } from '../platform.ts';
import { findAnywhere } from '../search-database.ts';
import { withAdmin } from '../server.ts';
import { rehearsalsModule } from './module.ts';
import { REHEARSALS_TABLE } from './rehearsals.table.ts';

const {
  bookRehearsal: book,
  moveRehearsal: move,
  listRehearsals: list,
  exportRehearsals: takeOut,
} = rehearsalRoutes;
const NOW = new Date('2026-11-18T02:00:00Z');
const AT = '2026-11-20T02:00:00.000Z';

let line: MainLine;
beforeAll(async () => {
  const database = await createTestDatabase();
  await withAdmin(database.url, (admin) => admin.query(REHEARSALS_TABLE));
  const composition = compose([...MODULES, rehearsalsModule], {
    ...routes,
    placements: { ...routes.placements, ...rehearsalRoutes },
  });
  line = await createMainLine({ database, composition });
});
afterAll(() => line.platform.stop());

const booked = async (seekerId: string, given: object = {}): Promise<Rehearsal> =>
  line.clerk.call(book, { body: { seekerId, at: AT, wish: '练自我介绍', ...given } });
const arranged = async (): Promise<Rehearsal> => booked((await person(line.clerk)).id);
const listed = async (caller: Caller, query: object = {}): Promise<readonly Rehearsal[]> =>
  (await caller.call(list, { query: { limit: 200, ...query } })).items;
const step = ({ id, version }: Rehearsal, name: Rehearsal['can'][number], more: object = {}) => ({
  params: { id },
  body: { version, move: name, ...more },
});
const takeBack = async (row: Rehearsal) =>
  line.clerk.call(routes.actions.takeBack, { params: { id: row.undo?.actionId ?? '' } });
const deadlinesOf = async ({ id }: Rehearsal) =>
  line.platform.services.db
    .selectFrom('deadlines')
    .select(['due_on', 'ended_as'])
    .where('record_id', '=', toRef(id).id)
    .execute();

describe('a rehearsal', () => {
  it('is arranged with a person, who is told, and stands on the timeline and the trail', async () => {
    const seeker = await person(line.clerk, { name: '罗小凤' });
    const row = await booked(seeker.id);
    expect(row).toMatchObject({
      seeker: { id: seeker.id, name: '罗小凤' },
      site: { id: line.siteId },
      status: 'planned',
      can: ['hold', 'miss', 'cancel'],
      undo: { move: 'book' },
    });
    expect((await sentTexts(line.platform)).filter((text) => text.includes('罗小凤'))).toEqual([
      expect.stringMatching(/“模拟面试”.*11月20日.*10:00/),
    ]);
    const { items } = await line.clerk.call(routes.seekers.timeline, { params: { id: seeker.id } });
    expect(items[0]).toMatchObject({ kind: 'rehearsal.book', note: '练自我介绍' });
    const trail = await line.platform.services.db
      .selectFrom('audit_entries')
      .select('entity_id')
      .where('action', '=', 'rehearsal.booked')
      .where('entity_id', '=', row.id)
      .execute();
    expect(trail).toHaveLength(1);
  });

  it('is not arranged in the past, nor with nobody', async () => {
    const seeker = await person(line.clerk);
    const body = { seekerId: seeker.id, at: '2026-11-17T02:00:00Z', wish: '练自我介绍' };
    expect(await line.clerk.refused(book, { body })).toMatchObject({
      code: 'rehearsal.past',
      fields: [{ path: 'at' }],
    });
    const nobody = {
      ...body,
      at: AT,
      seekerId: seeker.id.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')),
    };
    expect((await line.clerk.refused(book, { body: nobody })).status).toBe(404);
    expect((await line.clerk.refused(book, { body: { ...body, at: AT, wish: ' ' } })).code).toBe(
      'input.invalid',
    );
  });

  it('is listed where it belongs, filtered, sorted, and taken out as a file with a reason', async () => {
    const first = await arranged();
    const second = await booked((await person(line.clerk, { name: '=曹桂英' })).id, {
      at: '2026-11-19T02:00:00Z',
    });
    const held = await line.clerk.call(move, step(await arranged(), 'hold', { note: '讲得很好' }));
    const ids = async (query: object = {}) => (await listed(line.clerk, query)).map(({ id }) => id);
    const soonest = await ids();
    expect(soonest.indexOf(second.id)).toBeLessThan(soonest.indexOf(first.id));
    expect(soonest).not.toContain(held.id);
    const latest = await ids({ sort: 'latest' });
    expect(latest.indexOf(second.id)).toBeGreaterThan(latest.indexOf(first.id));
    expect(await ids({ status: 'held', siteId: line.siteId })).toContain(held.id);

    const body = { format: 'csv', reason: '周会', query: {} } as const;
    const file = await (await line.manager.call(takeOut, { body })).text();
    expect(file).toContain('练自我介绍');
    expect(file).not.toMatch(/^=/m);
    expect((await line.clerk.refused(takeOut, { body })).code).toBe('access.denied');
  });

  it('is reached from its own places alone', async () => {
    const row = await arranged();
    const { staff } = line.platform;
    for (const place of [{ region: '431202' }, { region: '430302' }]) {
      const elsewhere = await staff('site_manager', place);
      expect(await listed(elsewhere)).toEqual([]);
      expect((await elsewhere.refused(move, step(row, 'hold'))).code).toBe('access.region');
      const body = { seekerId: row.seeker.id, at: AT, wish: '练自我介绍' };
      expect((await elsewhere.refused(book, { body })).code).toBe('access.region');
    }
    expect((await line.platform.nobody.refused(list)).code).toBe('auth.required');
  });

  it('is moved by one of two, and the other learns who was quicker', async () => {
    const row = await arranged();
    const moved = await line.manager.call(move, step(row, 'hold', { note: '讲得很好' }));
    expect(moved).toMatchObject({
      status: 'held',
      result: '讲得很好',
      heldBy: 'site_manager',
      can: ['reopen'],
    });
    const late = await line.clerk.refused(move, step(row, 'miss'));
    expect(late.code).toBe('record.changed');
    expect(late.detail).toMatch(/^site_manager在.*刚办了“记练过了”，现在是“练过了”/);
    expect((await line.clerk.refused(move, step(moved, 'cancel', { reason: '不来了' }))).code).toBe(
      'record.step_illegal',
    );
    expect((await line.clerk.refused(move, step(moved, 'reopen'))).code).toBe('record.reason_needed');
    const again = await line.clerk.call(move, step(moved, 'reopen', { reason: '点错了' }));
    expect(again).toMatchObject({ status: 'planned', result: null, heldBy: null });
  });

  it('comes again when nobody came, with a deadline that ends with it or goes back with the step', async () => {
    const missed = await line.clerk.call(move, step(await arranged(), 'miss'));
    expect(missed).toMatchObject({ status: 'planned', version: 2, undo: { move: 'miss' } });
    expect(await deadlinesOf(missed)).toEqual([{ due_on: '2026-11-19', ended_as: null }]);
    const held = await line.clerk.call(move, step(missed, 'hold'));
    expect(await deadlinesOf(held)).toEqual([{ due_on: '2026-11-19', ended_as: 'met' }]);
    await takeBack(held);
    expect(await deadlinesOf(held)).toEqual([{ due_on: '2026-11-19', ended_as: null }]);
    expect((await listed(line.clerk)).find(({ id }) => id === held.id)).toMatchObject({
      status: 'planned',
      result: null,
    });
  });

  it('is taken back with the message that waits, for ten minutes', async () => {
    const { db } = line.platform.services;
    const row = await arranged();
    const messages = () =>
      db.selectFrom('messages').select('status').where('about_id', '=', row.id).execute();
    expect(await messages()).toEqual([{ status: 'held' }]);
    await takeBack(row);
    expect(await messages()).toEqual([{ status: 'cancelled' }]);
    expect((await listed(line.clerk, { status: 'cancelled' })).map(({ id }) => id)).toContain(row.id);
    const other = await line.clerk.call(move, step(await arranged(), 'miss'));
    line.platform.now = new Date(NOW.getTime() + 11 * 60_000);
    const params = { id: other.undo?.actionId ?? '' };
    expect((await line.clerk.refused(routes.actions.takeBack, { params })).code).toBe('action.late');
    line.platform.now = NOW;
  });

  it('waits in the worklist of the day until it is held', async () => {
    const row = await arranged();
    const waiting = async () => {
      const { sections } = await line.clerk.call(routes.worklist.today, {});
      return sections.find(({ item }) => item === 'rehearsal.planned');
    };
    const before = await waiting();
    expect(before?.entries.map(({ id }) => id)).toContain(row.id);
    expect(before?.entries[0]).toMatchObject({ next: 'meet', due: { overdue: false } });
    await line.clerk.call(move, step(row, 'hold'));
    expect((await waiting())?.total ?? 0).toBe((before?.total ?? 0) - 1);
  });

  it('follows its person into the record that is kept', async () => {
    const [keep, drop] = [await person(line.clerk), await person(line.clerk)];
    const row = await booked(drop.id);
    await line.manager.call(routes.seekers.merge, {
      params: { id: keep.id },
      body: { dropId: drop.id, version: keep.version, dropVersion: drop.version, reason: '同一个人' },
    });
    const moved = await line.clerk.call(move, step(row, 'hold'));
    expect(moved.seeker.id).toBe(keep.id);
  });

  it('is erased with its person, down to the last word', async () => {
    const { own, record } = await selfRegistered(line.platform, '暗记人');
    const row = await booked(record.id, { wish: '暗记想练的' });
    await line.clerk.call(move, step(row, 'miss', { note: '暗记没来' }));
    const left = () => findAnywhere(line.platform.services, ['暗记']);
    expect((await left()).map(({ table }) => table)).toContain('public.rehearsals');
    await own.call(routes.me.erase, { body: { confirm: true } });
    expect(await left()).toEqual([]);
    expect((await line.clerk.refused(move, step(row, 'hold'))).status).toBe(404);
  });
});
