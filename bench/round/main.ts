/**
 * Measures the round of the network and prints JSON:
 *   node bench/round/main.ts [--shape county|prefecture|small] [--per-seeker 1,5] [--repeat 5]
 * Ratios are of processor time, medians of interleaved repetitions. Needs g++ and liblemon-dev for the comparisons
 * and says so on standard error where they are absent.
 */
import { parseArgs } from 'node:util';
import { SyntheticMarket } from '@yizhan/matching/round/testing/synthetic-market.ts';
import { sameLists, wholeRound } from './measure.ts';

const SHAPES = {
  small: { seekers: 2_000, vacancies: 500, towns: 1, seed: 7 },
  county: { seekers: 20_000, vacancies: 5_000, towns: 1, seed: 7 },
  prefecture: { seekers: 100_000, vacancies: 20_000, towns: 12, seed: 7 },
};

const { values } = parseArgs({
  options: {
    shape: { type: 'string', default: 'county' },
    'per-seeker': { type: 'string', default: '1,5' },
    repeat: { type: 'string', default: '5' },
  },
});
const shape = Object.entries(SHAPES).find(([name]) => name === values.shape)?.[1];
if (shape === undefined) {
  process.stderr.write(`--shape is one of ${Object.keys(SHAPES).join(', ')}\n`);
  process.exit(2);
}
const repeat = Math.max(1, Number(values.repeat));
const market = SyntheticMarket.of(shape);
const dayAfter = market.afterADay({ ...shape, seed: shape.seed + 1 }, 0.05);
const results = values['per-seeker'].split(',').map((text) => {
  const perSeeker = Number(text);
  const onSameLists = sameLists(market, perSeeker, repeat);
  for (const [program, reason] of Object.entries(onSameLists.absent))
    process.stderr.write(`SKIPPED: no comparison with ${program}: ${reason}\n`);
  return {
    perSeeker,
    sameLists: onSameLists,
    whole: wholeRound(market, dayAfter, perSeeker, Math.min(3, repeat)),
  };
});
process.stdout.write(`${JSON.stringify({ shape: values.shape, ...shape, results }, null, 2)}\n`);
