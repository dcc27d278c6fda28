import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type CallInput } from '@yizhan/contract';
import { NATION } from '@yizhan/domain';
import { toRef } from '../../app/ids.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { publishedVacancy, vacancyInput, verifiedEmployer } from '../../test-support/records.ts';

const { approvals, vacancies } = routes;
/** 电焊工 of the shipped classification. */
const WELDER = '6-18-02-04';
const DAY_MS = 86_400_000;

let platform: TestPlatform;
let network: Caller;
let second: Caller;
let officer: Caller;
let colleague: Caller;
let manager: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  network = await platform.staff('administrator', { region: '' });
  second = await platform.staff('administrator', { region: '' });
  officer = await platform.staff('county_officer', { region: '430304' });
  colleague = await platform.staff('county_officer', { region: '430304' });
  manager = await platform.staff('site_manager', { region: '4303' });
});
afterAll(() => platform.stop());

type Rule = CallInput<typeof approvals.setRule>['body'];
const rule = (kind: string, region: string, more: Partial<Rule> = {}): { body: Rule } => ({
  body: { kind, region, isOn: true, source: '市人社局通知', ...more },
});
const approve = async (by: Caller, id: string) => {
  const { version } = await by.call(approvals.get, { params: { id } });
  return by.call(approvals.move, { params: { id }, body: { version, move: 'approve' } });
};
const rulesAt = async (by: Caller, region: string, kind: string) => {
  const { items } = await by.call(approvals.rules, { query: { region } });
  const found = items.find((item) => item.kind === kind);
  if (found === undefined) throw new Error(`no rule of ${kind}`);
  return found;
};

describe('another name of an occupation', () => {
  const map = (by: Caller, title: string) =>
    by.call(vacancies.mapTitle, { body: { title, code: WELDER, keepAsSynonym: true } });
  const codeOf = async (title: string) =>
    (await platform.nobody.call(routes.reference.classifyTitle, { query: { title } })).code;

  it('waits for a second person of the network where its rule says so, and is known once approved', async () => {
    await network.call(approvals.setRule, rule('occupation.synonym', NATION));
    const employer = await verifiedEmployer(manager);
    const title = '急招若干名待复核';
    await manager.call(vacancies.create, {
      body: vacancyInput(employer.id, { title, description: '', address: '岳塘区书院路街道湖湘路77号' }),
    });
    const reply = await map(network, title);
    expect(reply).toMatchObject({ mapped: 1, keptAsSynonym: false, synonymAsked: { mine: true } });
    expect(await codeOf(title)).toBeNull();
    const id = reply.synonymAsked?.id ?? '';
    expect((await map(network, title)).synonymAsked?.id).toBe(id);
    expect((await officer.refused(approvals.get, { params: { id } })).status).toBe(403);
    const seen = await second.call(approvals.get, { params: { id } });
    expect(seen.lines[0]).toMatchObject({ before: '认不出', after: `焊工（${WELDER}）` });
    await approve(second, id);
    expect(await codeOf(title)).toBe(WELDER);
    const { items } = await network.call(routes.system.audit, { query: { entityId: WELDER, limit: 1 } });
    expect(items[0]).toMatchObject({
      action: 'occupation.title_mapped',
      summary: { keptAsSynonym: true, approval: id },
    });
  });

  it('has one rule for the whole network', async () => {
    const county = await platform.staff('prefecture_officer', { region: '4303' });
    expect(await county.refused(approvals.setRule, rule('occupation.synonym', '4303'))).toMatchObject({
      code: 'approval.network_only',
    });
    expect((await county.refused(approvals.setRule, rule('occupation.synonym', NATION))).code).toBe(
      'access.region',
    );
    expect((await rulesAt(county, '4303', 'occupation.synonym')).can).toBe(false);
  });
});

describe('a list as a file', () => {
  const order: CallInput<typeof vacancies.export>['body'] = {
    format: 'csv',
    reason: '年终核对',
    columns: ['title'],
    query: { sort: 'newest' },
  };
  const refused = (by: Caller, reason = order.reason) =>
    by.refused(vacancies.export, { body: { ...order, reason } });
  const askedId = (link: string | undefined) => link?.split('approval:')[1] ?? '';

  it('is taken at once up to the limit, and above it is fetched by the asker after a colleague approved', async () => {
    const employer = await verifiedEmployer(manager, {
      name: '湘潭市安居物业有限公司',
      contactPhone: '13873219991',
    });
    for (const number of [1, 2, 3]) {
      await publishedVacancy(
        manager,
        { title: `导出岗位${number}`, address: `岳塘区书院路街道湖湘路8${number}号`, description: '' },
        employer.id,
      );
    }
    const { total } = await officer.call(vacancies.list, { query: {} });
    const rows = total ?? 0;
    await officer.call(approvals.setRule, rule('list.export', '430304', { threshold: rows }));
    expect((await officer.call(vacancies.export, { body: order })).status).toBe(200);
    await officer.call(approvals.setRule, rule('list.export', '430304', { threshold: rows - 1 }));

    const problem = await refused(officer);
    expect(problem).toMatchObject({ code: 'approval.asked', status: 409 });
    const id = askedId(problem.link ?? undefined);
    expect(askedId((await refused(officer)).link ?? undefined)).toBe(id);
    const params = { id };
    expect((await officer.refused(approvals.file, { params, body: {} })).code).toBe('approval.no_file');
    const seen = await colleague.call(approvals.get, { params });
    expect(seen).toMatchObject({ reason: '年终核对', can: ['approve', 'decline'] });
    expect(seen.lines.map(({ after }) => after)).toEqual(
      expect.arrayContaining(['岗位', String(rows), 'CSV']),
    );
    const clerk = await platform.staff('site_staff', { region: '430304' });
    expect((await clerk.refused(approvals.get, { params })).code).toBe('access.denied');

    const done = await approve(colleague, id);
    expect(done).toMatchObject({ status: 'approved', fileUntil: null });
    expect((await colleague.refused(approvals.file, { params, body: {} })).code).toBe('approval.no_file');
    expect((await officer.call(approvals.get, { params })).fileUntil).not.toBeNull();
    const file = await officer.call(approvals.file, { params, body: {} });
    expect(await file.text()).toContain('导出岗位2');
    const { items } = await network.call(routes.system.audit, {
      query: { action: 'list.exported', limit: 1 },
    });
    expect(items[0]).toMatchObject({ summary: { rows, list: 'vacancies' } });

    // Grown by more than a tenth, it is not what was approved.
    await publishedVacancy(
      manager,
      { title: '后来的岗位', address: '岳塘区书院路街道湖湘路99号', description: '' },
      employer.id,
    );
    expect((await officer.refused(approvals.file, { params, body: {} })).code).toBe('approval.file_grown');

    const before = platform.now;
    platform.now = new Date(before.getTime() + 4 * DAY_MS);
    expect((await officer.refused(approvals.file, { params, body: {} })).code).toBe('approval.no_file');
    platform.now = before;
  });

  it('is not fetched once the asker has lost the right to take lists along', async () => {
    const leaving = await platform.staff('county_officer', { region: '430304' });
    const id = askedId((await refused(leaving, '离任核对')).link ?? undefined);
    await approve(colleague, id);
    const { db } = platform.services;
    const { asked_by_id: who } = await db
      .selectFrom('approvals')
      .select('asked_by_id')
      .where('id', '=', toRef(id).id)
      .executeTakeFirstOrThrow();
    await db.updateTable('staff_grants').set({ role: 'site_staff' }).where('staff_id', '=', who).execute();
    expect((await leaving.refused(approvals.file, { params: { id }, body: {} })).code).toBe('access.denied');
  });
});

describe('the rules themselves', () => {
  it('are inherited downward, and can be stricter below, never laxer', async () => {
    const prefecture = await platform.staff('prefecture_officer', { region: '4305' });
    const county = await platform.staff('county_officer', { region: '430502' });
    await prefecture.call(approvals.setRule, rule('list.export', '4305', { threshold: 1_000 }));
    const inherited = await rulesAt(county, '430502', 'list.export');
    expect(inherited).toMatchObject({ isOn: true, threshold: 1_000, own: null, can: true });
    expect(inherited.from.map(({ code }) => code)).toEqual(['4305']);
    expect(
      await county.refused(approvals.setRule, rule('list.export', '430502', { threshold: 2_000 })),
    ).toMatchObject({
      code: 'approval.rule_laxer',
      detail: expect.stringContaining('1000'),
    });
    const stricter = await county.call(approvals.setRule, rule('list.export', '430502', { threshold: 200 }));
    expect(stricter).toMatchObject({ threshold: 200, own: { threshold: 200, setBy: 'county_officer' } });
    const above = await rulesAt(prefecture, '4305', 'list.export');
    expect(above).toMatchObject({
      threshold: 1_000,
      below: [{ region: { code: '430502' }, threshold: 200 }],
    });
    expect(
      (await county.refused(approvals.setRule, rule('list.export', '4305', { threshold: 1 }))).code,
    ).toBe('access.region');
    expect((await county.refused(approvals.setRule, rule('list.export', '430502'))).code).toBe(
      'approval.threshold_needed',
    );
    expect((await county.refused(approvals.setRule, rule('no.such', '430502'))).code).toBe(
      'approval.kind_unknown',
    );
  });

  it('take a second person when they are loosened, and hold as they were until then', async () => {
    const one = await platform.staff('county_officer', { region: '430503' });
    const two = await platform.staff('county_officer', { region: '430503' });
    await one.call(approvals.setRule, rule('list.export', '430503', { threshold: 100 }));
    const waiting = await one.call(approvals.setRule, rule('list.export', '430503', { threshold: 500 }));
    expect(waiting).toMatchObject({ threshold: 100, asked: { mine: true } });
    const id = waiting.asked?.id ?? '';
    const seen = await two.call(approvals.get, { params: { id } });
    expect(seen.lines[0]).toMatchObject({ before: '超过 100 条要复核', after: '超过 500 条要复核' });
    await approve(two, id);
    const held = await rulesAt(one, '430503', 'list.export');
    expect(held).toMatchObject({ threshold: 500, asked: null, own: { setBy: 'county_officer' } });
    expect(held.former).toHaveLength(1);
    const trail = await network.call(routes.system.audit, {
      query: { action: 'approval.rule_set', limit: 1 },
    });
    expect(trail.items[0]).toMatchObject({ summary: { threshold: 500, approval: id } });

    // A rule that was tightened meanwhile is not loosened by an older request.
    const off = await one.call(approvals.setRule, rule('list.export', '430503', { isOn: false }));
    await two.call(approvals.setRule, rule('list.export', '430503', { threshold: 50 }));
    const late = await two.refused(approvals.move, {
      params: { id: off.asked?.id ?? '' },
      body: { version: 1, move: 'approve' },
    });
    expect(late.code).toBe('approval.not_possible');
    expect((await rulesAt(one, '430503', 'list.export')).threshold).toBe(50);
  });
});
