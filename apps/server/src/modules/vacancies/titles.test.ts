import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { publishedVacancy, vacancyInput, verifiedEmployer } from '../../test-support/records.ts';
import { mapTitle } from './titles.usecases.ts';

/** 电焊工 of the shipped classification. */
const WELDER = '6-18-02-04';

let platform: TestPlatform;
let manager: Caller;
let officer: Caller;
let employerId: string;
beforeAll(async () => {
  platform = await createTestPlatform();
  manager = await platform.staff('site_manager', { region: '4303' });
  officer = await platform.staff('province_officer', { region: '' });
  employerId = (await verifiedEmployer(manager)).id;
});
afterAll(() => platform.stop());

let made = 0;
/** A unique vacancy with a title that the classifier does not know. */
function given(title: string) {
  made += 1;
  return { title, description: '', address: `岳塘区书院路街道湖湘路${String(made)}号` };
}
const draft = (title: string) =>
  manager.call(routes.vacancies.create, { body: vacancyInput(employerId, given(title)) });
const get = (id: string) => manager.call(routes.vacancies.get, { params: { id } });
const map = (caller: Caller, title: string, keepAsSynonym = false) =>
  caller.call(routes.vacancies.mapTitle, { body: { title, code: WELDER, keepAsSynonym } });
const codeOf = async (title: string) =>
  (await platform.nobody.call(routes.reference.classifyTitle, { query: { title } })).code;

describe('mapping a title', () => {
  it('changes all that hangs on the occupation of a vacancy, on every channel', async () => {
    const title = '急招若干名甲';
    const vacancy = await publishedVacancy(manager, given(title), employerId);
    expect(vacancy).toMatchObject({ occupation: null, status: 'published' });
    const listed = async () =>
      (await manager.call(routes.vacancies.list, { query: { occupation: WELDER } })).items.map(
        ({ id }) => id,
      );
    const found = async () =>
      (await platform.nobody.call(routes.vacancies.search, { query: { occupation: WELDER } })).items;
    const feed = async (cursor?: string) =>
      platform.nobody.call(routes.vacancies.feed, {
        query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) },
      });
    expect(await listed()).not.toContain(vacancy.id);
    const { cursor, more } = await feed();
    expect(more).toBe(false);

    expect(await map(manager, title)).toMatchObject({ mapped: 1, hasMore: false });

    const now = await get(vacancy.id);
    expect(now).toMatchObject({ occupation: { code: WELDER }, status: 'published' });
    expect(now.version).toBe(vacancy.version + 1);
    expect(now.findings.find(({ code }) => code === 'occupation_missing')?.decided).toBe('mended');
    expect(await listed()).toContain(vacancy.id);
    expect((await found()).map(({ id }) => id)).toContain(vacancy.id);
    expect((await feed(cursor)).items.map(({ id }) => id)).toEqual([vacancy.id]);
    const timeline = await manager.call(routes.vacancies.timeline, { params: { id: vacancy.id } });
    expect(timeline.items[0]).toMatchObject({
      kind: 'vacancy.reclassified',
      data: { from: null, to: WELDER },
    });
    const audited = await officer.call(routes.system.audit, { query: { entityId: vacancy.id } });
    expect(audited.items.map(({ action }) => action)).toContain('vacancy.reclassified');
  });

  it('reaches the drafts and published vacancies of the caller, and neither closed ones nor those elsewhere', async () => {
    const title = '急招若干名乙';
    const mine = await draft(title);
    const closed = await draft(title);
    await manager.call(routes.vacancies.act, {
      params: { id: closed.id },
      body: { version: closed.version, action: 'withdraw', reason: '不招了' },
    });
    const elsewhere = await platform.staff('site_manager', { region: '4301' });
    expect((await elsewhere.call(routes.vacancies.listUnmapped)).items.map((one) => one.title)).not.toContain(
      title,
    );
    expect((await map(elsewhere, title)).mapped).toBe(0);
    expect((await manager.call(routes.vacancies.listUnmapped)).items).toContainEqual(
      expect.objectContaining({ title, vacancies: 1, exampleId: mine.id }),
    );
    expect((await map(manager, title)).mapped).toBe(1);
    expect((await get(mine.id)).occupation?.code).toBe(WELDER);
    expect((await get(closed.id)).occupation).toBeNull();
  });

  it('reaches work in another county for whoever has the employer', async () => {
    const title = '急招若干名丙';
    const body = vacancyInput(employerId, {
      ...given(title),
      regionCode: '430302',
      address: '雨湖区人民路1号',
    });
    const { region } = await manager.call(routes.vacancies.create, { body });
    expect(region.code.slice(0, 6)).toBe('430302');
    const county = await platform.staff('county_officer', { region: '430304' });
    expect((await county.call(routes.vacancies.listUnmapped)).items.map((one) => one.title)).toContain(title);
    expect((await map(county, title)).mapped).toBe(1);
  });

  it('refuses a code that is no occupation', async () => {
    const problem = await manager.refused(routes.vacancies.mapTitle, {
      body: { title: '急招若干名丁', code: '9-99-99-99' },
    });
    expect(problem.code).toBe('occupation.unknown');
  });
});

describe('a title kept as another name', () => {
  it('counts for the whole network, so a manager of a part maps the vacancies only', async () => {
    const title = '焊点活计某某';
    expect(await codeOf(title)).toBeNull();
    await draft(title);
    expect(await map(manager, title, true)).toEqual({
      mapped: 1,
      hasMore: false,
      keptAsSynonym: false,
      synonymAsked: null,
    });
    const part = await platform.staff('prefecture_officer', { region: '4303' });
    expect(await map(part, title, true)).toMatchObject({ keptAsSynonym: false });
    expect(await codeOf(title)).toBeNull();
    expect(await map(officer, title, true)).toMatchObject({ keptAsSynonym: true });
    expect(await codeOf(title)).toBe(WELDER);
  });

  it('is known to nobody while the write has not been committed, or never is', async () => {
    const title = '焊点活计丙丙';
    const write = runWrite(platform.services, { actor: system('test') }, async (ctx) => {
      await mapTitle(ctx, { title, code: WELDER, keepAsSynonym: true });
      expect(await codeOf(title)).toBeNull();
      throw new Error('rolled back');
    });
    await expect(write).rejects.toThrow('rolled back');
    expect(await codeOf(title)).toBeNull();
  });

  it('and a classification are for whoever is responsible for the whole network', async () => {
    const part = await platform.staff('prefecture_officer', { region: '4303' });
    const problem = await part.refused(routes.reference.importClassification, {
      file: new Blob(['code,name\n6-29-01-04,钢筋工\n']),
      fileName: 'dadian.csv',
    });
    expect(problem.code).toBe('access.region');
  });
});
