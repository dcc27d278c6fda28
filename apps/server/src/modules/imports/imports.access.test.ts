import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type ImportKind } from '@yizhan/contract';
import { fromShortId } from '../../app/ids.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { runImport } from './run/run-import.ts';

let platform: TestPlatform;
let county: Caller;
let neighbour: Caller;

beforeAll(async () => {
  platform = await createTestPlatform();
  county = await platform.staff('county_officer', { region: '430302' });
  neighbour = await platform.staff('county_officer', { region: '430304' });
});
afterAll(() => platform.stop());

type Content = string | Uint8Array<ArrayBuffer>;

const upload = (by: Caller, kind: ImportKind, content: Content, fileName = 'list.csv') =>
  by.call(routes.imports.upload, { params: { kind }, file: new Blob([content]), fileName });
const refused = (content: Content, fileName = 'list.csv') =>
  county.refused(routes.imports.upload, {
    params: { kind: 'vacancies' },
    file: new Blob([content]),
    fileName,
  });

async function importAll(by: Caller, kind: ImportKind, content: Content) {
  const run = await upload(by, kind, content);
  await by.call(routes.imports.start, {
    params: { id: run.id },
    body: { version: run.version, mapping: run.mapping },
  });
  await runImport(platform.services, fromShortId(run.id));
  return by.call(routes.imports.get, { params: { id: run.id } });
}

describe('files', () => {
  const csv = '岗位名称,单位名称,工作地点\n电工,湘潭甲有限公司,湘潭市雨湖区\n';

  it('are read in GB18030, UTF-16, with semicolons, tabs and titles above the headings', async () => {
    // 岗位名称,单位名称 / 电工,湘潭甲公司 in GB18030.
    const gb = new Uint8Array(
      Buffer.from('b8dacebbc3fbb3c62cb5a5cebbc3fbb3c60ab5e7b9a42ccfe6ccb6bcd7b9abcbbe0a', 'hex'),
    );
    const variants: Content[] = [
      gb,
      `\uFEFF${csv}`,
      new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv, 'utf16le')])),
      csv.replaceAll(',', ';'),
      csv.replaceAll(',', '\t'),
      `雨湖区2026年岗位信息表,,\n填表人：小周,,\n${csv}`,
      csv.replace('电工', '"电工\n（夜班）"'),
    ];
    for (const content of variants) {
      const run = await upload(county, 'vacancies', content);
      expect(run.rows).toBe(1);
      expect(run.mapping).toMatchObject({ 岗位名称: 'title', 单位名称: 'employer_name' });
    }
  });

  it('of XLSX give values, never formulas, and keep dates and long numbers', async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('岗位');
    sheet.addRow(['岗位名称*', '单位名称（全称）', '联系电话', '截止日期', '招聘人数']);
    sheet.addRow([
      '电工',
      '湘潭乙有限公司',
      13800005678,
      new Date('2099-03-01T00:00:00Z'),
      { formula: '1+1', result: 2 },
    ]);
    const run = await upload(
      county,
      'vacancies',
      new Uint8Array(await workbook.xlsx.writeBuffer()),
      '岗位.xlsx',
    );
    expect(run.columns.map(({ samples }) => samples[0])).toEqual([
      '电工',
      '湘潭乙有限公司',
      '138****5678',
      '2099-03-01',
      '2',
    ]);
    expect(run.mapping).toMatchObject({
      '岗位名称*': 'title',
      '单位名称（全称）': 'employer_name',
      截止日期: 'expires_on',
    });
  });

  it('that are no tables are refused with what to do', async () => {
    const ole = new Uint8Array(Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'));
    expect(await refused(ole, 'old.xls')).toMatchObject({
      status: 422,
      code: 'import.unreadable',
      fields: [{ path: 'file' }],
    });
    expect((await refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).code).toBe('import.unreadable');
    expect((await refused('<html><table><tr><td>岗位</td></tr></table></html>')).code).toBe(
      'import.unreadable',
    );
    expect((await refused(new Uint8Array(Buffer.from('504b0304000000', 'hex')), 'a.xlsx')).code).toBe(
      'import.unreadable',
    );
    expect((await refused('')).code).toBe('import.empty');
    expect((await refused('岗位名称,单位名称\n')).code).toBe('import.empty');
    const unclosed = await refused('岗位名称,单位名称\n"电工,湘潭甲有限公司\n保安,湘潭乙有限公司\n');
    expect(unclosed.detail).toContain('双引号');
    expect(
      (await refused(`${Array.from({ length: 300 }, (_, i) => `列${i}`).join(',')}\n${','.repeat(299)}1\n`))
        .code,
    ).toBe('import.too_large');
    const body = await county.raw({ method: 'POST', url: '/api/v1/imports/vacancies', payload: { a: 1 } });
    expect(body.statusCode).toBe(400);
  });

  it('that unfold without end are refused', async () => {
    const { deflateRawSync } = await import('node:zlib');
    const packed = deflateRawSync(Buffer.alloc(300 * 1024 * 1024));
    const name = Buffer.from('xl/worksheets/sheet1.xml');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(1_000, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    // It claims to contain a kilobyte.
    entry.writeUInt32LE(1_000, 24);
    entry.writeUInt16LE(name.length, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(46 + name.length, 12);
    end.writeUInt32LE(30 + name.length + packed.length, 16);
    const bomb = Buffer.concat([local, name, packed, entry, name, end]);
    expect((await refused(new Uint8Array(bomb), 'bomb.xlsx')).code).toBe('import.too_large');
  });
});

describe('mappings', () => {
  const csv = '甲列,乙列,丙列\n电工,湘潭丙有限公司,湘潭市雨湖区\n';

  it('must name known columns and fields, once each, and all that is needed', async () => {
    const run = await upload(county, 'vacancies', csv);
    expect(Object.values(run.mapping)).toEqual([null, null, null]);
    const start = (mapping: Record<string, string | null>) =>
      county.refused(routes.imports.start, { params: { id: run.id }, body: { version: 1, mapping } });
    const missing = await start({ 甲列: 'title' });
    expect(missing).toMatchObject({ code: 'import.field_unmapped', fields: [{ path: 'mapping' }] });
    expect(missing.detail).toContain('单位名称');
    expect((await start({ 甲列: 'title', 丁列: 'employer_name' })).code).toBe('import.field_unknown');
    expect((await start({ 甲列: 'salaries', 乙列: 'employer_name' })).code).toBe('import.field_unknown');
    expect((await start({ 甲列: 'title', 乙列: 'title' })).code).toBe('import.field_twice');
    const stale = await county.refused(routes.imports.start, {
      params: { id: run.id },
      body: { version: 9, mapping: { 甲列: 'title', 乙列: 'employer_name' } },
    });
    expect(stale.code).toBe('record.changed');
    const beyond = await county.refused(routes.imports.start, {
      params: { id: run.id },
      body: { version: 1, mapping: { 甲列: 'title', 乙列: 'employer_name' }, regionCode: '430304' },
    });
    expect(beyond.code).toBe('access.region');
  });

  it('are kept by name for their region, and forgotten', async () => {
    const run = await upload(county, 'vacancies', csv);
    const mapping = { 甲列: 'title', 乙列: 'employer_name', 丙列: 'address' };
    await county.call(routes.imports.start, {
      params: { id: run.id },
      body: { version: run.version, mapping, saveMappingAs: '甲乙丙' },
    });
    const mine = await county.call(routes.imports.mappings, { params: { kind: 'vacancies' } });
    expect(mine.items.map(({ name, mapping: saved }) => [name, saved])).toEqual([['甲乙丙', mapping]]);
    const theirs = await neighbour.call(routes.imports.mappings, { params: { kind: 'vacancies' } });
    expect(theirs.items).toEqual([]);
    const id = mine.items[0]?.id ?? '';
    expect((await neighbour.refused(routes.imports.deleteMapping, { params: { id } })).code).toBe(
      'access.region',
    );
    await county.call(routes.imports.deleteMapping, { params: { id } });
    expect((await county.call(routes.imports.mappings, { params: { kind: 'vacancies' } })).items).toEqual([]);
  });

  it('offer fields with names in the language asked for', async () => {
    const fields = await county.call(
      routes.imports.fields,
      { params: { kind: 'seekers' } },
      { 'accept-language': 'en' },
    );
    expect(fields.items.find(({ field }) => field === 'phone')?.label).toBe('Phone');
  });
});

describe('access', () => {
  it('is for those who run imports, within their regions', async () => {
    const run = await upload(county, 'employers', '单位名称,地址\n湘潭丁有限公司,湘潭市雨湖区\n');
    expect((await neighbour.refused(routes.imports.get, { params: { id: run.id } })).code).toBe(
      'access.region',
    );
    expect((await neighbour.refused(routes.imports.cancel, { params: { id: run.id } })).code).toBe(
      'access.region',
    );
    const seen = await neighbour.call(routes.imports.list);
    expect(seen.items.some(({ id }) => id === run.id)).toBe(false);
    const own = await county.call(routes.imports.list, { query: { limit: 1 } });
    expect(own.items[0]?.id).toBe(run.id);
    expect(own.nextCursor).not.toBeNull();
    const counter = await platform.staff('site_staff', { region: '430302' });
    expect((await counter.refused(routes.imports.list)).code).toBe('access.denied');
    expect((await platform.nobody.refused(routes.imports.list)).code).toBe('auth.required');
  });

  it('lets nobody change a record of another region through a row with its number', async () => {
    const row = (place: string) =>
      `编号,岗位名称,单位名称,工作地点,岗位描述\nSHARED-20260001,电工,湘潭共享有限公司,${place},负责全厂配电设备的巡检维护和抢修工作\n`;
    expect(await importAll(county, 'vacancies', row('湘潭市雨湖区'))).toMatchObject({ created: 1 });
    const done = await importAll(neighbour, 'vacancies', row('湘潭市岳塘区'));
    expect(done).toMatchObject({ updated: 0, rejected: 1 });
    const problems = await neighbour.call(routes.imports.rejections, { params: { id: done.id } });
    expect(problems.items[0]?.code).toBe('row.other_region');
  });
});

describe('the history of an import', () => {
  it('tells who uploaded and started it, and how it ended', async () => {
    const officer = await platform.staff('prefecture_officer', { region: '4303' });
    const done = await importAll(
      officer,
      'vacancies',
      '岗位名称,单位名称,工作地点\n电工,湘潭史有限公司,湘潭市雨湖区\n',
    );
    const { items } = await officer.call(routes.imports.history, { params: { id: done.id }, query: {} });
    expect(items.map(({ kind, actor }) => [kind, actor.kind])).toEqual([
      ['import.finish', 'staff'],
      ['import.run', 'system'],
      ['import.queue', 'staff'],
      ['import.upload', 'staff'],
    ]);
  });
});
