import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Session } from '@yizhan/contract';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';

const { assign, handOver, release, ofRecord, colleagues, mine, left, ofStaff, handOverAll } =
  routes.assignments;

let line: MainLine;
let officer: Caller;
beforeAll(async () => {
  line = await createMainLine();
  officer = await line.platform.staff('county_officer', { region: '430304' });
});
afterAll(() => line.platform.stop());

type StaffSession = Extract<Session, { kind: 'staff' }>;
async function whoIs(caller: Caller): Promise<StaffSession> {
  const session = await caller.call(routes.identity.session, {});
  if (session.kind !== 'staff') throw new Error('expected staff');
  return session;
}

/** A clerk of the site with the id by which colleagues refer to them. */
async function clerk() {
  const caller = await line.platform.staff('site_staff', { siteId: line.siteId });
  return { caller, id: (await whoIs(caller)).staffId };
}

const inboxOf = async (caller: Caller) =>
  (await caller.call(routes.notifications.inbox, { query: {} })).items.map(({ text }) => text);

describe('a record', () => {
  it('is put into hands, and whoever has it finds it in the inbox and on the own list', async () => {
    const [a, b] = [await clerk(), await clerk()];
    const seeker = await person(a.caller);
    const params = { noun: 'seeker', id: seeker.id } as const;
    expect((await a.caller.call(ofRecord, { params })).assignees).toEqual([]);
    const { items } = await a.caller.call(colleagues, { params });
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([a.id, b.id]));
    const given = await a.caller.call(assign, { params, body: { staffId: b.id, note: '下周二再打' } });
    expect(given.assignees).toMatchObject([
      { staff: { id: b.id }, note: '下周二再打', gone: false, isSelf: false },
    ]);
    expect((await inboxOf(b.caller))[0]).toContain('下周二再打');
    const own = await b.caller.call(mine, {});
    expect(own.items).toMatchObject([{ noun: 'seeker', id: seeker.id, title: seeker.name }]);
    const { items: told } = await officer.call(routes.seekers.timeline, {
      params: { id: seeker.id },
      query: {},
    });
    expect(told[0]).toMatchObject({ kind: 'record.assigned', note: '下周二再打' });
    const twice = await a.caller.refused(assign, { params, body: { staffId: b.id } });
    expect(twice.code).toBe('assignment.twice');
  });

  it('is handed over by whoever has it or by an officer above, not by another colleague', async () => {
    const [a, b, c] = [await clerk(), await clerk(), await clerk()];
    const seeker = await person(a.caller);
    const params = { noun: 'seeker', id: seeker.id } as const;
    await a.caller.call(assign, { params, body: { staffId: a.id } });
    const over = (from: string, to: string) => ({ params, body: { from, to, note: '我休假' } });
    expect((await c.caller.refused(handOver, over(a.id, c.id))).code).toBe('assignment.not_yours');
    await a.caller.call(handOver, over(a.id, b.id));
    expect((await a.caller.refused(handOver, over(a.id, c.id))).code).toBe('assignment.none');
    expect((await inboxOf(b.caller))[0]).toContain('我休假');
    const after = await officer.call(handOver, over(b.id, c.id));
    expect(after.assignees.map(({ staff }) => staff.id)).toEqual([c.id]);
    expect(after.history.map(({ kind, from, to }) => [kind, from?.id ?? null, to?.id])).toEqual([
      ['handed_over', b.id, c.id],
      ['handed_over', a.id, b.id],
      ['assigned', null, a.id],
    ]);
    const free = await officer.call(release, { params, body: { staffId: c.id, note: '不用跟了' } });
    expect(free.assignees).toEqual([]);
    expect(free.history[0]).toMatchObject({ kind: 'released', note: '不用跟了' });
    const actions = await line.platform.services.db
      .selectFrom('audit_entries')
      .select('action')
      .where('entity_id', '=', seeker.id)
      .where('action', 'like', 'record.%')
      .orderBy('at')
      .orderBy('id')
      .execute();
    expect(actions.map(({ action }) => action)).toEqual([
      'record.assigned',
      'record.handed_over',
      'record.handed_over',
      'record.released',
    ]);
  });

  it('goes to nobody who cannot work on it, nor from elsewhere', async () => {
    const a = await clerk();
    const seeker = await person(a.caller);
    const params = { noun: 'seeker', id: seeker.id } as const;
    const elsewhere = await line.platform.staff('site_staff', { region: '431202' });
    const auditor = await line.platform.staff('auditor', { region: '4303' });
    for (const unfit of [elsewhere, auditor]) {
      const body = { staffId: (await whoIs(unfit)).staffId };
      expect((await a.caller.refused(assign, { params, body })).code).toBe('assignment.staff_unfit');
    }
    for (const route of [ofRecord, colleagues]) {
      expect((await elsewhere.refused(route, { params })).code).toBe('access.region');
    }
    expect((await elsewhere.refused(assign, { params, body: { staffId: a.id } })).code).toBe('access.region');
  });

  it('may be a vacancy or a call to make', async () => {
    const a = await clerk();
    const vacancy = await line.vacancy();
    await line.platform.nobody.call(routes.callBacks.ask, {
      body: { name: '陈大爷', phone: '13700000077', siteId: line.siteId },
    });
    const calls = await a.caller.call(routes.callBacks.list, { query: {} });
    const call = calls.items[0];
    if (call === undefined) throw new Error('expected a call to make');
    await a.caller.call(assign, { params: { noun: 'call_back', id: call.id }, body: { staffId: a.id } });
    await officer.call(assign, { params: { noun: 'vacancy', id: vacancy.id }, body: { staffId: a.id } });
    expect((await a.caller.call(mine, {})).items.map(({ noun, title }) => [noun, title])).toEqual([
      ['vacancy', vacancy.title],
      ['call_back', '陈大爷'],
    ]);
  });
});

describe('the filter “mine” of lists', () => {
  it('shows what one is in charge of, to oneself alone, until it is handed over', async () => {
    const [a, b] = [await clerk(), await clerk()];
    const [seeker, vacancy] = [await person(a.caller), await line.vacancy()];
    await person(a.caller);
    const own = async ({ caller }: typeof a) => {
      const query = { mine: 'true' } as const;
      const people = await caller.call(routes.seekers.list, { query });
      const vacancies = await caller.call(routes.vacancies.list, { query });
      const calls = await caller.call(routes.callBacks.list, { query });
      return [people, vacancies, calls].map(({ items, total }) => [items.map(({ id }) => id), total]);
    };
    await line.platform.nobody.call(routes.callBacks.ask, {
      body: { name: '龙阿婆', phone: '13973290001', note: '想找活', regionCode: '430304004' },
    });
    const { items } = await a.caller.call(routes.callBacks.list, { query: { limit: 1, sort: 'latest' } });
    const call = items[0]?.id ?? '';
    for (const params of [
      { noun: 'seeker', id: seeker.id },
      { noun: 'vacancy', id: vacancy.id },
      { noun: 'call_back', id: call },
    ] as const)
      await a.caller.call(assign, { params, body: { staffId: a.id } });
    expect(await own(a)).toEqual([
      [[seeker.id], 1],
      [[vacancy.id], 1],
      [[call], 1],
    ]);
    expect(await own(b)).toEqual([
      [[], 0],
      [[], 0],
      [[], 0],
    ]);
    const params = { noun: 'seeker', id: seeker.id } as const;
    await a.caller.call(handOver, { params, body: { from: a.id, to: b.id } });
    expect((await own(a))[0]).toEqual([[], 0]);
    expect((await own(b))[0]).toEqual([[seeker.id], 1]);
    const all = await a.caller.call(routes.seekers.list, { query: { mine: 'false' } });
    expect(all.items.length).toBeGreaterThan(1);
  });
});

describe('whoever leaves', () => {
  it('leaves records to those above, who hear of it and hand them over together', async () => {
    const [a, b] = [await clerk(), await clerk()];
    const people = [await person(a.caller), await person(a.caller)];
    for (const { id } of people) {
      await a.caller.call(assign, { params: { noun: 'seeker', id }, body: { staffId: a.id } });
    }
    const before = await officer.call(left, {});
    expect(before.items.map(({ id }) => id)).not.toContain(a.id);
    const account = (await officer.call(routes.identity.listStaff, { query: { limit: 200 } })).items.find(
      ({ id }) => id === a.id,
    );
    await officer.call(routes.identity.updateStaff, {
      params: { id: a.id },
      body: {
        version: account?.version ?? 1,
        name: '离职的小李',
        grants: [{ role: 'site_staff', region: '', siteId: line.siteId }],
        disabled: true,
      },
    });
    const other = await line.platform.staff('county_officer', { region: '430302' });
    expect((await other.call(left, {})).items).toEqual([]);
    expect((await officer.call(left, {})).items).toContainEqual({ id: a.id, name: '离职的小李', records: 2 });
    const list = await officer.call(ofStaff, { params: { staffId: a.id } });
    expect(list.items.map(({ id }) => id).sort()).toEqual(people.map(({ id }) => id).sort());
    expect(list.colleagues.map(({ id }) => id)).toContain(b.id);
    const body = { to: b.id, note: '小李离职' };
    expect((await other.call(handOverAll, { params: { staffId: a.id }, body })).moved).toBe(0);
    const done = await officer.call(handOverAll, { params: { staffId: a.id }, body });
    expect(done).toEqual({ moved: 2, refused: [] });
    expect((await b.caller.call(mine, {})).items).toHaveLength(2);
    expect(await inboxOf(b.caller)).toEqual(['离职的小李手上的2条记录移交给您了']);
    expect((await officer.call(left, {})).items.map(({ id }) => id)).not.toContain(a.id);
  });

  it('keeps what the one chosen cannot take, and says why', async () => {
    const [a, b] = [await clerk(), await clerk()];
    const [one, two] = [await person(a.caller), await person(a.caller)];
    for (const { id } of [one, two]) {
      await a.caller.call(assign, { params: { noun: 'seeker', id }, body: { staffId: a.id } });
    }
    await a.caller.call(assign, { params: { noun: 'seeker', id: one.id }, body: { staffId: b.id } });
    const done = await officer.call(handOverAll, { params: { staffId: a.id }, body: { to: b.id } });
    expect(done.moved).toBe(1);
    expect(done.refused).toMatchObject([{ id: one.id, title: one.name }]);
    expect(done.refused[0]?.message).toContain('已经是经办人');
    const still = await officer.call(ofRecord, { params: { noun: 'seeker', id: one.id } });
    expect(still.assignees.map(({ staff }) => staff.id).sort()).toEqual([a.id, b.id].sort());
  });
});
