import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GROUP_BONUS_MAX, routes, WEIGHT_MAX, type PolicyWeights } from '@yizhan/contract';
import {
  boundedPolicy,
  DEFAULT_POLICY,
  DEFAULT_WEIGHTS,
  FEATURES,
  LEARNING_REASONS,
  type PairFeatures,
} from '@yizhan/matching';
import { TRAINING_RESULTS } from '@yizhan/contract';
import type { HideReason } from '@yizhan/domain';
import { json } from '../../app/db/database.ts';
import { newId, toRef } from '../../app/ids.ts';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';
import { RULES } from '../match-weights/index.ts';
import { MATCHING } from '../matching/index.ts';
import { writeSetting } from '../../app/settings.repository.ts';
import { learnByNight } from './match-outcomes.jobs.ts';
import { progressRows } from './match-outcomes.views.ts';
import type { ProgressCounts } from './outcome-figures.repository.ts';

const { figures, overview, version, declare, activate, reject, learning, train } = routes.quality;
const { refer, followUp, followUps } = routes.placements;
const PERIOD = { from: '2026-11-16', to: '2026-11-29' };

let line: MainLine;
let officer: Caller;
beforeAll(async () => {
  line = await createMainLine();
  const bureau = { name: '湘潭市人社局', regionCode: '4303' };
  await line.platform.services.db
    .transaction()
    .execute((trx) => writeSetting(trx, 'bureau', bureau, line.platform.now));
  officer = await line.platform.staff('prefecture_officer', { region: '4303' });
});
afterAll(() => line.platform.stop());

const ofAll = (reply: { rows: Array<{ key: string; cells: unknown[] }> }, key = 'all') =>
  reply.rows.find((row) => row.key === key)?.cells;

async function kept(placement: { id: string }) {
  return line.platform.services.db
    .selectFrom('match_features')
    .select(['found_by', 'features'])
    .where('placement_id', '=', toRef(placement.id).id)
    .executeTakeFirst();
}

describe('the contract and the engine', () => {
  it('speak of the same bounds and results', () => {
    expect(GROUP_BONUS_MAX).toBe(DEFAULT_POLICY.maxGroupBonus);
    expect([...TRAINING_RESULTS].sort()).toEqual([...LEARNING_REASONS].sort());
    const most = boundedPolicy({ weights: { seeker: { occupation: 1e9 }, employer: {} } });
    expect(most.weights.seeker.occupation).toBe(WEIGHT_MAX);
    expect(RULES.map(({ most: top }) => top)).toEqual(FEATURES.map(() => WEIGHT_MAX));
    // Neither side can be left without any weight, since its score would be zero divided by zero.
    for (const side of ['seeker', 'employer'] as const) {
      expect(
        RULES.filter((one) => one.side === side && one.least > 0).map(({ rule, least }) => [rule, least]),
      ).toEqual([['occupation', 1]]);
    }
  });
});

describe('a placement', () => {
  it('keeps the values of the rules as they were, and how the two were found', async () => {
    const picked = await line.referred();
    const row = await kept(picked);
    expect(row?.found_by).toBe('picked');
    const features = row?.features as PairFeatures;
    for (const { side, rule } of FEATURES) {
      expect(features[side][rule]).toBeGreaterThanOrEqual(0);
      expect(features[side][rule]).toBeLessThanOrEqual(10_000);
    }
    const listed = await line.manager.call(refer, {
      body: {
        seekerId: (await person(line.clerk)).id,
        vacancyId: (await line.vacancy()).id,
        via: 'list',
      },
    });
    expect((await kept(listed))?.found_by).toBe('recommended');
  });

  it('of somebody alone is self-found, but recommended when the vacancy is on the published list', async () => {
    const { db } = line.platform.services;
    const { own, record } = await selfRegistered(line.platform);
    const [alone, listed] = [await line.vacancy(), await line.vacancy()];
    const round = newId();
    await db
      .insertInto('matching_rounds')
      .values({
        id: round,
        region_code: '4303',
        pass: 'first',
        kind: 'nightly',
        state: 'published',
        per_seeker: 3,
        started_by_kind: 'system',
        started_by_name: 'night',
        created_at: line.platform.now,
      })
      .execute();
    await db
      .insertInto('published_rounds')
      .values({ region_code: '4303', pass: 'first', round_id: round, published_at: line.platform.now })
      .execute();
    const [who, what] = [toRef(record.id), toRef(listed.id)];
    await db
      .insertInto('recommendations')
      .values({
        prefecture: who.prefecture,
        seeker_id: who.id,
        round_id: round,
        rank: 1,
        vacancy_prefecture: what.prefecture,
        vacancy_id: what.id,
        score: 7_000,
        price: 0,
        standing: 'free',
        overflow: false,
        take_first: true,
      })
      .execute();
    const first = await own.call(routes.me.apply, { body: { vacancyId: alone.id } });
    const second = await own.call(routes.me.apply, { body: { vacancyId: listed.id } });
    expect((await kept(first))?.found_by).toBe('self_found');
    expect((await kept(second))?.found_by).toBe('recommended');
  });
});

describe('measured quality', () => {
  it('counts recommended beside the others, and hides what is about fewer than five people', async () => {
    const far = await createMainLine();
    try {
      const bureau = await far.platform.staff('prefecture_officer', { region: '4303' });
      const vacancy = await far.vacancy({ headcount: 9 });
      const placements = [];
      for (let at = 0; at < 6; at += 1) {
        const seeker = await person(far.clerk, { name: `张第${at + 1}` });
        placements.push(
          await far.clerk.call(refer, { body: { seekerId: seeker.id, vacancyId: vacancy.id, via: 'list' } }),
        );
      }
      await far.clerk.call(refer, {
        body: { seekerId: (await person(far.clerk)).id, vacancyId: vacancy.id },
      });
      const [a, b, c, d, e] = placements;
      if (!a || !b || !c || !d || !e) throw new Error('six were referred');
      for (const hired of [a, b, c]) await far.step(hired, HIRE);
      await far.step(d, { action: 'stop', reason: 'seeker_declined_pay' });
      const mistaken = await far.step(e, { action: 'accept' });
      await far.step(mistaken, { action: 'stop', reason: 'recorded_by_mistake' });
      const reply = await bureau.call(figures, { query: PERIOD });
      expect(ofAll(reply)).toMatchObject([
        {
          foundBy: 'recommended',
          started: 5,
          // Four of five are known, which is too few to show.
          rates: { accepted: { state: 'few' }, hired: { state: 'few' }, kept_30: { state: 'none' } },
        },
        { foundBy: 'self_found', started: 0, rates: { hired: { state: 'none' } } },
        { foundBy: 'picked', started: null, rates: { accepted: { state: 'few' } } },
      ]);
      const sixth = placements[5];
      if (sixth === undefined) throw new Error('six were referred');
      await far.step(sixth, { action: 'stop', reason: 'employer_declined_skills' });
      const known = await bureau.call(figures, { query: PERIOD });
      expect(ofAll(known)?.[0]).toMatchObject({
        rates: {
          accepted: { state: 'shown', count: 3, of: 5, share: 0.6 },
          hired: {
            state: 'shown',
            count: 3,
            of: 5,
            low: expect.closeTo(0.2307, 3),
            high: expect.closeTo(0.8824, 3),
          },
        },
      });
      // The division below contains all of them; one row hides the column of the lone picked one.
      const byRegion = await bureau.call(figures, { query: { ...PERIOD, by: 'region' } });
      expect(byRegion.rows.map(({ key }) => key)).toEqual(['430304']);
      expect(byRegion.rows[0]?.name).not.toBe('');
      const byGroup = await bureau.call(figures, { query: { ...PERIOD, by: 'group' } });
      expect(byGroup.rows.length).toBeGreaterThan(0);
      const elsewhere = await far.platform.staff('prefecture_officer', { region: '4312' });
      expect((await elsewhere.call(figures, { query: PERIOD })).rows).toEqual([]);
      expect((await elsewhere.refused(figures, { query: { ...PERIOD, region: '4303' } })).code).toBe(
        'access.region',
      );
      expect((await bureau.refused(figures, { query: { from: '2026-12-01', to: '2026-11-01' } })).code).toBe(
        'period.invalid',
      );
    } finally {
      await far.platform.stop();
    }
  });

  it('knows who stayed, who left early and who left later', async () => {
    const far = await createMainLine();
    try {
      const vacancy = await far.vacancy({ headcount: 9 });
      const hired = [];
      for (let at = 0; at < 5; at += 1) {
        const seeker = await person(far.clerk, { name: `李第${at + 1}` });
        const placement = await far.clerk.call(refer, {
          body: { seekerId: seeker.id, vacancyId: vacancy.id, via: 'list' },
        });
        hired.push(await far.step(placement, HIRE));
      }
      const [leaves] = hired;
      if (leaves === undefined) throw new Error('five were hired');
      far.platform.now = new Date('2026-12-03T02:00:00Z');
      await far.step(leaves, { action: 'stop', reason: 'left_after_hire' });
      far.platform.now = new Date('2026-12-24T02:00:00Z');
      const due = await far.clerk.call(followUps, { query: { until: '2026-12-24', limit: 50 } });
      for (const { id, day } of due.items) {
        if (day === 30) {
          await far.clerk.call(followUp, { params: { id }, body: { outcome: 'still_there', note: '' } });
        }
      }
      const bureau = await far.platform.staff('prefecture_officer', { region: '4303' });
      const reply = await bureau.call(figures, { query: PERIOD });
      expect(ofAll(reply)?.[0]).toMatchObject({
        started: 5,
        rates: {
          kept_30: { state: 'shown', count: 4, of: 5 },
          // Nothing is known yet about the 90th day, not even for the one who left.
          kept_90: { state: 'none' },
        },
      });
    } finally {
      await far.platform.stop();
    }
  });

  it('hides a second row where one alone would be told by the total', () => {
    const row = (key: string, people: number): ProgressCounts => ({
      key,
      found_by: 'recommended',
      people,
      started: people,
      accepted: people,
      accepted_known: people,
      interviewed: 0,
      interviewed_known: people,
      hired: 0,
      hired_known: people,
      kept_30: 0,
      kept_30_known: 0,
      kept_90: 0,
      kept_90_known: 0,
    });
    const shown = (rows: ProgressCounts[]) =>
      progressRows(rows).map(({ key, cells }) => [key, cells[0]?.started ?? null]);
    expect(shown([row('a', 30), row('b', 3), row('c', 12)])).toEqual([
      ['a', 30],
      ['b', null],
      ['c', null],
    ]);
    expect(shown([row('a', 30), row('b', 3), row('c', 2)])).toEqual([
      ['a', 30],
      ['b', null],
      ['c', null],
    ]);
    expect(shown([row('a', 30), row('b', 5)])).toEqual([
      ['a', 30],
      ['b', 5],
    ]);
  });
});

/** 600 people whose hire depends on the commute alone, as the rows of past placements. */
async function pastPlacements(count: number, from: number): Promise<void> {
  const { db } = line.platform.services;
  const seed = await db.selectFrom('placements').selectAll().limit(1).executeTakeFirstOrThrow();
  let state = 7 + from;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const at = line.platform.now;
  const rows = Array.from({ length: count }, () => {
    const features: PairFeatures = { seeker: {}, employer: {} };
    for (const { side, rule } of FEATURES) features[side][rule] = Math.floor(random() * 10_001);
    const isHired = random() < 1 / (1 + Math.exp(-6 * ((features.seeker.distance ?? 0) / 10_000 - 0.5)));
    return { seeker: newId(), placement: newId(), features, isHired };
  });
  await db
    .insertInto('seekers')
    .values(
      rows.map(({ seeker }) => ({
        prefecture: '4312',
        id: seeker,
        name: '往年登记',
        region_code: '431202',
        source: 'demo',
        created_by_kind: 'system',
        created_by_name: 'test',
        created_at: at,
        updated_at: at,
      })),
    )
    .execute();
  await db
    .insertInto('placements')
    .values(
      rows.map(({ seeker, placement, isHired }) => ({
        prefecture: '4312',
        id: placement,
        seeker_id: seeker,
        vacancy_prefecture: seed.vacancy_prefecture,
        vacancy_id: seed.vacancy_id,
        employer_id: seed.employer_id,
        vacancy_copy: json(seed.vacancy_copy),
        region_code: '431202',
        origin: 'referral',
        status: isHired ? 'hired' : 'stopped',
        stop_reason: isHired ? null : 'seeker_declined_distance',
        hired_at: isHired ? at : null,
        created_by_kind: 'system',
        created_by_name: 'test',
        created_at: at,
        updated_at: at,
      })),
    )
    .execute();
  await db
    .insertInto('match_features')
    .values(
      rows.map(({ placement, features }) => ({
        prefecture: '4312',
        placement_id: placement,
        found_by: 'recommended',
        features: json(features),
        at,
      })),
    )
    .execute();
}

async function audited(action: string): Promise<unknown[]> {
  const rows = await line.platform.services.db
    .selectFrom('audit_entries')
    .select('summary')
    .where('action', '=', action)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ summary }) => summary);
}

describe('the weights', () => {
  const bonuses = { disabled: 400, graduate: 0 };

  it('are those of the software until somebody decides', async () => {
    const reply = await officer.call(overview);
    expect(reply.current).toMatchObject({
      id: null,
      version: 0,
      source: 'default',
      weights: DEFAULT_WEIGHTS,
    });
    expect(reply.rules.map(({ side, rule, default: value }) => [side, rule, value])).toEqual(
      FEATURES.map(({ side, rule }) => [side, rule, DEFAULT_WEIGHTS[side][rule]]),
    );
    expect(reply).toMatchObject({ trained: null, versions: [], learning: { on: true }, can: ['govern'] });
  });

  it('are changed only by who is responsible for the whole network', async () => {
    const body = { basedOn: 0, groupBonus: bonuses, note: '市局2026年第8次会议' };
    const county = await line.platform.staff('county_officer', { region: '430304' });
    expect((await county.refused(declare, { body })).code).toBe('access.denied');
    const other = await line.platform.staff('prefecture_officer', { region: '4312' });
    expect((await other.refused(declare, { body })).code).toBe('access.region');
    expect((await other.refused(train)).code).toBe('access.region');
    expect((await other.call(overview)).can).toEqual([]);
    expect(
      (await officer.refused(declare, { body: { ...body, groupBonus: { disabled: 501 } } })).status,
    ).toBe(400);
    expect((await officer.refused(declare, { body: { ...body, note: ' ' } })).status).toBe(400);
  });

  it('take declared bonuses in as a new version, which matching uses at once', async () => {
    const matching = line.platform.services.use(MATCHING);
    const disabled = await person(line.clerk, { name: '赵敏' });
    await line.clerk.call(routes.seekers.addGroup, {
      params: { id: disabled.id },
      body: { group: 'disabled', evidence: '残疾人证', validFrom: '2026-11-01', validUntil: null },
    });
    const vacancy = await line.vacancy();
    const bonusOf = async (): Promise<number | undefined> => {
      await matching.waitUntilCurrent();
      const pair = { seeker: toRef(disabled.id), vacancy: toRef(vacancy.id) };
      const [judged] = (await matching.judge(line.platform.services.db, [pair])).values();
      return judged?.match.reasons.find(({ rule }) => rule === 'policy')?.points;
    };
    expect(await bonusOf()).toBe(DEFAULT_POLICY.groupBonus.disabled);
    const made = await officer.call(declare, {
      body: { basedOn: 0, groupBonus: bonuses, note: '市局2026年第8次会议' },
    });
    expect(made).toMatchObject({
      version: 2,
      source: 'declared',
      weightsSource: 'default',
      state: 'active',
      groupBonus: bonuses,
    });
    expect(await bonusOf()).toBe(400);
    expect(
      (await officer.call(overview)).versions.map(({ version: number, state }) => [number, state]),
    ).toEqual([
      [2, 'active'],
      [1, 'retired'],
    ]);
    expect(await audited('quality.declared')).toMatchObject([{ version: 2, weights: false }]);
    const stale = { basedOn: 0, groupBonus: {}, note: '另一份文件' };
    expect((await officer.refused(declare, { body: stale })).code).toBe('record.changed');
  });

  it('may be declared too, whole and within bounds', async () => {
    const weights: PolicyWeights = {
      seeker: { ...DEFAULT_WEIGHTS.seeker, pay: 20 },
      employer: { ...DEFAULT_WEIGHTS.employer },
    };
    const body = { basedOn: 2, groupBonus: bonuses, note: '看重工钱', weights };
    const { education: _left, ...others } = weights.employer;
    const wrong = {
      seeker: { ...weights.seeker, occupation: 0, pay: 0, age: 5 },
      employer: { ...others, sex: 1 },
    };
    const refused = await officer.refused(declare, { body: { ...body, weights: wrong } });
    expect(refused).toMatchObject({ status: 422, code: 'policy.weights' });
    expect(refused.fields?.map(({ path, code }) => [path, code])).toEqual([
      ['weights.seeker.occupation', 'policy.weight_bounds'],
      ['weights.employer.education', 'policy.rule_missing'],
      ['weights.seeker.age', 'policy.rule_unknown'],
      ['weights.employer.sex', 'policy.rule_unknown'],
    ]);
    for (const pay of [-1, 2.5, WEIGHT_MAX + 1]) {
      const beyond = { ...weights, seeker: { ...weights.seeker, pay } };
      expect((await officer.refused(declare, { body: { ...body, weights: beyond } })).status).toBe(400);
    }
    expect((await officer.call(overview)).current.version).toBe(2);
    const made = await officer.call(declare, { body });
    expect(made).toMatchObject({ version: 3, weightsSource: 'declared', weights });
  });

  it('are not trained on too little, and the report says so', async () => {
    const made = await officer.call(train);
    expect(made).toMatchObject({
      state: 'rejected',
      report: { decision: 'keep', reason: 'too_few' },
      can: [],
    });
    expect((await officer.refused(activate, { params: { id: made.id ?? '' } })).code).toBe('policy.state');
  });

  it('are learned from outcomes, wait as a proposal, and are used once somebody says so', async () => {
    await pastPlacements(600, 0);
    const made = await officer.call(train);
    expect(made).toMatchObject({ source: 'learned', state: 'proposed', report: { reason: 'better' } });
    expect(made.weights.seeker.distance).toBeGreaterThan(DEFAULT_WEIGHTS.seeker.distance ?? 0);
    expect(made.groupBonus).toEqual(bonuses);
    expect((await officer.call(overview)).current.version).toBe(3);
    const used = await officer.call(activate, { params: { id: made.id ?? '' } });
    expect(used).toMatchObject({ state: 'active', activatedBy: 'prefecture_officer' });
    const shown = await officer.call(version, { params: { id: made.id ?? '' } });
    expect(shown.report?.calibration.new.length).toBeGreaterThan(3);
    const after = await officer.call(overview);
    expect(after.current.id).toBe(made.id);
    expect(after.outcomes.kept).toBeGreaterThan(600);
    expect(await audited('quality.activated')).toHaveLength(1);
  });

  it('learn by night only when switched on and when something happened', async () => {
    const { services } = line.platform;
    line.platform.now = new Date('2026-11-20T17:40:00Z');
    expect(await learnByNight(services)).toBe('nothing_new');
    line.platform.now = new Date('2026-11-21T17:40:00Z');
    await pastPlacements(1_200, 1);
    await officer.call(learning, { body: { on: false } });
    line.platform.now = new Date('2026-11-22T17:40:00Z');
    expect(await learnByNight(services)).toBe('off');
    await officer.call(learning, { body: { on: true } });
    const before = (await officer.call(overview)).current;
    // More than a thousand rows: trained on a separate thread.
    expect(await learnByNight(services)).toBe('trained');
    const after = await officer.call(overview);
    expect(after.trained?.report?.rows).toBeGreaterThan(1_000);
    expect(after.trained?.createdBy).toBe('learning');
    expect(after.current.version).toBeGreaterThan(before.version);
    expect(after.current).toMatchObject({ source: 'learned', activatedBy: 'learning' });
  });

  it('go back to what people decided on when learning is switched off, bonuses kept', async () => {
    await officer.call(learning, { body: { on: false, restore: true } });
    const { current, learning: state, versions } = await officer.call(overview);
    expect(state).toMatchObject({ on: false, changedBy: 'prefecture_officer' });
    expect(current).toMatchObject({ weightsSource: 'declared', groupBonus: bonuses });
    expect(current.weights.seeker.pay).toBe(20);
    expect(versions.filter(({ state: is }) => is === 'active')).toHaveLength(1);
    expect(await audited('quality.learning_switched')).toMatchObject([
      { on: false, restored: false },
      { on: true },
      { on: false, restored: true },
    ]);
  });

  it('are learned from what people took off their own lists too, each pair once and no reason besides', async () => {
    const [seeker, post, other] = [await person(line.clerk), await line.vacancy(), await line.vacancy()];
    const begun = await line.referred();
    const hide = (
      pair: { seekerId: string; vacancyId: string },
      list: 'seeker' | 'vacancy',
      reason: HideReason,
    ) =>
      line.clerk.call(routes.matching.giveFeedback, {
        body: { seekerId: pair.seekerId, vacancyId: pair.vacancyId, list, kind: 'hide', reason },
      });
    const pair = { seekerId: seeker.id, vacancyId: post.id };
    await hide(pair, 'seeker', 'pay_low');
    await hide(pair, 'seeker', 'too_far');
    await hide(pair, 'vacancy', 'wrong_work');
    await hide({ seekerId: seeker.id, vacancyId: other.id }, 'seeker', 'tried');
    await hide(begun, 'seeker', 'wrong_work');
    const { report } = await officer.call(train);
    expect(report).toMatchObject({ hides: { count: 1, weight: 0.5 } });
  });

  it('as proposed are put aside by a declaration, so that they cannot bring former bonuses back unseen', async () => {
    const proposed = await officer.call(train);
    expect(proposed.state).toBe('proposed');
    const { current } = await officer.call(overview);
    await officer.call(declare, {
      body: { basedOn: current.version, groupBonus: { disabled: 300 }, note: '市局2026年第9次会议' },
    });
    const shown = await officer.call(version, { params: { id: proposed.id ?? '' } });
    expect(shown).toMatchObject({ state: 'retired', can: ['activate'] });
  });

  it('as proposed can be turned down, once', async () => {
    const made = await officer.call(train);
    expect(made.state).toBe('proposed');
    const params = { id: made.id ?? '' };
    expect((await officer.call(reject, { params })).state).toBe('rejected');
    expect((await officer.refused(reject, { params })).code).toBe('policy.state');
    expect((await officer.refused(version, { params: { id: 'x'.repeat(22) } })).status).toBe(404);
  });
});
