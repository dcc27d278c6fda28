import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { DEFAULT_WEIGHTS } from '../policy.ts';
import { SOFT_RULES } from '../rules/soft/index.ts';
import { matchOf, sideRules } from '../score.ts';
import { CONTEXT, HOME, NEARBY, at, pair, seeker, vacancy } from '../testing/fixtures.ts';
import { wilson } from './intervals.ts';
import { learnWeights } from './learn.ts';
import { hideWeight, hireCurve, trainWeights } from './model.ts';
import { fitLogistic } from './newton.ts';
import {
  FEATURES,
  isHired,
  OUTCOME_STAGES,
  pairFeatures,
  scoreOf,
  stagesPassed,
  type HideRow,
  type OutcomeRow,
  type PairFeatures,
} from './outcomes.ts';

/** A generator good enough for tests: the same seed gives the same numbers. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Outcomes that depend only on the commute. */
function onlyDistance(count: number, seed = 5, sign = 1): OutcomeRow[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, index) => {
    const features: PairFeatures = { seeker: {}, employer: {} };
    for (const { side, rule } of FEATURES) features[side][rule] = Math.floor(random() * 10_001);
    const pull = sign * 6 * ((features.seeker.distance ?? 0) / 10_000 - 0.5);
    const hired = random() < 1 / (1 + Math.exp(-pull));
    return { unit: `p${index}`, features, reached: hired ? 'hired' : null, ended: !hired };
  });
}

const everyWeight = (weights: typeof DEFAULT_WEIGHTS): number[] => [
  ...Object.values(weights.seeker),
  ...Object.values(weights.employer),
];

describe('features', () => {
  it('are the named rules that have a weight, and never a group or what a person is', () => {
    const names = FEATURES.map(({ side, rule }) => `${side} ${rule}`);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).not.toMatch(/policy|sex|gender|\bage|ethnic|national|marri|disab|health|group|region/);
    }
    const rules = new Set(SOFT_RULES.map(({ side, name }) => `${side} ${name}`));
    expect(names.filter((name) => !rules.has(name))).toEqual([]);
  });

  it('of a pair are the values behind its reasons', () => {
    const person = seeker({ home: at(HOME), education: 4 });
    const offered = vacancy({ workplace: at(NEARBY), education: { level: 3, strength: 'wish' } });
    const features = pairFeatures(person, offered, CONTEXT);
    const sides = sideRules(CONTEXT);
    const { reasons, score } = matchOf(pair(person, offered), sides);
    for (const { side, rule, points } of reasons) {
      if (rule === 'policy') continue;
      const weight = CONTEXT.policy.weights[side][rule] ?? 0;
      expect(Math.floor((weight * (features[side][rule] ?? -1)) / sides[side].total)).toBe(points);
    }
    expect(Math.abs(scoreOf(features, CONTEXT.policy.weights) * 10_000 - score)).toBeLessThan(2);
  });
});

describe('outcomes', () => {
  const row = (given: Partial<OutcomeRow>): OutcomeRow => ({
    unit: 'p',
    features: { seeker: {}, employer: {} },
    reached: null,
    ended: false,
    ...given,
  });

  it('are known as a hire, as none, or not yet', () => {
    expect(OUTCOME_STAGES.map((reached) => isHired(row({ reached, ended: true })))).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(isHired(row({ reached: 'interviewed' }))).toBeNull();
    expect(isHired(row({ ended: true }))).toBe(false);
    expect(stagesPassed(row({ reached: 'retained_90' }))).toBe(5);
  });

  it('that are still open say only what is known', () => {
    const told = onlyDistance(300);
    const waiting = Array.from({ length: 50 }, (_, index) => row({ unit: `w${index}` }));
    expect(trainWeights([...told, ...waiting], DEFAULT_WEIGHTS)).toEqual(trainWeights(told, DEFAULT_WEIGHTS));
  });
});

describe('intervals', () => {
  it('are those of Wilson', () => {
    // Brown, Cai and DasGupta 2001: 0 of 10 and 5 of 10.
    expect(wilson(0, 10)).toMatchObject({ share: 0, low: 0, high: expect.closeTo(0.2775, 4) });
    expect(wilson(5, 10)).toMatchObject({ low: expect.closeTo(0.2366, 4), high: expect.closeTo(0.7634, 4) });
    expect(wilson(10, 10)).toMatchObject({ share: 1, high: 1 });
    expect(wilson(0, 0)).toBeNull();
  });

  it('hold the share, whatever the counts', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), (a, b) => {
        const [count, of] = [Math.min(a, b), Math.max(a, b, 1)];
        const share = wilson(count, of);
        return (
          share !== null &&
          0 <= share.low &&
          share.low <= share.share &&
          share.share <= share.high &&
          share.high <= 1
        );
      }),
      { seed: 20261122 },
    );
  });
});

describe('the fit', () => {
  const wide = { mean: 0, deviation: 1e4, atLeast: -Infinity };
  const examples = [
    ...Array.from({ length: 30 }, () => ({ x: Float64Array.of(1), group: 0, y: 1 as const, weight: 1 })),
    ...Array.from({ length: 10 }, () => ({ x: Float64Array.of(1), group: 0, y: 0 as const, weight: 1 })),
    ...Array.from({ length: 20 }, () => ({ x: Float64Array.of(0), group: 0, y: 1 as const, weight: 1 })),
    ...Array.from({ length: 20 }, () => ({ x: Float64Array.of(0), group: 0, y: 0 as const, weight: 1 })),
  ];

  it('finds the log-odds ratio and its standard error', () => {
    const { coefficients, deviations } = fitLogistic(examples, [wide, wide]);
    expect(coefficients[0]).toBeCloseTo(Math.log(3), 5);
    expect(coefficients[1]).toBeCloseTo(0, 5);
    expect(deviations[0]).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 10 + 1 / 20 + 1 / 20), 4);
  });

  it('takes a weight of half as half an example', () => {
    const halves = examples.flatMap((example) => {
      const half = { ...example, weight: 0.5 };
      return [half, half];
    });
    const [once, twice] = [fitLogistic(examples, [wide, wide]), fitLogistic(halves, [wide, wide])];
    expect(twice.coefficients[0]).toBeCloseTo(once.coefficients[0] ?? 0, 8);
    expect(twice.deviations[0]).toBeCloseTo(once.deviations[0] ?? 0, 8);
  });

  it('never goes below a bound, and the rest makes the best of it', () => {
    const against = examples.map((example) => ({ ...example, y: (1 - example.y) as 0 | 1 }));
    const { coefficients } = fitLogistic(against, [{ ...wide, atLeast: 0 }, wide]);
    expect(coefficients[0]).toBe(0);
    expect(coefficients[1]).toBeCloseTo(Math.log(30 / 50), 5);
  });

  it('stays at the prior without examples', () => {
    expect([...fitLogistic([], [{ mean: 2, deviation: 1, atLeast: 0 }]).coefficients]).toEqual([2]);
  });
});

describe('training', () => {
  it('moves towards the rules that matter, within a quarter of each weight', () => {
    const { weights, changes } = trainWeights(onlyDistance(2_000), DEFAULT_WEIGHTS);
    const distance = changes.find(({ rule }) => rule === 'distance');
    expect(distance).toMatchObject({ old: 30, new: 37, held: true });
    expect(distance?.low).toBeGreaterThan(37);
    expect(weights.seeker.pay).toBeLessThan(DEFAULT_WEIGHTS.seeker.pay ?? 0);
    for (const change of changes) {
      expect(Math.abs(change.new - change.old)).toBeLessThanOrEqual(Math.max(1, change.old * 0.25));
    }
  });

  it('changes no sign and silences no rule, whatever the outcomes say', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(-1, 1),
        fc.integer({ min: 0, max: 80 }),
        (seed, sign, count) => {
          let weights = DEFAULT_WEIGHTS;
          for (let round = 0; round < 8; round += 1) {
            ({ weights } = trainWeights(onlyDistance(count, seed, sign), weights, DEFAULT_WEIGHTS));
          }
          expect(
            everyWeight(weights).every((weight) => Number.isInteger(weight) && weight >= 1 && weight <= 100),
          ).toBe(true);
        },
      ),
      { numRuns: 30, seed: 20261122 },
    );
  });

  it('moves little on little data', () => {
    const few = trainWeights(onlyDistance(10), DEFAULT_WEIGHTS).changes;
    const many = trainWeights(onlyDistance(2_000), DEFAULT_WEIGHTS).changes;
    const moved = (changes: typeof few): number =>
      changes.reduce((sum, change) => sum + Math.abs(change.new - change.old), 0);
    expect(moved(few)).toBeLessThan(moved(many) / 2);
    expect(trainWeights([], DEFAULT_WEIGHTS).weights).toEqual(DEFAULT_WEIGHTS);
  });

  it('leaves alone what the bureau switched off', () => {
    const declared = { ...DEFAULT_WEIGHTS, seeker: { ...DEFAULT_WEIGHTS.seeker, distance: 0 } };
    const { weights, changes } = trainWeights(onlyDistance(500), declared);
    expect(weights.seeker.distance).toBe(0);
    expect(changes.some(({ rule }) => rule === 'distance')).toBe(false);
  });

  it('does not creep: the same outcomes trained often end where the prior of the declared weights holds them', () => {
    const rows = onlyDistance(60);
    let weights = DEFAULT_WEIGHTS;
    for (let round = 0; round < 30; round += 1) {
      ({ weights } = trainWeights(rows, weights, DEFAULT_WEIGHTS));
    }
    const after = trainWeights(rows, weights, DEFAULT_WEIGHTS).weights;
    expect(
      everyWeight(after).reduce(
        (sum, weight, index) => sum + Math.abs(weight - (everyWeight(weights)[index] ?? 0)),
        0,
      ),
    ).toBeLessThanOrEqual(2);
  });
});

/** Pairs that match except for the commute, hidden from the list. */
function tooFar(count: number): HideRow[] {
  return Array.from({ length: count }, (_, index) => {
    const features: PairFeatures = { seeker: {}, employer: {} };
    for (const { side, rule } of FEATURES) features[side][rule] = 5_000;
    features.seeker.distance = 0;
    return { unit: `h${index}`, features };
  });
}

describe('hidden pairs', () => {
  const noise = onlyDistance(300, 3, 0);
  const distanceBy = (hides: HideRow[]): number =>
    trainWeights(noise, DEFAULT_WEIGHTS, DEFAULT_WEIGHTS, { mostMove: 10, trust: 0.5 }, hides).weights.seeker
      .distance ?? 0;

  it('make the rule in question weigh more', () => {
    expect(distanceBy(tooFar(100))).toBeGreaterThan(distanceBy([]));
  });

  it('weigh half a placement at most, and all together a fifth of the placements', () => {
    expect(hideWeight(0, 300)).toBe(0);
    expect(hideWeight(10, 300)).toBe(0.5);
    expect(hideWeight(600, 300) * 600).toBeCloseTo(60);
    expect(hideWeight(60_000, 300) * 60_000).toBeCloseTo(60);
    // A hundred times as many hides say no more than the bound allows.
    expect(distanceBy(tooFar(12_000))).toBe(distanceBy(tooFar(120)));
  });

  it('never count as a placement without a hire, and is told in the report', () => {
    const { report } = learnWeights(onlyDistance(400), DEFAULT_WEIGHTS, { hides: tooFar(1_000) });
    expect(report).toMatchObject({ rows: 400, decided: 400, hides: { count: 1_000, weight: 0.08 } });
    expect(report.calibration.new.reduce((sum, { observed }) => sum + observed.of, 0)).toBe(400);
    const alone = learnWeights([], DEFAULT_WEIGHTS, { hides: tooFar(1_000) });
    expect(alone.report).toMatchObject({ reason: 'too_few', hides: { count: 1_000, weight: 0 } });
  });

  it('says the same in any order', () => {
    const hides = tooFar(50).map((row, at) => ({
      ...row,
      features: { ...row.features, seeker: { ...row.features.seeker, pay: at * 100 } },
    }));
    expect(learnWeights(onlyDistance(400), DEFAULT_WEIGHTS, { hides: [...hides].reverse() })).toEqual(
      learnWeights(onlyDistance(400), DEFAULT_WEIGHTS, { hides }),
    );
  });
});

describe('learning', () => {
  it('adopts weights that predict held-out hires better, and shows it', () => {
    const { weights, report } = learnWeights(onlyDistance(1_500), DEFAULT_WEIGHTS);
    expect(report).toMatchObject({ decision: 'adopt', reason: 'better', rows: 1_500, decided: 1_500 });
    expect(weights.seeker.distance).toBeGreaterThan(DEFAULT_WEIGHTS.seeker.distance ?? 0);
    expect(report.loss?.low).toBeGreaterThan(0);
    expect(report.loss?.new).toBeLessThan(report.loss?.old ?? 0);
    const bins = report.calibration.new;
    expect(bins).toHaveLength(10);
    expect(bins.reduce((sum, { observed }) => sum + observed.of, 0)).toBe(1_500);
    // At least nine of ten bins hold the predicted share within their interval.
    const held = bins.filter(
      ({ predicted, observed }) => observed.low <= predicted && predicted <= observed.high,
    );
    expect(held.length).toBeGreaterThanOrEqual(8);
  });

  it('keeps the old weights on too little, on noise and on outcomes turned round, and says which', () => {
    const keeps = (rows: OutcomeRow[]): string => {
      const { weights, report } = learnWeights(rows, DEFAULT_WEIGHTS);
      expect(weights).toBe(DEFAULT_WEIGHTS);
      expect(report.decision).toBe('keep');
      return report.reason;
    };
    expect(keeps(onlyDistance(30))).toBe('too_few');
    expect(keeps([])).toBe('too_few');
    expect(keeps(onlyDistance(800, 3, 0))).toMatch(/no_signal|not_better/);
    expect(keeps(onlyDistance(800, 3, -1))).toBe('no_signal');
    const nobody = onlyDistance(800).map((row): OutcomeRow => ({ ...row, reached: null, ended: true }));
    expect(keeps(nobody)).toBe('too_few');
  });

  it('says the same whatever the order of rows', () => {
    const rows = onlyDistance(400);
    const turned = [...rows].reverse();
    expect(learnWeights(turned, DEFAULT_WEIGHTS)).toEqual(learnWeights(rows, DEFAULT_WEIGHTS));
  });

  it('survives absurd values', () => {
    const rows = onlyDistance(300).map((row, index): OutcomeRow => ({
      ...row,
      unit: index % 2 === 0 ? '' : row.unit,
      features: { seeker: { distance: Number.NaN, pay: 1e9 }, employer: { occupation: -5 } },
    }));
    const { report } = learnWeights(rows, DEFAULT_WEIGHTS);
    expect(Number.isFinite(report.loss?.old)).toBe(true);
    expect(report.decision).toBe('keep');
  });

  it('predicts more hires at higher scores', () => {
    const rows = onlyDistance(500);
    const curve = hireCurve(rows, DEFAULT_WEIGHTS);
    const sorted = [...rows].sort(
      (a, b) => scoreOf(a.features, DEFAULT_WEIGHTS) - scoreOf(b.features, DEFAULT_WEIGHTS),
    );
    const [low, high] = [sorted[0], sorted.at(-1)];
    if (low === undefined || high === undefined) throw new Error('no rows');
    expect(curve(low)).toBeLessThan(curve(high));
  });
});
