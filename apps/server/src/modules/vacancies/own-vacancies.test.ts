import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { employerInput, publish, siteInput, vacancyInput } from '../../test-support/records.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';

let platform: TestPlatform;
let owner: Caller;
let manager: Caller;
let officer: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  officer = await platform.staff('county_officer', { region: '430304' });
  manager = await platform.staff('site_manager', { region: '430304' });
  await officer.call(routes.sites.create, { body: siteInput() });
  owner = await platform.account('employer', '13973200001');
});
afterAll(() => platform.stop());

/** Input from an employer's form; it names neither employer nor site. */
function ownInput(given: Parameters<typeof vacancyInput>[1] = {}) {
  const { employerId: _employer, ...body } = vacancyInput('', given);
  return body;
}

describe('an employer with vacancies of its own', () => {
  it('needs an employer record first', async () => {
    const problem = await owner.refused(routes.ownEmployer.postVacancy, { body: ownInput() });
    expect(problem.code).toBe('employer.not_registered');
    expect((await owner.refused(routes.ownEmployer.vacancies, {})).code).toBe('employer.not_registered');
    await owner.call(routes.ownEmployer.save, { body: { ...employerInput(), contactPhone: null } });
  });

  it('posts, is reviewed, follows and closes a vacancy', async () => {
    const posted = await owner.call(routes.ownEmployer.postVacancy, { body: ownInput() });
    expect(posted).toMatchObject({
      status: 'in_review',
      source: 'self',
      site: { name: '岳塘区书院路就业驿站' },
      candidates: { waiting: 0, interviews: 0, hired: 0 },
      can: ['withdraw', 'edit', 'copy'],
    });
    const open = await publish(manager, posted);
    const params = { id: posted.id };
    const listed = await owner.call(routes.ownEmployer.vacancies, {});
    expect(listed.items.map(({ id, status }) => [id, status])).toEqual([[posted.id, 'published']]);
    const confirmed = await owner.call(routes.ownEmployer.act, {
      params,
      body: { version: open.version, action: 'confirm' },
    });
    expect(confirmed).toMatchObject({ status: 'published', confirmedAt: platform.now.toISOString() });
    const filled = await owner.call(routes.ownEmployer.act, {
      params,
      body: { version: confirmed.version, action: 'fill' },
    });
    expect(filled).toMatchObject({ status: 'filled', can: ['reopen', 'copy'] });
    const late = await owner.refused(routes.ownEmployer.updateVacancy, {
      params,
      body: { ...ownInput(), version: filled.version },
    });
    expect(late.code).toBe('vacancy.closed');
  });

  it('sends a change through review again, off the channels until then', async () => {
    const posted = await owner.call(routes.ownEmployer.postVacancy, {
      body: ownInput({
        title: '停车场收费员',
        description: '停车场收费和引导，早晚两班，每月休四天，管一餐。',
      }),
    });
    const open = await publish(manager, posted);
    const params = { id: posted.id };
    const changed = await owner.call(routes.ownEmployer.updateVacancy, {
      params,
      body: {
        ...ownInput({
          title: '停车场收费员',
          description: '停车场收费和引导，早晚两班，每月休六天，管两餐。',
        }),
        contactPhone: null,
        version: open.version,
      },
    });
    expect(changed).toMatchObject({ status: 'in_review', contactPhoneMask: '138****1234' });
    const shown = await platform.nobody.call(routes.vacancies.show, { params });
    expect(shown.open).toBe(false);
    const stale = await owner.refused(routes.ownEmployer.updateVacancy, {
      params,
      body: { ...ownInput(), version: open.version },
    });
    expect(stale.code).toBe('record.changed');

    const back = await manager.call(routes.vacancies.act, {
      params,
      body: { version: changed.version, action: 'send_back', reason: '请写明工资' },
    });
    const again = await owner.call(routes.ownEmployer.updateVacancy, {
      params,
      body: { ...ownInput({ title: '停车场收费员' }), version: back.version },
    });
    expect(again.status).toBe('in_review');
  });

  it('may neither publish nor touch what belongs to others', async () => {
    const [mine] = (await owner.call(routes.ownEmployer.vacancies, {})).items;
    const params = { id: mine?.id ?? '' };
    const publishing = await owner.raw({
      method: 'POST',
      url: `/api/v1/own-employer/vacancies/${params.id}/actions`,
      payload: { version: 1, action: 'publish' },
    });
    expect(publishing.statusCode).toBe(400);
    const other = await platform.account('employer', '13973200009');
    await other.call(routes.ownEmployer.save, {
      body: { ...employerInput({ name: '另一家' }), contactPhone: null },
    });
    expect((await other.refused(routes.ownEmployer.vacancy, { params })).code).toBe('vacancy.unknown');
    const act = { params, body: { version: 1, action: 'withdraw' as const, reason: '捣乱' } };
    expect((await other.refused(routes.ownEmployer.act, act)).code).toBe('vacancy.unknown');
    expect((await owner.refused(routes.vacancies.list, {})).status).toBe(401);
    const seeker = await platform.account('seeker', '13973200010');
    expect((await seeker.refused(routes.ownEmployer.vacancies, {})).status).toBe(403);
  });

  it('can ask the station for people', async () => {
    const [mine] = (await owner.call(routes.ownEmployer.vacancies, {})).items;
    await owner.call(routes.ownEmployer.invite, {
      params: { id: mine?.id ?? '' },
      body: { note: '急要两个夜班' },
    });
    const [request] = await platform.services.db.selectFrom('help_requests').selectAll().execute();
    expect(request).toMatchObject({
      prefecture: '4303',
      region_code: '430304004',
      name: '刘经理',
      phone_mask: '139****0001',
      note: '急要两个夜班',
      vacancy_title: mine?.title,
      status: 'open',
    });
    expect(platform.services.cipher.decrypt(request?.phone_cipher ?? Buffer.alloc(0))).toBe('13973200001');
  });

  it('posts nothing while blacklisted', async () => {
    const employer = await owner.call(routes.ownEmployer.get, {});
    await officer.call(routes.employers.blacklist, {
      params: { id: employer.id },
      body: { version: employer.version, listed: true, reason: '收取押金', until: '2026-12-31' },
    });
    const problem = await owner.refused(routes.ownEmployer.postVacancy, {
      body: ownInput({ title: '保洁' }),
    });
    expect(problem).toMatchObject({ code: 'employer.blacklisted' });
    expect(problem.detail).toContain('收取押金');
    const { items } = await owner.call(routes.ownEmployer.vacancies, {});
    expect(items.map(({ status }) => status).sort()).toEqual(['filled', 'withdrawn']);
  });
});
