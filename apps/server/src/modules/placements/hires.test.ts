import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Placement } from '@yizhan/contract';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { toRef } from '../../app/ids.ts';
import { person } from '../../test-support/people.ts';
import { deliverEvents } from '../../records/events/deliver.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { refer, get, followUps, followUp } = routes.placements;

/** Advances time and runs everything that is due. */
async function later({ platform }: MainLine, minutes: number): Promise<void> {
  platform.now = new Date(platform.now.getTime() + minutes * 60_000);
  await deliverEvents(platform.services);
}

describe('hiring', () => {
  it('fills the vacancy with the last place: it leaves the public search, and nobody else is hired', async () => {
    const post = await line.vacancy({ headcount: 1 });
    const [one, two] = [await person(line.clerk), await person(line.clerk)];
    const winner = await line.clerk.call(refer, { body: { seekerId: one.id, vacancyId: post.id } });
    const loser = await line.clerk.call(refer, { body: { seekerId: two.id, vacancyId: post.id } });
    const hired = await line.step(winner, HIRE);
    expect(hired.followUps.map(({ day, dueOn }) => [day, dueOn])).toEqual([
      [7, '2026-11-30'],
      [30, '2026-12-23'],
      [90, '2027-02-21'],
    ]);
    const shown = await line.platform.nobody.call(routes.vacancies.show, { params: { id: post.id } });
    expect(shown.open).toBe(false);
    expect((await line.refusedStep(loser, HIRE)).code).toBe('placement.no_places');
    const seeker = await line.clerk.call(routes.seekers.get, { params: { id: one.id } });
    expect(seeker).toMatchObject({ status: 'employed', serviceStep: 'follow_up' });

    // As long as the hire can be taken back, waiting candidates keep waiting.
    await deliverEvents(line.platform.services);
    const waiting = await line.clerk.call(get, { params: { id: loser.id } });
    expect(waiting.status).toBe('referred');
    await later(line, 11);
    const told = await line.clerk.call(get, { params: { id: loser.id } });
    expect(told).toMatchObject({ status: 'stopped', stopReason: 'vacancy_filled' });
  });

  it('gives the last place to one of two', async () => {
    const post = await line.vacancy({ headcount: 1 });
    const both = [];
    for (const seeker of [await person(line.clerk), await person(line.clerk)]) {
      both.push(await line.clerk.call(refer, { body: { seekerId: seeker.id, vacancyId: post.id } }));
    }
    const answers = await Promise.allSettled(both.map((placement) => line.step(placement, HIRE)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('undoes a hire recorded by mistake, and only that', async () => {
    const hired = await line.step(await line.referred({ headcount: 1 }), HIRE);
    expect((await line.refusedStep(hired, { action: 'stop', reason: 'seeker_found_other' })).code).toBe(
      'placement.reason_unfit',
    );
    const undone = await line.step(hired, { action: 'stop', reason: 'recorded_by_mistake' });
    expect(undone.followUps).toEqual([]);
    const post = await line.manager.call(routes.vacancies.get, { params: { id: hired.vacancyId } });
    expect(post).toMatchObject({ hired: 0, status: 'in_review' });
    const seeker = await line.clerk.call(routes.seekers.get, { params: { id: hired.seekerId } });
    expect(seeker.status).toBe('active');

    const left = await line.step(await line.step(await line.referred(), HIRE), {
      action: 'stop',
      reason: 'left_after_hire',
    });
    const kept = await line.manager.call(routes.vacancies.get, { params: { id: left.vacancyId } });
    expect(kept.hired).toBe(1);
  });

  it('hires again after a hire was taken back, with questions of its own only', async () => {
    const takeBack = (placement: Placement) =>
      line.clerk.call(routes.actions.takeBack, { params: { id: placement.undo?.actionId ?? '' } });
    const again = (placement: Placement) => line.clerk.call(get, { params: { id: placement.id } });
    let placement = await line.referred({ headcount: 1 });
    for (const startDate of ['2026-11-23', '2026-11-24']) {
      await takeBack(await line.step(placement, { ...HIRE, startDate }));
      placement = await again(placement);
      expect(placement).toMatchObject({ status: 'referred', followUps: [] });
    }
    placement = await line.step(placement, { ...HIRE, startDate: '2026-11-25' });
    const planned = [
      [7, '2026-12-02'],
      [30, '2026-12-25'],
      [90, '2027-02-23'],
    ];
    const questions = (of: Placement) => of.followUps.map(({ day, dueOn }) => [day, dueOn]);
    expect(questions(placement)).toEqual(planned);

    // Work that ended by mistake goes on with the questions of the hire that holds.
    const left = await line.step(placement, { action: 'stop', reason: 'left_after_hire' });
    expect(left.followUps).toEqual([]);
    await takeBack(left);
    expect(questions(await again(placement))).toEqual(planned);
    const ended = await line.step(await again(placement), { action: 'stop', reason: 'left_after_hire' });
    const resumed = await line.step(ended, { action: 'correct', reason: '还在上班' });
    expect(questions(resumed)).toEqual(planned);
  });

  it('refuses a start before the process began, in a far year, or below the working age', async () => {
    const placement = await line.referred();
    expect((await line.refusedStep(placement, { ...HIRE, startDate: '2026-11-17' })).code).toBe(
      'placement.date_past',
    );
    expect((await line.refusedStep(placement, { ...HIRE, startDate: '2036-11-23' })).code).toBe(
      'placement.date_far',
    );
    // Registration checks the age already; the date may have been wrong and corrected since.
    const { id } = toRef(placement.seekerId);
    await line.platform.services.db
      .updateTable('seekers')
      .set({ birth_date: '2010-11-24' })
      .where('id', '=', id)
      .execute();
    expect((await line.refusedStep(placement, HIRE)).code).toBe('placement.too_young');
    expect((await line.step(placement, { ...HIRE, startDate: '2026-11-24' })).status).toBe('hired');
  });
});

describe('follow-ups', () => {
  it('come due in order, are recorded once, and the last one settles the placement', async () => {
    const hired = await line.step(await line.referred(), HIRE);
    const [week, month, quarter] = hired.followUps;
    const due = await line.clerk.call(followUps, { query: { until: '2026-11-30', limit: 200 } });
    expect(due.items.map(({ id }) => id)).toContain(week?.id);
    expect(due.items.map(({ id }) => id)).not.toContain(month?.id);
    const within = async (ahead: 'today' | 'week' | 'month') => {
      const { items } = await line.clerk.call(followUps, { query: { ahead, limit: 200 } });
      const ids = items.map(({ id }) => id);
      return [week, month, quarter].map((one) => ids.includes(one?.id ?? ''));
    };
    expect(await within('today')).toEqual([false, false, false]);
    expect(await within('month')).toEqual([true, false, false]);
    line.platform.now = new Date('2026-11-23T02:00:00Z');
    expect(await within('week')).toEqual([true, false, false]);
    expect(await within('month')).toEqual([true, true, false]);
    line.platform.now = new Date('2026-11-18T02:00:00Z');
    const record = {
      params: { id: week?.id ?? '' },
      body: { outcome: 'still_there' as const, note: '做得不错' },
    };
    expect((await line.clerk.refused(followUp, record)).code).toBe('placement.follow_up_early');
    line.platform.now = new Date('2026-11-30T02:00:00Z');
    const done = await line.clerk.call(followUp, record);
    expect(done).toMatchObject({ outcome: 'still_there', note: '做得不错', overdue: false });
    expect((await line.clerk.refused(followUp, record)).code).toBe('placement.follow_up_done');
    line.platform.now = new Date('2027-02-19T02:00:00Z');
    await line.clerk.call(followUp, { params: { id: quarter?.id ?? '' }, body: { outcome: 'still_there' } });
    expect(await line.clerk.call(get, { params: { id: hired.id } })).toMatchObject({ status: 'settled' });
    line.platform.now = new Date('2026-11-18T02:00:00Z');
  });

  it('come again when nobody answers, and end as not reached after three calls', async () => {
    line.platform.now = new Date('2026-11-18T02:00:00Z');
    const hired = await line.step(await line.referred(), HIRE);
    const [week] = hired.followUps;
    const call = (outcome: 'missed' | 'given_up' | 'still_there', note = '') =>
      line.clerk.call(followUp, { params: { id: week?.id ?? '' }, body: { outcome, note } });
    const isListed = async () =>
      (await line.clerk.call(routes.worklist.today, {})).sections
        .find(({ item }) => item === 'follow_up.due')
        ?.entries.some(({ record }) => record?.row.id === week?.id) === true;
    // A Friday: the next workday is the Monday after.
    line.platform.now = new Date('2026-12-04T02:00:00Z');
    expect(await isListed()).toBe(true);
    const missed = await call('missed', '响了没人接');
    expect(missed).toMatchObject({ outcome: null, tries: 1, dueOn: '2026-12-07', overdue: false });
    expect(await isListed()).toBe(false);
    // A move taken back leaves no trace.
    await line.clerk.call(routes.actions.takeBack, { params: { id: missed.undo?.actionId ?? '' } });
    expect(await isListed()).toBe(true);
    await call('missed');
    line.platform.now = new Date('2026-12-07T02:00:00Z');
    expect(await isListed()).toBe(true);
    await call('missed');
    const refused = await line.clerk.refused(followUp, {
      params: { id: week?.id ?? '' },
      body: { outcome: 'given_up' },
    });
    expect(refused).toMatchObject({ code: 'placement.follow_up_why_give_up', status: 422 });
    line.platform.now = new Date('2026-12-08T02:00:00Z');
    const [first, second] = await Promise.allSettled([
      call('missed', '打了三天'),
      call('missed', '打了三天'),
    ]);
    const done = [first, second].filter(({ status: how }) => how === 'fulfilled');
    expect(done).toHaveLength(1);
    const [ended] = done.map((one) => (one.status === 'fulfilled' ? one.value : null));
    expect(ended).toMatchObject({ outcome: 'unreachable', tries: 3, can: ['correct'] });
    const { status, followUps } = await line.clerk.call(routes.placements.get, { params: { id: hired.id } });
    expect([status, followUps.map(({ outcome }) => outcome)]).toEqual(['hired', ['unreachable', null, null]]);
    const { items } = await line.clerk.call(routes.seekers.timeline, { params: { id: hired.seekerId } });
    expect(items.filter(({ kind }) => kind === 'placement.follow_up_missed')).toHaveLength(3);
  });

  it('come again at a time that is not known before the calendar is, and are not lost until then', async () => {
    line.platform.now = new Date('2026-11-18T02:00:00Z');
    const hired = await line.step(await line.referred(), HIRE);
    line.platform.now = new Date('2026-12-31T02:00:00Z');
    const params = { id: hired.followUps[0]?.id ?? '' };
    const missed = await line.clerk.call(followUp, { params, body: { outcome: 'missed' } });
    expect(missed).toMatchObject({ dueOn: '2027-01-01', missingYear: 2027, overdue: false });
    line.platform.now = new Date('2027-01-04T02:00:00Z');
    const due = await line.clerk.call(followUps, { query: { until: '2027-01-04', limit: 200 } });
    expect(due.items.find(({ id }) => id === params.id)).toMatchObject({ missingYear: 2027, tries: 1 });
    line.platform.now = new Date('2026-11-18T02:00:00Z');
  });

  it('end the placement when the person has left, and call off the later ones', async () => {
    const hired = await line.step(await line.referred(), HIRE);
    const [week, month] = hired.followUps;
    await line.clerk.call(followUp, {
      params: { id: week?.id ?? '' },
      body: { outcome: 'left', note: '太累' },
    });
    const after = await line.clerk.call(get, { params: { id: hired.id } });
    expect(after).toMatchObject({ status: 'stopped', stopReason: 'left_after_hire' });
    const late = { params: { id: month?.id ?? '' }, body: { outcome: 'still_there' as const } };
    expect((await line.clerk.refused(followUp, late)).code).toBe('placement.follow_up_done');
  });
});
