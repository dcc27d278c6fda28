import type { AddressInfo } from 'node:net';
import type { z } from 'zod';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readShortCode } from '@yizhan/domain';
import { routes, type PublicSearch, type VacancyCard } from '@yizhan/contract';
import { runWrite } from '../../../app/context.ts';
import { system } from '../../../app/actor.ts';
import { fromShortId, newId, toRef } from '../../../app/ids.ts';
import { transitionVacancy } from '../index.ts';
import {
  publishedVacancy,
  siteInput,
  verifiedEmployer,
  type vacancyInput,
} from '../../../test-support/records.ts';
import {
  createTestPlatform,
  someId,
  type Caller,
  type TestPlatform,
} from '../../../test-support/platform.ts';

let platform: TestPlatform;
let manager: Caller;
let employerId: string;
let siteId: string;
beforeAll(async () => {
  platform = await createTestPlatform();
  manager = await platform.staff('site_manager', { region: '4303' });
  employerId = (await verifiedEmployer(manager)).id;
  const officer = await platform.staff('county_officer', { region: '430304' });
  const site = await officer.call(routes.sites.create, {
    body: siteInput(),
  });
  siteId = site.id;
  for (const number of [1, 2, 3]) {
    await open({
      title: `${String(number)}号厂房装配工`,
      description: `在${String(number)}号厂房装配电机，白班八小时，${'每周休息一天，'.repeat(number)}按月发薪。`,
      address: `岳塘区工业路${String(number * 31)}号`,
    });
  }
});
afterAll(() => platform.stop());

async function open(given: Parameters<typeof vacancyInput>[1]) {
  // Each is a second later than the previous one, so that their order is fixed.
  platform.now = new Date(platform.now.getTime() + 1000);
  return publishedVacancy(manager, given, employerId);
}

async function search(query: z.input<typeof PublicSearch>) {
  return platform.nobody.call(routes.vacancies.search, { query });
}
const titles = (cards: readonly VacancyCard[]) => cards.map(({ title }) => title);

/** The open vacancies known to a partner that follows the feed from the beginning, or from a cursor. */
async function follow(known: Map<string, string>, cursor?: string, region?: string): Promise<string> {
  let at = cursor;
  for (;;) {
    const page = await platform.nobody.call(routes.vacancies.feed, {
      query: {
        limit: 2,
        ...(at === undefined ? {} : { cursor: at }),
        ...(region === undefined ? {} : { region }),
      },
    });
    for (const item of page.items) {
      if (item.kind === 'upsert') known.set(item.id, item.vacancy.title);
      else known.delete(item.id);
    }
    const isSnapshotEnd = !page.more && at !== undefined && page.items.length > 0;
    at = page.cursor;
    if (!page.more && !isSnapshotEnd) return at;
  }
}

describe('every channel at once', () => {
  it('shows a published vacancy and drops a withdrawn one in one step', async () => {
    const known = new Map<string, string>();
    let cursor = await follow(known);
    const vacancy = await open({
      title: '酒店客房服务员',
      description: '整理客房，更换布草，清点物品，早班中班轮换，提供工作餐和制服。',
      address: '岳塘区芙蓉路9号',
    });
    cursor = await follow(known, cursor);
    const onBoard = async () =>
      titles((await platform.nobody.call(routes.vacancies.board, { params: { siteId }, query: {} })).items);
    const channels = async () => ({
      search: titles((await search({ q: '客房服务员' })).items),
      board: (await onBoard()).filter((title) => title === vacancy.title),
      feed: [...known.values()].filter((title) => title === vacancy.title),
    });
    expect(await channels()).toEqual({
      search: [vacancy.title],
      board: [vacancy.title],
      feed: [vacancy.title],
    });
    await manager.call(routes.vacancies.act, {
      params: { id: vacancy.id },
      body: { version: vacancy.version, action: 'withdraw', reason: '酒店停业' },
    });
    await follow(known, cursor);
    expect(await channels()).toEqual({ search: [], board: [], feed: [] });
    const shown = await platform.nobody.call(routes.vacancies.show, { params: { id: vacancy.id } });
    expect(shown).toMatchObject({ open: false, address: '', lng: null, mapPoint: null });
  });

  it('shows nothing of a step that failed', async () => {
    const before = await search({});
    const changes = await platform.nobody.call(routes.vacancies.feed, { query: {} });
    const vacancy = before.items[0];
    await expect(
      runWrite(platform.services, { actor: system('test') }, async (ctx) => {
        await transitionVacancy(ctx, toRef(vacancy?.id ?? ''), { action: 'fill', version: null });
        throw new Error('the line broke');
      }),
    ).rejects.toThrow('the line broke');
    expect((await search({})).total).toBe(before.total);
    expect((await platform.nobody.call(routes.vacancies.feed, { query: {} })).items).toEqual(changes.items);
  });
});

describe('the feed', () => {
  let vacancies: Array<{ id: string; version: number; title: string }>;
  beforeEach(async () => {
    vacancies = (await search({ limit: 3 })).items.map(({ id, title }) => ({ id, title, version: 0 }));
  });

  it('answers 304 as long as nothing is new', async () => {
    const cursor = await follow(new Map());
    const url = `/api/v1/feed/vacancies?cursor=${cursor}`;
    const first = await platform.nobody.raw({ method: 'GET', url });
    const etag = String(first.headers['etag']);
    const second = await platform.nobody.raw({ method: 'GET', url, headers: { 'if-none-match': etag } });
    expect(second).toMatchObject({ statusCode: 304, body: '' });
    const [one] = vacancies;
    const current = await manager.call(routes.vacancies.get, { params: { id: one?.id ?? '' } });
    await manager.call(routes.vacancies.act, {
      params: { id: current.id },
      body: { version: current.version, action: 'confirm' },
    });
    const third = await platform.nobody.raw({ method: 'GET', url, headers: { 'if-none-match': etag } });
    expect(third.statusCode).toBe(200);
    expect(third.json()).toMatchObject({ items: [{ kind: 'upsert', id: current.id }], more: false });
  });

  it('never skips a change whose transaction commits after a later one', async () => {
    const known = new Map<string, string>();
    let cursor = await follow(known);
    const [slow, quick] = vacancies;
    const { services } = platform;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let written = (): void => undefined;
    const isWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    const slowly = services.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('vacancy_changes')
        .values({
          prefecture: '4303',
          vacancy_id: fromShortId(slow?.id.slice(5) ?? ''),
          kind: 'upsert',
          at: platform.now,
        })
        .execute();
      written();
      await held;
    });
    await isWritten;
    try {
      const current = await manager.call(routes.vacancies.get, { params: { id: quick?.id ?? '' } });
      await manager.call(routes.vacancies.act, {
        params: { id: current.id },
        body: { version: current.version, action: 'confirm' },
      });
      known.clear();
      cursor = await follow(known, cursor);
      expect([...known.keys()]).toEqual([]);
    } finally {
      release();
      await slowly;
    }
    await follow(known, cursor);
    expect([...known.keys()].sort()).toEqual([slow?.id, quick?.id].sort());
  });

  it('follows one region and drops what moves out of it', async () => {
    const vacancy = await open({
      title: '茶馆服务员',
      description: '泡茶续水，收拾茶桌，招呼客人，下午和晚上营业，每周轮休一天。',
      address: '岳塘区建设南路11号',
    });
    const yuetang = new Map<string, string>();
    const yuhu = new Map<string, string>();
    const cursors = [await follow(yuetang, undefined, '430304'), await follow(yuhu, undefined, '430302')];
    expect([...yuetang.values()]).toContain('茶馆服务员');
    await manager.call(routes.vacancies.update, {
      params: { id: vacancy.id },
      body: {
        version: vacancy.version,
        kind: vacancy.kind,
        title: vacancy.title,
        headcount: vacancy.headcount,
        pay: vacancy.pay,
        description: vacancy.description,
        regionCode: '430302',
        address: '雨湖区解放路1号',
      },
    });
    await follow(yuetang, cursors[0], '430304');
    await follow(yuhu, cursors[1], '430302');
    expect([...yuetang.values()]).not.toContain('茶馆服务员');
    expect([...yuhu.values()]).toContain('茶馆服务员');
  });
});

describe('the board in the street', () => {
  it('hangs the nearest first, with a code to read out', async () => {
    const board = await platform.nobody.call(routes.vacancies.board, { params: { siteId }, query: {} });
    expect(board.site.name).toBe('岳塘区书院路就业驿站');
    const distances = board.items.map(({ distance }) => distance ?? Infinity);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(board.items.every(({ shortCode }) => readShortCode(shortCode ?? '').kind === 'code')).toBe(true);
    const unknown = await platform.nobody.refused(routes.vacancies.board, {
      params: { siteId: someId() },
      query: {},
    });
    expect(unknown.code).toBe('site.unknown');
  });

  it('is told of a change, once for a burst, and let go when the server stops', async () => {
    const other = await createTestPlatform();
    const boss = await other.staff('administrator', { region: '' });
    const site = await boss.call(routes.sites.create, {
      body: siteInput(),
    });
    await other.server.listen({ port: 0, host: '127.0.0.1' });
    const { port } = other.server.server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${String(port)}/api/v1/public/board/${site.id}/events`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const told = (event: string): number => text.split(`event: ${event}\n`).length - 1;
    const until = async (event: string, times: number): Promise<void> => {
      while (told(event) < times) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) throw new Error('the stream ended');
        text += value;
      }
    };
    await until('alive', 1);
    // Notices of one transaction arrive together, however slow the machine is.
    const burst = () =>
      runWrite(other.services, { actor: system('test') }, async (ctx) => {
        for (let at = 0; at < 5; at += 1) await ctx.changed('vacancy', { prefecture: '4303', id: newId() });
      });
    await burst();
    await until('changed', 1);
    await burst();
    await until('changed', 2);
    expect(told('changed')).toBe(2);
    await publishedVacancy(boss);
    await until('changed', 3);
    const ended = reader?.read().then(
      ({ done }) => done,
      () => true,
    );
    await other.stop();
    expect(await ended).toBe(true);
  });
});
