import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { pagesOf } from '../../test-support/pdf-text.ts';
import { createTestPlatform, someId, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { siteInput } from '../../test-support/records.ts';

let platform: TestPlatform;
let officer: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  officer = await platform.staff('prefecture_officer', { region: '4303' });
});
afterAll(() => platform.stop());

const { create, get, list, update, poster } = routes.sites;
const { takeBack } = routes.actions;

describe('the directory', () => {
  it('shows open sites to everybody, nearest first, and planned ones to staff alone', async () => {
    const near = await officer.call(create, { body: siteInput({ name: '近的驿站' }) });
    const far = await officer.call(create, {
      body: siteInput({ name: '远的驿站', regionCode: '430302', lng: 112.5, lat: 27.9 }),
    });
    const planned = await officer.call(create, { body: siteInput({ name: '筹建驿站', status: 'planned' }) });
    const shown = await platform.nobody.call(list, { query: { lng: 112.93, lat: 27.83 } });
    expect(shown.items.map(({ id }) => id)).toEqual([near.id, far.id]);
    expect(shown.items[0]?.distance).toBeLessThan(10);
    const all = await officer.call(list, { query: { all: 'true' } });
    expect(all.items.map(({ id }) => id)).toContain(planned.id);
    const asked = await platform.nobody.call(list, { query: { all: 'true' } });
    expect(asked.items.map(({ id }) => id)).not.toContain(planned.id);
  });

  it('knows when a site is open, by the clock of Shanghai', async () => {
    const site = await officer.call(create, { body: siteInput({ name: '按时开门的驿站' }) });
    platform.now = new Date('2026-11-18T02:00:00Z');
    expect((await platform.nobody.call(get, { params: { id: site.id } })).openState).toMatchObject({
      open: true,
      until: '2026-11-18T09:00:00.000Z',
    });
    platform.now = new Date('2026-11-18T12:00:00Z');
    const evening = await platform.nobody.call(get, { params: { id: site.id } });
    expect(evening.openState).toMatchObject({ open: false, nextOpen: '2026-11-19T01:00:00.000Z' });
    platform.now = new Date('2026-11-18T02:00:00Z');
  });

  it('prints a poster with phone lines, hours and a code that opens the site’s page, in both languages', async () => {
    const site = await officer.call(create, { body: siteInput({ name: '海报䶮驿站' }) });
    expect(site.shortCode).toMatch(/^\w{3}-\w{3}-\w{3}$/);
    const printed = async (query: object) => {
      const reply = await platform.nobody.call(poster, { params: { id: site.id }, query });
      return (await pagesOf(reply)).join('');
    };
    const text = await printed({});
    for (const part of [
      '海报䶮驿站',
      site.shortCode,
      site.address,
      ...site.phoneLines,
      '周一至周五',
      '第1页，共1页',
    ])
      expect(text).toContain(part);
    expect(await printed({ language: 'en', size: 'A3' })).toMatch(/Opening hours.*Mon–Fri/s);
    expect((await platform.nobody.refused(poster, { params: { id: someId() } })).code).toBe('site.unknown');
  });
});

describe('keeping sites', () => {
  it('refuses a name twice, a region beyond one’s own, and the second of two changes', async () => {
    const site = await officer.call(create, { body: siteInput({ name: '唯一驿站' }) });
    const twin = await officer.refused(create, { body: siteInput({ name: '唯一驿站' }) });
    expect(twin).toMatchObject({ status: 409, code: 'site.name_taken', fields: [{ path: 'name' }] });
    const beyond = await officer.refused(create, {
      body: siteInput({ name: '外地驿站', regionCode: '431202' }),
    });
    expect(beyond.code).toBe('access.region');
    const change = {
      params: { id: site.id },
      body: { ...siteInput({ name: '改名驿站' }), version: site.version },
    };
    expect(await officer.call(update, change)).toMatchObject({ name: '改名驿站', version: site.version + 1 });
    expect((await officer.refused(update, change)).code).toBe('record.changed');
  });

  it('moves a site by its flow: illegal steps say why, a closing is told and can be taken back', async () => {
    const input = siteInput({ name: '要关的驿站' });
    const site = await officer.call(create, { body: input });
    const change = (status: 'planned' | 'closed', version: number) => ({
      params: { id: site.id },
      body: { ...input, status, version, introduction: '近期搬迁' },
    });
    const refusal = await officer.refused(update, change('planned', 1));
    expect(refusal).toMatchObject({ status: 409, code: 'site.cannot_become', fields: [{ path: 'status' }] });
    expect(refusal.detail).toContain('现在是“正常开放”，不能直接改为“规划中”');
    expect(await officer.call(get, { params: { id: site.id } })).toMatchObject({ introduction: '' });

    const closed = await officer.call(update, change('closed', 1));
    expect(closed).toMatchObject({ status: 'closed', introduction: '近期搬迁', undo: { move: 'close' } });
    const told = () =>
      platform.services.db
        .selectFrom('events')
        .select(['name', 'action_id'])
        .where('name', '=', 'site.closed')
        .execute();
    expect(await told()).toHaveLength(1);
    const asked = await platform.nobody.call(get, { params: { id: site.id } });
    expect(asked.undo).toBeNull();
    const elsewhere = await platform.staff('prefecture_officer', { region: '4312' });
    const id = closed.undo?.actionId ?? '';
    expect((await elsewhere.refused(takeBack, { params: { id } })).code).toBe('access.region');

    await officer.call(takeBack, { params: { id } });
    expect(await officer.call(get, { params: { id: site.id } })).toMatchObject({
      status: 'open',
      introduction: '近期搬迁',
      undo: null,
    });
    expect((await officer.refused(takeBack, { params: { id } })).code).toBe('action.taken_back');
  });
});

describe('the history of a site', () => {
  const kinds = async (id: string, query: { limit?: number; cursor?: string } = {}) => {
    const page = await officer.call(routes.sites.history, { params: { id }, query });
    return { kinds: page.items.map(({ kind }) => kind), next: page.nextCursor };
  };

  it('tells every move, newest first and page by page, what was taken back included', async () => {
    const site = await officer.call(create, { body: siteInput({ name: '有经过的驿站' }) });
    const closed = await officer.call(update, {
      params: { id: site.id },
      body: { ...siteInput({ name: '有经过的驿站', status: 'suspended' }), version: site.version },
    });
    expect(await kinds(site.id)).toEqual({ kinds: ['site.suspend', 'site.open'], next: null });
    await officer.call(takeBack, { params: { id: closed.undo?.actionId ?? '' } });
    const first = await kinds(site.id, { limit: 2 });
    expect(first.kinds).toEqual(['site.take_back', 'site.suspend']);
    expect((await kinds(site.id, { limit: 2, cursor: first.next ?? '' })).kinds).toEqual(['site.open']);
    const { items } = await officer.call(routes.sites.history, { params: { id: site.id }, query: {} });
    expect(items[0]?.actor).toMatchObject({ kind: 'staff', name: 'prefecture_officer' });
  });

  it('is shown to those alone who may move it', async () => {
    const site = await officer.call(create, { body: siteInput({ name: '别处的驿站' }) });
    const elsewhere = await platform.staff('county_officer', { region: '430102' });
    const refused = await elsewhere.refused(routes.sites.history, { params: { id: site.id }, query: {} });
    expect(refused.code).toBe('access.region');
    const nobody = await platform.nobody.refused(routes.sites.history, {
      params: { id: site.id },
      query: {},
    });
    expect(nobody.code).toBe('auth.required');
  });
});
