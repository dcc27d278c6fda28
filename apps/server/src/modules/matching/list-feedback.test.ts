import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Reply } from '@yizhan/contract';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';
import { listHideReasons } from './list-feedback.repository.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { forSeeker, forVacancy, giveFeedback, undoFeedback, comparePair, openings, answerProposal } =
  routes.matching;

const listOf = (seekerId: string, caller: Caller = line.clerk) =>
  caller.call(forSeeker, { params: { id: seekerId }, query: { limit: 50 } });
const idsOf = ({ items }: Reply<typeof forSeeker>) => items.map(({ vacancy }) => vacancy.id);
const peopleOf = async (vacancyId: string) =>
  (await line.clerk.call(forVacancy, { params: { id: vacancyId }, query: { limit: 50 } })).items.map(
    ({ seeker }) => seeker.id,
  );
/** Advances the clock between two actions, as time passes at a counter. */
function later(): void {
  line.platform.now = new Date(line.platform.now.getTime() + 60_000);
}
const hide = (seekerId: string, vacancyId: string, reason: 'too_far' | 'pay_low' | 'tried' | 'employer') =>
  line.clerk.call(giveFeedback, { body: { seekerId, vacancyId, list: 'seeker', kind: 'hide', reason } });

describe('a pin', () => {
  it('keeps a vacancy on top with its note, for the person as well, until it is taken back', async () => {
    const { own, record } = await selfRegistered(line.platform);
    await line.vacancy();
    const last = (await listOf(record.id)).items.at(-1)?.vacancy.id ?? '';
    const { feedback: pin } = await line.clerk.call(giveFeedback, {
      body: { seekerId: record.id, vacancyId: last, list: 'seeker', kind: 'pin', note: '和家里近' },
    });
    const [first] = (await listOf(record.id)).items;
    expect(first).toMatchObject({ vacancy: { id: last }, feedback: { kind: 'pin', note: '和家里近' } });
    const mine = await own.call(routes.me.matches, {});
    expect(mine.items[0]).toMatchObject({ vacancy: { id: last }, pinned: { note: '和家里近' } });
    await line.clerk.call(undoFeedback, { params: { id: pin.id } });
    expect(idsOf(await listOf(record.id)).at(-1)).toBe(last);
    const timeline = await line.clerk.call(routes.seekers.timeline, { params: { id: record.id } });
    expect(timeline.items.map(({ kind }) => kind).slice(0, 2)).toEqual([
      'matching.mark_undone',
      'matching.pinned',
    ]);
  });

  it('says what is in the way now, and shows the person nothing that cannot be had', async () => {
    const { own, record } = await selfRegistered(line.platform);
    const post = await line.vacancy();
    await line.clerk.call(giveFeedback, {
      body: { seekerId: record.id, vacancyId: post.id, list: 'seeker', kind: 'pin' },
    });
    await line.manager.call(routes.vacancies.act, {
      params: { id: post.id },
      body: { version: post.version, action: 'withdraw', reason: '不招了' },
    });
    const [first] = (await listOf(record.id)).items;
    expect(first?.vacancy.id).toBe(post.id);
    expect(first?.exclusions.map(({ rule }) => rule)).toEqual(['open']);
    const mine = await own.call(routes.me.matches, { query: { limit: 50 } });
    expect(mine.items.map(({ vacancy }) => vacancy.id)).not.toContain(post.id);
  });
});

describe('a hide', () => {
  it('takes a vacancy off both lists, and can be taken back', async () => {
    const post = await line.vacancy();
    const seeker = await person(line.clerk);
    const { feedback: made } = await hide(seeker.id, post.id, 'tried');
    const after = await listOf(seeker.id);
    expect(idsOf(after)).not.toContain(post.id);
    expect(after.hidden).toMatchObject([{ feedback: { reason: 'tried' }, vacancy: { id: post.id } }]);
    expect(await peopleOf(post.id)).not.toContain(seeker.id);
    await line.clerk.call(undoFeedback, { params: { id: made.id } });
    await line.clerk.call(undoFeedback, { params: { id: made.id } });
    expect(idsOf(await listOf(seeker.id))).toContain(post.id);
    expect(await peopleOf(post.id)).toContain(seeker.id);
  });

  it('of a person from a vacancy leaves the vacancy on the person’s own list', async () => {
    const post = await line.vacancy();
    const seeker = await person(line.clerk);
    await line.clerk.call(giveFeedback, {
      body: { seekerId: seeker.id, vacancyId: post.id, list: 'vacancy', kind: 'hide', reason: 'not_able' },
    });
    expect(await peopleOf(post.id)).not.toContain(seeker.id);
    expect(idsOf(await listOf(seeker.id))).toContain(post.id);
  });

  it('needs a reason, and words for “other”', async () => {
    const post = await line.vacancy();
    const seeker = await person(line.clerk);
    const pair = { seekerId: seeker.id, vacancyId: post.id, list: 'seeker', kind: 'hide' } as const;
    expect((await line.clerk.refused(giveFeedback, { body: pair })).status).toBe(400);
    expect((await line.clerk.refused(giveFeedback, { body: { ...pair, reason: 'other' } })).status).toBe(400);
  });

  it('is refused beyond one’s regions', async () => {
    const post = await line.vacancy();
    const seeker = await person(line.clerk);
    const elsewhere = await line.platform.staff('site_staff', { region: '430302' });
    const refused = await elsewhere.refused(giveFeedback, {
      body: { seekerId: seeker.id, vacancyId: post.id, list: 'seeker', kind: 'hide', reason: 'tried' },
    });
    expect(refused.code).toBe('access.region');
  });

  it('by the person alone is seen by the station, with the reason', async () => {
    const post = await line.vacancy();
    const { own, record } = await selfRegistered(line.platform);
    const other = await selfRegistered(line.platform);
    const { feedbackId } = await own.call(routes.me.hide, {
      params: { id: post.id },
      body: { reason: 'health', note: '腰不好' },
    });
    const mine = await own.call(routes.me.matches, { query: { limit: 50 } });
    expect(mine.hidden.map(({ vacancy }) => vacancy.id)).toEqual([post.id]);
    const seen = await listOf(record.id);
    expect(seen.hidden).toMatchObject([
      { feedback: { reason: 'health', note: '腰不好', by: { kind: 'seeker' } } },
    ]);
    const refused = await other.own.refused(routes.me.unhide, { params: { id: feedbackId } });
    expect(refused.code).toBe('list_feedback.unknown');
    const why = await own.call(routes.me.whyNot, { params: { id: post.id } });
    expect(why.exclusions.map(({ rule }) => rule)).toEqual(['blocked']);
    await own.call(routes.me.unhide, { params: { id: feedbackId } });
    const back = await own.call(routes.me.matches, { query: { limit: 50 } });
    expect(back.items.map(({ vacancy }) => vacancy.id)).toContain(post.id);
  });

  it('is kept with the features of the pair for learning, without words', async () => {
    const since = line.platform.now;
    const post = await line.vacancy({ lng: 112.99, lat: 27.83 });
    const seeker = await person(line.clerk, {}, { homeLng: 112.93, homeLat: 27.83 });
    await hide(seeker.id, post.id, 'too_far');
    const rows = await listHideReasons(line.platform.services.db, since);
    const row = rows.at(-1);
    expect(row).toMatchObject({ reason: 'too_far', list: 'seeker', byKind: 'staff' });
    expect(row).not.toHaveProperty('note');
    expect(row?.features.seeker).toMatchObject({ distance: expect.any(Number), pay: expect.any(Number) });
    expect(row?.features.employer).toMatchObject({ occupation: expect.any(Number) });
    const words = JSON.stringify(row?.features);
    expect(words).not.toMatch(/保安|湖湘路/u);
  });
});

describe('reasons are learned from', () => {
  it('two that were too far propose a shorter way; nothing changes before a yes', async () => {
    const seeker = await person(line.clerk, {}, { homeLng: 112.93, homeLat: 27.83, maxCommuteMinutes: 60 });
    const [near, far] = [
      await line.vacancy({ lng: 113.0, lat: 27.83 }),
      await line.vacancy({ lng: 113.04, lat: 27.83 }),
    ];
    later();
    expect((await hide(seeker.id, far.id, 'too_far')).proposals).toEqual([]);
    const { proposals } = await hide(seeker.id, near.id, 'too_far');
    expect(proposals.map(({ because }) => because)).toEqual(['2次说太远']);
    const proposal = proposals[0]?.id ?? '';
    const before = await line.clerk.call(routes.seekers.get, { params: { id: seeker.id } });
    expect(before.profile.maxCommuteMinutes).toBe(60);
    later();
    await line.clerk.call(answerProposal, { params: { id: seeker.id }, body: { proposal, accept: true } });
    const after = await line.clerk.call(routes.seekers.get, { params: { id: seeker.id } });
    expect(after.profile.maxCommuteMinutes).toBeLessThan(60);
    expect(after.version).toBe(before.version + 1);
    expect((await listOf(seeker.id)).proposals).toEqual([]);
    const again = await line.clerk.refused(answerProposal, {
      params: { id: seeker.id },
      body: { proposal, accept: true },
    });
    expect(again.code).toBe('match_proposal.gone');
  });

  it('a no is kept, and the same is not asked again', async () => {
    const { own, record } = await selfRegistered(line.platform);
    for (const post of [await line.vacancy(), await line.vacancy()]) {
      await own.call(routes.me.hide, { params: { id: post.id }, body: { reason: 'pay_low' } });
    }
    const [proposal] = (await own.call(routes.me.matches, {})).proposals;
    expect(proposal?.text).toContain('3600元');
    later();
    await own.call(routes.me.answerProposal, { body: { proposal: proposal?.id ?? '', accept: false } });
    expect((await own.call(routes.me.matches, {})).proposals).toEqual([]);
    const kept = await line.clerk.call(routes.seekers.get, { params: { id: record.id } });
    expect(kept.profile.payMin).toBe(300_000);
  });

  it('an employer that does not suit is barred whole after a yes', async () => {
    const seeker = await person(line.clerk);
    const post = await line.vacancy();
    const { proposals } = await hide(seeker.id, post.id, 'employer');
    await line.clerk.call(answerProposal, {
      params: { id: seeker.id },
      body: { proposal: proposals[0]?.id ?? '', accept: true },
    });
    const barred = await listOf(seeker.id);
    expect(barred.items).toEqual([]);
    expect(barred.blocked.map(({ employer }) => employer.id)).toEqual([line.employerId]);
    const body = { seekerId: seeker.id, employerId: line.employerId };
    await line.clerk.call(routes.matching.unblock, { body });
    await line.clerk.call(routes.matching.unblock, { body });
    const lifted = await listOf(seeker.id);
    expect(lifted.items.length).toBeGreaterThan(0);
    expect(lifted.blocked).toEqual([]);
  });

  it('a person lifts only what that person said of an employer', async () => {
    const { own, record } = await selfRegistered(line.platform);
    const post = await line.vacancy();
    const seekerId = record.id;
    await line.clerk.call(routes.matching.block, {
      body: { seekerId, vacancyId: post.id, reason: '上次闹过矛盾' },
    });
    await own.call(routes.me.unblock, { params: { id: line.employerId } });
    expect((await own.call(routes.me.matches, {})).blocked).toEqual([]);
    expect((await listOf(seekerId)).blocked).toHaveLength(1);
  });
});

describe('comparing a pair', () => {
  it('tells the queue at a vacancy and where the person stands', async () => {
    const placement = await line.referred({ headcount: 3 });
    const seeker = await person(line.clerk);
    const answer = await line.clerk.call(comparePair, {
      params: { seekerId: seeker.id, vacancyId: placement.vacancyId },
    });
    expect(answer.queue).toMatchObject({ headcount: 3, places: 3, waiting: 1, interviewing: 0, hired: 0 });
    expect(answer.queue.recommended).toBeNull();
    const people = await line.manager.call(forVacancy, {
      params: { id: placement.vacancyId },
      query: { limit: 50 },
    });
    const place = people.items.findIndex((match) => match.seeker.id === seeker.id) + 1;
    expect(answer.queue.standing?.place).toBe(place);
    expect(answer.verdict.feasible).toBe(true);
  });

  it('says where a kept-out pair would stand, and what all would have to change', async () => {
    const post = await line.vacancy({ certificates: ['叉车证'], title: '保安兼叉车工' });
    const seeker = await person(line.clerk, {}, { payMin: 390_000 });
    const { verdict, queue } = await line.clerk.call(comparePair, {
      params: { seekerId: seeker.id, vacancyId: post.id },
    });
    expect(verdict.exclusions.map(({ rule }) => rule).sort()).toEqual(['certificates', 'pay_floor']);
    expect(queue.standing).toBeNull();
    expect(verdict.rank).toBeGreaterThan(0);
    expect(verdict.standing).toContain(`第${verdict.rank ?? 0}`);
    const closed = await line.manager.call(routes.vacancies.act, {
      params: { id: post.id },
      body: { version: post.version, action: 'withdraw', reason: '不招了' },
    });
    const after = await line.clerk.call(comparePair, {
      params: { seekerId: seeker.id, vacancyId: closed.id },
    });
    expect(after.verdict.standing).toBeNull();
  });

  it('names the one change that opens most', async () => {
    const welder = await person(line.clerk, {}, { wanted: [{ title: '叉车工' }], payMin: null });
    const occupationCode = '6-30-05-01';
    for (const number of [1, 2, 3]) {
      await line.vacancy({ certificates: ['叉车证'], title: `叉车司机${number}组`, occupationCode });
    }
    const { items } = await line.clerk.call(openings, { params: { id: welder.id } });
    expect(items[0]).toMatchObject({ rule: 'certificates', opens: 3, rank: 1 });
    expect(items[0]?.text).toMatch(/^考到.*叉车.*以后，可以多看到3个合适的岗位，最好的能排到第1名$/u);
    const accountant = await person(line.clerk, {}, { wanted: [{ title: '会计' }] });
    const none = await line.clerk.call(openings, { params: { id: accountant.id } });
    expect(none.items.filter(({ rule }) => rule === 'certificates')).toEqual([]);
    const licensed = await person(
      line.clerk,
      {},
      { wanted: [{ title: '叉车工' }], certificates: ['叉车证'] },
    );
    const after = await line.clerk.call(openings, { params: { id: licensed.id } });
    expect(after.items.filter(({ rule }) => rule === 'certificates')).toEqual([]);
  });

  it('says why the second is not the first', async () => {
    const seeker = await person(line.clerk, {}, { homeLng: 112.93, homeLat: 27.83 });
    await line.vacancy({ lng: 112.931, lat: 27.831 });
    const { items } = await listOf(seeker.id);
    expect(items[0]?.below).toEqual([]);
    expect(items[1]?.below.length).toBeGreaterThan(0);
    expect(items[1]?.below.length).toBeLessThanOrEqual(3);
  });
});

describe('what the person reads', () => {
  it('is at most three sentences, at most one of them a caution', async () => {
    const { own } = await selfRegistered(line.platform);
    const { items } = await own.call(routes.me.matches, { query: { limit: 50 } });
    expect(items.length).toBeGreaterThan(3);
    for (const { reasons } of items) {
      expect(reasons.length).toBeLessThanOrEqual(3);
      expect(reasons.filter(({ sign }) => sign === '-').length).toBeLessThanOrEqual(1);
    }
  });
});
