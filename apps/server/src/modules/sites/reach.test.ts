import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type CallInput } from '@yizhan/contract';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { seekerInput } from '../../test-support/people.ts';
import { employerInput, siteInput, vacancyInput, verifiedEmployer } from '../../test-support/records.ts';

/**
 * How far a grant for one site reaches: the work of its county, and nothing that belongs to another site or lies
 * beyond.
 */
let platform: TestPlatform;
let prefecture: Caller;
let elsewhere: Caller;
let own: { id: string; manager: Caller; operator: Caller };
let other: { id: string; manager: Caller };
let far: string;

async function site(name: string, by: Caller = prefecture, regionCode = '430304004'): Promise<string> {
  return (await by.call(routes.sites.create, { body: siteInput({ name, regionCode }) })).id;
}

beforeAll(async () => {
  platform = await createTestPlatform();
  prefecture = await platform.staff('prefecture_officer', { region: '4303' });
  elsewhere = await platform.staff('prefecture_officer', { region: '4312' });
  const [a, b] = [await site('书院路驿站'), await site('下摄司驿站')];
  far = await site('鹤城驿站', elsewhere, '431202');
  own = {
    id: a,
    manager: await platform.staff('site_manager', { siteId: a }),
    operator: await platform.staff('operator', { siteId: a }),
  };
  other = { id: b, manager: await platform.staff('site_manager', { siteId: b }) };
});
afterAll(() => platform.stop());

async function change(by: Caller, id: string): Promise<CallInput<typeof routes.sites.update>> {
  const { name, version } = await by.call(routes.sites.get, { params: { id } });
  return { params: { id }, body: { ...siteInput({ name, introduction: '周六也开门' }), version } };
}

describe('the settings of a site', () => {
  it.each(['manager', 'operator'] as const)(
    'are changed by its %s, not by those of the next site',
    async (who) => {
      const by = own[who];
      const changed = await by.call(routes.sites.update, await change(by, own.id));
      expect(changed.introduction).toBe('周六也开门');
      const refused = await by.refused(routes.sites.update, await change(by, other.id));
      expect(refused).toMatchObject({ status: 403, code: 'access.region' });
      const offered = async (id: string) => (await by.call(routes.sites.get, { params: { id } })).can;
      expect([await offered(own.id), await offered(other.id)]).toEqual([['edit'], []]);
    },
  );

  it('are changed by the officers above, and moved only where their people work', async () => {
    await prefecture.call(routes.sites.update, await change(prefecture, other.id));
    const move = await change(own.manager, own.id);
    const body = { ...move.body, regionCode: '431202' };
    expect((await own.manager.refused(routes.sites.update, { ...move, body })).code).toBe('access.region');
  });
});

describe('the files of a site', () => {
  const csv = () => new Blob(['岗位名称,单位名称,工作地点\n保安,湘潭测试有限公司,岳塘区书院路街道1号\n']);

  it('are seen by its own people and the officers above', async () => {
    const run = await own.manager.call(routes.imports.upload, {
      params: { kind: 'vacancies' },
      file: csv(),
      fileName: 'list.csv',
    });
    const params = { id: run.id };
    expect((await other.manager.refused(routes.imports.get, { params })).code).toBe('access.region');
    expect((await other.manager.refused(routes.imports.rejections, { params })).code).toBe('access.region');
    expect((await other.manager.call(routes.imports.list, {})).items).toEqual([]);
    for (const by of [own.manager, prefecture]) {
      expect((await by.call(routes.imports.list, {})).items.map(({ id }) => id)).toEqual([run.id]);
    }
  });

  it('are not run for another region', async () => {
    const run = await own.manager.call(routes.imports.upload, {
      params: { kind: 'vacancies' },
      file: csv(),
      fileName: 'other.csv',
    });
    const body = { version: run.version, mapping: run.mapping, regionCode: '431202', publish: true };
    const refused = await own.manager.refused(routes.imports.start, { params: { id: run.id }, body });
    expect(refused.code).toBe('access.region');
  });
});

describe('employers elsewhere', () => {
  it('get no vacancy from a site that they are out of reach of, whatever site is named', async () => {
    const employer = await verifiedEmployer(elsewhere, {
      name: '怀化远方物流有限公司',
      regionCode: '431202',
    });
    const clerk = await platform.staff('site_staff', { siteId: own.id });
    for (const by of [own.manager, clerk]) {
      for (const siteId of [null, own.id]) {
        const body = vacancyInput(employer.id, { siteId });
        expect(await by.refused(routes.vacancies.create, { body })).toMatchObject({ code: 'access.region' });
        expect((await by.refused(routes.vacancies.check, { body })).code).toBe('access.region');
      }
    }
  });

  it('of the next county get none either, though the work be here', async () => {
    const employer = await verifiedEmployer(prefecture, {
      name: '雨湖区某物业有限公司',
      regionCode: '430302',
    });
    const body = vacancyInput(employer.id);
    expect((await own.manager.refused(routes.vacancies.create, { body })).code).toBe('access.region');
    expect((await prefecture.call(routes.vacancies.create, { body })).status).toBe('draft');
  });

  it('that the site looks after are its own', async () => {
    const employer = await verifiedEmployer(prefecture, {
      name: '雨湖区由驿站照看的单位',
      regionCode: '430302',
      siteId: own.id,
    });
    const made = await own.manager.call(routes.vacancies.create, { body: vacancyInput(employer.id) });
    expect(made.status).toBe('draft');
  });

  it('are not opened through one’s own site', async () => {
    const body = employerInput({ name: '怀化另一家公司', regionCode: '431202', siteId: own.id });
    expect((await own.manager.refused(routes.employers.create, { body })).code).toBe('access.region');
  });
});

describe('a site chosen for a record', () => {
  it('is one that whoever chooses it reaches', async () => {
    const employer = employerInput({ name: '湘潭本地公司', siteId: far });
    expect((await own.manager.refused(routes.employers.create, { body: employer })).code).toBe(
      'access.region',
    );
    const person = seekerInput({ siteId: far });
    expect((await own.manager.refused(routes.seekers.register, { body: person })).code).toBe('access.region');
    const registered = await own.manager.call(routes.seekers.register, {
      body: seekerInput({ siteId: other.id }),
    });
    expect(registered.site?.id).toBe(other.id);
  });

  it('may stay as it is, whoever changes the rest', async () => {
    const made = await prefecture.call(routes.employers.create, {
      body: employerInput({ name: '湘潭由两边照看的公司', siteId: own.id }),
    });
    const county = await platform.staff('county_officer', { region: '430304' });
    const fields = employerInput({ name: made.name, siteId: own.id, industry: '环卫' });
    const { contactPhone: _phone, ...kept } = fields;
    const body = { ...kept, version: made.version };
    const changed = await county.call(routes.employers.update, { params: { id: made.id }, body });
    expect(changed.industry).toBe('环卫');
  });
});

describe('an operator', () => {
  it('sees the vacancies and figures of its own site', async () => {
    const employer = await verifiedEmployer(prefecture, { name: '湘潭两岗公司' });
    const here = vacancyInput(employer.id, { title: '门岗保安', siteId: own.id });
    const made = await prefecture.call(routes.vacancies.create, { body: here });
    const there = vacancyInput(employer.id, { title: '夜班收银员', siteId: other.id });
    const beyond = await prefecture.call(routes.vacancies.create, { body: there });
    const seen = (await own.operator.call(routes.vacancies.list, {})).items.map(({ id }) => id);
    expect(seen).toContain(made.id);
    expect(seen).not.toContain(beyond.id);
    const refused = await own.operator.refused(routes.vacancies.get, { params: { id: beyond.id } });
    expect(refused.code).toBe('access.region');
    const county = { region: '430304', from: '2026-11-01', to: '2026-11-18' };
    expect((await own.operator.refused(routes.indicators.summary, { query: county })).code).toBe(
      'access.region',
    );
  });

  it('sees no accounts of the bureau’s staff, nor do the people of a site', async () => {
    for (const by of [own.operator, own.manager]) {
      expect((await by.refused(routes.identity.listStaff, {})).code).toBe('access.denied');
    }
  });
});
