/**
 * Measures the round of the network:
 *   node bench/round/run.ts [--size tiny|small|county|prefecture|full] [--per-seeker 1,5] [--repeat 5] [--json | --detail]
 * `--json` prints a table for `bench/run.ts`, `--detail` all measurements. Ratios are of processor time, medians of
 * interleaved repetitions. Fails on wrong results only. Needs g++ and liblemon-dev for the comparisons.
 */
import { parseArgs } from 'node:util';
import { PRESETS } from '../market/index.ts';
import type { MarketSize } from '../market/index.ts';
import { markdownTable } from '../lib/report.ts';
import { sameLists, wholeRound } from './measure.ts';
import { twoDays } from './made-market.ts';

const SIZES: Record<string, MarketSize[]> = {
  tiny: [PRESETS.tiny],
  small: [PRESETS.small],
  county: [PRESETS.county],
  prefecture: [PRESETS.prefecture],
  full: [PRESETS.county, PRESETS.prefecture],
};

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    'per-seeker': { type: 'string', default: '1,5' },
    repeat: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    detail: { type: 'boolean', default: false },
  },
});
const sizes = SIZES[values.size];
if (sizes === undefined) {
  process.stderr.write(`--size is one of ${Object.keys(SIZES).join(', ')}\n`);
  process.exit(2);
}
const repeat = Math.max(1, Math.floor(Number(values.repeat)) || 1);

const columns = [
  'people × vacancies, k',
  'ms, one auction',
  'LEMON NetworkSimplex, times ours',
  'ours, times the same in C++',
  'gap on the lists, %',
  'certified gap after 1, %',
  'after 2, %',
  'places filled, times top-1 lists',
  'share of fillable places, %',
  'feasible but empty-handed',
  'day after, % of a whole round',
];
const lines: (string | number)[][] = [];
const wrong: string[] = [];
const skipped = new Set<string>();
const details: unknown[] = [];
for (const size of sizes) {
  const { market, dayAfter } = twoDays(size);
  for (const perSeeker of values['per-seeker'].split(',').map(Number)) {
    const name = `${size.seekers.toLocaleString('en-GB')} × ${size.vacancies.toLocaleString('en-GB')}, ${perSeeker}`;
    process.stderr.write(`${name}\n`);
    const same = sameLists(market, perSeeker, repeat);
    for (const [program, why] of Object.entries(same.absent)) skipped.add(`${program}: ${why}`);
    const whole = wholeRound(market, dayAfter, perSeeker, Math.min(3, repeat));
    const { round, topOne } = whole.figures;
    details.push({ size, perSeeker, sameLists: same, whole });
    process.stderr.write(`  one auction ${same.processorMs.round.toFixed(0)} ms\n`);
    const { afterOne, afterTwo } = whole.certifiedGapPercent;
    lines.push([
      name,
      same.processorMs.round,
      same.fasterThanNetworkSimplex,
      same.slowerThanNativeAuction,
      same.gapPercent ?? NaN,
      afterOne,
      afterTwo,
      round.filled.asAdvised / topOne.filled.byScore,
      (100 * round.filled.asAdvised) / whole.figures.fillable,
      round.without.feasible,
      100 * whole.dayAfter.share,
    ]);
    if (round.without.feasible > 0) wrong.push(`${name}: ${round.without.feasible} people left empty-handed`);
    if ((same.gapPercent ?? 0) < 0) wrong.push(`${name}: better than the optimum, so not the same problem`);
    if ((same.gapPercent ?? 0) > 0.01) wrong.push(`${name}: far from the optimum on the same lists`);
    if (
      same.values.auction !== undefined &&
      size === PRESETS.tiny &&
      same.values.auction !== same.values.round
    )
      wrong.push(`${name}: C++ comes to ${same.values.auction}, ours to ${same.values.round ?? NaN}`);
  }
}
for (const why of skipped) process.stderr.write(`SKIPPED: no comparison with ${why}\n`);
const report = { title: 'The round of the network', columns, lines, wrong, skipped: [...skipped] };
if (values.detail) process.stdout.write(`${JSON.stringify(details, null, 2)}\n`);
else if (values.json)
  process.stdout.write(
    // JSON has no NaN; values not measured are shown as a dash.
    `${JSON.stringify({ ...report, lines: lines.map((line) => line.map((one) => (Number.isNaN(one) ? '–' : one))) })}\n`,
  );
else process.stdout.write(`${markdownTable(report)}\n${wrong.map((why) => `WRONG: ${why}\n`).join('')}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
