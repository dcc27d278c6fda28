import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { toRef } from '../../app/ids.ts';
import { employerPerson, selfRegistered } from '../../test-support/people.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { apply, applications, withdraw, export: exportMine } = routes.me;

describe('applying oneself', () => {
  it('makes one application of two presses, which staff find among the new ones', async () => {
    const { own } = await selfRegistered(line.platform);
    const body = { vacancyId: (await line.vacancy()).id };
    const [first, second] = await Promise.all([own.call(apply, { body }), own.call(apply, { body })]);
    expect(first.id).toBe(second.id);
    expect(first).toMatchObject({
      status: 'applied',
      can: ['withdraw'],
      site: { phoneLines: ['0731-58211234'] },
    });
    expect(first.steps.map(({ to }) => to)).toEqual(['applied']);
    const today = await line.clerk.call(routes.worklist.today, {});
    const fresh = today.sections.find(({ item }) => item === 'application.new');
    expect(fresh?.entries.map(({ id, next }) => [id, next])).toContainEqual([first.id, 'forward']);
  });

  it('is refused for a closed vacancy, and without a record', async () => {
    const { own } = await selfRegistered(line.platform);
    const post = await line.vacancy();
    await line.manager.call(routes.vacancies.act, {
      params: { id: post.id },
      body: { version: post.version, action: 'withdraw', reason: '不招了' },
    });
    const body = { vacancyId: post.id };
    expect((await own.refused(apply, { body })).code).toBe('vacancy.closed');
    const stranger = await line.platform.account('seeker', '13500001111');
    expect((await stranger.refused(apply, { body })).code).toBe('seeker.not_registered');
  });

  it('shows plain steps without staff notes, and can be taken back by the person alone', async () => {
    const { own } = await selfRegistered(line.platform);
    const mine = await own.call(apply, { body: { vacancyId: (await line.vacancy()).id } });
    const staffView = await line.clerk.call(routes.placements.get, { params: { id: mine.id } });
    await line.step(await line.step(staffView, { action: 'note', note: '单位说要等等' }), {
      action: 'accept',
    });
    const [current] = (await own.call(applications, {})).items;
    expect(current?.steps.map(({ to }) => to)).toEqual(['applied', 'accepted']);
    expect(JSON.stringify(current)).not.toContain('单位说要等等');

    const other = await selfRegistered(line.platform, '张三');
    const body = { version: current?.version ?? 0, reason: 'seeker_found_other' as const };
    expect((await other.own.refused(withdraw, { params: { id: mine.id }, body })).code).toBe(
      'placement.unknown',
    );
    const gone = await own.call(withdraw, { params: { id: mine.id }, body });
    expect(gone).toMatchObject({ status: 'stopped', stopReason: 'seeker_found_other', can: [] });
    const again = { version: gone.version, reason: 'seeker_found_other' as const };
    expect((await own.refused(withdraw, { params: { id: mine.id }, body: again })).code).toBe(
      'placement.step_illegal',
    );
  });

  it('comes in pages, newest first', async () => {
    const { own } = await selfRegistered(line.platform);
    const sent: string[] = [];
    for (const post of [await line.vacancy(), await line.vacancy(), await line.vacancy()]) {
      line.platform.now = new Date(line.platform.now.getTime() + 1000);
      sent.unshift((await own.call(apply, { body: { vacancyId: post.id } })).id);
    }
    const first = await own.call(applications, { query: { limit: 2 } });
    const rest = await own.call(applications, { query: { limit: 2, cursor: first.nextCursor ?? '' } });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(sent);
    expect(rest.nextCursor).toBeNull();
  });
});

describe('the export of everything held about a person', () => {
  it('holds record, numbers, applications and history, and is on the audit trail', async () => {
    const { own, record } = await selfRegistered(line.platform, '赵小燕');
    const mine = await own.call(apply, { body: { vacancyId: (await line.vacancy()).id } });
    const all = await own.call(exportMine, {});
    expect(all.record).toMatchObject({ id: record.id, name: '赵小燕' });
    expect(all.phone).toMatch(/^1397\d{7}$/);
    expect(all.applications.map(({ id }) => id)).toEqual([mine.id]);
    expect(all.history.map(({ kind }) => kind)).toEqual(['placement.applied', 'seeker.registered']);
    const audited = await line.platform.services.db
      .selectFrom('audit_entries')
      .select('action')
      .where('entity_id', '=', record.id)
      .execute();
    expect(audited.map(({ action }) => action)).toContain('seeker.exported');
  });
});

describe('an employer’s candidates', () => {
  const owner = () => employerPerson(line.platform, line.manager, line.employerId, 'owner');
  const toUuid = (id: string) => toRef(id).id;

  it('show no full name or number until both sides agreed, and are answered by the same steps', async () => {
    const employer = await owner();
    const post = await line.vacancy();
    const { own } = await selfRegistered(line.platform, '欧阳小燕');
    await own.call(apply, { body: { vacancyId: post.id } });
    const params = { id: post.id };
    const seen = await employer.call(routes.ownEmployer.candidates, { params });
    const [candidate] = seen.placements;
    expect(candidate).toMatchObject({ displayName: '欧阳女士', status: 'applied', age: 36 });
    expect(candidate?.can).toEqual(['accept', 'book_interview', 'record_intention', 'hire', 'decline']);
    expect(JSON.stringify(seen)).not.toMatch(/欧阳小燕|1397\d|139\*/);
    const answer = (version: number, step: object) =>
      employer.call(routes.ownEmployer.answer, {
        params: { id: candidate?.placementId ?? '' },
        body: { version, answer: step as never },
      });
    const booked = await answer(candidate?.version ?? 0, {
      action: 'book_interview',
      startsAt: '2026-11-20T02:00:00Z',
      mode: 'at_employer',
      place: '三楼会议室',
    });
    expect(booked).toMatchObject({ status: 'interview_booked', interview: { place: '三楼会议室' } });
    const passed = await answer(booked.version ?? 0, { action: 'record_interview', result: 'passed' });
    const hired = await answer(passed.version ?? 0, HIRE);
    expect(hired).toMatchObject({ status: 'hired', displayName: '欧阳小燕', can: [] });
  });

  it('are suggested only when they agreed to be shown, without what they want or who they are', async () => {
    const employer = await owner();
    const shown = await selfRegistered(line.platform, '孙大姐');
    const hidden = await selfRegistered(line.platform, '周大姐');
    await hidden.own.call(routes.me.consent, { body: { purpose: 'share_with_employers', given: false } });
    const post = await line.vacancy();
    const { suggestions } = await employer.call(routes.ownEmployer.candidates, { params: { id: post.id } });
    const names = suggestions.map(({ displayName }) => displayName);
    expect(names).toContain('孙女士');
    expect(names).not.toContain('周女士');
    expect(suggestions.flatMap(({ reasons }) => reasons.filter(({ side }) => side === 'seeker'))).toEqual([]);
    await shown.own.call(apply, { body: { vacancyId: post.id } });
    const after = await employer.call(routes.ownEmployer.candidates, { params: { id: post.id } });
    expect(after.suggestions.map(({ displayName }) => displayName)).not.toContain('孙女士');
  });

  it('of another employer do not exist for it', async () => {
    const employer = await owner();
    const placement = await line.referred();
    await line.platform.services.db
      .updateTable('placements')
      .set({ employer_id: toUuid(placement.seekerId) })
      .where('id', '=', toUuid(placement.id))
      .execute();
    const problem = await employer.refused(routes.ownEmployer.answer, {
      params: { id: placement.id },
      body: { version: placement.version, answer: { action: 'accept' } },
    });
    expect(problem).toMatchObject({ status: 404, code: 'placement.unknown' });
  });
});
