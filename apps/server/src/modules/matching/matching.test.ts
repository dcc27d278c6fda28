import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { forSeeker, forVacancy, pair, block } = routes.matching;

async function vacanciesFor(seekerId: string, caller: Caller = line.clerk): Promise<string[]> {
  const { items } = await caller.call(forSeeker, { params: { id: seekerId }, query: { limit: 50 } });
  return items.map(({ vacancy }) => vacancy.id);
}
async function peopleFor(vacancyId: string, caller: Caller = line.clerk): Promise<string[]> {
  const { items } = await caller.call(forVacancy, { params: { id: vacancyId }, query: { limit: 50 } });
  return items.map(({ seeker }) => seeker.id);
}

describe('matches', () => {
  it('go both ways with reasons in the reader’s language, best first', async () => {
    const post = await line.vacancy({ lng: 112.931, lat: 27.831 });
    const seeker = await person(line.clerk, {}, { homeLng: 112.93, homeLat: 27.83 });
    const { items, excluded } = await line.clerk.call(forSeeker, { params: { id: seeker.id } });
    const match = items.find(({ vacancy }) => vacancy.id === post.id);
    expect(match?.vacancy).toMatchObject({ distance: 148, distanceEstimated: false, places: 5 });
    expect(match?.reasons.map(({ text }) => text)).toContain('离家150米');
    expect(items.map(({ score }) => score.total)).toEqual(
      items.map(({ score }) => score.total).sort((a, b) => b - a),
    );
    expect(excluded.considered).toBeGreaterThanOrEqual(excluded.feasible);
    const english = await line.clerk.call(
      forSeeker,
      { params: { id: seeker.id } },
      { 'accept-language': 'en' },
    );
    const told = english.items.find(({ vacancy }) => vacancy.id === post.id)?.reasons ?? [];
    expect(told.find(({ rule }) => rule === 'distance')?.text).toBe('150 m from home');
    expect(await peopleFor(post.id)).toContain(seeker.id);
  });

  it('say which open placement a pair has already', async () => {
    const placement = await line.referred();
    const { items } = await line.clerk.call(forSeeker, {
      params: { id: placement.seekerId },
      query: { limit: 50 },
    });
    expect(items.find(({ vacancy }) => vacancy.id === placement.vacancyId)?.placementId).toBe(placement.id);
    const people = await line.clerk.call(forVacancy, { params: { id: placement.vacancyId } });
    expect(people.items.find(({ seeker }) => seeker.id === placement.seekerId)?.placementId).toBe(
      placement.id,
    );
  });

  it('show people only within the caller’s regions', async () => {
    const post = await line.vacancy();
    const near = await person(line.clerk);
    const elsewhere = await line.platform.staff('site_staff', { region: '430302' });
    const other = await person(elsewhere, {}, { regionCode: '430302' });
    const here = await line.platform.staff('site_staff', { region: '430304' });
    expect(await peopleFor(post.id, here)).toContain(near.id);
    expect(await peopleFor(post.id, here)).not.toContain(other.id);
    // The only site of the prefecture serves that person too, so its own clerk may see them.
    expect(await peopleFor(post.id)).toContain(other.id);
    expect(await peopleFor(post.id, line.manager)).toEqual(expect.arrayContaining([near.id, other.id]));
    const refused = await elsewhere.refused(forSeeker, { params: { id: near.id } });
    expect(refused).toMatchObject({ status: 403, code: 'access.region' });
  });
});

describe('the index follows the database', () => {
  it('a new vacancy is there at once, and a filled or withdrawn one is gone at once', async () => {
    const seeker = await person(line.clerk);
    const post = await line.vacancy({ headcount: 1 });
    expect(await vacanciesFor(seeker.id)).toContain(post.id);
    const placement = await line.clerk.call(routes.placements.refer, {
      body: { seekerId: (await person(line.clerk)).id, vacancyId: post.id },
    });
    await line.step(placement, HIRE);
    expect(await vacanciesFor(seeker.id)).not.toContain(post.id);

    const second = await line.vacancy();
    expect(await vacanciesFor(seeker.id)).toContain(second.id);
    await line.manager.call(routes.vacancies.act, {
      params: { id: second.id },
      body: { version: second.version, action: 'withdraw', reason: '不招了' },
    });
    expect(await vacanciesFor(seeker.id)).not.toContain(second.id);
  });

  it('a person who found work, or took back the consent to job service, is offered to nobody', async () => {
    const post = await line.vacancy();
    const placement = await line.referred();
    expect(await peopleFor(post.id)).toContain(placement.seekerId);
    await line.step(placement, HIRE);
    expect(await peopleFor(post.id)).not.toContain(placement.seekerId);

    const { own, record } = await selfRegistered(line.platform);
    expect(await peopleFor(post.id)).toContain(record.id);
    await own.call(routes.me.consent, { body: { purpose: 'job_service', given: false } });
    expect(await peopleFor(post.id)).not.toContain(record.id);
  });

  it('a corrected wish changes the list', async () => {
    const post = await line.vacancy();
    const seeker = await person(line.clerk, {}, { payMin: 900_000 });
    expect(await vacanciesFor(seeker.id)).not.toContain(post.id);
    await line.clerk.call(routes.seekers.update, {
      params: { id: seeker.id },
      body: {
        version: seeker.version,
        name: seeker.name,
        sex: seeker.sex,
        birthDate: seeker.birthDate,
        siteId: seeker.site?.id ?? null,
        status: 'active',
        serviceStep: 'serve',
        profile: { ...seeker.profile, payMin: 300_000 },
      },
    });
    expect(await vacanciesFor(seeker.id)).toContain(post.id);
  });
});

describe('a broken connection', () => {
  it('loses no change: everything is read again once it is mended', async () => {
    const seeker = await person(line.clerk);
    const { changes, db } = line.platform.services;
    const mended = Promise.withResolvers<'lost'>();
    const stopListening = changes.listen(({ kind }) => {
      if (kind === 'lost') mended.resolve(kind);
    });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'yizhan-changes' and datname = current_database()`.execute(db);
    const post = await line.vacancy();
    await mended.promise;
    stopListening();
    expect(await vacanciesFor(seeker.id)).toContain(post.id);
  });
});

describe('why not', () => {
  it('names the rule and what would have to change', async () => {
    const seeker = await person(line.clerk, {}, { payMin: 900_000 });
    const post = await line.vacancy();
    const params = { seekerId: seeker.id, vacancyId: post.id };
    const verdict = await line.clerk.call(pair, { params });
    expect(verdict).toMatchObject({ feasible: false, rank: 1 });
    expect(verdict.standing).toMatch(/底线.*，这个岗位能排到第1名$/u);
    expect(verdict.exclusions.map(({ rule }) => rule)).toEqual(['pay_floor']);
    expect(verdict.exclusions[0]?.text).toContain('5200元');
    expect(verdict.exclusions[0]?.change).not.toBeNull();
    const { excluded } = await line.clerk.call(forSeeker, { params: { id: seeker.id } });
    expect(excluded.byRule[0]).toMatchObject({ rule: 'pay_floor' });
  });

  it('ranks a vacancy that suits among all that do', async () => {
    const seeker = await person(line.clerk);
    const ids = await vacanciesFor(seeker.id);
    const last = ids.at(-1) ?? '';
    const verdict = await line.clerk.call(pair, { params: { seekerId: seeker.id, vacancyId: last } });
    expect(verdict).toMatchObject({ feasible: true, rank: ids.length, exclusions: [] });
  });

  it('answers the person in plain words, for closed vacancies too', async () => {
    const { own } = await selfRegistered(line.platform);
    const post = await line.vacancy();
    const mine = await own.call(routes.me.matches, { query: { limit: 50 } });
    const match = mine.items.find(({ vacancy }) => vacancy.id === post.id);
    expect(match).toMatchObject({ applied: false });
    expect(match?.reasons.filter(({ sign }) => sign === '+').length).toBeLessThanOrEqual(3);
    expect(mine.feasible).toBeGreaterThanOrEqual(mine.items.length);
    await own.call(routes.me.apply, { body: { vacancyId: post.id } });
    const after = await own.call(routes.me.matches, { query: { limit: 50 } });
    expect(after.items.find(({ vacancy }) => vacancy.id === post.id)?.applied).toBe(true);
    await line.manager.call(routes.vacancies.act, {
      params: { id: post.id },
      body: { version: post.version, action: 'withdraw', reason: '不招了' },
    });
    const why = await own.call(routes.me.whyNot, { params: { id: post.id } });
    expect(why.exclusions.map(({ rule }) => rule)).toEqual(['open']);
  });
});

describe('a blocked pair', () => {
  it('is never offered again with any vacancy of that employer', async () => {
    const seeker = await person(line.clerk);
    const [one, two] = [await line.vacancy(), await line.vacancy()];
    expect(await vacanciesFor(seeker.id)).toEqual(expect.arrayContaining([one.id, two.id]));
    const body = { seekerId: seeker.id, vacancyId: one.id, reason: '上次拖欠工资' };
    await line.clerk.call(block, { body });
    await line.clerk.call(block, { body });
    expect(await vacanciesFor(seeker.id)).toEqual([]);
    expect(await peopleFor(two.id)).not.toContain(seeker.id);
    const timeline = await line.clerk.call(routes.seekers.timeline, { params: { id: seeker.id } });
    expect(timeline.items.filter(({ kind }) => kind === 'matching.pair_blocked')).toHaveLength(1);
  });
});
