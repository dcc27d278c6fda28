import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Placement } from '@yizhan/contract';
import {
  nextStatus,
  PLACEMENT_ACTIONS,
  PLACEMENT_STATUSES,
  placementFlow,
  type PlacementAction,
  type PlacementStatus,
} from '@yizhan/domain';
import {
  createMainLine,
  HIRE,
  sentTexts,
  type MainLine,
  type MoveStep,
} from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { refer, move, get, list, referBulk } = routes.placements;
const STEPS: Record<PlacementAction, MoveStep> = {
  accept: { action: 'accept' },
  book_interview: { action: 'book_interview', startsAt: '2026-11-20T02:00:00Z', mode: 'at_employer' },
  record_interview: { action: 'record_interview', result: 'passed' },
  record_intention: { action: 'record_intention' },
  hire: HIRE,
  settle: { action: 'settle' },
  stop: { action: 'stop', reason: 'recorded_by_mistake' },
  note: { action: 'note', note: '打过电话' },
  correct: { action: 'correct', reason: '问错了人' },
};
/** Steps that lead from a referral to each status. */
const WAY: Record<Exclude<PlacementStatus, 'applied'>, PlacementAction[]> = {
  referred: [],
  accepted: ['accept'],
  interview_booked: ['book_interview'],
  interviewed: ['book_interview', 'record_interview'],
  intention: ['record_intention'],
  hired: ['hire'],
  settled: ['hire', 'settle'],
  stopped: ['stop'],
};

async function placementIn(status: PlacementStatus): Promise<Placement> {
  if (status === 'applied') {
    const post = await line.vacancy();
    const { own } = await selfRegistered(line.platform);
    const mine = await own.call(routes.me.apply, { body: { vacancyId: post.id } });
    return line.clerk.call(get, { params: { id: mine.id } });
  }
  let at = await line.referred();
  for (const action of WAY[status]) at = await line.step(at, STEPS[action]);
  return at;
}

describe('the pipeline', () => {
  it.each(PLACEMENT_STATUSES)('takes every legal step from %s and refuses all others', async (status) => {
    for (const action of PLACEMENT_ACTIONS) {
      const at = await placementIn(status);
      expect(at.status).toBe(status);
      const next = nextStatus(placementFlow, status, action);
      // A placement stopped as a mistake never existed; only a person recorded as having left can be corrected to still
      // being there.
      const isUnfit = status === 'stopped' && action === 'correct';
      expect(at.can.includes(action)).toBe(next !== undefined && !isUnfit);
      if (next === undefined || isUnfit) {
        const problem = await line.refusedStep(at, STEPS[action]);
        const code = isUnfit ? 'placement.correction_unfit' : 'placement.step_illegal';
        expect(problem).toMatchObject({ status: 409, code });
      } else {
        const after = await line.step(at, STEPS[action]);
        expect(after).toMatchObject({ status: next, version: at.version + 1 });
        expect(after.steps.at(-1)).toMatchObject({ action, from: status, to: next });
      }
    }
  });

  it('writes each step on the timelines of person, employer and vacancy, and on the audit trail', async () => {
    const placement = await line.step(await line.referred(), STEPS.accept);
    const entry = { kind: 'placement.accepted', placementId: placement.id };
    const person = await line.clerk.call(routes.seekers.timeline, { params: { id: placement.seekerId } });
    expect(person.items[0]).toMatchObject(entry);
    const employer = await line.clerk.call(routes.employers.timeline, {
      params: { id: placement.employerId },
    });
    expect(employer.items[0]).toMatchObject({ ...entry, data: { seekerName: '王**' } });
    const post = await line.clerk.call(routes.vacancies.timeline, { params: { id: placement.vacancyId } });
    expect(post.items[0]).toMatchObject(entry);
    const audit = await line.platform.services.db
      .selectFrom('audit_entries')
      .select(['action', 'actor_kind'])
      .where('entity_id', '=', placement.id)
      .orderBy('id')
      .execute();
    expect(audit.map(({ action }) => action)).toEqual(['placement.referred', 'placement.moved']);
  });

  it('lets the second of two clerks know that the record changed', async () => {
    const placement = await line.referred();
    await line.step(placement, STEPS.accept);
    const colleague = await line.platform.staff('site_staff', { region: '430304' });
    const problem = await colleague.refused(move, {
      params: { id: placement.id },
      body: { version: placement.version, move: STEPS.stop },
    });
    expect(problem).toMatchObject({ status: 409, code: 'record.changed' });
  });

  it('takes one of two steps sent at the same moment', async () => {
    const placement = await line.referred();
    const answers = await Promise.allSettled([
      line.step(placement, STEPS.accept),
      line.step(placement, STEPS.stop),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('referring', () => {
  it('answers a repeated referral with the open placement, with and without an Idempotency-Key', async () => {
    const seeker = await person(line.clerk);
    const post = await line.vacancy();
    const body = { seekerId: seeker.id, vacancyId: post.id };
    const both = await Promise.all([line.clerk.call(refer, { body }), line.clerk.call(refer, { body })]);
    const keyed = { 'idempotency-key': 'refer-1' };
    const third = await line.clerk.call(refer, { body }, keyed);
    const fourth = await line.clerk.call(refer, { body }, keyed);
    expect(new Set([...both, third, fourth].map(({ id }) => id)).size).toBe(1);
    const { items } = await line.clerk.call(list, { query: { seekerId: seeker.id } });
    expect(items).toHaveLength(1);
  });

  it('tells the person once, unless messages were refused', async () => {
    const before = (await sentTexts(line.platform)).length;
    const placement = await line.referred();
    const quiet = await person(line.clerk, { consents: [{ purpose: 'sms', given: false }] });
    await line.clerk.call(refer, { body: { seekerId: quiet.id, vacancyId: placement.vacancyId } });
    const sent = (await sentTexts(line.platform)).slice(before);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain(placement.vacancyTitle);
    expect(sent[0]).toContain('0731-58211234');
  });

  it('refuses what the law or a block forbids, and lets staff overrule wishes on record', async () => {
    const far = await person(line.clerk, {}, { payMin: 900_000 });
    const post = await line.vacancy();
    const overruled = await line.clerk.call(refer, {
      body: { seekerId: far.id, vacancyId: post.id, note: '本人同意' },
    });
    expect(overruled.steps[0]).toMatchObject({ action: 'refer', note: '本人同意' });
    expect(overruled.steps[0]?.data).toMatchObject({
      doubts: [expect.stringMatching(/元，比求职者的底线少/u)],
    });

    const blocked = await person(line.clerk);
    await line.clerk.call(routes.matching.block, {
      body: { seekerId: blocked.id, vacancyId: post.id, reason: '上次拖欠工资' },
    });
    const body = { seekerId: blocked.id, vacancyId: post.id };
    expect(await line.clerk.refused(refer, { body })).toMatchObject({
      status: 422,
      code: 'placement.excluded',
    });

    const closed = await line.vacancy();
    await line.manager.call(routes.vacancies.act, {
      params: { id: closed.id },
      body: { version: closed.version, action: 'withdraw', reason: '单位不招了' },
    });
    const late = { seekerId: far.id, vacancyId: closed.id };
    expect(await line.clerk.refused(refer, { body: late })).toMatchObject({
      status: 409,
      code: 'vacancy.closed',
    });
  });

  it('refers many at once: each pair for itself, a preview that keeps its word, a repeat without doubles', async () => {
    const post = await line.vacancy();
    const [first, second] = [await person(line.clerk), await person(line.clerk)];
    const outside = await (
      await line.platform.staff('site_staff', { region: '431202' })
    ).call(routes.seekers.register, {
      body: {
        name: '外县人',
        phone: '13600009999',
        profile: { regionCode: '431202', wanted: [{ title: '保安' }] },
      },
    });
    const pairs = [first, outside, second, first].map(({ id }) => ({ seekerId: id, vacancyId: post.id }));
    const preview = await line.clerk.call(referBulk, { body: { pairs, preview: true } });
    expect(preview.results.map(({ outcome }) => outcome)).toEqual([
      'created',
      'access.region',
      'created',
      'created',
    ]);
    expect((await line.clerk.call(list, { query: { vacancyId: post.id } })).items).toEqual([]);
    const done = await line.clerk.call(referBulk, { body: { pairs } });
    expect(done.results.map(({ ok }) => ok)).toEqual([true, false, true, true]);
    expect(done.results[0]?.placementId).toBe(done.results[3]?.placementId);
    const ids = [done.results[0], done.results[2]].map((result) => result?.actionId ?? '');
    const back = await line.clerk.call(routes.actions.takeBackBulk, { body: { ids } });
    expect(back.results.map(({ ok }) => ok)).toEqual([true, true]);
    const { items } = await line.clerk.call(list, { query: { vacancyId: post.id } });
    expect(items.map(({ status }) => status)).toEqual(['stopped', 'stopped']);
    await line.clerk.call(referBulk, { body: { pairs } });
    const again = await line.clerk.call(referBulk, { body: { pairs } });
    expect(again.results.map(({ outcome }) => outcome)).toEqual([
      'existing',
      'access.region',
      'existing',
      'existing',
    ]);
    expect((await line.clerk.call(list, { query: { vacancyId: post.id } })).items).toHaveLength(4);
  });

  it('keeps two bulk referrals of the same people from blocking or doubling each other', async () => {
    const people = await Promise.all([person(line.clerk), person(line.clerk), person(line.clerk)]);
    const post = await line.vacancy();
    const pairs = people.map(({ id }) => ({ seekerId: id, vacancyId: post.id }));
    await Promise.all([
      line.clerk.call(referBulk, { body: { pairs } }),
      line.manager.call(referBulk, { body: { pairs: [...pairs].reverse() } }),
    ]);
    expect((await line.clerk.call(list, { query: { vacancyId: post.id } })).items).toHaveLength(3);
  });
});

describe('interviews', () => {
  const at = (startsAt: string, mode: 'at_site' | 'video' = 'at_site'): MoveStep => ({
    action: 'book_interview',
    startsAt,
    minutes: 30,
    mode,
    siteId: line.siteId,
  });

  it('books a room for one interview at a time, and frees it when the interview is moved', async () => {
    const first = await line.step(await line.referred(), at('2026-11-25T02:00:00Z'));
    const other = await line.referred();
    const clash = await line.refusedStep(other, at('2026-11-25T02:29:00Z'));
    expect(clash).toMatchObject({ status: 409, code: 'placement.room_taken' });
    expect(clash.detail).toContain('10:00');
    const after = await line.step(other, at('2026-11-25T02:30:00Z'));
    expect(after.interviewAt).toBe('2026-11-25T02:30:00.000Z');
    const video = await line.step(await line.referred(), at('2026-11-25T02:00:00Z', 'video'));
    expect(video.interviews[0]).toMatchObject({ mode: 'video', site: { id: line.siteId } });
    const moved = await line.step(first, at('2026-11-25T05:00:00Z'));
    expect(moved.interviews.map(({ result }) => result)).toEqual(['moved', 'booked']);
    await line.step(await line.referred(), at('2026-11-25T02:00:00Z'));
  });

  it('gives one room to one of two who ask for it at the same moment', async () => {
    const [a, b] = [await line.referred(), await line.referred()];
    const answers = await Promise.allSettled([
      line.step(a, at('2026-11-26T02:00:00Z')),
      line.step(b, at('2026-11-26T02:10:00Z')),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('asks for the site of an interview at a site, and refuses times gone by', async () => {
    const placement = await line.referred();
    const nowhere = { ...at('2026-11-27T02:00:00Z'), siteId: null } as MoveStep;
    expect((await line.refusedStep(placement, nowhere)).code).toBe('placement.room_needed');
    expect((await line.refusedStep(placement, at('2026-11-17T02:00:00Z'))).code).toBe('placement.date_past');
  });
});

describe('who may do it', () => {
  it('keeps placements of other regions out of lists, records and steps', async () => {
    const placement = await line.referred();
    const elsewhere = await line.platform.staff('site_staff', { region: '431202' });
    const { items } = await elsewhere.call(list, { query: { limit: 200 } });
    expect(items).toEqual([]);
    const params = { id: placement.id };
    expect((await elsewhere.refused(get, { params })).code).toBe('access.region');
    const body = { version: placement.version, move: STEPS.accept };
    expect((await elsewhere.refused(move, { params, body })).code).toBe('access.region');
    const auditor = await line.platform.staff('auditor', { region: '4303' });
    expect(await auditor.call(get, { params })).toMatchObject({ can: [] });
  });

  it('finds placements by person, work, state and site', async () => {
    const placement = await line.referred();
    const found = await line.clerk.call(list, {
      query: { q: placement.vacancyTitle, status: 'referred', siteId: line.siteId },
    });
    expect(found.items.map(({ id }) => id)).toEqual([placement.id]);
    expect(found.total).toBe(1);
    expect(found.items[0]).toMatchObject({ site: { id: line.siteId }, payText: '3200–3800元/月' });
  });
});
