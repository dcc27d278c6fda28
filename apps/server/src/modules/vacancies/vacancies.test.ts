import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import type { VacancyAction } from '@yizhan/domain';
import { runWrite } from '../../app/context.ts';
import { system } from '../../app/actor.ts';
import { toRef } from '../../app/ids.ts';
import { publish, publishedVacancy, vacancyInput, verifiedEmployer } from '../../test-support/records.ts';
import { createTestPlatform, someId, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { freePlace, takePlace } from './index.ts';
import { expireVacancies } from './vacancies.jobs.ts';

let platform: TestPlatform;
let manager: Caller;
let counter: Caller;
let employerId: string;
beforeAll(async () => {
  platform = await createTestPlatform();
  manager = await platform.staff('site_manager', { region: '430304' });
  counter = await platform.staff('site_staff', { region: '430304' });
  employerId = (await verifiedEmployer(manager)).id;
});
afterAll(() => platform.stop());

/** Titles differ, because the checks would call equal ones duplicates. */
const titles = { next: 0 };
const fresh = () => {
  titles.next += 1;
  return {
    title: `第${String(titles.next)}车间缝纫工`,
    description: `在${String(titles.next)}号车间缝制工作服${'和围裙'.repeat(titles.next % 7)}，计时发薪，提供午餐和宿舍。`,
    address: `书院路街道工业路${String(titles.next * 37)}号`,
  };
};
const create = (caller: Caller, given: Parameters<typeof vacancyInput>[1] = {}) =>
  caller.call(routes.vacancies.create, { body: vacancyInput(employerId, { ...fresh(), ...given }) });

describe('taking a vacancy in', () => {
  it('starts as a draft with occupation, place, pay and checks done', async () => {
    const vacancy = await create(counter, {
      title: '小区保安',
      regionCode: '4303',
      address: '湘潭市岳塘区书院路街道湖湘路1号',
    });
    expect(vacancy).toMatchObject({
      status: 'draft',
      occupation: { code: '4-07-05-01', name: '保安员' },
      region: { code: '430304004' },
      payText: '3200–3800元/月',
      places: 3,
      contactPhoneMask: '138****1234',
      can: ['submit', 'withdraw', 'edit', 'copy'],
    });
    expect(vacancy.openFindings.block).toBe(0);
  });

  it('leaves a title that means nothing unmapped, for staff to choose', async () => {
    const vacancy = await create(counter, { title: '急招若干名包吃住' });
    expect(vacancy.occupation).toBeNull();
    expect(vacancy.findings.map(({ code }) => code)).toContain('occupation_missing');
    const { items } = await counter.call(routes.vacancies.list, { query: { unmapped: 'true' } });
    expect(items.map(({ id }) => id)).toContain(vacancy.id);
  });

  it('refuses an unknown employer, region, occupation, and a day that has passed', async () => {
    const refused = async (given: object) =>
      (await counter.refused(routes.vacancies.create, { body: vacancyInput(employerId, given) })).code;
    expect(await refused({ employerId: `4303-${someId()}` })).toBe('employer.unknown');
    expect(await refused({ regionCode: '999999' })).toBe('region.unknown');
    expect(await refused({ regionCode: '43', address: '' })).toBe('region.too_wide');
    expect(await refused({ occupationCode: '9-99-99-99' })).toBe('occupation.unknown');
    expect(await refused({ expiresOn: '2026-11-17' })).toBe('vacancy.expiry_past');
    expect(await refused({ contactPhone: '1387321' })).toBe('phone.invalid');
    expect(await refused({ lng: 112.9, lat: null })).toBe('input.invalid');
  });

  it('belongs to those who have its employer, also when the work is elsewhere', async () => {
    const far = await create(counter, { kind: 'dispatch', regionCode: '4419', address: '东莞市长安镇' });
    expect(far.id.slice(0, 4)).toBe('4303');
    const there = await platform.staff('site_manager', { region: '4419' });
    const seen = await there.call(routes.vacancies.get, { params: { id: far.id } });
    expect(seen.can).toEqual([]);
    const problem = await there.refused(routes.vacancies.act, {
      params: { id: far.id },
      body: { version: far.version, action: 'withdraw', reason: '不是我们的' },
    });
    expect(problem.code).toBe('access.region');
    const stranger = await platform.staff('site_staff', { region: '431202' });
    expect((await stranger.refused(routes.vacancies.get, { params: { id: far.id } })).code).toBe(
      'access.region',
    );
    expect((await stranger.call(routes.vacancies.list, {})).items).toEqual([]);
  });

  it('makes one vacancy of a form sent twice', async () => {
    const request = { body: vacancyInput(employerId, fresh()) };
    const key = { 'idempotency-key': 'vacancy-form-1' };
    const [first, second] = await Promise.all([
      counter.call(routes.vacancies.create, request, key),
      counter.call(routes.vacancies.create, request, key),
    ]);
    expect(second.id).toBe(first.id);
    const other = await counter.refused(
      routes.vacancies.create,
      { body: { ...request.body, headcount: 9 } },
      key,
    );
    expect(other.code).toBe('idempotency.reused');
  });

  it('checks a vacancy that is still being typed without storing it', async () => {
    const before = await counter.call(routes.vacancies.list, {});
    const { findings, occupation } = await counter.call(routes.vacancies.check, {
      body: vacancyInput(employerId, { title: '保安，加微信 baoan12345', pay: pay(100_000, 120_000) }),
    });
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['minimum_wage', 'contact_in_text']),
    );
    expect(findings[0]?.message).toContain('最低工资');
    expect(occupation.code).toBe('4-07-05-01');
    expect((await counter.call(routes.vacancies.list, {})).total).toBe(before.total);
  });

  it('does not compare a vacancy that is being changed with itself', async () => {
    const given = { title: '夜间仓库看守员', address: '岳塘区荷塘街道仓库路9号' };
    const stored = await publishedVacancy(manager, given, employerId);
    const typed = vacancyInput(employerId, { ...given, headcount: 7 });
    const twins = async (body: typeof typed & { exceptId?: string }) =>
      (await counter.call(routes.vacancies.check, { body })).findings.filter(({ code }) =>
        code.startsWith('duplicate'),
      );
    expect(await twins(typed)).not.toEqual([]);
    expect(await twins({ ...typed, exceptId: stored.id })).toEqual([]);
  });
});

const pay = (min: number, max: number) => ({
  min,
  max,
  unit: 'month' as const,
  months: null,
  negotiable: false,
});

describe('checks before publishing', () => {
  it('keep a vacancy off the channels until mended, and know what no reason mends', async () => {
    let vacancy = await create(manager, { pay: pay(100_000, 120_000) });
    const params = { id: vacancy.id };
    vacancy = await manager.call(routes.vacancies.act, {
      params,
      body: { version: vacancy.version, action: 'submit' },
    });
    const blocked = await manager.refused(routes.vacancies.act, {
      params,
      body: { version: vacancy.version, action: 'publish' },
    });
    expect(blocked).toMatchObject({ status: 409, code: 'vacancy.findings_open' });
    const finding = vacancy.findings.find(({ code }) => code === 'minimum_wage');
    const final = await manager.refused(routes.vacancies.decideFinding, {
      params: { id: vacancy.id, findingId: finding?.id ?? '' },
      body: { accept: true, reason: '老板说可以' },
    });
    expect(final.code).toBe('vacancy.finding_final');
    vacancy = await manager.call(routes.vacancies.update, {
      params,
      body: { ...edit(vacancy), pay: pay(320_000, 380_000) },
    });
    expect(vacancy.findings.find(({ code }) => code === 'minimum_wage')?.decided).toBe('mended');
    expect((await publish(manager, vacancy)).status).toBe('published');
  });

  it('let a reviewer accept a reading with a reason, which holds until the text changes', async () => {
    let vacancy = await create(manager, { description: '只招女性，负责打包和贴标，站立作业，每天八小时。' });
    const params = { id: vacancy.id };
    const finding = vacancy.findings.find(({ code }) => code === 'discrimination_sex');
    expect(finding?.severity).toBe('block');
    const decide = {
      params: { id: vacancy.id, findingId: finding?.id ?? '' },
      body: { accept: true, reason: '女浴室保洁' },
    };
    expect((await counter.refused(routes.vacancies.decideFinding, decide)).status).toBe(403);
    vacancy = await manager.call(routes.vacancies.decideFinding, decide);
    vacancy = await manager.call(routes.vacancies.update, {
      params,
      body: { ...edit(vacancy), headcount: 4 },
    });
    expect(vacancy.findings.find(({ id }) => id === finding?.id)).toMatchObject({
      decided: 'accepted',
      decidedReason: '女浴室保洁',
    });
    vacancy = await publish(manager, vacancy);
    vacancy = await manager.call(routes.vacancies.update, {
      params,
      body: { ...edit(vacancy), description: '男性优先，负责打包和贴标，站立作业，每天八小时。' },
    });
    expect(vacancy).toMatchObject({ status: 'in_review', openFindings: { block: 1 } });
    expect(vacancy.channels.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);
    const shown = await platform.nobody.call(routes.vacancies.show, { params });
    expect(shown.open).toBe(false);
  });

  it('find the same work offered twice, also when the first was published in the meantime', async () => {
    const same = { title: '夜班分拣员', description: fresh().description, address: '易家湾物流园8号' };
    const first = await create(manager, same);
    const second = await create(manager, same);
    expect(second.openFindings.block).toBe(0);
    await publish(manager, first);
    const submitted = await manager.call(routes.vacancies.act, {
      params: { id: second.id },
      body: { version: second.version, action: 'submit' },
    });
    const problem = await manager.refused(routes.vacancies.act, {
      params: { id: second.id },
      body: { version: submitted.version, action: 'publish' },
    });
    expect(problem.detail).toContain('夜班分拣员');
  });
});

type Shown = Awaited<ReturnType<typeof create>>;
/** The form's input for a vacancy it shows. */
function edit(vacancy: Shown) {
  return {
    version: vacancy.version,
    kind: vacancy.kind,
    title: vacancy.title,
    headcount: vacancy.headcount,
    pay: vacancy.pay,
    description: vacancy.description,
    regionCode: vacancy.regionCode,
    address: vacancy.address,
  };
}

describe('the lifecycle', () => {
  it('lets clerks hand in and close, managers publish, and nobody skip a step', async () => {
    const draft = await create(counter);
    const params = { id: draft.id };
    const act = (caller: Caller, body: { version: number; action: VacancyAction }) =>
      caller.refused(routes.vacancies.act, { params, body });
    expect((await act(counter, { version: 1, action: 'publish' })).status).toBe(403);
    expect((await act(manager, { version: 1, action: 'publish' })).code).toBe('vacancy.step_illegal');
    expect((await act(manager, { version: 1, action: 'expire' })).status).toBe(403);
    expect((await act(counter, { version: 1, action: 'withdraw' })).code).toBe('vacancy.reason_needed');
    expect((await act(counter, { version: 7, action: 'submit' })).code).toBe('record.changed');
    const inReview = await counter.call(routes.vacancies.act, {
      params,
      body: { version: 1, action: 'submit' },
    });
    expect(inReview.can).not.toContain('publish');
    const back = await manager.call(routes.vacancies.act, {
      params,
      body: { version: inReview.version, action: 'send_back', reason: '请补充工作时间' },
    });
    expect(back).toMatchObject({ status: 'draft', statusReason: '请补充工作时间' });
    const open = await publish(manager, back);
    expect(open.can).toEqual(['send_back', 'fill', 'withdraw', 'confirm', 'edit', 'copy', 'refer']);
    const filled = await counter.call(routes.vacancies.act, {
      params,
      body: { version: open.version, action: 'fill' },
    });
    const closed = await counter.refused(routes.vacancies.update, { params, body: edit(filled) });
    expect(closed.code).toBe('vacancy.closed');
    const reopened = await counter.call(routes.vacancies.act, {
      params,
      body: { version: filled.version, action: 'reopen' },
    });
    expect(reopened.status).toBe('in_review');
    const { items } = await counter.call(routes.vacancies.timeline, { params });
    expect(items.map(({ kind }) => kind)).toEqual([
      'vacancy.reopened',
      'vacancy.filled',
      'vacancy.published',
      'vacancy.submitted',
      'vacancy.sent_back',
      'vacancy.submitted',
      'vacancy.created',
    ]);
  });

  it('takes one of two simultaneous changes', async () => {
    const vacancy = await create(counter);
    const params = { id: vacancy.id };
    const change = (caller: Caller, headcount: number) =>
      caller.call(routes.vacancies.update, { params, body: { ...edit(vacancy), headcount } });
    const results = await Promise.allSettled([change(counter, 5), change(manager, 6)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await counter.call(routes.vacancies.get, { params })).version).toBe(2);
  });

  it('expires by date and when nobody confirms for long; a confirmation keeps it open', async () => {
    const dated = await publishedVacancy(manager, { ...fresh(), expiresOn: '2026-11-20' }, employerId);
    const forgotten = await publishedVacancy(manager, fresh(), employerId);
    const asked = await publishedVacancy(manager, fresh(), employerId);
    const now = platform.now;
    const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
    try {
      platform.now = later(3);
      expect((await platform.nobody.call(routes.vacancies.show, { params: { id: dated.id } })).open).toBe(
        false,
      );
      await expireVacancies(platform.services);
      const gone = await manager.call(routes.vacancies.get, { params: { id: dated.id } });
      expect(gone).toMatchObject({ status: 'expired', statusReason: '招聘截止日期已过。' });
      platform.now = later(40);
      await manager.call(routes.vacancies.act, {
        params: { id: asked.id },
        body: { version: asked.version, action: 'confirm' },
      });
      platform.now = later(46);
      await expireVacancies(platform.services);
      expect((await manager.call(routes.vacancies.get, { params: { id: forgotten.id } })).status).toBe(
        'expired',
      );
      expect((await manager.call(routes.vacancies.get, { params: { id: asked.id } })).status).toBe(
        'published',
      );
      expect(await expireVacancies(platform.services)).toBe(0);
    } finally {
      platform.now = now;
    }
  });

  it('is filled by its last hire and goes back to review when that is undone', async () => {
    const vacancy = await publishedVacancy(manager, { ...fresh(), headcount: 2 }, employerId);
    const ref = toRef(vacancy.id);
    const write = <T>(work: Parameters<typeof runWrite<T>>[2]) =>
      runWrite(platform.services, { actor: system('test') }, work);
    const get = () => manager.call(routes.vacancies.get, { params: { id: vacancy.id } });
    expect(await write((ctx) => takePlace(ctx, ref))).toBe(true);
    expect(await get()).toMatchObject({ status: 'published', hired: 1, places: 1 });
    expect(await write((ctx) => takePlace(ctx, ref))).toBe(true);
    expect(await get()).toMatchObject({ status: 'filled', places: 0, statusReason: '招聘人数已满。' });
    expect(await write((ctx) => takePlace(ctx, ref))).toBe(false);
    await write((ctx) => freePlace(ctx, ref));
    const again = await get();
    expect(again).toMatchObject({ status: 'in_review', hired: 1 });
    const fewer = await manager.refused(routes.vacancies.update, {
      params: { id: vacancy.id },
      body: { ...edit(again), headcount: 0 },
    });
    expect(fewer.code).toBe('input.invalid');
  });
});

describe('one step with many', () => {
  it('does what it can, says why it cannot, and previews without doing anything', async () => {
    const [a, b] = [await create(manager), await create(manager, { pay: pay(100_000, 120_000) })];
    const elsewhere = await platform.staff('site_manager', { region: '431202' });
    const theirs = await publishedVacancy(
      elsewhere,
      { ...fresh(), regionCode: '431202', address: '怀化市鹤城区迎丰路' },
      (await verifiedEmployer(elsewhere, { name: '鹤城饭店', regionCode: '431202' })).id,
    );
    const ids = [a.id, b.id, theirs.id];
    const preview = await manager.call(routes.vacancies.actBulk, {
      body: { ids, action: 'submit', preview: true },
    });
    expect(preview.results.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(preview.results[2]).toMatchObject({ title: '' });
    expect((await manager.call(routes.vacancies.get, { params: { id: a.id } })).status).toBe('draft');
    await manager.call(routes.vacancies.actBulk, { body: { ids, action: 'submit' } });
    const done = await manager.call(routes.vacancies.actBulk, { body: { ids, action: 'publish' } });
    expect(done.results).toMatchObject([
      { id: a.id, title: a.title, ok: true, reason: null },
      { id: b.id, ok: false },
      { id: theirs.id, ok: false },
    ]);
    expect(done.results[1]?.reason).toContain('最低工资');
    expect((await manager.call(routes.vacancies.get, { params: { id: a.id } })).status).toBe('published');
    expect((await manager.call(routes.vacancies.get, { params: { id: b.id } })).status).toBe('in_review');
  });
});

describe('the list of staff', () => {
  it('filters, sorts and pages within the region', async () => {
    const one = await publishedVacancy(
      manager,
      { ...fresh(), title: '幼儿园厨师', kind: 'part_time' },
      employerId,
    );
    const find = async (query: object) =>
      (await manager.call(routes.vacancies.list, { query })).items.map(({ id }) => id);
    expect(await find({ q: '厨师' })).toEqual([one.id]);
    expect(await find({ kind: 'part_time', status: 'published' })).toEqual([one.id]);
    expect(await find({ employerId: `4303-${someId()}` })).toEqual([]);
    expect(await find({ staleDays: 1 })).toEqual([]);
    for (const sort of ['newest', 'oldest', 'expiring'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      let total: number | null = null;
      do {
        const page = await manager.call(routes.vacancies.list, {
          query: { sort, limit: 7, ...(cursor ? { cursor } : {}) },
        });
        seen.push(...page.items.map(({ id }) => id));
        total ??= page.total;
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(total ?? -1);
    }
  });
});
