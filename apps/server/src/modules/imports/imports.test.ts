import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type ColumnMapping, type ImportKind } from '@yizhan/contract';
import { fromShortId } from '../../app/ids.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { importFile } from './run/run-file.ts';
import { ImportInterrupted, runImport } from './run/run-import.ts';

let platform: TestPlatform;
let officer: Caller;

beforeAll(async () => {
  platform = await createTestPlatform();
  officer = await platform.staff('prefecture_officer', { region: '4303' });
});
afterAll(() => platform.stop());

const HEADINGS = '编号,岗位名称,单位名称,工作地点,招聘人数,薪资,学历,岗位描述,联系电话';

/** `count` rows of vacancies that pass every blocking check. */
function vacancyCsv(count: number, change: (row: string[], i: number) => string[] = (row) => row): string {
  const lines = Array.from({ length: count }, (_, i) =>
    change(
      [
        `XT2026-${String(i).padStart(8, '0')}`,
        `${['电焊工', '收银员', '保洁员', '仓管员'][i % 4] ?? ''}${i}号`,
        `湘潭测试${Math.floor(i / 3)}有限公司`,
        `湘潭市雨湖区和平街道第${i}号`,
        '2',
        '4000-6000元/月',
        '初中',
        `第${i}个岗位，负责车间里第${i * 7}条线的日常工作，服从安排，工作认真，按时上下班`,
        '13800001234',
      ],
      i,
    ).join(','),
  );
  return `${HEADINGS}\n${lines.join('\n')}\n`;
}

async function upload(
  by: Caller,
  kind: ImportKind,
  content: string | Uint8Array<ArrayBuffer>,
  name = 'list.csv',
) {
  return by.call(routes.imports.upload, {
    params: { kind },
    file: new Blob([content]),
    fileName: name,
  });
}

/** Uploads, starts and runs a file to its end, as the worker would. */
async function importAll(
  by: Caller,
  kind: ImportKind,
  content: string | Uint8Array<ArrayBuffer>,
  options: { regionCode?: string; publish?: boolean; mapping?: ColumnMapping } = {},
) {
  const run = await upload(by, kind, content);
  await by.call(routes.imports.start, {
    params: { id: run.id },
    body: {
      version: run.version,
      mapping: options.mapping ?? run.mapping,
      regionCode: options.regionCode ?? null,
      publish: options.publish ?? true,
    },
  });
  await runImport(platform.services, fromShortId(run.id));
  return by.call(routes.imports.get, { params: { id: run.id } });
}

async function vacancies() {
  return platform.services.db.selectFrom('vacancies').selectAll().orderBy('title').execute();
}

describe('an import of vacancies', () => {
  it('proposes a mapping, publishes what passes the checks and opens each employer once', async () => {
    const run = await upload(officer, 'vacancies', vacancyCsv(7));
    expect(run).toMatchObject({ status: 'uploaded', rows: 7, can: ['start', 'cancel'] });
    expect(run.mapping).toMatchObject({ 岗位名称: 'title', 单位名称: 'employer_name', 薪资: 'pay_text' });
    expect(run.columns.find(({ name }) => name === '联系电话')?.samples).toEqual(['138****1234']);
    const started = await officer.call(routes.imports.start, {
      params: { id: run.id },
      body: { version: run.version, mapping: run.mapping },
    });
    expect(started.status).toBe('queued');
    await runImport(platform.services, fromShortId(run.id));
    const done = await officer.call(routes.imports.get, { params: { id: run.id } });
    expect(done).toMatchObject({ status: 'done', processed: 7, created: 7, rejected: 0, can: [] });
    const rows = await vacancies();
    expect(rows).toHaveLength(7);
    expect(rows[0]).toMatchObject({
      status: 'published',
      source: 'import',
      region_code: expect.stringMatching(/^430302/) as string,
      pay_min: 400_000,
      pay_max: 600_000,
      headcount: 2,
      education: 'junior',
      contact_phone_mask: '138****1234',
      published_at: platform.now,
      confirmed_at: platform.now,
    });
    const employers = await platform.services.db.selectFrom('employers').selectAll().execute();
    expect(employers.map(({ name }) => name).sort()).toEqual([
      '湘潭测试0有限公司',
      '湘潭测试1有限公司',
      '湘潭测试2有限公司',
    ]);
    const stored = await platform.services.db
      .selectFrom('imports')
      .select(['file', 'columns'])
      .where('id', '=', fromShortId(run.id))
      .executeTakeFirstOrThrow();
    expect(stored.file).toBeNull();
    expect(JSON.stringify(stored.columns)).not.toContain('1234');
  });

  it('changes nothing the second time, and updates the row that changed', async () => {
    expect(await importAll(officer, 'vacancies', vacancyCsv(7))).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 7,
    });
    const changed = vacancyCsv(7, (row, i) => (i === 3 ? row.with(5, '7000-9000元/月') : row));
    expect(await importAll(officer, 'vacancies', changed)).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 6,
    });
    const rows = await vacancies();
    expect(rows).toHaveLength(7);
    expect(rows.filter(({ pay_min }) => pay_min === 700_000).map(({ status }) => status)).toEqual([
      'published',
    ]);
  });

  it('knows rows without a number again, and keeps two that differ apart', async () => {
    const lines = [
      '岗位,公司,地点,薪资,要求',
      '叉车司机,湘潭无编号有限公司,湘潭市岳塘区宝塔街道,200元/天,持叉车证上岗，能上夜班，工作地点在岳塘区仓库',
      '叉车司机,湘潭无编号有限公司,湘潭市岳塘区宝塔街道,6000元/月,白班，转正后缴纳五险，需要两年以上叉车经验',
      '叉车司机,湘潭无编号有限公司,湘潭市岳塘区宝塔街道,200元/天,持叉车证上岗，能上夜班，工作地点在岳塘区仓库',
    ].join('\n');
    expect(await importAll(officer, 'vacancies', lines)).toMatchObject({ created: 2, unchanged: 1 });
    expect(await importAll(officer, 'vacancies', lines)).toMatchObject({ created: 0, unchanged: 3 });
    const rows = (await vacancies()).filter(({ title }) => title === '叉车司机');
    expect(rows.map(({ pay_unit }) => pay_unit).sort()).toEqual(['day', 'month']);
  });

  it('lands in review what a check blocks, and everything when publishing is not asked for', async () => {
    const csv = [
      '编号,岗位名称,单位名称,工作地点,薪资,岗位描述',
      'R-20260000001,保安员,湘潭审核甲有限公司,湘潭市雨湖区,900元/月,负责小区出入登记和夜间巡逻，听从队长安排',
      'R-20260000002,服务员,湘潭审核乙有限公司,湘潭市雨湖区,4000元/月,负责点菜上菜收台，限女性，性格开朗',
    ].join('\n');
    await importAll(officer, 'vacancies', csv);
    const quiet = csv
      .replaceAll('R-2026', 'Q-2026')
      .replaceAll('审核', '静候')
      .replace('900元', '5900元')
      .replace('限女性，', '');
    await importAll(officer, 'vacancies', quiet, { publish: false });
    const rows = (await vacancies()).filter(({ title }) => ['保安员', '服务员'].includes(title));
    expect(rows.map(({ status }) => status)).toEqual(['in_review', 'in_review', 'in_review', 'in_review']);
    const findings = await platform.services.db
      .selectFrom('vacancy_findings')
      .select('code')
      .where('severity', '=', 'block')
      .where(
        'vacancy_id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
    expect(findings.map(({ code }) => code).sort()).toEqual(['discrimination_sex', 'minimum_wage']);
  });

  it('stores no filler points, and pay by the hour as such', async () => {
    const csv = [
      'id,title,company,area,address,lng,lat,salary_min,salary_max,months,description,published',
      'P-1000000001,家教老师,湘潭坐标有限公司,湖南省湘潭市雨湖区,车站路1号,116.3848242077009,39.9014763770885,25,35,,每小时25-35元，周末上课，辅导小学生作业,1970-01-01T08:00:25+08:00',
      'P-1000000002,前台,湘潭坐标有限公司,湖南省湘潭市雨湖区,车站路2号,0,0,3500,4500,13,接待来访登记，整理会议室，接听电话转接,2025-02-19',
      'P-1000000003,库管,湘潭坐标有限公司,湖南省湘潭市雨湖区,车站路3号,112.9090,27.8650,4000,5000,,收发货物登记台账，每月盘点一次库存货物,2025-02-19',
      'P-1000000004,文员,湘潭坐标有限公司,湖南省湘潭市雨湖区,车站路4号,27.8650,112.9090,4000,5000,,录入单据整理档案，负责办公用品采购,2025-02-19',
    ].join('\n');
    await importAll(officer, 'vacancies', csv);
    const rows = await platform.services.db
      .selectFrom('vacancies as v')
      .innerJoin('employers as e', 'e.id', 'v.employer_id')
      .innerJoin('import_sources as s', 's.record_id', 'v.id')
      .select(['v.title', 'v.lng', 'v.lat', 'v.near_lng', 'v.pay_unit', 'v.pay_months', 's.info'])
      .where('e.name', '=', '湘潭坐标有限公司')
      .orderBy('s.source_ref')
      .execute();
    expect(rows.map(({ lng }) => lng === null)).toEqual([true, true, false, false]);
    expect(rows.map(({ pay_unit }) => pay_unit)).toEqual(['hour', 'month', 'month', 'month']);
    expect(rows[1]?.pay_months).toBe(13);
    // GCJ-02 and WGS-84 are some 500 m apart here; a point with swapped coordinates means the same place.
    expect(rows[2]?.lng).toBeCloseTo(112.9035, 2);
    expect(rows[2]?.lng).not.toBeCloseTo(112.909, 3);
    expect([rows[3]?.lng, rows[3]?.lat]).toEqual([rows[2]?.lng, rows[2]?.lat]);
    expect(rows[0]?.near_lng).toBeCloseTo(112.9, 1);
    expect(rows[0]?.info).toMatchObject({ publishedOn: null });
    expect(rows[1]?.info).toMatchObject({ publishedOn: '2025-02-19', repairs: ['point_near_zero'] });
  });
});

describe('rejected rows', () => {
  const csv = [
    '编号,岗位名称,单位名称,工作地点,招聘人数,薪资,截止日期,联系电话,岗位描述',
    'J-2026000001,,湘潭退回有限公司,湘潭市雨湖区,1,5000元/月,,,没有名称的岗位，其余都填写得很完整',
    'J-2026000002,水电工,湘潭退回有限公司,,1,5000元/月,,,没有写工作地点的岗位，需要默认地区才能导入',
    'J-2026000003,焊工,湘潭退回有限公司,朝阳区,1,5000元/月,,,朝阳区有好几个，说不准是哪一个城市的',
    'J-2026000004,钳工,湘潭退回有限公司,湘潭市雨湖区,许多,5000元/月,,,招聘人数写得看不懂，不知道要几个人',
    'J-2026000005,电工,湘潭退回有限公司,湘潭市雨湖区,1,5000元/月,2020-01-01,,早已过了截止日期的岗位，不应再发布出来',
    'J-2026000006,车工,湘潭退回有限公司,湘潭市雨湖区,1,5000元/月,,1380000,电话号码只有七位，打不通也联系不上人',
    'J-2026000007,铣工,长沙退回有限公司,长沙市岳麓区,1,5000元/月,,,在别的地区的岗位，不归湘潭市管理范围',
    'J-2026000008,"=HYPERLINK(""http://x"")",,湘潭市雨湖区,1,5000元/月,,,单位没有写，岗位名称还是一个表格公式',
    'J-2026000009,镗工,湘潭退回有限公司,湘潭市雨湖区,1,5000元/月,,,唯一一条没有任何问题的岗位，应该能导入',
  ].join('\n');

  it('say row, field and reason in both languages and lose no good row', async () => {
    const done = await importAll(officer, 'vacancies', csv);
    expect(done).toMatchObject({ status: 'done', created: 1, rejected: 8, can: ['download_rejected'] });
    const page = await officer.call(routes.imports.rejections, {
      params: { id: done.id },
      query: { limit: 5 },
    });
    expect(page.total).toBe(8);
    const rest = await officer.call(routes.imports.rejections, {
      params: { id: done.id },
      query: { cursor: page.nextCursor ?? '' },
    });
    const all = [...page.items, ...rest.items];
    expect(all.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'title', 'row.title_missing'],
      [3, 'area', 'row.place_missing'],
      [4, 'area', 'row.place_unclear'],
      [5, 'headcount', 'row.headcount'],
      [6, 'expires_on', 'row.expired'],
      [7, 'contact_phone', 'row.phone'],
      [8, null, 'row.other_region'],
      [9, 'employer_name', 'row.employer_missing'],
    ]);
    expect(all[2]?.reason).toContain('北京市朝阳区');
    const english = await officer.call(
      routes.imports.rejections,
      { params: { id: done.id } },
      { 'accept-language': 'en' },
    );
    expect(english.items[0]?.reason).toContain('title');
    const raw = await platform.services.db.selectFrom('import_rejections').select('raw').execute();
    expect(raw.some(({ raw: sealed }) => sealed.includes('湘潭'))).toBe(false);
  });

  it('come back as a file that can be mended and uploaded again', async () => {
    const done = await importAll(officer, 'vacancies', csv);
    expect(done).toMatchObject({ created: 0, unchanged: 1, rejected: 8 });
    const response = await officer.call(routes.imports.rejectedFile, {
      params: { id: done.id },
      body: { reason: '改好再传' },
    });
    const file = await response.text();
    expect(file.startsWith('编号,') || file.startsWith('\uFEFF编号,')).toBe(true);
    expect(file).toContain('退回原因');
    expect(file).toContain(`"'=HYPERLINK(""http://x"")"`);
    const mended = file
      .replace('J-2026000001,,', 'J-2026000001,磨工,')
      .replace('许多', '3')
      .replace('2020-01-01', '2099-01-01')
      .replace(',1380000,', ',13900004321,');
    const second = await importAll(officer, 'vacancies', mended, { regionCode: '430304' });
    expect(second).toMatchObject({ rows: 8, created: 5, rejected: 3 });
    expect(Object.entries(second.mapping)).toContainEqual(['退回原因', null]);
    const plumber = (await vacancies()).find(({ title }) => title === '水电工');
    expect(plumber?.region_code).toBe('430304');
    const again = await officer.call(routes.imports.rejectedFile, {
      params: { id: second.id },
      body: { reason: '改好再传' },
    });
    const headings = (await again.text()).split('\r\n')[0] ?? '';
    expect(headings.match(/退回原因/g)).toHaveLength(1);
  });

  it('are on the audit trail with every file, for a reason that names no number, and only so many a day', async () => {
    const done = await importAll(officer, 'vacancies', csv);
    const take = (reason: string) => ({ params: { id: done.id }, body: { reason } }) as const;
    await officer.call(routes.imports.rejectedFile, take('退给单位改'));
    const auditor = await platform.staff('auditor', { region: '43' });
    const trail = await auditor.call(routes.system.audit, { query: { action: 'import.rejected_taken' } });
    expect(trail.items[0]).toMatchObject({
      entityId: done.id,
      summary: { rows: done.rejected, reason: '退给单位改' },
    });
    const telling = await officer.refused(routes.imports.rejectedFile, take('张三13800001234要的'));
    expect(telling.fields).toMatchObject([{ path: 'reason', code: 'no_numbers' }]);

    const { db } = platform.services;
    await db
      .updateTable('list_exports')
      .set({ rows: 5_000 })
      .where('list', '=', 'import-rejections')
      .execute();
    const spent = await officer.refused(routes.imports.rejectedFile, take('改好再传'));
    expect(spent.code).toBe('list.exports_spent');
    // Files of lists have a limit of their own.
    const body = { format: 'csv', reason: '周报', query: {} } as const;
    await officer.call(routes.vacancies.export, { body });
  });
});

describe('an import that is broken off', () => {
  it('goes on behind its last batch and makes nothing twice', async () => {
    const rows = 130;
    const csv = vacancyCsv(rows, (row, i) =>
      row.with(0, `KILL-${String(i).padStart(8, '0')}`).with(2, `湘潭续传${i}有限公司`),
    );
    const run = await upload(officer, 'vacancies', csv);
    await officer.call(routes.imports.start, {
      params: { id: run.id },
      body: { version: run.version, mapping: run.mapping },
    });
    const stop = new AbortController();
    const first = runImport(platform.services, fromShortId(run.id), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(first).rejects.toThrow(ImportInterrupted);
    const half = await officer.call(routes.imports.get, { params: { id: run.id } });
    expect(half).toMatchObject({ status: 'running', processed: 50, created: 50 });
    // Two processes that both resume it take turns.
    await Promise.all([1, 2].map(() => runImport(platform.services, fromShortId(run.id))));
    const done = await officer.call(routes.imports.get, { params: { id: run.id } });
    expect(done).toMatchObject({ status: 'done', processed: rows, created: rows, unchanged: 0 });
    expect(
      (await vacancies()).filter(({ source, address }) => source === 'import' && /第\d+号$/.test(address))
        .length,
    ).toBe(rows + 7);
  });

  it('is closed when the command line that ran it was killed', async () => {
    const { services } = platform;
    const stop = new AbortController();
    const content = Buffer.from(
      vacancyCsv(60, (row, i) =>
        row.with(0, `CMD-${String(i).padStart(9, '0')}`).with(2, `湘潭断开${i}有限公司`),
      ),
    );
    const options = {
      kind: 'vacancies',
      file: { name: 'cmd.csv', content },
      mappingName: null,
      source: null,
      regionCode: null,
      publish: true,
      locale: 'zh-CN',
    } as const;
    const broken = importFile(services, { ...options, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(broken).rejects.toThrow(ImportInterrupted);
    // As if the process had been killed before it could report.
    await services.db
      .updateTable('imports')
      .set({ status: 'running' })
      .where('file_name', '=', 'cmd.csv')
      .execute();
    expect(await importFile(services, options)).toMatchObject({ created: 10, unchanged: 50, rejected: [] });
    const runs = await services.db
      .selectFrom('imports')
      .select(['status', 'error'])
      .where('file_name', '=', 'cmd.csv')
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    expect(runs).toEqual([
      { status: 'failed', error: 'interrupted' },
      { status: 'done', error: null },
    ]);
  });

  it('keeps the rows it has when it is cancelled', async () => {
    const csv = vacancyCsv(120, (row, i) =>
      row.with(0, `STOP-${String(i).padStart(8, '0')}`).with(2, `湘潭取消${i}有限公司`),
    );
    const run = await upload(officer, 'vacancies', csv);
    await officer.call(routes.imports.start, {
      params: { id: run.id },
      body: { version: run.version, mapping: run.mapping },
    });
    await runImport(platform.services, fromShortId(run.id), {
      onProgress: async () => {
        await officer.call(routes.imports.cancel, { params: { id: run.id } });
      },
    });
    const stopped = await officer.call(routes.imports.get, { params: { id: run.id } });
    expect(stopped).toMatchObject({ status: 'cancelled', processed: 50, created: 50, can: [] });
    const employers = await platform.services.db
      .selectFrom('employers')
      .select('id')
      .where('name', 'like', '湘潭取消%')
      .execute();
    expect(employers).toHaveLength(50);
    const problem = await officer.refused(routes.imports.cancel, { params: { id: run.id } });
    expect(problem).toMatchObject({ code: 'record.step_illegal' });
    expect(problem.detail).toContain('现在是“已停止”，不能停止');
    const late = await officer.refused(routes.imports.start, {
      params: { id: run.id },
      body: { version: stopped.version, mapping: run.mapping },
    });
    expect(late.code).toBe('record.step_illegal');
  });
});
