/**
 * Does learning find the truth, and does it do no harm? `npm run bench:learning` prints both for a world whose truth is
 * planted. Seeded: the same figures on every machine.
 */
import {
  DEFAULT_WEIGHTS,
  learnWeights,
  trainWeights,
  type MatchWeights,
  type OutcomeRow,
} from '@yizhan/matching';
import { distanceFrom, drawOutcomes, listQuality, PLANTED, randomOf, type World } from './world.ts';

const LISTS = 1_000;
const ROUNDS = 6;
const WORLDS = 100;

const quality = (weights: MatchWeights, world: World = PLANTED): number =>
  listQuality(world, weights, LISTS, randomOf(1));
const show = (value: number): string => value.toFixed(3);
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
const print = (...cells: readonly string[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
};

/** Several trainings, each with as many new outcomes, like a year of nightly trainings. */
function finding(): void {
  print(
    'outcomes a training',
    'adopted',
    'distance from the truth',
    'first three of twenty',
    'ms a training',
  );
  print('---', '---', '---', '---', '---');
  print(
    '0 (defaults)',
    '',
    show(distanceFrom(PLANTED.truth, DEFAULT_WEIGHTS)),
    percent(quality(DEFAULT_WEIGHTS)),
    '',
  );
  for (const count of [300, 1_000, 3_000, 10_000, 30_000]) {
    let weights = DEFAULT_WEIGHTS;
    let adopted = 0;
    let spent = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const rows = drawOutcomes(PLANTED, count, randomOf(count + round));
      const begun = performance.now();
      const learned = learnWeights(rows, weights, { declared: DEFAULT_WEIGHTS });
      spent += performance.now() - begun;
      if (learned.report.decision === 'adopt') adopted += 1;
      weights = learned.weights;
    }
    const distance = show(distanceFrom(PLANTED.truth, weights));
    print(
      String(count),
      `${adopted} of ${ROUNDS}`,
      distance,
      percent(quality(weights)),
      (spent / ROUNDS).toFixed(0),
    );
  }
}

/** The defaults are the truth, or the outcomes lie: any adopted change can only do harm. */
function harm(): void {
  const right: World = { ...PLANTED, truth: DEFAULT_WEIGHTS };
  const cases: ReadonlyArray<readonly [string, (seed: number) => OutcomeRow[], boolean]> = [
    ['30 outcomes', (seed) => drawOutcomes(right, 30, randomOf(seed)), false],
    ['30 outcomes, all guards off', (seed) => drawOutcomes(right, 30, randomOf(seed)), true],
    ['1,000 outcomes', (seed) => drawOutcomes(right, 1_000, randomOf(seed)), false],
    ['1,000 coin tosses', (seed) => tossed(drawOutcomes(right, 1_000, randomOf(seed)), seed), false],
    ['1,000 outcomes turned round', (seed) => turned(drawOutcomes(right, 1_000, randomOf(seed))), false],
    ['the same, all guards off', (seed) => turned(drawOutcomes(right, 1_000, randomOf(seed))), true],
  ];
  const before = quality(DEFAULT_WEIGHTS, right);
  print('what is learned from', 'adopted', 'mean loss of quality', 'worst', 'weights below 1');
  print('---', '---', '---', '---', '---');
  for (const [name, draw, isForced] of cases) {
    let adopted = 0;
    let below = 0;
    const losses: number[] = [];
    for (let seed = 0; seed < WORLDS; seed += 1) {
      const rows = draw(1_000 + seed);
      const weights = isForced
        ? trainWeights(rows, DEFAULT_WEIGHTS).weights
        : learnWeights(rows, DEFAULT_WEIGHTS).weights;
      if (weights !== DEFAULT_WEIGHTS) adopted += 1;
      below += [...Object.values(weights.seeker), ...Object.values(weights.employer)].filter(
        (w) => w < 1,
      ).length;
      losses.push(weights === DEFAULT_WEIGHTS ? 0 : before - quality(weights, right));
    }
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / WORLDS;
    print(name, `${adopted} of ${WORLDS}`, percent(mean), percent(Math.max(...losses)), String(below));
  }
}

/** Outcomes that have nothing to do with the pair. */
function tossed(rows: readonly OutcomeRow[], seed: number): OutcomeRow[] {
  const random = randomOf(seed + 77);
  const others = [...rows].map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at);
  return rows.map((row, at) => ({
    ...row,
    reached: others[at]?.row.reached ?? null,
    ended: others[at]?.row.ended ?? true,
  }));
}

/** The better the pair, the worse it went. */
function turned(rows: readonly OutcomeRow[]): OutcomeRow[] {
  const flip = (value = 5_000): number => 10_000 - value;
  return rows.map((row) => ({
    ...row,
    features: {
      seeker: Object.fromEntries(
        Object.entries(row.features.seeker).map(([rule, value]) => [rule, flip(value)]),
      ),
      employer: Object.fromEntries(
        Object.entries(row.features.employer).map(([rule, value]) => [rule, flip(value)]),
      ),
    },
  }));
}

process.stdout.write('Finding planted weights\n\n');
finding();
process.stdout.write('\nDoing no harm\n\n');
harm();
