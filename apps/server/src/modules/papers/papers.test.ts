import PG from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { routes, type Placement } from '@yizhan/contract';
import type { Actor } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { newId, toRef } from '../../app/ids.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { pagesOf } from '../../test-support/pdf-text.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';
import { issueMatching as useCase } from './matching.usecases.ts';

const { issueSlips, issueVisit, print, vacancies, move, list } = routes.papers;
const NOW = new Date('2026-11-18T02:00:00Z');

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine({ publicUrl: 'https://jobs.example.cn' });
});
afterAll(() => line.platform.stop());

const slip = (placements: readonly Placement[], caller: Caller = line.clerk) =>
  caller.call(issueSlips, { body: { placementIds: placements.map(({ id }) => id) } });
const named = async (name: string): Promise<Placement> => {
  const seeker = await person(line.clerk, { name });
  const post = await line.vacancy();
  return line.clerk.call(routes.placements.refer, { body: { seekerId: seeker.id, vacancyId: post.id } });
};
const paperOf = async (q: string) => (await line.clerk.call(list, { query: { q } })).items[0];
const checked = (code: string) => line.platform.nobody.call(routes.codes.open, { body: { code } });

describe('a referral slip', () => {
  it('has a number of its series, a code, and what the employer must know, rare characters included', async () => {
    const issued = await slip([await named('𠮷㛃䶮')]);
    expect(issued).toMatchObject({ count: 1, unprintable: [] });
    expect(issued.first).toMatch(/^岳塘区推荐〔2026〕\d+号$/);
    const [text] = await pagesOf(await line.clerk.call(print, { params: { id: issued.batchId }, query: {} }));
    for (const part of ['推荐信', issued.first, '𠮷㛃䶮', '湘潭安居物业服务有限公司', '2026年12月17日'])
      expect(text).toContain(part);
    const row = await paperOf(issued.first);
    expect(row).toMatchObject({ kind: 'referral_slip', status: 'issued', can: ['void'], printable: true });
    expect(text).toContain(row?.code);
  });

  it('is known as genuine by anybody, without a word of whom it is about', async () => {
    const issued = await slip([await named('鉴真人')]);
    const row = await paperOf(issued.first);
    const found = await checked(row?.code ?? '');
    expect(found).toMatchObject({
      kind: 'paper',
      state: 'current',
      paper: { kind: 'referral_slip', number: issued.first, office: '岳塘区书院路就业驿站' },
      printedOn: '2026-11-18',
      expiresOn: '2026-12-17',
    });
    expect(JSON.stringify(found)).not.toContain('鉴真人');
    line.platform.now = new Date('2026-12-17T16:30:00Z');
    expect((await checked(row?.code ?? '')).state).toBe('expired');
    line.platform.now = NOW;
  });

  it('keeps its number when it is void, says so to whoever checks it and on a reprint, and can be taken back', async () => {
    const issued = await slip([await named('作废人')]);
    const row = await paperOf(issued.first);
    if (row === undefined) throw new Error('not listed');
    const ending = { params: { id: row.id }, body: { version: row.version, move: 'void' as const } };
    expect((await line.clerk.refused(move, ending)).code).toBe('record.reason_needed');
    const voided = await line.clerk.call(move, { ...ending, body: { ...ending.body, reason: '名字写错' } });
    expect(voided).toMatchObject({ status: 'void', voidReason: '名字写错', can: [] });
    expect((await checked(row.code)).state).toBe('void');
    const [text] = await pagesOf(await line.clerk.call(print, { params: { id: issued.batchId }, query: {} }));
    expect(text).toContain('本文书已作废');
    const next = await slip([await named('后来人')]);
    const serial = (number: string) => Number(/〕(\d+)号/.exec(number)?.[1]);
    expect(serial(next.first)).toBe(serial(issued.first) + 1);
    await line.clerk.call(routes.actions.takeBack, { params: { id: voided.undo?.actionId ?? '' } });
    expect((await checked(row.code)).state).toBe('current');
  });

  it('begins again at 1 in the first second of the year in Shanghai, and not before', async () => {
    const [last, first] = [await named('旧年人'), await named('新年人')];
    line.platform.now = new Date('2026-12-31T15:59:59.999Z');
    expect((await slip([last])).first).toMatch(/〔2026〕/);
    line.platform.now = new Date('2026-12-31T16:00:00Z');
    expect((await slip([first])).first).toBe('岳塘区推荐〔2027〕1号');
    line.platform.now = NOW;
  });

  it('is refused whole for one that has ended, and leaves no gap', async () => {
    const [good, bad] = [await named('好的'), await named('停的')];
    await line.step(bad, { action: 'stop', reason: 'seeker_found_other' });
    const before = await slip([good]);
    const body = { placementIds: [good.id, bad.id] };
    expect((await line.clerk.refused(issueSlips, { body })).code).toBe('paper.placement_ended');
    const after = await slip([good]);
    const serial = (number: string) => Number(/〕(\d+)号/.exec(number)?.[1]);
    expect(serial(after.first)).toBe(serial(before.first) + 1);
  });

  it('is issued and printed where it belongs alone', async () => {
    const placement = await named('本地人');
    const issued = await slip([placement]);
    const elsewhere = await line.platform.staff('site_manager', { region: '430302' });
    const body = { placementIds: [placement.id] };
    expect((await elsewhere.refused(issueSlips, { body })).code).toBe('access.region');
    const asked = { params: { id: issued.batchId }, query: {} };
    expect((await elsewhere.refused(print, asked)).code).toBe('access.region');
    expect((await line.platform.nobody.refused(print, asked)).code).toBe('auth.required');
  });

  it('prints the same file again, however the records change', async () => {
    const placement = await named('原样人');
    const issued = await slip([placement]);
    const asked = { params: { id: issued.batchId }, query: {} };
    const first = Buffer.from(await (await line.clerk.call(print, asked)).arrayBuffer());
    await line.step(placement, { action: 'stop', reason: 'seeker_found_other' });
    const again = Buffer.from(await (await line.clerk.call(print, asked)).arrayBuffer());
    expect(again.equals(first)).toBe(true);
    const large = await pagesOf(
      await line.clerk.call(print, { params: { id: issued.batchId }, query: { large: 'true' } }),
    );
    expect(large.join('')).toContain('原样人');
  });

  it('forgets what stood on it with the person, and keeps its number', async () => {
    const { own, record } = await selfRegistered(line.platform, '将注销');
    const post = await line.vacancy();
    const placement = await line.clerk.call(routes.placements.refer, {
      body: { seekerId: record.id, vacancyId: post.id },
    });
    const issued = await slip([placement]);
    await line.step(placement, { action: 'stop', reason: 'seeker_found_other' });
    await own.call(routes.me.erase, { body: { confirm: true } });
    const asked = { params: { id: issued.batchId }, query: {} };
    expect((await line.clerk.refused(print, asked)).code).toBe('paper.erased');
    expect(await paperOf(issued.first)).toMatchObject({ printable: false });
  });

  it('warns of characters that no font has', async () => {
    const issued = await slip([await named('笑脸😀')]);
    expect(issued.unprintable).toEqual(['😀']);
    const [text] = await pagesOf(await line.clerk.call(print, { params: { id: issued.batchId }, query: {} }));
    expect(text).toContain('笑脸〓');
  });
});

describe('slips for many at once', () => {
  it('are numbered in the order given and print as one file', async () => {
    const seeker = await person(line.clerk, { name: '多人' });
    const placements: Placement[] = [];
    for (let at = 0; at < 12; at += 1) {
      const post = await line.vacancy();
      placements.push(
        await line.clerk.call(routes.placements.refer, { body: { seekerId: seeker.id, vacancyId: post.id } }),
      );
    }
    const issued = await slip(placements);
    expect(issued.count).toBe(12);
    const pages = await pagesOf(await line.clerk.call(print, { params: { id: issued.batchId }, query: {} }));
    expect(pages).toHaveLength(12);
    expect(pages[0]).toContain(issued.first);
    expect(pages[11]).toContain(issued.last);
  });
});

describe('slips for hundreds', () => {
  /** Open placements of new people, each referred to each of ten vacancies. */
  async function referredTo(people: number): Promise<string[]> {
    const posts = [];
    for (let at = 0; at < 10; at += 1) posts.push(await line.vacancy());
    const ids: string[] = [];
    for (let at = 0; at < people; at += 1) {
      const { id: seekerId } = await person(line.clerk, { name: `成批人${at}` });
      const pairs = posts.map(({ id: vacancyId }) => ({ seekerId, vacancyId }));
      const { results } = await line.clerk.call(routes.placements.referBulk, { body: { pairs } });
      ids.push(...results.flatMap(({ placementId }) => placementId ?? []));
    }
    return ids;
  }
  /** Issues these slips; how long it took, and how many statements. */
  async function measured(placementIds: readonly string[]) {
    const statements = vi.spyOn(PG.Client.prototype, 'query');
    const begun = performance.now();
    const issued = await line.clerk.call(issueSlips, { body: { placementIds: [...placementIds] } });
    const took = performance.now() - begun;
    const count = statements.mock.calls.length;
    statements.mockRestore();
    return { issued, took, statements: count };
  }

  it('are written together: hundreds take no more statements than thirty, and no more time each', async () => {
    const ids = await referredTo(30);
    // Nobody has a slip yet: the first one also proves the referral, which is graded anew.
    await measured(ids.slice(0, 30));
    const few = await measured(ids.slice(30, 60));
    const rest = ids.slice(60);
    const many = await measured(rest);
    expect(many.issued.count).toBe(rest.length);
    expect(few.statements).toBeGreaterThan(5);
    expect(many.statements).toBeLessThanOrEqual(few.statements + 3);
    // Each would be the same were they written one by one; three times allows for a machine that is busy.
    expect(many.took / rest.length).toBeLessThan((few.took / 30) * 3);
    expect(await paperOf(many.issued.last)).toMatchObject({
      batchId: many.issued.batchId,
      status: 'issued',
      can: ['void'],
    });
  });
});

describe('slips for all that match', () => {
  const { countMatching, issueMatching } = routes.papers;
  const STAFF: Actor = {
    kind: 'staff',
    staffId: newId(),
    login: 'x',
    name: 'x',
    grants: [{ role: 'site_manager', region: '4303', siteId: null }],
  };
  /** People referred to one vacancy, and the filter that leaves them. */
  async function referredAlike(count: number) {
    const post = await line.vacancy();
    const placements: Placement[] = [];
    for (let at = 0; at < count; at += 1) {
      const seeker = await person(line.clerk, { name: `同岗人${at}` });
      const body = { seekerId: seeker.id, vacancyId: post.id };
      placements.push(await line.clerk.call(routes.placements.refer, { body }));
    }
    return { placements, query: { vacancyId: post.id } };
  }

  it('are counted before, leave out who has ended or holds one, and are not issued twice', async () => {
    const { placements, query } = await referredAlike(5);
    const [ended, holder] = placements;
    if (ended === undefined || holder === undefined) throw new Error('nobody was referred');
    await line.step(ended, { action: 'stop', reason: 'seeker_found_other' });
    await slip([holder]);
    const leftOut = [
      { reason: 'ended', count: 1 },
      { reason: 'has_slip', count: 1 },
    ];
    expect(await line.clerk.call(countMatching, { query })).toEqual({ count: 3, leftOut });
    const reply = await line.clerk.call(issueMatching, { body: { query } });
    expect(reply).toMatchObject({ issued: { count: 3 }, leftOut });
    expect((await line.clerk.call(countMatching, { query })).count).toBe(0);
    expect((await line.clerk.refused(issueMatching, { body: { query } })).code).toBe('paper.nobody_left');
  });

  it('keep to the filters, and to where the caller may issue', async () => {
    const { query } = await referredAlike(2);
    const elsewhere = await line.platform.staff('site_manager', { region: '430302' });
    expect(await elsewhere.call(countMatching, { query })).toEqual({ count: 0, leftOut: [] });
    expect((await elsewhere.refused(issueMatching, { body: { query } })).code).toBe('paper.nobody_left');
    const hired = { ...query, status: 'hired' };
    expect((await line.clerk.call(countMatching, { query: hired })).count).toBe(0);
    expect((await line.clerk.call(countMatching, { query })).count).toBe(2);
  });

  it('are not issued at all when the call is broken off before its end, and use no number', async () => {
    const { placements, query } = await referredAlike(2);
    const before = await slip([await named('之前的')]);
    const breaking = runWrite(line.platform.services, { actor: STAFF, now: NOW }, (ctx) =>
      useCase(ctx, { vacancyId: query.vacancyId }, 'zh-CN', () => true),
    );
    await expect(breaking).rejects.toMatchObject({ code: 'paper.broken_off' });
    expect((await line.clerk.call(countMatching, { query })).count).toBe(2);
    const after = await slip(placements.slice(0, 1));
    const serial = (number: string) => Number(/〕(\d+)号/.exec(number)?.[1]);
    expect(serial(after.first)).toBe(serial(before.first) + 1);
  });
});

describe('a visit record', () => {
  it('is issued for an employer, with room to write', async () => {
    const issued = await line.clerk.call(issueVisit, { body: { employerId: line.employerId } });
    expect(issued.first).toMatch(/^岳塘区走访〔2026〕\d+号$/);
    const [text] = await pagesOf(await line.clerk.call(print, { params: { id: issued.batchId }, query: {} }));
    for (const part of ['走访记录', '湘潭安居物业服务有限公司', '用工需求']) expect(text).toContain(part);
    expect((await paperOf(issued.first))?.employer?.id).toBe(line.employerId);
  });
});

describe('a poster of vacancies', () => {
  it('shows site, phone, code and days, with codes that end with the paper, in both languages', async () => {
    const post = await line.vacancy({ title: '海报上的保安', siteId: line.siteId });
    for (const [language, words] of [
      ['zh-CN', ['家门口的好工作', '电话 0731-58211234', '2026年12月1日']],
      ['en', ['Good work near home', 'phone 0731-58211234', '1 December 2026']],
    ] as const) {
      const reply = await line.clerk.call(vacancies, {
        body: {
          kind: 'poster',
          vacancyIds: [post.id],
          expiresOn: '2026-12-01',
          language,
          large: true,
          size: 'A3',
        },
      });
      const [text = ''] = await pagesOf(reply);
      for (const part of ['海报上的保安', '岳塘区书院路就业驿站', ...words]) expect(text).toContain(part);
      const code = /[34679CDFHJKMPQRTWXY]{3}-\w{3}-\w{3}/.exec(text)?.[0] ?? '';
      expect(await checked(code)).toMatchObject({ targetId: post.id, expiresOn: '2026-12-01' });
    }
    const { items } = await line.clerk.call(routes.codes.ofRecord, {
      params: { kind: 'vacancy', id: post.id },
    });
    expect(items.map(({ source }) => source).sort()).toEqual(['poster', 'poster', 'standing']);
  });

  it('is not printed of what is closed, nor for a day that is past', async () => {
    const post = await line.vacancy();
    const body = { kind: 'sheet' as const, vacancyIds: [post.id], expiresOn: '2026-11-17' };
    expect((await line.clerk.refused(vacancies, { body })).code).toBe('code.ends_early');
    await line.manager.call(routes.vacancies.act, {
      params: { id: post.id },
      body: { version: post.version, action: 'withdraw', reason: '设备检修' },
    });
    const late = { ...body, expiresOn: '2026-12-01' };
    expect((await line.clerk.refused(vacancies, { body: late })).code).toBe('paper.nothing_open');
  });
});

describe('finding a paper', () => {
  it('works by its code in the one search, and by its number in the list', async () => {
    const issued = await slip([await named('找得到')]);
    const row = await paperOf(issued.first);
    const { items } = await line.clerk.call(routes.globalSearch.search, {
      body: { q: (row?.code ?? '').toLowerCase().replaceAll('-', ' ') },
    });
    expect(items).toEqual([expect.objectContaining({ kind: 'paper', title: issued.first })]);
    expect(toRef(issued.batchId).prefecture).toBe('4303');
  });
});
