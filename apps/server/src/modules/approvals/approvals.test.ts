import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Approval, type CallInput } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { fromShortId, toRef } from '../../app/ids.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { employerInput, publishedVacancy, verifiedEmployer } from '../../test-support/records.ts';
import { erase } from '../../records/personal-data/erase.ts';
import { citizenIdChecksum } from '../../test-support/citizen-id.ts';
import { expireApprovals } from './approvals.jobs.ts';

const { approvals, employers, identity } = routes;
const DAY_MS = 86_400_000;

let platform: TestPlatform;
let admin: Caller;
/** Officers of 岳塘区: one asks, the others may approve. */
let asker: Caller;
let second: Caller;
let third: Caller;
let manager: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  admin = await platform.staff('administrator', { region: '' });
  asker = await officer('刘干事');
  second = await officer('周干事');
  third = await officer('何干事');
  manager = await platform.staff('site_manager', { region: '4303' });
  await admin.call(approvals.setRule, {
    body: { kind: 'employer.blacklist', region: '4303', isOn: true, source: '湘潭市人社局通知' },
  });
});
afterAll(() => platform.stop());

async function idOf(caller: Caller): Promise<string> {
  const { items } = await admin.call(identity.listStaff, { query: { q: await loginOf(caller), limit: 5 } });
  return items[0]?.id ?? '';
}
async function loginOf(caller: Caller): Promise<string> {
  const session = await caller.call(identity.session, {});
  return session.kind === 'staff' ? session.login : '';
}
/** An officer with a name of their own. */
async function officer(name: string, region = '430304'): Promise<Caller> {
  const caller = await platform.staff('county_officer', { region });
  const id = await idOf(caller);
  await platform.services.db.updateTable('staff').set({ name }).where('id', '=', fromShortId(id)).execute();
  return caller;
}
type StaffChange = Partial<CallInput<typeof identity.updateStaff>['body']>;
async function changeStaff(caller: Caller, change: StaffChange, by = admin): Promise<void> {
  const { items } = await admin.call(identity.listStaff, { query: { q: await loginOf(caller) } });
  const [row] = items;
  if (row === undefined) throw new Error('no account');
  const grants = row.grants.map(({ role, region }) => ({ role, region: region?.code ?? '', siteId: null }));
  await by.call(identity.updateStaff, {
    params: { id: row.id },
    body: { version: row.version, name: row.name, disabled: row.disabled, grants, ...change },
  });
}

let made = 0;
async function employer() {
  made += 1;
  return verifiedEmployer(manager, {
    name: `湘潭市第${made}物业有限公司`,
    contactPhone: `1387321${String(2000 + made)}`,
  });
}
type Listing = Partial<CallInput<typeof employers.blacklist>['body']>;
const blacklist = (caller: Caller, of: { id: string; version: number }, change: Listing = {}) => ({
  params: { id: of.id },
  body: { version: of.version, listed: true, reason: '拖欠工资三个月', until: '2027-11-18', ...change },
});
/** An employer that somebody asks to put on the blacklist, and the request. */
async function asked(by = asker): Promise<{ employer: { id: string; version: number }; approval: Approval }> {
  const of = await employer();
  const after = await by.call(employers.blacklist, blacklist(by, of));
  expect(after).toMatchObject({ blacklisted: false, version: of.version });
  const approval = await by.call(approvals.get, { params: { id: after.approval?.id ?? '' } });
  return { employer: of, approval };
}
type Move = CallInput<typeof approvals.move>['body']['move'];
const deciding = (approval: { id: string; version: number }, move: Move, reason = '') => ({
  params: { id: approval.id },
  body: { version: approval.version, move, reason },
});
const decide = (by: Caller, approval: Approval, move: Move, reason = '') =>
  by.call(approvals.move, deciding(approval, move, reason));
const refused = (by: Caller, approval: Approval, move: Move = 'approve') =>
  by.refused(approvals.move, deciding(approval, move, move === 'decline' ? '证据不够' : ''));
const get = (id: string) => manager.call(employers.get, { params: { id } });
const inbox = async (caller: Caller) =>
  (await caller.call(routes.notifications.inbox, { query: {} })).items.map(({ text }) => text);

describe('a step that takes a second person', () => {
  it('is not taken when it is asked for, and shows that it waits', async () => {
    const { employer: of, approval } = await asked();
    expect(approval).toMatchObject({
      status: 'asked',
      kind: 'employer.blacklist',
      mine: true,
      can: ['withdraw'],
      until: '2026-11-25',
      reason: '拖欠工资三个月',
      barred: null,
      problem: null,
    });
    expect(approval.lines).toContainEqual({ label: '黑名单', before: '不在', after: '在黑名单上' });
    expect(approval.approvers).toEqual(expect.arrayContaining(['周干事', '何干事']));
    expect(await get(of.id)).toMatchObject({
      blacklisted: false,
      approval: { id: approval.id, askedBy: '刘干事', mine: false },
    });
    expect((await inbox(second))[0]).toBe('刘干事提交的“单位拉黑、移出黑名单”等着复核');
    const { sections } = await second.call(routes.worklist.today, {});
    const waits = sections.find(({ item }) => item === 'approval.waits');
    expect(waits?.entries).toContainEqual(expect.objectContaining({ id: approval.id, next: 'approve' }));
    const own = (await asker.call(routes.worklist.today, {})).sections;
    expect(own.find(({ item }) => item === 'approval.waits')).toBeUndefined();
  });

  it('is taken once it is approved, by whoever asked, with the approver named beside them', async () => {
    const { employer: of, approval } = await asked();
    const vacancy = await publishedVacancy(manager, { title: '夜班保安' }, of.id);
    const done = await decide(second, approval, 'approve');
    expect(done).toMatchObject({ status: 'approved', decidedBy: '周干事', can: [] });
    expect(await get(of.id)).toMatchObject({
      blacklisted: true,
      blacklistReason: '拖欠工资三个月',
      approval: null,
    });
    const { status } = await manager.call(routes.vacancies.get, { params: { id: vacancy.id } });
    expect(status).not.toBe('published');
    const { items } = await manager.call(employers.timeline, { params: { id: of.id } });
    expect(items.find(({ kind }) => kind === 'employer.blacklisted')).toMatchObject({
      actor: { name: '刘干事' },
      data: { approvedBy: '周干事' },
    });
    const trail = (await admin.call(routes.system.audit, { query: { entityId: of.id } })).items;
    expect(trail[0]).toMatchObject({
      action: 'employer.blacklisted',
      actor: { name: '刘干事' },
      summary: { approvedBy: '周干事', approval: approval.id },
    });
    const decisions = (await admin.call(routes.system.audit, { query: { entityId: approval.id } })).items;
    expect(decisions.map(({ action, actor }) => [action, actor.name])).toEqual([
      ['approval.approved', '周干事'],
      ['approval.asked', '刘干事'],
    ]);
    expect((await inbox(asker))[0]).toContain('复核通过');
    const actions = await platform.services.db
      .selectFrom('record_actions')
      .select(['actor_name', 'data'])
      .where('record_id', '=', toRef(of.id).id)
      .where('noun', '=', 'employer_standing')
      .where('move', '=', 'blacklist')
      .execute();
    expect(actions).toEqual([
      expect.objectContaining({
        actor_name: '刘干事',
        data: expect.objectContaining({ approvedBy: '周干事' }),
      }),
    ]);
  });

  it('can be taken back afterwards as any step', async () => {
    const { employer: of, approval } = await asked();
    await decide(second, approval, 'approve');
    const { undo } = await asker.call(employers.get, { params: { id: of.id } });
    await asker.call(routes.actions.takeBack, { params: { id: undo?.actionId ?? '' } });
    expect((await get(of.id)).blacklisted).toBe(false);
  });

  it('is taken once when two approve it at the same moment; the other is told who was first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { employer: of, approval } = await asked();
      const outcomes = await Promise.allSettled([
        decide(second, approval, 'approve'),
        decide(third, approval, 'approve'),
      ]);
      const done = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      const other = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(done).toHaveLength(1);
      const first = done[0]?.value.decidedBy ?? '';
      expect(['周干事', '何干事']).toContain(first);
      expect(other?.reason).toMatchObject({
        problem: { status: 409, code: 'record.changed', detail: expect.stringContaining(first) },
      });
      const acted = await platform.services.db
        .selectFrom('record_actions')
        .select('id')
        .where('record_id', '=', toRef(of.id).id)
        .where('move', '=', 'blacklist')
        .execute();
      expect(acted).toHaveLength(1);
    }
  });

  it('is not taken by one who approves while another declines', async () => {
    const { employer: of, approval } = await asked();
    await Promise.allSettled([
      decide(second, approval, 'approve'),
      decide(third, approval, 'decline', '证据不够'),
    ]);
    const after = await asker.call(approvals.get, { params: { id: approval.id } });
    expect((await get(of.id)).blacklisted).toBe(after.status === 'approved');
  });

  it('is asked for once however often it is sent, and not by two people', async () => {
    const of = await employer();
    const send = (by: Caller, change: Listing = {}) =>
      by.call(employers.blacklist, blacklist(by, of, change));
    const both = await Promise.all([send(asker), send(asker)]);
    expect(both[0].approval?.id).toBe(both[1].approval?.id);
    expect((await send(asker)).approval?.id).toBe(both[0].approval?.id);
    expect(await third.refused(employers.blacklist, blacklist(third, of))).toMatchObject({
      code: 'approval.asked_already',
      detail: expect.stringContaining('刘干事'),
    });
    const other = await asker.refused(employers.blacklist, blacklist(asker, of, { reason: '别的理由' }));
    expect(other.code).toBe('approval.asked_already');
  });

  it('is declined with a reason, which the asker reads, and may be asked for again', async () => {
    const { employer: of, approval } = await asked();
    expect(await second.refused(approvals.move, deciding(approval, 'decline'))).toMatchObject({
      code: 'record.reason_needed',
    });
    await decide(second, approval, 'decline', '证据不够，先调解');
    const seen = await asker.call(approvals.get, { params: { id: approval.id } });
    expect(seen).toMatchObject({
      status: 'declined',
      answer: '证据不够，先调解',
      decidedBy: '周干事',
      can: [],
    });
    expect((await inbox(asker))[0]).toContain('没通过');
    const again = await asker.call(employers.blacklist, blacklist(asker, of));
    expect(again.approval?.id).not.toBe(approval.id);
  });

  it('is withdrawn by whoever asked, and by nobody else', async () => {
    const { approval } = await asked();
    expect((await refused(second, approval, 'withdraw')).code).toBe('access.denied');
    expect((await decide(asker, approval, 'withdraw')).status).toBe('withdrawn');
    expect((await refused(second, approval)).code).toBe('record.changed');
  });

  it('is taken at once where no rule asks for a second person', async () => {
    const elsewhere = await platform.staff('county_officer', { region: '431202' });
    const of = await elsewhere.call(employers.create, {
      body: employerInput({ name: '怀化市物业有限公司', regionCode: '431202', address: '怀化市鹤城区' }),
    });
    expect(await elsewhere.call(employers.blacklist, blacklist(elsewhere, of))).toMatchObject({
      blacklisted: true,
      approval: null,
    });
  });

  it('is refused at once where nobody else could approve it', async () => {
    const alone = await platform.staff('prefecture_officer', { region: '4312' });
    await alone.call(approvals.setRule, {
      body: { kind: 'employer.blacklist', region: '431221', isOn: true, source: '中方县通知' },
    });
    const of = await alone.call(employers.create, {
      body: employerInput({ name: '中方县物业有限公司', regionCode: '431221', address: '中方县' }),
    });
    // The administrator of the network stands above, until the account is closed.
    expect((await alone.call(employers.blacklist, blacklist(alone, of))).approval).not.toBeNull();
    const { db } = platform.services;
    const others = await db
      .selectFrom('staff_grants')
      .select('staff_id')
      .where('region_code', '=', '')
      .execute();
    const ids = others.map(({ staff_id }) => staff_id);
    await db.updateTable('staff').set({ disabled_at: platform.now }).where('id', 'in', ids).execute();
    try {
      const problem = await alone.refused(employers.blacklist, blacklist(alone, of, { reason: '再报一次' }));
      expect(problem.code).toBe('approval.nobody');
    } finally {
      await db.updateTable('staff').set({ disabled_at: null }).where('id', 'in', ids).execute();
    }
  });
});

describe('the second person', () => {
  it('is not whoever asked, nor somebody of another place, nor somebody below', async () => {
    const { approval } = await asked();
    expect((await refused(asker, approval)).code).toBe('approval.own');
    expect((await refused(manager, approval)).code).toBe('access.denied');
    const neighbour = await officer('邻县干事', '430302');
    expect((await refused(neighbour, approval)).code).toBe('access.region');
    expect((await neighbour.refused(approvals.get, { params: { id: approval.id } })).code).toBe(
      'access.region',
    );
    const above = await platform.staff('prefecture_officer', { region: '4303' });
    const higher = await asked(above);
    expect(await refused(second, higher.approval)).toMatchObject({ code: 'approval.below' });
    const seen = await second.call(approvals.get, { params: { id: higher.approval.id } });
    expect(seen).toMatchObject({ can: [], barred: expect.stringContaining('级别') });
    expect(await decide(admin, higher.approval, 'approve')).toMatchObject({ status: 'approved' });
  });

  it('is not the same person with another account: by phone, or by declaration', async () => {
    const twin = await officer('刘干事二号');
    const { approval } = await asked();
    await changeStaff(asker, { phone: '13873210001' });
    await changeStaff(twin, { phone: '138 7321 0001' });
    expect((await refused(twin, approval)).code).toBe('approval.same_person');
    expect((await refused(twin, approval, 'decline')).code).toBe('approval.same_person');
    await changeStaff(twin, { phone: null });
    const { can } = await twin.call(approvals.get, { params: { id: approval.id } });
    expect(can).toEqual(['approve', 'decline']);
    await changeStaff(twin, { sameAs: await loginOf(asker) });
    expect((await refused(twin, approval)).code).toBe('approval.same_person');
    const seen = await asker.call(approvals.get, { params: { id: approval.id } });
    expect(seen.approvers).not.toContain('刘干事二号');
  });

  it('cannot take away by themselves what links their accounts', async () => {
    const one = await platform.staff('prefecture_officer', { region: '4303' });
    const two = await platform.staff('prefecture_officer', { region: '4303' });
    await changeStaff(one, { phone: '13873210009' });
    await changeStaff(two, { phone: '13873210009' });
    for (const change of [{ phone: null }, { phone: '13873210010' }, { sameAs: null }] as const) {
      await expect(changeStaff(one, change, one)).rejects.toMatchObject({
        problem: { code: 'staff.own_link' },
      });
      await expect(changeStaff(two, change, one)).rejects.toMatchObject({
        problem: { code: 'staff.own_link' },
      });
    }
    const { items } = await admin.call(identity.listStaff, { query: { q: await loginOf(one) } });
    expect(items[0]).toMatchObject({ phoneMask: '138****0009', samePerson: [{ declared: false }] });
  });

  it('is nobody whose password the asker set within thirty days, nor the other way round', async () => {
    const setter = await platform.staff('county_officer', { region: '430304' });
    const other = await officer('新同事');
    await setter.call(identity.resetPassword, {
      params: { id: await idOf(other) },
      body: { password: 'first password of theirs' },
    });
    const { approval } = await asked(setter);
    await platform.services.db.updateTable('staff').set({ must_change_password: false }).execute();
    const again = await reSignIn(other);
    expect((await refused(again, approval)).code).toBe('approval.password_set');
    const reverse = await asked(again);
    expect((await refused(setter, reverse.approval)).code).toBe('approval.password_set');
  });
});

/** The same account with a new session, where its sessions were ended. */
async function reSignIn(caller: Caller): Promise<Caller> {
  const { db } = platform.services;
  await db.updateTable('sessions').set({ revoked_at: null }).where('subject_kind', '=', 'staff').execute();
  return caller;
}

describe('what changes between asking and approving', () => {
  it('is found: the record was changed meanwhile', async () => {
    const { employer: of, approval } = await asked();
    const full = await get(of.id);
    const { regionCode, kind, name, creditCode } = full;
    await manager.call(employers.update, {
      params: { id: of.id },
      body: { version: of.version, regionCode, kind, name, creditCode, industry: '物业' },
    });
    const seen = await second.call(approvals.get, { params: { id: approval.id } });
    expect(seen.problem).toContain('改过');
    expect(await refused(second, approval)).toMatchObject({
      code: 'approval.not_possible',
      detail: expect.stringContaining('没有执行'),
    });
    expect(await get(of.id)).toMatchObject({ blacklisted: false });
    expect((await asker.call(approvals.get, { params: { id: approval.id } })).status).toBe('asked');
    expect((await decide(second, approval, 'decline', '已改，请重新提交')).status).toBe('declined');
  });

  it('is found: the asker has lost the right, moved away, or left', async () => {
    const leaving = await officer('调走的人');
    const { employer: of, approval } = await asked(leaving);
    await changeStaff(leaving, { grants: [{ role: 'site_staff', region: '430304', siteId: null }] });
    expect((await refused(second, approval)).code).toBe('approval.asker_gone');
    await changeStaff(leaving, { grants: [{ role: 'county_officer', region: '430302', siteId: null }] });
    expect((await refused(second, approval)).code).toBe('approval.asker_gone');
    await changeStaff(leaving, {
      grants: [{ role: 'county_officer', region: '430304', siteId: null }],
      disabled: true,
    });
    expect(await refused(second, approval)).toMatchObject({
      code: 'approval.asker_gone',
      detail: expect.stringContaining('调走的人'),
    });
    expect((await get(of.id)).blacklisted).toBe(false);
  });

  it('is found: the employer was erased, and with it all that was asked for', async () => {
    const of = await manager.call(employers.create, {
      body: employerInput({
        kind: 'person',
        name: '暗记东家',
        idNumber: citizenIdChecksum('43030419751112345'),
        creditCode: null,
        contactPhone: '13917654321',
      }),
    });
    const after = await asker.call(employers.blacklist, blacklist(asker, of));
    const approval = await asker.call(approvals.get, { params: { id: after.approval?.id ?? '' } });
    expect(approval.title).toContain('暗记东家');
    await runWrite(platform.services, { actor: system('test') }, async (ctx) => {
      await erase(ctx, 'employer', toRef(of.id), '430304');
    });
    const row = await platform.services.db
      .selectFrom('approvals')
      .select('sealed')
      .where('id', '=', toRef(approval.id).id)
      .executeTakeFirstOrThrow();
    expect(row.sealed).toBeNull();
    const seen = await second.call(approvals.get, { params: { id: approval.id } });
    expect(seen).toMatchObject({ title: '', lines: [], reason: '', can: ['decline'] });
    expect((await refused(second, approval)).code).toBe('approval.record_erased');
    expect((await decide(second, approval, 'decline', '已注销')).status).toBe('declined');
  });

  it('is the day: a request expires and is told to the asker, even before the clock has come by', async () => {
    const { employer: of, approval } = await asked();
    const before = platform.now;
    platform.now = new Date(before.getTime() + 8 * DAY_MS);
    try {
      expect((await refused(second, approval)).code).toBe('approval.past');
      expect(await expireApprovals(platform.services)).toBeGreaterThan(0);
      expect(await expireApprovals(platform.services)).toBe(0);
      const seen = await asker.call(approvals.get, { params: { id: approval.id } });
      expect(seen).toMatchObject({ status: 'expired', can: [] });
      expect((await inbox(asker))[0]).toContain('到期没有人复核');
      expect((await get(of.id)).blacklisted).toBe(false);
    } finally {
      platform.now = before;
    }
  });
});

describe('the list of what waits', () => {
  it('shows what one may decide or has asked for, and nothing else', async () => {
    const { approval } = await asked();
    const ids = async (caller: Caller, view: 'to_decide' | 'own' | 'all') =>
      (await caller.call(approvals.list, { query: { view, limit: 100 } })).items.map(({ id }) => id);
    expect(await ids(second, 'to_decide')).toContain(approval.id);
    expect(await ids(second, 'own')).not.toContain(approval.id);
    expect(await ids(asker, 'to_decide')).not.toContain(approval.id);
    expect(await ids(asker, 'own')).toContain(approval.id);
    expect(await ids(asker, 'all')).toContain(approval.id);
    const clerk = await platform.staff('site_staff', { region: '430304' });
    expect(await ids(clerk, 'all')).toEqual([]);
    expect((await clerk.refused(approvals.get, { params: { id: approval.id } })).code).toBe('access.denied');
    expect(await ids(await officer('邻县', '430302'), 'all')).not.toContain(approval.id);
  });
});
