import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { HIRE } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import { creditCode, employerInput, publishedVacancy, verifiedEmployer } from '../../test-support/records.ts';
import { createTestPlatform, someId, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { expireVerifications } from './employers.jobs.ts';

let platform: TestPlatform;
let officer: Caller;
let manager: Caller;
let counter: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  officer = await platform.staff('county_officer', { region: '430304' });
  manager = await platform.staff('site_manager', { region: '430304' });
  counter = await platform.staff('site_staff', { region: '430304' });
});
afterAll(() => platform.stop());

const numbers = { next: 1 };
const freshCode = () => creditCode((numbers.next += 1));

describe('opening an employer record', () => {
  it('keeps numbers sealed and says what the viewer may do', async () => {
    const code = freshCode();
    const employer = await counter.call(routes.employers.create, {
      body: employerInput({ creditCode: ` ${code.toLowerCase()} ` }),
    });
    expect(employer).toMatchObject({
      creditCode: code,
      contactPhoneMask: '138****1234',
      verification: 'unverified',
      region: { code: '430304', name: '岳塘区' },
      can: ['edit', 'reveal', 'post_vacancy', 'note'],
    });
    const stored = await platform.services.db.selectFrom('employers').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain('13873211234');
    const seen = await officer.call(routes.employers.get, { params: { id: employer.id } });
    expect(seen.can).toEqual(['edit', 'verify', 'blacklist', 'reveal', 'post_vacancy', 'note']);
  });

  it.each([
    ['9143030', 'input.invalid', null],
    ['91430300MA000000', 'credit_code.invalid', '18位'],
    ['91430300MA0000O123', 'credit_code.invalid', '第15位'],
    ['91430300MA00000013', 'credit_code.invalid', '校验码'],
  ])('explains what is wrong with the code %s', async (code, expected, words) => {
    const problem = await counter.refused(routes.employers.create, {
      body: employerInput({ creditCode: code }),
    });
    expect(problem).toMatchObject({ code: expected, fields: [{ path: 'creditCode' }] });
    if (words !== null) expect(problem.detail).toContain(words);
  });

  it('needs a private person’s ID number, which nobody else may hold', async () => {
    const person = { kind: 'person' as const, name: '陈大姐', creditCode: null };
    const missing = await counter.refused(routes.employers.create, { body: employerInput(person) });
    expect(missing.fields).toMatchObject([{ path: 'idNumber', code: 'id_number_needed' }]);
    const wrong = await counter.refused(routes.employers.create, {
      body: employerInput({ ...person, idNumber: '110105194912310021' }),
    });
    expect(wrong.code).toBe('id_number.invalid');
    const idNumber = '11010519491231002X';
    const first = await counter.call(routes.employers.create, {
      body: employerInput({ ...person, idNumber }),
    });
    expect(first.idNumberMask).toBe('1101**********002X');
    const again = await counter.refused(routes.employers.create, {
      body: employerInput({ ...person, idNumber }),
    });
    expect(again).toMatchObject({ status: 409, code: 'employer.exists' });
    expect(again.link).toContain(first.id);
  });

  it('opens one employer record per code over all prefectures, and shows a clash only to who may read it', async () => {
    const code = freshCode();
    await counter.call(routes.employers.create, { body: employerInput({ creditCode: code }) });
    const elsewhere = await platform.staff('site_staff', { region: '431202' });
    const clash = await elsewhere.refused(routes.employers.create, {
      body: employerInput({ creditCode: code, regionCode: '431202' }),
    });
    expect(clash).toMatchObject({ status: 409, code: 'employer.exists' });
    expect(clash.link).toBeUndefined();
    expect(clash.detail).toContain('岳塘区');
  });

  it('makes one employer record of two simultaneous requests with the same code', async () => {
    const body = employerInput({ creditCode: freshCode() });
    const results = await Promise.allSettled([
      counter.call(routes.employers.create, { body }),
      manager.call(routes.employers.create, { body }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('gives the same reply to a request sent twice with one key', async () => {
    const request = { body: employerInput({ creditCode: freshCode() }) };
    const headers = { 'idempotency-key': 'form-1' };
    const first = await counter.call(routes.employers.create, request, headers);
    const second = await counter.call(routes.employers.create, request, headers);
    expect(second).toEqual(first);
  });

  it('refuses regions of others, unknown ones and a whole province', async () => {
    const outside = await counter.refused(routes.employers.create, {
      body: employerInput({ regionCode: '430302' }),
    });
    expect(outside).toMatchObject({ status: 403, code: 'access.region' });
    const unknown = await officer.refused(routes.employers.create, {
      body: employerInput({ regionCode: '999999' }),
    });
    expect(unknown.code).toBe('region.unknown');
    const wide = await officer.refused(routes.employers.create, {
      body: employerInput({ regionCode: '43' }),
    });
    expect(wide.code).toBe('region.too_wide');
  });
});

describe('changing an employer record', () => {
  it('refuses a version that somebody else has changed, of two at once too', async () => {
    const employer = await counter.call(routes.employers.create, { body: employerInput() });
    const change = (caller: Caller, name: string) =>
      caller.call(routes.employers.update, {
        params: { id: employer.id },
        body: {
          ...employerInput({ name }),
          idNumber: undefined,
          contactPhone: undefined,
          version: employer.version,
        },
      });
    const results = await Promise.allSettled([change(counter, '甲公司'), change(manager, '乙公司')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const problem = await counter.refused(routes.employers.update, {
      params: { id: employer.id },
      body: { ...employerInput({ name: '丙公司' }), version: employer.version },
    });
    expect(problem).toMatchObject({ status: 409, code: 'record.changed' });
    const kept = await counter.call(routes.employers.get, { params: { id: employer.id } });
    expect(['甲公司', '乙公司']).toContain(kept.name);
    expect(kept).toMatchObject({ version: 2, contactPhoneMask: '138****1234' });
  });

  it('frees a code that is given up and asks for verification again when a clerk changes it', async () => {
    const code = freshCode();
    const verified = await verifiedEmployer(manager, { creditCode: code });
    expect(verified).toMatchObject({ verification: 'verified', verifiedUntil: '2027-11-18' });
    const renamed = await counter.call(routes.employers.update, {
      params: { id: verified.id },
      body: { ...employerInput({ creditCode: freshCode() }), version: verified.version },
    });
    expect(renamed.verification).toBe('unverified');
    await counter.call(routes.employers.create, { body: employerInput({ creditCode: code }) });
  });

  it('stays in its prefecture', async () => {
    const wide = await platform.staff('province_officer', { region: '43' });
    const employer = await counter.call(routes.employers.create, { body: employerInput() });
    const problem = await wide.refused(routes.employers.update, {
      params: { id: employer.id },
      body: { ...employerInput({ regionCode: '431202' }), version: employer.version },
    });
    expect(problem.code).toBe('employer.other_prefecture');
  });
});

describe('verification', () => {
  it('belongs to managers, holds 365 days and then expires by itself', async () => {
    const employer = await counter.call(routes.employers.create, { body: employerInput() });
    const body = { version: employer.version, result: 'verified' as const, note: '上门看过' };
    const params = { id: employer.id };
    expect((await counter.refused(routes.employers.verify, { params, body })).status).toBe(403);
    await manager.call(routes.employers.verify, { params, body });
    const now = platform.now;
    try {
      platform.now = new Date(now.getTime() + 366 * 86_400_000);
      const seen = await counter.call(routes.employers.get, { params });
      expect(seen.verification).toBe('expired');
      expect(await expireVerifications(platform.services)).toBeGreaterThan(0);
      const listed = await counter.call(routes.employers.list, { query: { verification: 'expired' } });
      expect(listed.items.map(({ id }) => id)).toContain(employer.id);
      expect(await expireVerifications(platform.services)).toBe(0);
    } finally {
      platform.now = now;
    }
  });
});

describe('the blacklist', () => {
  it('takes open vacancies off every channel with it and ends by itself', async () => {
    const vacancy = await publishedVacancy(manager);
    const params = { id: vacancy.employerId };
    const before = await officer.call(routes.employers.get, { params });
    expect(before.openVacancies).toBe(1);
    const body = { version: before.version, listed: true, reason: '拖欠工资', until: '2026-12-31' };
    expect((await manager.refused(routes.employers.blacklist, { params, body })).status).toBe(403);
    const listed = await officer.call(routes.employers.blacklist, { params, body });
    expect(listed).toMatchObject({ blacklisted: true, blacklistReason: '拖欠工资', openVacancies: 0 });
    expect(listed.can).not.toContain('post_vacancy');
    const withdrawn = await manager.call(routes.vacancies.get, { params: { id: vacancy.id } });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', statusReason: '拖欠工资' });
    expect(withdrawn.channels).toHaveLength(4);
    expect(withdrawn.channels.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);

    const reopened = await manager.call(routes.vacancies.act, {
      params: { id: vacancy.id },
      body: { version: withdrawn.version, action: 'reopen' },
    });
    const publishing = {
      params: { id: vacancy.id },
      body: { version: reopened.version, action: 'publish' as const },
    };
    const barred = await manager.refused(routes.vacancies.act, publishing);
    expect(barred).toMatchObject({ code: 'employer.blacklisted' });
    const now = platform.now;
    try {
      platform.now = new Date('2027-01-01T01:00:00Z');
      const after = await officer.call(routes.employers.get, { params });
      expect(after).toMatchObject({ blacklisted: false, blacklistReason: null });
      const again = await manager.call(routes.vacancies.act, publishing);
      expect(again.status).toBe('published');
    } finally {
      platform.now = now;
    }
  });

  it('needs an end that lies ahead', async () => {
    const employer = await officer.call(routes.employers.create, { body: employerInput() });
    const params = { id: employer.id };
    const body = { version: employer.version, listed: true, reason: '假招聘' };
    const none = await officer.refused(routes.employers.blacklist, { params, body });
    expect(none.fields).toMatchObject([{ path: 'until', code: 'required' }]);
    const past = await officer.refused(routes.employers.blacklist, {
      params,
      body: { ...body, until: '2026-11-17' },
    });
    expect(past.code).toBe('employer.blacklist_date_past');
  });
});

describe('numbers, notes and history', () => {
  it('counts a visit as contact, a remark not', async () => {
    const employer = await counter.call(routes.employers.create, { body: employerInput() });
    const params = { id: employer.id };
    await counter.call(routes.employers.addNote, { params, body: { kind: 'remark', note: '老板姓刘' } });
    expect((await counter.call(routes.employers.get, { params })).lastContactAt).toBeNull();
    const entry = await counter.call(routes.employers.addNote, {
      params,
      body: { kind: 'visit', note: '还要5个人' },
    });
    expect((await counter.call(routes.employers.get, { params })).lastContactAt).toBe(
      platform.now.toISOString(),
    );
    const { items } = await counter.call(routes.employers.timeline, { params });
    expect(items[0]).toEqual(entry);
    expect(items.map(({ kind }) => kind)).toEqual(['employer.visit', 'employer.remark', 'employer.created']);
  });
});

describe('finding an employer record', () => {
  it('knows words, initials and codes, pages without losing one, and ends at the region', async () => {
    const code = freshCode();
    const names = ['潭州大酒店', '潭州面馆', '潭州超市'];
    for (const name of names) {
      await counter.call(routes.employers.create, {
        body: employerInput({ name, creditCode: name === '潭州面馆' ? code : null, regionCode: '430304001' }),
      });
    }
    const found = async (q: string) =>
      (await counter.call(routes.employers.list, { query: { q } })).items.map(({ name }) => name);
    expect(await found('面馆')).toEqual(['潭州面馆']);
    expect(await found(code)).toEqual(['潭州面馆']);
    expect(await found('tzdj')).toEqual(['潭州大酒店']);
    const first = await counter.call(routes.employers.list, { query: { region: '430304001', limit: 2 } });
    expect(first.total).toBe(3);
    const second = await counter.call(routes.employers.list, {
      query: { region: '430304001', limit: 2, cursor: first.nextCursor ?? '' },
    });
    expect([...first.items, ...second.items].map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(second.nextCursor).toBeNull();
    const elsewhere = await platform.staff('site_staff', { region: '431202' });
    expect((await elsewhere.call(routes.employers.list, {})).items).toEqual([]);
    const [one] = first.items;
    const outside = await elsewhere.refused(routes.employers.get, { params: { id: one?.id ?? '' } });
    expect(outside.code).toBe('access.region');
    const nobody = await elsewhere.refused(routes.employers.get, { params: { id: `4303-${someId()}` } });
    expect(nobody.code).toBe('employer.unknown');
  });
});

describe('an employer’s own record', () => {
  it('is opened by its phone, and asks for verification again after a new name', async () => {
    const owner = await platform.account('employer', '13973200001');
    expect((await owner.refused(routes.ownEmployer.get, {})).code).toBe('employer.not_registered');
    const input = { ...employerInput({ name: '湘江小吃店', creditCode: freshCode() }), contactPhone: null };
    const saved = await owner.call(routes.ownEmployer.save, { body: input });
    expect(saved).toMatchObject({
      name: '湘江小吃店',
      contactPhoneMask: '139****0001',
      can: ['edit', 'post_vacancy'],
    });
    await manager.call(routes.employers.verify, {
      params: { id: saved.id },
      body: { version: saved.version, result: 'verified', note: '看过执照' },
    });
    const kept = await owner.call(routes.ownEmployer.save, { body: { ...input, address: '建设路2号' } });
    expect(kept).toMatchObject({ id: saved.id, verification: 'verified', address: '建设路2号' });
    const renamed = await owner.call(routes.ownEmployer.save, { body: { ...input, name: '湘江大饭店' } });
    expect(renamed).toMatchObject({ id: saved.id, verification: 'unverified' });
  });

  it('is handed over when staff recorded the phone, and to nobody else', async () => {
    const code = freshCode();
    const opened = await counter.call(routes.employers.create, {
      body: employerInput({ creditCode: code, contactPhone: '13973200002' }),
    });
    const body = employerInput({ creditCode: code, contactPhone: null });
    const stranger = await platform.account('employer', '13973200003');
    const refused = await stranger.refused(routes.ownEmployer.save, { body });
    expect(refused).toMatchObject({ status: 409, code: 'employer.exists' });
    expect(refused.link).toBeUndefined();
    const owner = await platform.account('employer', '13973200002');
    expect((await owner.call(routes.ownEmployer.save, { body })).id).toBe(opened.id);
    expect((await owner.call(routes.ownEmployer.get, {})).id).toBe(opened.id);
  });
});

describe('what lists count', () => {
  it('has hires and open placements of people from other prefectures', async () => {
    const province = await platform.staff('province_officer', { region: '43' });
    const elsewhere = await platform.staff('site_staff', { region: '430102' });
    const employer = await verifiedEmployer(manager);
    const vacancy = await publishedVacancy(manager, { title: '夜班门岗保安', headcount: 5 }, employer.id);
    const refer = async () => {
      const { id: seekerId } = await person(elsewhere, {}, { regionCode: '430102001' });
      return province.call(routes.placements.refer, { body: { seekerId, vacancyId: vacancy.id } });
    };
    const { id, version } = await refer();
    await refer();
    await refer();
    await province.call(routes.placements.move, { params: { id }, body: { version, move: HIRE } });

    const employers = await province.call(routes.employers.list, { query: {} });
    expect(employers.items.find((row) => row.id === employer.id)?.hires).toBe(1);
    const vacancies = await province.call(routes.vacancies.list, { query: { employerId: employer.id } });
    expect(vacancies.items).toMatchObject([{ id: vacancy.id, openPlacements: 2 }]);
  });
});

describe('an employer who moves to another county', () => {
  it('takes its vacancies along in the lists of both, work that lies elsewhere included', async () => {
    const wide = await platform.staff('prefecture_officer', { region: '4303' });
    const [from, to] = [
      await platform.staff('county_officer', { region: '430304' }),
      await platform.staff('county_officer', { region: '430302' }),
    ];
    const employer = await verifiedEmployer(wide, {
      name: '湘潭搬家物业有限公司',
      regionCode: '430304',
      contactPhone: '13873211299',
    });
    const work = { title: '搬家后的门岗', regionCode: '430321', address: '湘潭县易俗河镇' };
    const { id } = await publishedVacancy(wide, work, employer.id);
    const sees = async (caller: Caller) => {
      const { items, total } = await caller.call(routes.vacancies.list, { query: { limit: 200 } });
      return [items.some((one) => one.id === id), total === items.length];
    };
    expect([await sees(from), await sees(to)]).toEqual([
      [true, true],
      [false, true],
    ]);
    const now = await wide.call(routes.employers.get, { params: { id: employer.id } });
    await wide.call(routes.employers.update, {
      params: { id: employer.id },
      body: { ...employerInput({ ...now, regionCode: '430302' }), version: now.version },
    });
    expect([await sees(from), await sees(to)]).toEqual([
      [false, true],
      [true, true],
    ]);
  });
});
