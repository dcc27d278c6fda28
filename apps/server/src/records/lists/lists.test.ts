import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Kysely, PostgresDialect } from 'kysely';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, VacancyList } from '@yizhan/contract';
import type { Grant } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import { readContext, runWrite, type ReadContext } from '../../app/context.ts';
import type { DB } from '../../app/db/database.ts';
import { newId } from '../../app/ids.ts';
import { vacancySource } from '../../modules/vacancies/list.repository.ts';
import { readXlsx } from '../../modules/imports/reading/xlsx.ts';
import { composition } from '../../platform.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { publishedVacancy, siteInput, verifiedEmployer } from '../../test-support/records.ts';
import { exportList } from './export.ts';
import { everything } from './scope.sql.ts';

let platform: TestPlatform;
let officer: Caller;
let elsewhere: Caller;
let administrator: Caller;
/** A site of 岳塘区, and a member of its staff. */
let site: string;
let clerk: Caller;
/** Work in 岳塘区 for an employer of another prefecture. */
let away: string;
/** Work in another prefecture, attached to the site. */
let attached: string;
let plain: string;
let other: string;

beforeAll(async () => {
  platform = await createTestPlatform();
  administrator = await platform.staff('administrator', { region: '' });
  officer = await platform.staff('county_officer', { region: '430304' });
  elsewhere = await platform.staff('county_officer', { region: '430102' });
  site = (await administrator.call(routes.sites.create, { body: siteInput() })).id;
  clerk = await platform.staff('site_staff', { siteId: site });
  plain = (await publishedVacancy(officer)).id;
  const far = await verifiedEmployer(administrator, {
    name: '长沙安居物业服务有限公司',
    regionCode: '430102',
    contactPhone: '13873211235',
  });
  away = (await publishedVacancy(administrator, { title: '=夜班保安' }, far.id)).id;
  attached = (
    await publishedVacancy(
      administrator,
      { title: '停车场管理员', regionCode: '430102', address: '长沙市芙蓉区', siteId: site },
      far.id,
    )
  ).id;
  other = (
    await publishedVacancy(
      administrator,
      { title: '水电工', regionCode: '430102', address: '长沙市天心区', expiresOn: '2026-12-24' },
      far.id,
    )
  ).id;
});
afterAll(() => platform.stop());

const list = async (caller: Caller, query: object = {}) =>
  (await caller.call(routes.vacancies.list, { query })).items.map(({ id }) => id).sort();

describe('a list within places', () => {
  it('holds what lies in the region, and nothing else', async () => {
    expect(await list(elsewhere)).toEqual([away, attached, other].sort());
    expect(await list(administrator)).toEqual([plain, away, attached, other].sort());
  });

  it('holds work there whose row lies in another prefecture', async () => {
    expect(await list(officer)).toEqual([plain, away].sort());
  });

  it('holds what a site looks after in another prefecture', async () => {
    expect(await list(clerk)).toEqual([plain, away, attached].sort());
  });
});

const grantsOf: Readonly<Record<string, readonly Grant[]>> = {
  'an officer of a county': [{ role: 'county_officer', region: '430304', siteId: null }],
  'an officer of a prefecture': [{ role: 'prefecture_officer', region: '4303', siteId: null }],
  'an officer of a province': [{ role: 'province_officer', region: '43', siteId: null }],
  'somebody of a site': [{ role: 'site_manager', region: '430304', siteId: newId() }],
  'somebody of two places': [
    { role: 'county_officer', region: '430304', siteId: null },
    { role: 'site_manager', region: '430102', siteId: newId() },
  ],
};

/** A context that records its statements. */
function watched(grants: readonly Grant[]): { ctx: ReadContext; statements: string[] } {
  const statements: string[] = [];
  const { services } = platform;
  const actor: Actor = { kind: 'staff', staffId: newId(), login: 'x', name: 'x', grants };
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: services.pool }),
    log: (event) => {
      statements.push(event.query.sql);
    },
  });
  return { ctx: { ...readContext(services, { actor }), db }, statements };
}

describe.each(composition.lists)('$id', ({ list: { sortNames, open }, scope, anyPage }) => {
  const prefecture = z.object({ prefecture: z.string() }).safeParse(scope).data?.prefecture ?? '';
  it.runIf(prefecture !== '').each(Object.entries(grantsOf))(
    'names the prefectures of %s in every order',
    async (_who, grants) => {
      const { ctx, statements } = watched(grants);
      for (const sort of sortNames) {
        statements.length = 0;
        await anyPage(ctx, { sort, limit: 1 });
        const column = prefecture
          .split('.')
          .map((part) => `"${part}"`)
          .join('.');
        const keys = statements.filter((statement) => statement.includes(' as "at" '));
        expect(keys).toHaveLength(1);
        expect(keys[0]).toMatch(new RegExp(`${column} (= \\$|in \\(\\$)`));
      }
    },
  );

  it.runIf(open === undefined)('shows nothing to somebody without a grant', async () => {
    const { ctx } = watched([]);
    expect(await anyPage(ctx, {})).toMatchObject({ items: [], total: 0, nextCursor: null });
  });

  it('refuses a page marker that is none of its own', async () => {
    const { ctx } = watched([{ role: 'administrator', region: '', siteId: null }]);
    const [sort = ''] = sortNames;
    const marks = [['nothing', '2026-01-01 00:00:00+00', newId()], [sort, 5, newId()], [sort], {}];
    for (const mark of marks) {
      const cursor = Buffer.from(JSON.stringify(mark)).toString('base64url');
      await expect(anyPage(ctx, { cursor })).rejects.toMatchObject({ code: 'cursor.invalid' });
    }
  });
});

describe('the order', () => {
  it.each(['newest', 'oldest', 'expiring'] as const)('%s is walked page by page', async (sort) => {
    const whole = (await administrator.call(routes.vacancies.list, { query: { sort } })).items;
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { sort, limit: 1, ...(cursor === undefined ? {} : { cursor }) };
      const page = await administrator.call(routes.vacancies.list, { query });
      expect(page.total).toBe(cursor === undefined ? 4 : null);
      walked.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(walked).toEqual(whole.map(({ id }) => id));
    const firsts = { newest: other, oldest: plain, expiring: other };
    expect(walked[0]).toBe(firsts[sort]);
  });
});

describe('the export', () => {
  const body = { format: 'csv', reason: '给街道核对', query: { sort: 'oldest' } } as const;
  const download = async (caller: Caller, given: object = {}) =>
    caller.raw({ method: 'POST', url: '/api/v1/vacancies/export', payload: { ...body, ...given } });

  it('is a CSV file in words, with the columns asked for, and formulas as text', async () => {
    const response = await download(administrator, { columns: ['status', 'title', 'created'] });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain('text/csv');
    expect(decodeURIComponent(String(response.headers['content-disposition']))).toContain(
      '岗位 2026-11-18.csv',
    );
    const [head, ...lines] = response.body.trim().split('\r\n');
    expect(response.body.startsWith('\uFEFF')).toBe(true);
    expect(head).toBe('招什么人,状态,录入');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('小区保安,正在招人,2026-11-18 10:00');
    expect(lines[1]).toMatch(/^'=夜班保安,/);
  });

  it('is in the reader’s language', async () => {
    const response = await administrator.raw({
      method: 'POST',
      url: '/api/v1/vacancies/export',
      payload: { ...body, columns: ['title', 'kind'] },
      headers: { 'accept-language': 'en' },
    });
    expect(response.body.split('\r\n')[0]).toBe('\uFEFFVacancy,Kind of work');
  });

  it('is an XLSX file that a spreadsheet program opens', async () => {
    const response = await download(administrator, { format: 'xlsx', columns: ['title', 'headcount'] });
    const table = await readXlsx(response.rawPayload);
    expect(table.map(({ cells }) => cells)).toEqual([
      ['招什么人', '招几个人'],
      ['小区保安', '3'],
      ['=夜班保安', '3'],
      ['停车场管理员', '3'],
      ['水电工', '3'],
    ]);
  });

  it('is a PDF to be printed, whose text can be copied', async () => {
    const response = await download(administrator, { format: 'pdf', columns: ['title', 'headcount'] });
    const data = new Uint8Array(response.rawPayload);
    const doc = await getDocument({ data, verbosity: 0 }).promise;
    const { items } = await (await doc.getPage(1)).getTextContent();
    const text = items.flatMap((item) => ('str' in item ? [item.str] : [])).join('');
    for (const part of ['招什么人', '小区保安', '=夜班保安', '水电工', '第1页，共1页'])
      expect(text).toContain(part);
    await doc.loadingTask.destroy();
  });

  it('has the filters of the list, and ends at one’s region', async () => {
    const response = await download(officer, { columns: ['title'], query: { q: '保安' } });
    expect(response.body.trim().split('\r\n').slice(1).sort()).toEqual(["'=夜班保安", '小区保安']);
    const foreign = await download(officer, { columns: ['title'], query: { q: '水电工' } });
    expect(foreign.body.trim().split('\r\n')).toHaveLength(1);
  });

  it('stands on the audit trail with reason, filters and rows', async () => {
    await download(officer, { reason: '周报', query: { status: 'published' } });
    const trail = await administrator.call(routes.system.audit, { query: { action: 'list.exported' } });
    expect(trail.items[0]?.summary).toMatchObject({
      list: 'vacancies',
      reason: '周报',
      rows: 2,
      format: 'csv',
      query: { status: ['published'] },
    });
  });

  it('keeps words of a reason off the trail, takes no number in them, and shows them as long as they are kept', async () => {
    const { services } = platform;
    const about = { reason: '给联系人13800001234核对' };
    const telling = (await download(officer, about)).json<{
      fields: Array<{ path: string; code: string }>;
    }>();
    expect(telling.fields).toMatchObject([{ path: 'reason', code: 'no_numbers' }]);
    await download(officer, { reason: '给王秀英家核对' });
    const rows = await services.db.selectFrom('audit_entries').select('summary').execute();
    expect(JSON.stringify(rows)).not.toContain('王秀英');
    const reasons = async () => {
      const trail = await administrator.call(routes.system.audit, { query: { action: 'list.exported' } });
      return trail.items.map(({ summary }) => summary['reason']);
    };
    expect((await reasons())[0]).toBe('给王秀英家核对');
    await services.db.deleteFrom('list_exports').execute();
    expect((await reasons())[0]).toBeUndefined();
    await download(officer, { reason: '周报' });
  });

  it('needs a reason, known columns and filters, and the right to export', async () => {
    expect((await download(officer, { reason: ' ' })).json()).toMatchObject({ code: 'input.invalid' });
    expect((await download(officer, { columns: ['phone'] })).statusCode).toBe(400);
    expect((await download(officer, { query: { status: 'lost' } })).statusCode).toBe(400);
    expect((await download(clerk)).json()).toMatchObject({ code: 'access.denied' });
  });

  it('stops at the most rows of a file and says how to go on', async () => {
    const { services } = platform;
    const actor: Actor = {
      kind: 'staff',
      staffId: newId(),
      login: 'x',
      name: 'x',
      grants: [{ role: 'administrator', region: '', siteId: null }],
    };
    const short = { ...VacancyList, export: { rows: 1 } };
    const { from, key, sorts } = vacancySource;
    const order = { by: 'v.created_at', type: sorts.newest.type, name: 'newest', descending: true };
    await expect(
      runWrite(services, { actor }, (ctx) =>
        exportList(ctx, short, body, {
          request: () =>
            Promise.resolve({ from, key, scoped: everything(['4301', '4303']), narrowings: [], order }),
          rows: () => Promise.reject(new Error('nothing is read')),
        }),
      ),
    ).rejects.toMatchObject({ code: 'list.too_many_rows' });
  });

  it('stops at the most rows of a day', async () => {
    const { id } = await platform.services.db
      .selectFrom('list_exports')
      .select('staff_id as id')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    await platform.services.db
      .insertInto('list_exports')
      .values({
        id: newId(),
        staff_id: id,
        list: 'seekers',
        format: 'csv',
        reason: '季报',
        rows: 99_999,
        created_at: platform.now,
      })
      .execute();
    expect((await download(officer)).json()).toMatchObject({ code: 'list.exports_spent', status: 429 });
  });
});
