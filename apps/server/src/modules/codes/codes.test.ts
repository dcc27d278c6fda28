import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { PUBLIC } from '../../app/actor.ts';
import { readContext } from '../../app/context.ts';
import { fromShortId, toRef } from '../../app/ids.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { selfRegistered } from '../../test-support/people.ts';
import { siteInput } from '../../test-support/records.ts';
import { findAnywhere } from '../../test-support/search-database.ts';
import { missingSiteCodesJob } from '../sites/index.ts';
import { missingCodesJob } from '../vacancies/index.ts';
import { codePage } from './code-page.ts';

const { open, ofRecord, make, void: makeVoid } = routes.codes;
const NOW = new Date('2026-11-18T02:00:00Z');

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine({ publicUrl: 'https://jobs.example.cn/' });
});
afterAll(() => line.platform.stop());

const opened = (code: string) => line.platform.nobody.call(open, { body: { code } });
const refused = async (code: string) => (await line.platform.nobody.refused(open, { body: { code } })).code;
const standingOf = async (id: string): Promise<string> =>
  (await line.platform.nobody.call(routes.vacancies.show, { params: { id }, query: {} })).shortCode ?? '';
const vacancyCodes = async (id: string) =>
  (await line.clerk.call(ofRecord, { params: { kind: 'vacancy', id } })).items;

describe('a short code', () => {
  it('is carried by each published vacancy and each site, and leads there however it is typed', async () => {
    const vacancy = await line.vacancy();
    const code = await standingOf(vacancy.id);
    expect(code).toMatch(/^\w{3}-\w{3}-\w{3}$/);
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '')])
      expect(await opened(typed)).toMatchObject({ kind: 'vacancy', targetId: vacancy.id, state: 'current' });
    const site = await line.platform.nobody.call(routes.sites.get, { params: { id: line.siteId } });
    expect(await opened(site.shortCode ?? '')).toMatchObject({ kind: 'site', targetId: line.siteId });
  });

  it('stays the same when the vacancy is closed and published again', async () => {
    const vacancy = await line.vacancy();
    const code = await standingOf(vacancy.id);
    const step = async (version: number, action: 'withdraw' | 'reopen' | 'publish') =>
      line.manager.call(routes.vacancies.act, {
        params: { id: vacancy.id },
        body: { version, action, ...(action === 'publish' ? {} : { reason: '设备检修' }) },
      });
    const closed = await step(vacancy.version, 'withdraw');
    const again = await step(closed.version, 'reopen');
    await step(again.version, 'publish');
    expect(await standingOf(vacancy.id)).toBe(code);
  });

  it('says what is wrong with one that was mistyped or that nobody gave out', async () => {
    expect(await refused('K7P-M4X-RDD')).toBe('code.mistyped');
    expect(await refused('保洁')).toBe('code.mistyped');
    expect(await refused('CCC-CCC-CCC')).toMatch(/^code\.(mistyped|unknown)$/);
  });

  it('is found in the one search of the console, as read out over the phone', async () => {
    const vacancy = await line.vacancy({ title: '电话里问的岗位' });
    const code = await standingOf(vacancy.id);
    for (const q of [code, code.toLowerCase().replaceAll('-', ' ')]) {
      const { items } = await line.clerk.call(routes.globalSearch.search, { body: { q } });
      expect(items).toEqual([expect.objectContaining({ kind: 'vacancy', id: vacancy.id })]);
    }
    const site = await line.platform.nobody.call(routes.sites.get, { params: { id: line.siteId } });
    const { items } = await line.clerk.call(routes.globalSearch.search, {
      body: { q: site.shortCode ?? '' },
    });
    expect(items).toEqual([expect.objectContaining({ kind: 'site', id: line.siteId })]);
  });

  it('is given to what was public before there were codes', async () => {
    const vacancy = await line.vacancy();
    const { services } = line.platform;
    await services.db
      .updateTable('vacancies')
      .set({ short_code: null })
      .where('id', '=', toRef(vacancy.id).id)
      .execute();
    await services.db
      .updateTable('sites')
      .set({ short_code: null })
      .where('id', '=', fromShortId(line.siteId))
      .execute();
    const { signal } = new AbortController();
    await missingCodesJob.run(services, {}, signal);
    await missingSiteCodesJob.run(services, {}, signal);
    expect(await opened(await standingOf(vacancy.id))).toMatchObject({ targetId: vacancy.id });
    const site = await line.platform.nobody.call(routes.sites.get, { params: { id: line.siteId } });
    expect(await opened(site.shortCode ?? '')).toMatchObject({ targetId: line.siteId });
  });
});

describe('the page of a code without script', () => {
  const seen = async (path: string, locale: 'zh-CN' | 'en' = 'zh-CN') => {
    const ctx = readContext(line.platform.services, { actor: PUBLIC, locale, now: line.platform.now });
    return (await codePage(ctx, path))?.body.text ?? null;
  };

  it('leads to what is current, and says what is not', async () => {
    const vacancy = await line.vacancy();
    const code = await standingOf(vacancy.id);
    expect(await seen(`/q/${code}`)).toContain(`href="/vacancies/${vacancy.id}"`);
    expect(await seen('/q/K7P-M4X-RDD', 'en')).toContain('seems wrong');
    expect(await seen('/q/%3Cb%3E%E4%')).toContain('%3Cb%3E%E4%');
    expect(await seen('/q/<b>')).toContain('&lt;b&gt;');
    expect(await seen('/sites')).toBeNull();
  });

  it('tells a genuine paper, and nobody’s name', async () => {
    const issued = await line.clerk.call(routes.papers.issueVisit, { body: { employerId: line.employerId } });
    const { items } = await line.clerk.call(routes.papers.list, { query: { q: issued.first } });
    const shown = await seen(`/q/${items[0]?.code ?? ''}`);
    for (const part of ['是真的，有效', '走访记录', issued.first, '2026-11-18'])
      expect(shown).toContain(part);
    expect(shown).not.toContain('湘潭安居');
  });
});

describe('codes that staff make', () => {
  it('stand apart by source, hold the public address, and end on their day', async () => {
    const vacancy = await line.vacancy();
    const body = { source: 'fair', expiresOn: '2026-11-20' } as const;
    const params = { kind: 'vacancy', id: vacancy.id } as const;
    const made = await line.clerk.call(make, { params, body });
    expect(made).toMatchObject({ source: 'fair', printedOn: '2026-11-18', scans: 0, can: ['void'] });
    expect(made.url).toBe(`https://jobs.example.cn/q/${made.code}`);
    expect((await vacancyCodes(vacancy.id)).map(({ source }) => source).sort()).toEqual(['fair', 'standing']);
    line.platform.now = new Date('2026-11-20T15:59:00Z');
    expect((await opened(made.code)).state).toBe('current');
    line.platform.now = new Date('2026-11-20T16:01:00Z');
    expect(await opened(made.code)).toMatchObject({ state: 'expired', targetId: vacancy.id });
    line.platform.now = NOW;
    const past = { params, body: { ...body, expiresOn: '2026-11-17' } };
    expect((await line.clerk.refused(make, past)).code).toBe('code.ends_early');
  });

  it('are voided once, except the one a record carries everywhere', async () => {
    const vacancy = await line.vacancy();
    const params = { kind: 'vacancy', id: vacancy.id } as const;
    const made = await line.clerk.call(make, { params, body: { source: 'poster', expiresOn: null } });
    const elsewhere = await line.platform.staff('site_manager', { region: '430302' });
    const gone = { params: { code: made.code }, body: {} };
    expect((await elsewhere.refused(makeVoid, gone)).code).toBe('access.region');
    await line.clerk.call(makeVoid, gone);
    expect((await opened(made.code)).state).toBe('void');
    expect((await line.clerk.refused(makeVoid, gone)).code).toBe('code.voided_before');
    const standing = (await standingOf(vacancy.id)).replaceAll('-', '');
    expect((await line.clerk.refused(makeVoid, { params: { code: standing }, body: {} })).code).toBe(
      'code.standing',
    );
  });
});

describe('checking in at a station', () => {
  const { checkIn, checkInCode } = routes.codes;
  const at = (seconds: number) => {
    line.platform.now = new Date(NOW.getTime() + seconds * 1_000);
  };
  const shown = async () => {
    const { url } = await line.clerk.call(checkInCode, { params: { id: line.siteId } });
    expect(url.startsWith('https://jobs.example.cn/c/')).toBe(true);
    return url.slice('https://jobs.example.cn/c/'.length);
  };

  it('takes what the screen shows now or showed just before, and counts a person once a day', async () => {
    const { own, record } = await selfRegistered(line.platform, '来签到的人');
    const here = (code: string) => own.call(checkIn, { body: { code } });
    at(0);
    const first = await shown();
    expect(await shown()).toBe(first);
    at(31);
    const second = await shown();
    expect(second).not.toBe(first);
    expect(await here(first)).toMatchObject({ site: { id: line.siteId }, already: false });
    expect(await here(second)).toMatchObject({ already: true });
    const { items } = await line.clerk.call(routes.seekers.timeline, {
      params: { id: record.id },
      query: {},
    });
    expect(items.filter(({ kind }) => kind === 'seeker.checked_in')).toMatchObject([
      { site: { id: line.siteId } },
    ]);
    at(61);
    expect((await own.refused(checkIn, { body: { code: first } })).code).toBe('code.check_in_old');
    at(86_400);
    expect(await here(await shown())).toMatchObject({ already: false });
    at(0);
  });

  it('is bound to station and time, and to nothing that somebody made up', async () => {
    const { own } = await selfRegistered(line.platform, '改码的人');
    const code = await shown();
    const [kind = '', id = '', step = '', mac = ''] = code.split('.');
    const other = await line.platform.staff('prefecture_officer', { region: '4303' });
    const site = await other.call(routes.sites.create, { body: siteInput({ name: '另一个签到站' }) });
    const later = (Number.parseInt(step, 36) + 1).toString(36);
    for (const made of [
      [kind, site.id, step, mac],
      [kind, id, later, mac],
      ['vacancy', id, step, mac],
      [kind, id, step, 'A'.repeat(16)],
      ['K7P-M4X-RDC'],
      [''.padEnd(70, 'x')],
    ])
      expect((await own.refused(checkIn, { body: { code: made.join('.') } })).code).toBe(
        'code.check_in_false',
      );
    expect(await own.call(checkIn, { body: { code } })).toMatchObject({ site: { id: line.siteId } });
    expect((await line.platform.nobody.refused(checkIn, { body: { code } })).code).toBe('auth.required');
    const elsewhere = await line.platform.staff('site_manager', { region: '430302' });
    expect((await elsewhere.refused(checkInCode, { params: { id: line.siteId } })).code).toBe(
      'access.region',
    );
  });
});

describe('a scan', () => {
  it('counts once for each device and day, and tells of nobody', async () => {
    const vacancy = await line.vacancy();
    const code = (await standingOf(vacancy.id)).replaceAll('-', '');
    const scan = async (cookie?: string) => {
      const reply = await line.platform.nobody.raw({
        method: 'POST',
        url: '/api/v1/codes/open',
        payload: { code },
        ...(cookie === undefined ? {} : { headers: { cookie } }),
      });
      expect(reply.statusCode).toBe(200);
      return String(reply.headers['set-cookie'] ?? '').split(';')[0] ?? '';
    };
    const scans = async () => (await vacancyCodes(vacancy.id))[0]?.scans;
    const before = (await scans()) ?? 0;
    const device = await scan();
    expect(await scan(device)).toBe('');
    expect(await scans()).toBe(before + 1);
    await scan();
    expect(await scans()).toBe(before + 2);
    line.platform.now = new Date(NOW.getTime() + 86_400_000);
    await scan(device);
    line.platform.now = NOW;
    expect(await scans()).toBe(before + 3);
    expect(await findAnywhere(line.platform.services, [device.split('=')[1] ?? '?'])).toEqual([]);
  });
});
