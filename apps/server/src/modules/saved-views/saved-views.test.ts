import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { json } from '../../app/db/database.ts';
import { fromShortId } from '../../app/ids.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { siteInput } from '../../test-support/records.ts';

const { savedViews } = routes;

let platform: TestPlatform;
let administrator: Caller;
let officer: Caller;
let neighbour: Caller;
let operator: Caller;
let clerk: Caller;
let site: string;
beforeAll(async () => {
  platform = await createTestPlatform();
  administrator = await platform.staff('administrator', { region: '' });
  officer = await platform.staff('county_officer', { region: '430304' });
  neighbour = await platform.staff('county_officer', { region: '430302' });
  site = (await administrator.call(routes.sites.create, { body: siteInput() })).id;
  clerk = await platform.staff('site_staff', { siteId: site });
  operator = await platform.staff('operator', { siteId: site });
});
afterAll(() => platform.stop());

const view = (name: string, given: object = {}) => ({
  list: 'vacancies',
  name,
  query: { status: 'in_review', sort: 'oldest' },
  ...given,
});
const save = (caller: Caller, name: string, given: object = {}) =>
  caller.call(savedViews.save, { body: view(name, given) });
const names = async (caller: Caller, list = 'vacancies') =>
  (await caller.call(savedViews.list, { query: { list } })).items.map(({ name }) => name);

describe('a saved view', () => {
  it('is kept on the account and nobody else’s', async () => {
    const saved = await save(officer, '我的待审核', { columns: ['title', 'status'] });
    expect(saved).toMatchObject({
      query: { status: 'in_review', sort: 'oldest' },
      columns: ['title', 'status'],
      owner: { isSelf: true, gone: false },
      leftOut: [],
      can: ['edit', 'delete'],
    });
    expect(await names(officer)).toContain('我的待审核');
    expect(await names(administrator)).toEqual([]);
    const problem = await administrator.refused(savedViews.get, { params: { id: saved.id } });
    expect(problem).toMatchObject({ status: 404, code: 'view.unknown' });
  });

  it('is found by whoever works where it is shared, and changed by its owner alone', async () => {
    const county = await save(officer, '全县', { regionCode: '430304' });
    const atSite = await save(officer, '本站', { siteId: site });
    expect(await names(clerk)).toEqual(['全县', '本站']);
    expect(await names(neighbour)).toEqual([]);
    const opened = await clerk.call(savedViews.get, { params: { id: atSite.id } });
    expect(opened).toMatchObject({ owner: { isSelf: false, name: 'county_officer' }, can: [] });
    const params = { id: county.id };
    const body = { name: '改名', query: {}, version: 1 };
    expect(await clerk.refused(savedViews.update, { params, body })).toMatchObject({ code: 'view.unknown' });
    expect(await clerk.refused(savedViews.remove, { params })).toMatchObject({ code: 'view.unknown' });
    await officer.call(savedViews.update, { params, body });
    expect(await names(clerk)).toEqual(['本站']);
    expect(await officer.refused(savedViews.update, { params, body })).toMatchObject({
      code: 'record.changed',
    });
  });

  it('is shared with one’s own places only, and with one kind of them', async () => {
    const shared = (given: object) => officer.refused(savedViews.save, { body: view('外县', given) });
    expect(await shared({ regionCode: '430302' })).toMatchObject({ code: 'view.share_beyond' });
    expect(await shared({ regionCode: '43' })).toMatchObject({ code: 'view.share_beyond' });
    expect(await shared({ regionCode: '430304', siteId: site })).toMatchObject({ status: 400 });
    const other = await neighbour.refused(savedViews.save, { body: view('外站', { siteId: site }) });
    expect(other).toMatchObject({ code: 'view.share_beyond' });
  });

  it('has one name, and a list that its owner reads', async () => {
    await save(officer, '同名');
    const again = await officer.refused(savedViews.save, { body: view('同名') });
    expect(again).toMatchObject({ code: 'view.name_taken', status: 409 });
    for (const list of ['seekers', 'nothing']) {
      const problem = await operator.refused(savedViews.save, { body: view('看不到', { list }) });
      expect(problem).toMatchObject({ code: 'view.list_unknown' });
    }
  });

  it('says what of it does not hold for whoever looks', async () => {
    const wide = await save(administrator, '岳塘', {
      query: { status: 'in_review', region: '430304', siteId: site },
      regionCode: '43',
    });
    expect(wide.leftOut).toEqual([]);
    const elsewhere = await neighbour.call(savedViews.get, { params: { id: wide.id } });
    expect(elsewhere.query).toEqual({ status: 'in_review' });
    expect(elsewhere.leftOut).toEqual([
      { part: 'filter', name: 'region', reason: 'out_of_reach' },
      { part: 'filter', name: 'siteId', reason: 'out_of_reach' },
    ]);
    expect((await officer.call(savedViews.get, { params: { id: wide.id } })).leftOut).toEqual([]);
  });

  it('says what of it no longer stands, whatever the database holds', async () => {
    const saved = await save(officer, '旧的', { columns: ['title'] });
    const stale = { status: 'lost', sort: 'cheapest', colour: 'red', limit: '5', kind: 'gig' };
    await platform.services.db
      .updateTable('saved_views')
      .set({ query: json(stale), columns: ['title', 'colour'] })
      .where('id', '=', fromShortId(saved.id))
      .execute();
    const read = await officer.call(savedViews.get, { params: { id: saved.id } });
    expect(read.query).toEqual({ kind: 'gig' });
    expect(read.columns).toEqual(['title']);
    expect(new Set(read.leftOut.map(({ part, name, reason }) => `${part} ${name} ${reason}`))).toEqual(
      new Set([
        'filter status unreadable',
        'sort sort unreadable',
        'filter colour unknown',
        'filter limit unknown',
        'column colour unknown',
      ]),
    );
  });

  it('keeps no words that are looked for among people', async () => {
    const saved = await save(officer, '找人', { list: 'seekers', query: { q: '王小明', status: 'active' } });
    expect(saved).toMatchObject({
      query: { status: 'active' },
      leftOut: [{ part: 'filter', name: 'q', reason: 'not_kept' }],
    });
    const { rows } = await platform.services.pool.query<{ query: object }>(
      'select query from saved_views where name = $1',
      ['找人'],
    );
    expect(rows[0]?.query).toEqual({ status: 'active' });
  });

  it('of somebody who left opens for those it is shared with, and nobody changes it', async () => {
    const leaving = await platform.staff('county_officer', { region: '430304' });
    const saved = await save(leaving, '交接', { regionCode: '430304' });
    await platform.services.db
      .updateTable('staff')
      .set({ disabled_at: platform.now })
      .where('id', 'in', (eb) =>
        eb.selectFrom('saved_views').select('owner_id').where('id', '=', fromShortId(saved.id)),
      )
      .execute();
    const opened = await clerk.call(savedViews.get, { params: { id: saved.id } });
    expect(opened).toMatchObject({ owner: { gone: true, isSelf: false }, can: [], leftOut: [] });
  });

  it('is gone for all when its owner deletes it, and says what to do', async () => {
    const saved = await save(officer, '临时', { regionCode: '430304' });
    await officer.call(savedViews.remove, { params: { id: saved.id } });
    const problem = await clerk.refused(savedViews.get, { params: { id: saved.id } });
    expect(problem.detail).toContain('另选一个');
    const trail = await administrator.call(routes.system.audit, { query: { action: 'view.' } });
    expect(trail.items[0]).toMatchObject({
      action: 'view.deleted',
      summary: { list: 'vacancies', shared: true },
    });
  });

  it('is the staff’s alone', async () => {
    const person = await platform.account('seeker', '13600000009');
    expect((await person.refused(savedViews.list, { query: { list: 'vacancies' } })).status).toBe(403);
  });
});
