import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes, type RouteDefinition } from '@yizhan/contract';
import { ProblemError, type Caller } from '../../test-support/platform.ts';
import { createHomeland, type Homeland } from '../../test-support/reach/homeland.ts';
import { TRIES } from '../../test-support/reach/tries.ts';
import { person, seekerInput } from '../../test-support/people.ts';

/**
 * A confidential person is seen by whoever is in charge and by the officers above them, and by nobody else at any door:
 * lists, searches, the list of today, matching, figures, and every route that names the record.
 */
let home: Homeland;
/** In charge of the person; of the same site, and not in charge; above both. */
let inCharge: Caller;
let colleague: Caller;
let manager: Caller;
let officer: Caller;
let params: { noun: 'seeker'; id: string };

const { keepConfidential, makeOpen, assign, handOver, release, ofRecord } = routes.assignments;

async function idOf(caller: Caller): Promise<string> {
  const session = await caller.call(routes.identity.session, {});
  if (session.kind !== 'staff') throw new Error('expected staff');
  return session.staffId;
}

beforeAll(async () => {
  home = await createHomeland();
  const { platform } = home.world;
  const siteId = home.site.id;
  inCharge = await platform.staff('site_staff', { siteId });
  colleague = await platform.staff('site_staff', { siteId });
  manager = await platform.staff('site_manager', { siteId });
  officer = await platform.staff('county_officer', { region: home.county });
  params = { noun: 'seeker', id: home.seeker.id };
  await inCharge.call(keepConfidential, { params, body: { purpose: 'household', note: '孩子住院' } });
});
afterAll(() => home.world.platform.stop());

/** What was done of a bulk, each of whose records has an answer of its own. */
const Bulk = z.object({ results: z.array(z.object({ outcome: z.string() })).min(1) });

async function answer(caller: Caller, route: RouteDefinition, input: object): Promise<[number, string]> {
  try {
    const reply = await caller.call(route, input);
    return [200, Bulk.safeParse(reply).data?.results[0]?.outcome ?? ''];
  } catch (error) {
    if (error instanceof ProblemError) return [error.problem.status, error.problem.code];
    throw error;
  }
}

/** What lists and searches show a caller of the person. */
async function seenBy(caller: Caller): Promise<Record<string, boolean>> {
  const { seeker, placement } = home;
  const people = await caller.call(routes.seekers.list, { query: { limit: 200 } });
  const named = await caller.call(routes.globalSearch.search, { body: { q: '王秀英' } });
  const found = await caller.call(routes.seekers.find, { body: { name: '王秀英', birthDate: '1980-05-06' } });
  const placements = await caller.call(routes.placements.list, { query: { limit: 200 } });
  const followUps = await caller.call(routes.placements.followUps, { query: { limit: 200 } });
  const matched = await caller.call(routes.matching.forVacancy, {
    params: { id: home.vacancy.id },
    query: { limit: 50 },
  });
  return {
    list: people.items.some(({ id }) => id === seeker.id),
    search: named.items.some(({ id }) => id === seeker.id),
    find: found.items.some(({ id }) => id === seeker.id),
    placements: placements.items.some(({ id }) => id === placement.id),
    followUps: followUps.items.some(({ seekerId }) => seekerId === seeker.id),
    matching: matched.items.some((item) => item.seeker.id === seeker.id),
  };
}

describe('a confidential person', () => {
  it('is in the hands of whoever made them so, where nobody was in charge', async () => {
    const { assignees, confidential, can } = await inCharge.call(ofRecord, { params });
    expect(assignees.map(({ isSelf }) => isSelf)).toEqual([true]);
    expect(confidential).toMatchObject({ purpose: 'household' });
    expect(can).toContain('make_open');
  });

  it('is seen in lists, searches and matching by those in charge and above, by no colleague', async () => {
    const open = await seenBy(inCharge);
    expect(await seenBy(officer)).toEqual(open);
    expect(open).toMatchObject({ list: true, search: true, find: true, placements: true });
    for (const caller of [colleague, manager]) {
      expect(new Set(Object.values(await seenBy(caller)))).toEqual(new Set([false]));
    }
  });

  it('is refused to a colleague at every route that names the record or what belongs to it', async () => {
    const names = [home.seeker.id, home.placement.id];
    const naming = TRIES.filter(({ input }) => names.some((id) => JSON.stringify(input(home)).includes(id)));
    expect(naming.length).toBeGreaterThan(25);
    const wrong: string[] = [];
    for (const { route, input } of naming) {
      const [status, code] = await answer(manager, route, input(home));
      // Verbs that a manager does not hold are refused before.
      if (code !== 'access.confidential' && code !== 'access.denied')
        wrong.push(`${route.id}: ${status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is not found by number, is named to nobody who registers the number, and is counted without a name', async () => {
    const phone = '13787001234';
    const kept = await person(inCharge, { phone, name: '保密的人' }, { regionCode: '430304004' });
    const body = { purpose: 'safety' } as const;
    await inCharge.call(keepConfidential, { params: { noun: 'seeker', id: kept.id }, body });
    expect((await colleague.call(routes.globalSearch.search, { body: { q: phone } })).items).toEqual([]);
    expect((await colleague.call(routes.seekers.find, { body: { phone } })).items).toEqual([]);
    const refused = await colleague.refused(routes.seekers.register, {
      body: seekerInput({ phone, name: '新来的人' }),
    });
    expect(refused.detail).not.toContain('保密的人');
    const rows = async (caller: Caller) =>
      (
        await caller.call(routes.indicators.records, {
          params: { code: 'people_registered' },
          query: { from: '2026-11-01', to: '2026-11-30', limit: 200 },
        })
      ).items.map(({ title }) => title);
    expect(await rows(officer)).toContain('保密的人');
    expect(await rows(manager)).not.toContain('保密的人');
    expect(await rows(manager)).toContain('（保密）');
  });

  it('moves with the hand-over, and keeps somebody in charge', async () => {
    const [mine, next] = [await idOf(inCharge), await idOf(colleague)];
    const alone = await inCharge.refused(release, { params, body: { staffId: mine } });
    expect(alone.code).toBe('assignment.needs_somebody');
    await inCharge.call(handOver, { params, body: { from: mine, to: next } });
    expect((await seenBy(inCharge))['list']).toBe(false);
    expect((await seenBy(colleague))['list']).toBe(true);
    await officer.call(handOver, { params, body: { from: next, to: mine } });
  });

  it('in the hands of a county officer is kept from the other officers of the county, not from those above', async () => {
    const { platform } = home.world;
    const one = await platform.staff('county_officer', { region: home.county });
    const above = await platform.staff('prefecture_officer', { region: home.world.a.prefecture });
    const own = await person(one, {}, { regionCode: '430304004' });
    const kept = { noun: 'seeker', id: own.id } as const;
    await one.call(assign, { params: kept, body: { staffId: await idOf(one) } });
    await one.call(keepConfidential, { params: kept, body: { purpose: 'mediation' } });
    expect((await officer.refused(routes.seekers.get, { params: { id: own.id } })).code).toBe(
      'access.confidential',
    );
    expect((await above.call(routes.seekers.get, { params: { id: own.id } })).id).toBe(own.id);
  });

  it('stays with the person who came out of a merge', async () => {
    const kept = await person(inCharge, {}, { regionCode: '430304004' });
    const twin = await person(inCharge, {}, { regionCode: '430304004' });
    await inCharge.call(keepConfidential, {
      params: { noun: 'seeker', id: twin.id },
      body: { purpose: 'claim' },
    });
    await officer.call(routes.seekers.merge, {
      params: { id: kept.id },
      body: { dropId: twin.id, version: kept.version, dropVersion: twin.version, reason: '同一个人' },
    });
    expect((await colleague.refused(routes.seekers.get, { params: { id: kept.id } })).code).toBe(
      'access.confidential',
    );
    const { assignees } = await inCharge.call(ofRecord, { params: { noun: 'seeker', id: kept.id } });
    expect(assignees.map(({ isSelf }) => isSelf)).toEqual([true]);
  });

  it('is open to all again once somebody in charge says so', async () => {
    const refused = await colleague.refused(makeOpen, { params, body: {} });
    expect(refused.code).toBe('access.confidential');
    await inCharge.call(makeOpen, { params, body: { note: '事情办完了' } });
    expect((await seenBy(colleague))['list']).toBe(true);
    expect((await inCharge.refused(makeOpen, { params, body: {} })).code).toBe('assignment.not_confidential');
  });
});

describe('a confidential call to make', () => {
  it('is seen by those in charge and above alone', async () => {
    const call = { noun: 'call_back', id: home.callBack.id } as const;
    await inCharge.call(keepConfidential, { params: call, body: { purpose: 'wages' } });
    const list = async (caller: Caller) =>
      (await caller.call(routes.callBacks.list, { query: {} })).items.map(({ id }) => id);
    expect(await list(inCharge)).toContain(home.callBack.id);
    expect(await list(officer)).toContain(home.callBack.id);
    expect(await list(colleague)).not.toContain(home.callBack.id);
    const waiting = await colleague.call(routes.worklist.today, { query: {} });
    expect(JSON.stringify(waiting)).not.toContain(home.callBack.id);
    const move = { version: home.callBack.version, move: 'finish' } as const;
    const refused = await colleague.refused(routes.callBacks.move, {
      params: { id: home.callBack.id },
      body: move,
    });
    expect(refused.code).toBe('access.confidential');
    const look = { what: 'phone', purpose: 'call_back' } as const;
    const reveal = { params: { id: home.callBack.id }, body: look };
    expect((await colleague.refused(routes.callBacks.reveal, reveal)).code).toBe('access.confidential');
  });
});
