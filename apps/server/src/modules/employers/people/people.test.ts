import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type CallInput } from '@yizhan/contract';
import type { EmployerRole } from '@yizhan/domain';
import { sentTexts } from '../../../test-support/main-line.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../../test-support/platform.ts';
import { employerInput, vacancyInput } from '../../../test-support/records.ts';

let platform: TestPlatform;
let staff: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  staff = await platform.staff('site_manager', { region: '430304' });
});
afterAll(() => platform.stop());

const people = routes.employerPeople;
let numbered = 0;
function nextPhone(): string {
  numbered += 1;
  return `1356${String(1_000_000 + numbered)}`;
}

/** An employer created from a phone, whose owner is signed in. */
async function opened(name: string) {
  const owner = await platform.account('employer', nextPhone());
  const { siteId: _site, ...input } = employerInput({ name, contactName: '刘经理', contactPhone: null });
  const record = await owner.call(routes.ownEmployer.save, { body: input });
  return { owner, id: record.id };
}

/** A person invited by phone, who joined. */
async function joined(by: Caller, role: EmployerRole, name = '小陈'): Promise<Caller> {
  const phone = nextPhone();
  await by.call(people.invite, { body: { name, phone, role } });
  const caller = await platform.account('employer', phone);
  const { items } = await caller.call(people.invitations, {});
  await caller.call(people.answer, { params: { id: items[0]?.id ?? '' }, body: { accept: true } });
  return caller;
}

async function own(by: Caller) {
  const { items } = await by.call(people.own, {});
  const self = items.find(({ isSelf }) => isSelf);
  if (self === undefined) throw new Error('Whoever asks stands on the list');
  return { items, self };
}

function ownVacancy(): CallInput<typeof routes.ownEmployer.postVacancy> {
  const { employerId: _employer, siteId: _site, occupationCode: _code, ...body } = vacancyInput('4303-x');
  return { body: { ...body, contactPhone: null } };
}

describe('the people of an employer', () => {
  it('begin with whoever opened its record, who owns it', async () => {
    const { owner } = await opened('湘潭开户公司');
    const { self } = await own(owner);
    expect(self).toMatchObject({ name: '刘经理', role: 'owner', state: 'active', can: ['change', 'leave'] });
    expect(await owner.call(routes.identity.session, {})).toMatchObject({ role: 'owner' });
  });

  it('are invited by phone, told how to join, and belong when they accept', async () => {
    const { owner, id } = await opened('湘潭邀请公司');
    const phone = nextPhone();
    const { items } = await owner.call(people.invite, { body: { name: '陈招聘', phone, role: 'recruiter' } });
    expect(items.at(-1)).toMatchObject({
      name: '陈招聘',
      role: 'recruiter',
      state: 'invited',
      can: ['change', 'remove'],
    });
    expect((await sentTexts(platform)).at(-1)).toContain('湘潭邀请公司邀请您');
    const recruiter = await platform.account('employer', phone);
    expect((await recruiter.refused(routes.ownEmployer.get, {})).code).toBe('employer.not_registered');
    const invitations = await recruiter.call(people.invitations, {});
    expect(invitations.items).toMatchObject([
      { employer: '湘潭邀请公司', role: 'recruiter', invitedBy: '刘经理' },
    ]);
    const answer = { params: { id: invitations.items[0]?.id ?? '' }, body: { accept: true } };
    await recruiter.call(people.answer, answer);
    expect((await recruiter.call(routes.ownEmployer.get, {})).id).toBe(id);
    expect((await recruiter.call(people.invitations, {})).items).toEqual([]);
    expect((await recruiter.refused(people.answer, answer)).code).toBe('employer_person.unknown');
  });

  it('do what their role allows', async () => {
    const { owner } = await opened('湘潭分工公司');
    const manager = await joined(owner, 'manager');
    const recruiter = await joined(manager, 'recruiter');
    const viewer = await joined(owner, 'viewer');
    const posted = await recruiter.call(routes.ownEmployer.postVacancy, ownVacancy());
    const params = { id: posted.id };
    for (const by of [owner, manager, recruiter, viewer]) {
      expect((await by.call(routes.ownEmployer.vacancy, { params })).id).toBe(posted.id);
    }
    expect((await viewer.call(routes.ownEmployer.vacancy, { params })).can).toEqual([]);
    const act = { params, body: { version: posted.version, action: 'withdraw', reason: '不招了' } } as const;
    expect(await viewer.refused(routes.ownEmployer.act, act)).toMatchObject({
      status: 403,
      code: 'access.employer_role',
    });
    expect((await viewer.refused(routes.ownEmployer.postVacancy, ownVacancy())).code).toBe(
      'access.employer_role',
    );
    const { siteId: _site, ...record } = employerInput({ name: '湘潭分工公司', contactPhone: null });
    expect((await recruiter.refused(routes.ownEmployer.save, { body: record })).code).toBe(
      'access.employer_role',
    );
    expect((await manager.call(routes.ownEmployer.save, { body: record })).can).toContain('edit');
    const invite = { body: { name: '某人', phone: nextPhone(), role: 'viewer' } } as const;
    expect((await recruiter.refused(people.invite, invite)).code).toBe('access.employer_role');
    await recruiter.call(routes.ownEmployer.act, act);
  });

  it('are named in what they did', async () => {
    const { owner, id } = await opened('湘潭留名公司');
    const recruiter = await joined(owner, 'recruiter', '陈招聘');
    const posted = await recruiter.call(routes.ownEmployer.postVacancy, ownVacancy());
    const { items } = await staff.call(routes.vacancies.timeline, { params: { id: posted.id } });
    expect(items.map(({ actor }) => actor)).toContainEqual({ kind: 'employer', name: '陈招聘' });
    const seen = await owner.call(routes.ownEmployer.history, { params: { id: posted.id } });
    expect(seen.items.map(({ kind, actor }) => [kind, actor.name])).toEqual([
      ['vacancy.submitted', '陈招聘'],
      ['vacancy.created', '陈招聘'],
    ]);
    const history = await staff.call(routes.employers.timeline, { params: { id } });
    expect(history.items.map(({ kind, actor }) => [kind, actor.name])).toEqual(
      expect.arrayContaining([
        ['employer.person_joined', '陈招聘'],
        ['employer.person_invited', '刘经理'],
      ]),
    );
  });
});

describe('who may change the people', () => {
  it('is an owner for all, a manager for recruiters and viewers', async () => {
    const { owner } = await opened('湘潭权限公司');
    const manager = await joined(owner, 'manager');
    const asks = (role: EmployerRole) => ({ body: { name: '某人', phone: nextPhone(), role } });
    expect((await manager.refused(people.invite, asks('owner'))).code).toBe('access.denied');
    expect((await manager.refused(people.invite, asks('manager'))).code).toBe('access.denied');
    const { mayInvite } = await manager.call(people.own, {});
    expect(mayInvite).toEqual(['recruiter', 'viewer']);
    const boss = (await own(owner)).self;
    expect((await manager.refused(people.remove, { params: { id: boss.id } })).code).toBe('access.denied');
    const self = (await own(manager)).self;
    const raise = {
      params: { id: self.id },
      body: { version: self.version, name: '我', role: 'owner' },
    } as const;
    expect((await manager.refused(people.change, raise)).code).toBe('access.denied');
  });

  it('keeps the last owner', async () => {
    const { owner } = await opened('湘潭独主公司');
    const { self } = await own(owner);
    const params = { id: self.id };
    const step = { params, body: { version: self.version, name: self.name, role: 'viewer' } } as const;
    expect((await owner.refused(people.change, step)).code).toBe('employer_person.last_owner');
    expect((await owner.refused(people.remove, { params })).code).toBe('employer_person.last_owner');
    // An invited person owns nothing yet.
    const phone = nextPhone();
    await owner.call(people.invite, { body: { name: '新负责人', phone, role: 'owner' } });
    expect((await owner.refused(people.remove, { params })).code).toBe('employer_person.last_owner');
    const next = await platform.account('employer', phone);
    const { items } = await next.call(people.invitations, {});
    await next.call(people.answer, { params: { id: items[0]?.id ?? '' }, body: { accept: true } });
    await owner.call(people.remove, { params });
    expect((await owner.refused(people.own, {})).code).toBe('employer.not_registered');
  });

  it('shuts out whoever is let go, at once and wherever they are signed in', async () => {
    const { owner } = await opened('湘潭移除公司');
    const phone = nextPhone();
    await owner.call(people.invite, { body: { name: '前员工', phone, role: 'recruiter' } });
    const former = await platform.account('employer', phone);
    const [invitation] = (await former.call(people.invitations, {})).items;
    await former.call(people.answer, { params: { id: invitation?.id ?? '' }, body: { accept: true } });
    const person = (await own(owner)).items.find(({ name }) => name === '前员工');
    await owner.call(people.remove, { params: { id: person?.id ?? '' } });
    expect((await former.refused(routes.ownEmployer.vacancies, {})).status).toBe(401);
    const again = await platform.account('employer', phone);
    expect((await again.refused(routes.ownEmployer.vacancies, {})).code).toBe('employer.not_registered');
    const invite = { body: { name: '前员工', phone, role: 'recruiter' } } as const;
    expect((await owner.refused(people.invite, invite)).code).toBe('employer_person.invited_today');
  });

  it('refuses a phone twice, one that acts elsewhere, and somebody else’s invitation', async () => {
    const { owner } = await opened('湘潭甲公司');
    const other = await opened('湘潭乙公司');
    const phone = nextPhone();
    await owner.call(people.invite, { body: { name: '小陈', phone, role: 'viewer' } });
    const twice = await owner.refused(people.invite, { body: { name: '小陈', phone, role: 'viewer' } });
    expect(twice).toMatchObject({ code: 'employer_person.known', fields: [{ path: 'phone' }] });
    const invitation = (await own(owner)).items.find(({ state }) => state === 'invited');
    const params = { id: invitation?.id ?? '' };
    const stranger = await platform.account('employer', nextPhone());
    const answer = { params, body: { accept: true } };
    expect((await stranger.refused(people.answer, answer)).code).toBe('employer_person.unknown');
    expect((await other.owner.refused(people.remove, { params })).code).toBe('employer_person.unknown');
    const busy = await platform.account('employer', phone);
    const { siteId: _site, ...input } = employerInput({ name: '湘潭丙公司', contactPhone: null });
    await busy.call(routes.ownEmployer.save, { body: input });
    const refused = await busy.refused(people.answer, answer);
    expect(refused).toMatchObject({ code: 'employer_person.elsewhere' });
    expect(refused.detail).toContain('湘潭丙公司');
    await busy.call(people.answer, { params, body: { accept: false } });
    expect((await own(owner)).items).toHaveLength(1);
  });
});

describe('the station', () => {
  it('sees who acts for an employer, brings in an owner and lets the last one go', async () => {
    const { owner, id } = await opened('湘潭换人公司');
    const params = { id };
    const elsewhere = await platform.staff('site_manager', { region: '431202' });
    expect((await elsewhere.refused(people.ofEmployer, { params })).code).toBe('access.region');
    const [before] = (await staff.call(people.ofEmployer, { params })).items;
    expect(before).toMatchObject({ role: 'owner', can: ['remove'] });
    const phone = nextPhone();
    const body = { name: '新经理', phone, role: 'owner', note: '看过营业执照和授权书' } as const;
    expect((await elsewhere.refused(people.inviteByStaff, { params, body })).code).toBe('access.region');
    await staff.call(people.inviteByStaff, { params, body });
    const removal = { params: { id, personId: before?.id ?? '' }, body: { note: '本人已离职，单位来函' } };
    expect((await elsewhere.refused(people.removeByStaff, removal)).code).toBe('access.region');
    const after = await staff.call(people.removeByStaff, removal);
    expect(after.items.map(({ name, state }) => [name, state])).toEqual([['新经理', 'invited']]);
    expect((await owner.refused(routes.ownEmployer.get, {})).status).toBe(401);
  });
});
