import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type ImportKind } from '@yizhan/contract';
import { fromShortId } from '../../app/ids.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { runImport } from './run/run-import.ts';

let platform: TestPlatform;
let officer: Caller;

beforeAll(async () => {
  platform = await createTestPlatform();
  officer = await platform.staff('administrator', { region: '' });
});
afterAll(() => platform.stop());

async function importAll(kind: ImportKind, content: string) {
  const run = await officer.call(routes.imports.upload, {
    params: { kind },
    file: new Blob([content]),
    fileName: 'list.csv',
  });
  await officer.call(routes.imports.start, {
    params: { id: run.id },
    body: { version: run.version, mapping: run.mapping },
  });
  await runImport(platform.services, fromShortId(run.id));
  return officer.call(routes.imports.get, { params: { id: run.id } });
}

async function reasons(id: string) {
  const page = await officer.call(routes.imports.rejections, { params: { id } });
  return page.items.map(({ row, field, code }) => [row, field, code]);
}

describe('employers', () => {
  const header = 'company,uscc,status,industry,insured,address,lng,lat,scope\n';

  it('are one record of a credit code, found by name where a vacancy made them first', async () => {
    await importAll(
      'vacancies',
      '岗位名称,单位名称,工作地点,岗位描述\n电工,湘潭先来(中国)有限公司,湘潭市岳塘区,负责全厂配电设备的巡检维护和抢修工作\n',
    );
    const csv = `${header}湘潭先来（中国）有限公司,914401063043489385,开业,制造业,35,湘潭市岳塘区双拥路1号,,,机械制造\n`;
    expect(await importAll('employers', csv)).toMatchObject({ created: 0, updated: 1 });
    const rows = await platform.services.db
      .selectFrom('employers')
      .selectAll()
      .where('name', 'like', '湘潭先来%')
      .execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      credit_code: '914401063043489385',
      industry: '制造业',
      size: 'small',
      verification: 'unverified',
      business_scope: '机械制造',
    });
    expect(await importAll('employers', csv)).toMatchObject({ unchanged: 1, updated: 0 });
  });

  it('that are struck off keep their record but lose their vacancies, and get none published', async () => {
    const vacancy = (number: string) =>
      `编号,岗位名称,单位名称,工作地点,岗位描述\nOFF-2026000${number},电工${number},湘潭注销有限公司,湘潭市岳塘区,负责全厂第${number}处配电设备的巡检维护\n`;
    await importAll('vacancies', vacancy('1'));
    const statuses = () =>
      platform.services.db
        .selectFrom('vacancies')
        .select(['title', 'status'])
        .where('title', 'in', ['电工1', '电工2'])
        .orderBy('title')
        .execute();
    expect((await statuses()).map(({ status }) => status)).toEqual(['published']);
    await importAll('employers', `${header}湘潭注销有限公司,,注销,,,湘潭市岳塘区,,,\n`);
    await importAll('vacancies', vacancy('2'));
    expect((await statuses()).map(({ status }) => status)).toEqual(['withdrawn', 'in_review']);
    const employer = await platform.services.db
      .selectFrom('employers')
      .select(['verification', 'verification_note'])
      .where('name', '=', '湘潭注销有限公司')
      .executeTakeFirstOrThrow();
    expect(employer).toEqual({ verification: 'rejected', verification_note: '登记状态：注销' });
  });

  it('without an address lie where they are registered; a wrong code is rejected', async () => {
    const csv = `${header}广州代码有限公司,91330600MA2BDY6H13,开业,,,-,,,\n湘潭错码有限公司,91330600MA2BDY6H14,开业,,,湘潭市,,,\n`;
    const done = await importAll('employers', csv);
    expect(done).toMatchObject({ created: 1, rejected: 1 });
    expect(await reasons(done.id)).toEqual([[3, 'credit_code', 'row.credit_code']]);
    const row = await platform.services.db
      .selectFrom('employers')
      .select('region_code')
      .where('name', '=', '广州代码有限公司')
      .executeTakeFirstOrThrow();
    expect(row.region_code.slice(0, 4)).toBe('3306');
  });
});

describe('people', () => {
  it('are read from lists of forms, without making up what is not there', async () => {
    const csv = [
      'seeker_id,birth_year,预期岗位,求职类型,性别,期望工作地址,居住地址,工作经验,学历,期望最低薪资,技能水平,自我评价',
      `s1,1998,"[""焊工"",""其他""]",2,1,"[""湖南省"",""长沙市""]","[""湖南省"",""湘潭市"",""雨湖区""]",3年工作经验,"['大专', '本科']",6000,"二保焊_SKILLED,看图纸_GOOD",踏实`,
      `s2,2023,"[""保安""]",2,0,"[]","[""湖南省"",""湘潭市"",""岳塘区""]",无经验,[None],0,,`,
      `s3,1990,"[""其他""]",1,2,"[]","[""湖南省"",""湘潭市"",""岳塘区""]",无经验,[],3000,,`,
    ].join('\n');
    const done = await importAll('seekers', csv);
    expect(done).toMatchObject({ created: 2, rejected: 1 });
    expect(await reasons(done.id)).toEqual([[4, 'wanted', 'row.one_wish']]);
    expect(done.mapping).toMatchObject({ seeker_id: 'source_ref', 预期岗位: 'wanted' });
    const [first, second] = await platform.services.db
      .selectFrom('seekers')
      .selectAll()
      .orderBy('name')
      .execute();
    expect(first).toMatchObject({
      name: '求职者s1',
      sex: 'male',
      birth_date: null,
      education: 'bachelor',
      pay_min: 600_000,
      skills: ['二保焊', '看图纸'],
      wanted_regions: ['4301'],
      source: 'import',
      note: '出生年份：1998\n踏实',
    });
    expect(first?.region_code).toBe('430302');
    expect(first?.wanted).toMatchObject([
      { title: '焊工', code: expect.stringMatching(/^6-18-02/) as string },
    ]);
    expect(second).toMatchObject({
      name: '求职者s2',
      sex: 'unknown',
      birth_date: null,
      education: null,
      pay_min: null,
      note: '',
    });
    const consents = await platform.services.db.selectFrom('consents').selectAll().execute();
    expect(consents).toEqual([]);
  });

  it('are one record by phone or ID number; a shared phone makes nobody somebody else', async () => {
    const header = '姓名,手机号,身份证号,求职意向,技能,居住地\n';
    await importAll('seekers', `${header}张小红,13755556666,,保洁,打扫,湘潭市雨湖区\n`);
    const more = await importAll(
      'seekers',
      [
        header.trim(),
        '张小红,137 5555 6666,110101199003070839,月嫂,做饭,湘潭市雨湖区',
        '李大山,13755556666,,搬运,力气活,湘潭市雨湖区',
        '王错号,,110101199003070838,保安,巡逻,湘潭市雨湖区',
        '赵年幼,13755557777,,服务员,端菜,湘潭市雨湖区',
      ].join('\n'),
    );
    expect(more).toMatchObject({ created: 1, updated: 1, rejected: 2 });
    expect(await reasons(more.id)).toEqual([
      [3, 'phone', 'row.phone_taken'],
      [4, 'id_number', 'row.id_number'],
    ]);
    const row = await platform.services.db
      .selectFrom('seekers')
      .selectAll()
      .where('name', '=', '张小红')
      .executeTakeFirstOrThrow();
    expect(row.skills).toEqual(['打扫', '做饭']);
    expect(row.id_number_mask).toBe('1101**********0839');
    expect(row.birth_date).toBeNull();
    const sources = await platform.services.db
      .selectFrom('import_sources')
      .select('source_ref')
      .where('kind', '=', 'seekers')
      .where('source', '=', 'person')
      .execute();
    expect(sources.every(({ source_ref: ref }) => /^(?:id|phone):[0-9a-f]{64}$/.test(ref))).toBe(true);
  });
});
