import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes, type Placement } from '@yizhan/contract';
import { deliverEvents } from '../../records/events/deliver.ts';
import { Delivery } from '../../records/notifications/index.ts';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';

const { takeBack, takeBackBulk } = routes.actions;
const { vacancies, placements } = routes;
const START = new Date('2026-11-18T02:00:00Z');

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());
beforeEach(() => {
  line.platform.now = START;
});

function later(minutes: number): void {
  line.platform.now = new Date(line.platform.now.getTime() + minutes * 60_000);
}

const idOf = ({ undo }: { undo: { actionId: string } | null }) => ({
  params: { id: undo?.actionId ?? 'nothing' },
});
const placement = (id: string) => line.clerk.call(placements.get, { params: { id } });
const vacancy = (id: string) => line.manager.call(vacancies.get, { params: { id } });
const isShown = async (id: string) =>
  (await line.platform.nobody.call(vacancies.search, { query: { limit: 100 } })).items.some(
    (card) => card.id === id,
  );
const figures = async () =>
  (
    await line.manager.call(routes.indicators.summary, {
      query: { region: '4303', from: '2026-11-01', to: '2026-11-30' },
    })
  ).figures.map(({ code, value }) => [code, value]);
const act = (
  given: { id: string; version: number },
  action: 'fill' | 'withdraw' | 'confirm',
  reason = '',
) => ({
  params: { id: given.id },
  body: { version: given.version, action, reason },
});

/** The results of two simultaneous calls: the reply of one, and the problem of the other. */
async function race<T>(
  calls: ReadonlyArray<() => Promise<T>>,
): Promise<{ served: T[]; problems: unknown[] }> {
  const outcomes = await Promise.allSettled(calls.map((call) => call()));
  return {
    served: outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    problems: outcomes.flatMap((outcome): unknown[] =>
      outcome.status === 'rejected' ? [outcome.reason.problem] : [],
    ),
  };
}

describe('taking a move back', () => {
  it('undoes a hire and everything it caused: the place, the filled vacancy, follow-ups, figures', async () => {
    const post = await line.vacancy({ headcount: 1 });
    const seeker = await person(line.clerk);
    const referred = await line.clerk.call(placements.refer, {
      body: { seekerId: seeker.id, vacancyId: post.id },
    });
    const before = await figures();
    const hired = await line.step(referred, HIRE);
    expect(await vacancy(post.id)).toMatchObject({ status: 'filled', hired: 1 });
    expect(await isShown(post.id)).toBe(false);
    expect(hired.followUps).toHaveLength(3);
    expect(await figures()).not.toEqual(before);

    later(9);
    expect(await line.clerk.call(takeBack, idOf(hired))).toMatchObject({ noun: 'placement', move: 'hire' });
    expect(await placement(hired.id)).toMatchObject({
      status: 'referred',
      followUps: [],
      startDate: null,
      undo: null,
    });
    expect(await vacancy(post.id)).toMatchObject({ status: 'published', hired: 0 });
    expect(await isShown(post.id)).toBe(true);
    expect(await figures()).toEqual(before);
  });

  it('calls off what would have followed, and what would have been sent', async () => {
    const waiting = await line.referred();
    const post = await vacancy(waiting.vacancyId);
    const filled = await line.manager.call(vacancies.act, act(post, 'fill'));
    await line.manager.call(takeBack, idOf(filled));
    later(60);
    await deliverEvents(line.platform.services);
    expect(await placement(waiting.id)).toMatchObject({ status: 'referred' });

    const again = await line.manager.call(vacancies.act, act(await vacancy(post.id), 'fill'));
    expect(again.status).toBe('filled');
    later(11);
    await deliverEvents(line.platform.services);
    expect(await placement(waiting.id)).toMatchObject({ status: 'stopped', stopReason: 'vacancy_filled' });
  });

  it('is refused when what follows has been done already', async () => {
    const waiting = await line.referred();
    const filled = await line.manager.call(vacancies.act, act(await vacancy(waiting.vacancyId), 'fill'));
    later(10);
    await deliverEvents(line.platform.services);
    const problem = await line.manager.refused(takeBack, idOf(filled));
    expect(problem).toMatchObject({ status: 409, code: 'action.left_house' });
    expect(await vacancy(filled.id)).toMatchObject({ status: 'filled', version: filled.version });
  });

  it('is refused when a message of it has left, and says what to do', async () => {
    const referred = await line.referred();
    const booked = await line.step(referred, {
      action: 'book_interview',
      startsAt: '2026-11-20T02:00:00Z',
      minutes: 30,
      mode: 'at_employer',
    });
    const sent: string[] = [];
    const delivery = new Delivery(line.platform.services, {
      slots: { code: 1, personal: 2, bulk: 2 },
      driver: () =>
        Promise.resolve({
          name: 'test',
          repeatable: true,
          send: ({ text }) => {
            if (text.includes('的面试约在')) sent.push(text);
            return Promise.resolve({ providerRef: null });
          },
        }),
    });
    later(9);
    await delivery.drain();
    expect(sent).toEqual([]);
    later(1);
    await delivery.drain();
    expect(sent).toHaveLength(1);
    const problem = await line.clerk.refused(takeBack, idOf(booked));
    expect(problem).toMatchObject({ status: 409, code: 'action.left_house' });
    expect(problem.detail).toMatch(/已经发出去了，不能撤回。请办更正/);
    expect(await placement(booked.id)).toMatchObject({ status: 'interview_booked' });
  });

  it('takes the message and the figures of a referral along', async () => {
    const post = await line.vacancy();
    const seeker = await person(line.clerk);
    const before = await figures();
    const referred = await line.clerk.call(placements.refer, {
      body: { seekerId: seeker.id, vacancyId: post.id },
    });
    expect(await figures()).not.toEqual(before);
    const told = () =>
      line.platform.services.db
        .selectFrom('messages')
        .select(['status', 'reason'])
        .where('template', '=', 'placement.referred')
        .where('about_id', '=', referred.id)
        .execute();
    expect(await told()).toEqual([{ status: 'held', reason: 'can_be_taken_back' }]);
    await line.clerk.call(takeBack, idOf(referred));
    expect(await told()).toEqual([{ status: 'cancelled', reason: 'taken_back' }]);
    expect(await figures()).toEqual(before);
    expect(await placement(referred.id)).toMatchObject({
      status: 'stopped',
      stopReason: 'recorded_by_mistake',
    });
  });

  it('is refused after ten minutes, after a later move, elsewhere, and for what never goes back', async () => {
    const referred = await line.referred();
    const hired = await line.step(referred, HIRE);
    const elsewhere = await line.platform.staff('county_officer', { region: '431202' });
    expect((await elsewhere.refused(takeBack, idOf(hired))).code).toBe('access.region');

    const noted = await line.step(hired, { action: 'note', note: '带了健康证' });
    const overtaken = await line.clerk.refused(takeBack, idOf(hired));
    expect(overtaken.code).toBe('action.overtaken');
    expect(overtaken.detail).toContain('site_staff在10:00又改过');
    expect(noted.undo).toBeNull();

    const other = await line.step(await line.referred(), HIRE);
    later(11);
    const late = await line.clerk.refused(takeBack, idOf(other));
    expect(late.code).toBe('action.late');
    expect(late.detail).toContain('超过10分钟');
    expect((await placement(other.id)).undo).toBeNull();
    // Later there is the correcting step.
    const stopped = await line.step(other, { action: 'stop', reason: 'recorded_by_mistake' });
    expect(stopped).toMatchObject({ status: 'stopped', stopReason: 'recorded_by_mistake' });
  });

  it('does not bring a placement back beside a newer one of the same pair', async () => {
    const referred = await line.referred();
    const stopped = await line.step(referred, { action: 'stop', reason: 'seeker_unreachable' });
    const { seekerId, vacancyId } = referred;
    const again = await line.clerk.call(placements.refer, { body: { seekerId, vacancyId } });
    const problem = await line.clerk.refused(takeBack, idOf(stopped));
    expect(problem).toMatchObject({ status: 409, code: 'placement.another_open' });
    expect((await placement(stopped.id)).status).toBe('stopped');
    expect((await placement(again.id)).status).toBe('referred');
  });

  it('is done once where two people press at the same time', async () => {
    const hired = await line.step(await line.referred(), HIRE);
    const { served, problems } = await race([
      () => line.clerk.call(takeBack, idOf(hired)),
      () => line.manager.call(takeBack, idOf(hired)),
    ]);
    expect(served).toHaveLength(1);
    expect(problems).toMatchObject([{ status: 409, code: 'action.taken_back' }]);
    const back = await placement(hired.id);
    expect(back).toMatchObject({ status: 'referred', version: hired.version + 1 });
    expect(back.steps.filter(({ action }) => action === 'take_back')).toHaveLength(1);
  });

  it('meets a move of the same moment: one of the two happens, the other says why not', async () => {
    const hired = await line.step(await line.referred(), HIRE);
    const { served, problems } = await race<unknown>([
      () => line.clerk.call(takeBack, idOf(hired)),
      () => line.step(hired, { action: 'stop', reason: 'left_after_hire' }),
    ]);
    expect(served).toHaveLength(1);
    expect(problems).toHaveLength(1);
    const after = await placement(hired.id);
    expect(problems).toMatchObject([
      { code: after.status === 'referred' ? 'record.changed' : 'action.overtaken' },
    ]);
  });

  it('takes many back at once, each for itself', async () => {
    const one = await line.step(await line.referred(), HIRE);
    const other = await line.step(await line.referred(), HIRE);
    await line.step(other, { action: 'note', note: '又联系过' });
    const ids = [one, other].map((each) => idOf(each).params.id);
    const { results } = await line.clerk.call(takeBackBulk, { body: { ids } });
    expect(results).toEqual([
      { id: ids[0], ok: true, reason: null },
      { id: ids[1], ok: false, reason: expect.stringContaining('又改过') as string },
    ]);
    expect((await placement(one.id)).status).toBe('referred');
    expect((await placement(other.id)).status).toBe('hired');
  });
});

describe('two people who move one record at once', () => {
  const both = (given: Placement, of: Caller, other: Caller) =>
    race([
      () =>
        of.call(placements.move, {
          params: { id: given.id },
          body: { version: given.version, move: { action: 'accept' as const } },
        }),
      () =>
        other.call(placements.move, {
          params: { id: given.id },
          body: { version: given.version, move: { action: 'record_intention' as const } },
        }),
    ]);

  it('are told who did what: one step is taken, nothing is overwritten', async () => {
    const referred = await line.referred();
    const { served, problems } = await both(referred, line.clerk, line.manager);
    expect(served).toHaveLength(1);
    expect(problems).toMatchObject([
      {
        status: 409,
        code: 'record.changed',
        detail: expect.stringMatching(/^(site_staff|site_manager)在10:00刚办了“.+”，现在是“.+”/) as string,
      },
    ]);
    const after = await placement(referred.id);
    expect(after).toMatchObject({ status: served[0]?.status, version: referred.version + 1 });
  });

  it('may take the last place of a vacancy only once', async () => {
    const post = await line.vacancy({ headcount: 1 });
    const referrals: Placement[] = [];
    for (let made = 0; made < 2; made += 1) {
      const seeker = await person(line.clerk);
      referrals.push(
        await line.clerk.call(placements.refer, { body: { seekerId: seeker.id, vacancyId: post.id } }),
      );
    }
    const { served, problems } = await race(referrals.map((each) => () => line.step(each, HIRE)));
    expect(served).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'placement.no_places' }]);
    expect(await vacancy(post.id)).toMatchObject({ status: 'filled', hired: 1 });
  });
});
