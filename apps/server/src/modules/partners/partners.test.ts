import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type CallInput, type Partner, type Problem } from '@yizhan/contract';
import type { z } from 'zod';
import { runWrite } from '../../app/context.ts';
import { endRetention } from '../../records/personal-data/retention.ts';
import { partnerInput, publishedVacancy, verifiedEmployer } from '../../test-support/records.ts';
import { findAnywhere } from '../../test-support/search-database.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';

const DAY_MS = 86_400_000;
const PHONE = '13807321234';

let platform: TestPlatform;
let officer: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  officer = await platform.staff('prefecture_officer', { region: '4303' });
});
afterAll(() => platform.stop());

type Input = CallInput<typeof routes.partners.add>['body'];
const add = async (given: Partial<Input> = {}, by = officer): Promise<Partner> =>
  by.call(routes.partners.add, { body: partnerInput(given) });
const issue = async (partner: Partner, given: object = {}) =>
  officer.call(routes.partners.issueKey, {
    params: { id: partner.id },
    body: { label: '正式环境', ...given },
  });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const own = async (key: string) => platform.nobody.call(routes.partners.own, {}, bearer(key));
const refused = async (key: string): Promise<z.infer<typeof Problem>> =>
  platform.nobody.refused(routes.partners.own, {}, bearer(key));
const get = async ({ id }: Partner) => officer.call(routes.partners.get, { params: { id } });
const move = async ({ id, version }: Partner, name: 'pause' | 'resume' | 'end' | 'reopen', reason = '') =>
  officer.call(routes.partners.move, { params: { id }, body: { version, move: name, reason } });

describe('a key', () => {
  it('is shown once, and afterwards recognised by its beginning only', async () => {
    const partner = await add();
    const { key, partner: after } = await issue(partner);
    const [held] = after.keys;
    expect(key).toMatch(/^yzk_[A-Za-z2-9]{8}_[A-Za-z2-9]{43}$/);
    expect(key.split('_')[1]).toBe(held?.prefix);
    expect(held).toMatchObject({
      label: '正式环境',
      state: 'valid',
      lastUsedOn: null,
      createdBy: 'prefecture_officer',
    });
    expect(await own(key)).toMatchObject({
      name: partner.name,
      grants: [{ verb: 'feed.read', region: { code: '4303' } }],
      key: { lastDay: '2027-11-18' },
    });
    expect((await get(partner)).keys[0]?.lastUsedOn).toBe('2026-11-18');
    const secret = key.split('_')[2] ?? '';
    expect(await findAnywhere(platform.services, [secret])).toEqual([]);
    expect(await findAnywhere(platform.services, [held?.prefix ?? ''])).not.toEqual([]);
  });

  it('writes the day of its use, not each use', async () => {
    const { key, partner } = await issue(await add());
    await own(key);
    const xmin = async () =>
      platform.services.db
        .selectFrom('partner_keys')
        .select((eb) => eb.ref('xmin' as 'id').as('xmin'))
        .where('prefix', '=', partner.keys[0]?.prefix ?? '')
        .execute();
    const before = await xmin();
    await own(key);
    expect(await xmin()).toEqual(before);
  });

  it.each([
    ['nothing', ''],
    ['another text', 'abc'],
    ['a beginning that nobody has', `yzk_AAAAAAAA_${'A'.repeat(43)}`],
  ])('is refused as wrong when it is %s', async (_what, key) => {
    expect(await refused(key)).toMatchObject({ status: 401, code: 'partner.key_wrong' });
  });

  it('is refused with another secret as any other, also when it is revoked', async () => {
    const { key, partner } = await issue(await add());
    const forged = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    expect((await refused(forged)).code).toBe('partner.key_wrong');
    await officer.call(routes.partners.revokeKey, {
      params: { id: partner.id, keyId: partner.keys[0]?.id ?? '' },
    });
    expect((await refused(forged)).code).toBe('partner.key_wrong');
    expect(await refused(key)).toMatchObject({ status: 401, code: 'partner.key_revoked' });
  });

  it('is good to the end of its last day in Shanghai', async () => {
    const { key } = await issue(await add(), { days: 1 });
    const start = platform.now;
    try {
      platform.now = new Date('2026-11-19T15:59:59Z');
      expect((await own(key)).key.lastDay).toBe('2026-11-19');
      platform.now = new Date('2026-11-19T16:00:00Z');
      expect(await refused(key)).toMatchObject({ status: 401, code: 'partner.key_expired' });
    } finally {
      platform.now = start;
    }
  });

  it('is replaced without a gap: both work until the overlap ends', async () => {
    const partner = await add();
    const old = await issue(partner);
    const next = await issue(partner, {
      label: '新的',
      replaces: old.partner.keys[0]?.id ?? '',
      overlapDays: 3,
    });
    expect(next.partner.keys.map(({ label, lastDay }) => [label, lastDay])).toEqual([
      ['新的', '2027-11-18'],
      ['正式环境', '2026-11-21'],
    ]);
    await own(old.key);
    await own(next.key);
    const start = platform.now;
    try {
      platform.now = new Date(start.getTime() + 4 * DAY_MS);
      expect((await refused(old.key)).code).toBe('partner.key_expired');
      await own(next.key);
    } finally {
      platform.now = start;
    }
  });

  it('is one of five at most', async () => {
    const partner = await add();
    for (let count = 0; count < 5; count += 1) await issue(partner);
    const refusal = await officer.refused(routes.partners.issueKey, {
      params: { id: partner.id },
      body: { label: '第六个' },
    });
    expect(refusal).toMatchObject({ status: 422, code: 'partner.keys_full' });
  });

  it('makes no more requests in a minute than its partner may', async () => {
    const { key } = await issue(await add({ perMinute: 2 }));
    const { key: other } = await issue(await add({ perMinute: 2 }));
    await own(key);
    await own(key);
    expect(await refused(key)).toMatchObject({ status: 429, code: 'partner.too_often' });
    await own(other);
    const start = platform.now;
    platform.now = new Date(start.getTime() + 60_000);
    try {
      await own(key);
    } finally {
      platform.now = start;
    }
  });

  it('decides alone: a cookie beside it gives nothing, and it gives no cookie', async () => {
    const { key } = await issue(await add());
    const headers = { ...bearer(key), cookie: officer.cookie ?? '' };
    const answer = await platform.nobody.raw({ method: 'GET', url: '/api/v1/partners', headers });
    expect(answer).toMatchObject({ statusCode: 403, cookies: [] });
    const wrong = await platform.nobody.raw({
      method: 'GET',
      url: '/api/v1/partners',
      headers: { ...headers, authorization: 'Bearer nothing' },
    });
    expect(wrong.statusCode).toBe(401);
    // What a proxy asks of a browser is no key.
    const proxy = await officer.raw({
      method: 'GET',
      url: '/api/v1/partners',
      headers: { authorization: 'Basic YTpi' },
    });
    expect(proxy.statusCode).toBe(200);
  });
});

describe('a partner', () => {
  it('is paused, resumed and ended, and its keys follow at once', async () => {
    const partner = await add();
    const { key, partner: held } = await issue(partner);
    expect(
      (
        await officer.refused(routes.partners.move, {
          params: { id: held.id },
          body: { version: held.version, move: 'pause' },
        })
      ).code,
    ).toBe('record.reason_needed');
    const paused = await move(held, 'pause', '接口调试');
    expect(await refused(key)).toMatchObject({ status: 403, code: 'partner.paused' });
    const resumed = await move(paused, 'resume');
    await own(key);
    const ended = await move(resumed, 'end', '协议到期');
    expect(await refused(key)).toMatchObject({ status: 403, code: 'partner.over' });
    expect(
      (await officer.refused(routes.partners.issueKey, { params: { id: ended.id }, body: { label: '再来' } }))
        .code,
    ).toBe('partner.ended');
    const again = await move(ended, 'reopen', '续签');
    expect(again).toMatchObject({ status: 'paused', undo: null, keys: [{ state: 'revoked' }] });
    expect((await refused(key)).code).toBe('partner.key_revoked');
  });

  it('takes an end back within ten minutes, and the keys work again', async () => {
    const { key, partner } = await issue(await add());
    const ended = await move(partner, 'end', '点错了');
    expect(ended.undo).toMatchObject({ move: 'end' });
    await officer.call(routes.actions.takeBack, { params: { id: ended.undo?.actionId ?? '' } });
    await own(key);
    expect((await get(partner)).status).toBe('active');
  });

  it('gets no right that the officer does not hold there, nor one outside its region', async () => {
    const body = partnerInput({ region: '43', grants: [{ verb: 'feed.read', region: '4301' }] });
    expect((await officer.refused(routes.partners.add, { body })).code).toBe('access.region');
    const outside = partnerInput({ grants: [{ verb: 'feed.read', region: '4301' }] });
    expect(await officer.refused(routes.partners.add, { body: outside })).toMatchObject({
      code: 'partner.grant_outside',
      fields: [{ path: 'grants' }],
    });
    const person = { ...partnerInput(), grants: [{ verb: 'seekers.read', region: '4303' }] };
    expect((await officer.refused(routes.partners.add, { body: person as unknown as Input })).code).toBe(
      'input.invalid',
    );
    const county = await platform.staff('county_officer', { region: '430304' });
    expect((await county.refused(routes.partners.add, { body: partnerInput() })).code).toBe('access.denied');
  });

  it('is unknown to officers of other prefectures, and read by the auditor', async () => {
    const partner = await add({ name: '岳塘数据平台' });
    const other = await platform.staff('prefecture_officer', { region: '4301' });
    expect((await other.refused(routes.partners.get, { params: { id: partner.id } })).code).toBe(
      'access.region',
    );
    const names = async (caller: Caller) =>
      (await caller.call(routes.partners.list, { query: { q: '岳塘' } })).items.map(({ name }) => name);
    expect(await names(other)).toEqual([]);
    const auditor = await platform.staff('auditor', { region: '4303' });
    expect(await names(auditor)).toEqual(['岳塘数据平台']);
    expect((await auditor.call(routes.partners.get, { params: { id: partner.id } })).can).toEqual([]);
  });

  it('is changed by one person at a time, and what it may do counts from its next request', async () => {
    const { key, partner } = await issue(await add());
    const body = partnerInput({ grants: [{ verb: 'indicators.read', region: '430304' }] });
    await officer.call(routes.partners.change, {
      params: { id: partner.id },
      body: { ...body, version: partner.version },
    });
    expect((await own(key)).grants).toMatchObject([{ verb: 'indicators.read', region: { code: '430304' } }]);
    expect(
      (await platform.nobody.refused(routes.vacancies.partnerFeed, { query: {} }, bearer(key))).code,
    ).toBe('access.denied');
    const stale = { params: { id: partner.id }, body: { ...body, version: partner.version } };
    expect((await officer.refused(routes.partners.change, stale)).code).toBe('record.changed');
  });

  it('is named on the audit trail, and so is whoever manages it, without a secret', async () => {
    const partner = await add({ name: '株洲就业云' });
    const { key } = await issue(partner);
    const rows = await platform.services.db
      .selectFrom('audit_entries')
      .select(['action', 'actor_kind', 'actor_name', 'summary', 'region_code'])
      .where('entity_id', '=', partner.id)
      .orderBy('at')
      .orderBy('id')
      .execute();
    expect(rows.map(({ action }) => action)).toEqual(['partner.added', 'partner.key_issued']);
    expect(JSON.stringify(rows)).not.toContain(key.split('_')[2]);
    expect(rows[1]).toMatchObject({
      actor_kind: 'staff',
      region_code: '4303',
      summary: { name: '株洲就业云', prefix: key.split('_')[1], lastDay: '2027-11-18' },
    });
    const caller = { kind: 'partner', partnerId: partner.id, name: '株洲就业云', grants: [] } as const;
    await runWrite(platform.services, { actor: caller }, (ctx) => ctx.audit({ action: 'list.exported' }));
    const own = await platform.services.db
      .selectFrom('audit_entries')
      .select(['actor_id', 'actor_name'])
      .where('actor_kind', '=', 'partner')
      .execute();
    expect(own).toEqual([{ actor_id: partner.id, actor_name: '株洲就业云' }]);
  });
});

describe('the contact', () => {
  it('is shown masked, and in full with a purpose on the audit trail', async () => {
    const partner = await add();
    expect(partner).toMatchObject({ contactName: '陈主任', contactPhone: '138****1234' });
    const found = await findAnywhere(platform.services, [PHONE]);
    expect(new Set(found.map(({ column }) => column))).toEqual(new Set(['contact_phone_cipher']));
    const shown = await officer.call(routes.partners.reveal, {
      params: { id: partner.id },
      body: { what: 'phone', purpose: 'call' },
    });
    expect(shown.value).toBe(PHONE);
    const without = await officer.call(routes.partners.change, {
      params: { id: partner.id },
      body: { ...partnerInput({ contactName: '', contactPhone: null }), version: partner.version },
    });
    expect(without).toMatchObject({ contactName: '', contactPhone: null });
    expect(without.can).not.toContain('reveal');
  });

  it('stays when only other things are changed, and goes a year after the end', async () => {
    const partner = await add({ contactName: '欧阳澜', note: '打她手机' });
    const { contactPhone: _left, ...rest } = partnerInput({ contactName: '欧阳澜', note: '打她手机' });
    const changed = await officer.call(routes.partners.change, {
      params: { id: partner.id },
      body: { ...rest, version: partner.version },
    });
    expect(changed.contactPhone).toBe('138****1234');
    await move(changed, 'end', '协议到期');
    const start = platform.now;
    try {
      platform.now = new Date(start.getTime() + 364 * DAY_MS);
      await endRetention(platform.services);
      expect((await get(partner)).contactName).toBe('欧阳澜');
      platform.now = new Date(start.getTime() + 366 * DAY_MS);
      await endRetention(platform.services);
      expect(await get(partner)).toMatchObject({ contactName: '', contactPhone: null, note: '' });
      expect(await findAnywhere(platform.services, ['欧阳澜'])).toEqual([]);
    } finally {
      platform.now = start;
    }
  });
});

describe('the feed of a partner', () => {
  it('holds what is published at its places, and says when it leaves', async () => {
    const manager = await platform.staff('site_manager', { region: '4303' });
    const employer = (await verifiedEmployer(manager)).id;
    const near = await publishedVacancy(manager, { title: '岳塘装配工', regionCode: '430304004' }, employer);
    const far = await publishedVacancy(
      manager,
      {
        title: '雨湖保洁员',
        description: '打扫楼道，早班，每周休息一天，按月发薪。',
        regionCode: '430302001',
      },
      employer,
    );
    const caller = await platform.partner([{ verb: 'feed.read', region: '430304' }]);
    const read = async (query: object = {}) => caller.call(routes.vacancies.partnerFeed, { query });
    const first = await read();
    expect(first.items.map(({ id }) => id)).toEqual([near.id]);
    const text = JSON.stringify(first);
    expect(text).not.toContain(far.id);
    expect((await caller.refused(routes.vacancies.partnerFeed, { query: { region: '430302' } })).code).toBe(
      'access.region',
    );
    expect((await read({ region: '43' })).items).toHaveLength(1);
    expect((await read({ region: '430304004' })).items).toHaveLength(1);
    const current = await manager.call(routes.vacancies.get, { params: { id: near.id } });
    await manager.call(routes.vacancies.act, {
      params: { id: near.id },
      body: { version: current.version, action: 'withdraw', reason: '招满了' },
    });
    const next = await read({ cursor: first.cursor });
    expect(next.items).toMatchObject([{ kind: 'remove', id: near.id }]);
  });

  it('is read by officers within their regions too', async () => {
    expect((await officer.call(routes.vacancies.partnerFeed, { query: {} })).more).toBe(false);
  });

  it('gives figures to whom they were given, and to nobody else', async () => {
    const caller = await platform.partner([{ verb: 'indicators.read', region: '4303' }]);
    const query = { from: '2026-11-01', to: '2026-11-18' };
    const figures = await caller.call(routes.indicators.summary, { query });
    expect(figures.figures.length).toBeGreaterThan(0);
    expect(
      (await caller.refused(routes.indicators.summary, { query: { ...query, region: '4301' } })).code,
    ).toBe('access.region');
    expect((await caller.refused(routes.seekers.list, { query: {} })).code).toBe('access.denied');
  });
});
