/**
 * Top 50 for everybody, one worker thread against two over the same memory:
 *   node bench/workers/run.ts [--size tiny|small|full] [--repeat 5] [--json]
 * `small` is the county, `full` the prefecture. Repetitions alternate; the ratio is of medians of wall time, so the
 * machine should be idle. Fails on wrong results only; ends with 77 on a machine with one core.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { MatchIndex, shareMarket } from '@yizhan/matching';
import { median } from '../lib/measure.ts';
import { markdownTable } from '../lib/report.ts';
import { createMarket, marketContext, PRESETS } from '../market/index.ts';
import type { MarketSize } from '../market/index.ts';
import { Crew } from './lists.ts';

const SIZES: Record<string, MarketSize> = {
  tiny: PRESETS.tiny,
  small: PRESETS.county,
  full: PRESETS.prefecture,
};
const LIMIT = 50;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    repeat: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const size = SIZES[values.size];
if (size === undefined) {
  process.stderr.write(`--size is one of ${Object.keys(SIZES).join(', ')}\n`);
  process.exit(2);
}
if (availableParallelism() < 2) {
  process.stderr.write('this machine has one core: two workers cannot be measured beside one\n');
  process.exit(77);
}
const repeat = Math.max(1, Math.floor(Number(values.repeat)) || 1);

const made = createMarket(size);
const index = new MatchIndex(marketContext(made));
index.load({ seekers: made.seekers(), vacancies: made.vacancies() });
const seekers = Array.from({ length: size.seekers }, (_, i) => made.seeker(i).id);
const vacancies = Array.from({ length: size.vacancies }, (_, i) => made.vacancy(i).id);
const shared = shareMarket(index, {
  seekers,
  vacancies,
  capacity: new Int32Array(vacancies.length).fill(1),
});
// The few people whom only the index can judge are left out in both runs.
const people = Int32Array.from(shared.seekerRow.keys())
  .filter((person) => shared.special[person] === 0)
  .sort((a, b) => (shared.seekerRow[a] ?? 0) - (shared.seekerRow[b] ?? 0));

const crew = await Crew.open(shared, 2);
const wrong: string[] = [];
const times = { one: [] as number[], two: [] as number[] };
let entries: number;
try {
  // One untimed run on each thread: the first answers run uncompiled code.
  const expected = await crew.find(people, LIMIT, 1);
  await crew.find(people, LIMIT, 2);
  entries = expected.entries;
  for (let turn = 0; turn < repeat; turn++) {
    for (const name of turn % 2 === 0 ? (['one', 'two'] as const) : (['two', 'one'] as const)) {
      const found = await crew.find(people, LIMIT, name === 'one' ? 1 : 2);
      times[name].push(found.ms);
      if (found.checksum !== expected.checksum || found.entries !== expected.entries)
        wrong.push(`${name}: other lists than the first time`);
    }
    process.stderr.write(
      `one ${times.one.at(-1)?.toFixed(0) ?? ''} ms, two ${times.two.at(-1)?.toFixed(0) ?? ''} ms\n`,
    );
  }
} finally {
  await crew.close();
}

const [one, two] = [median(times.one), median(times.two)];
const table = {
  title: 'Top 50 for everybody, one worker thread beside two',
  columns: ['people × vacancies', 'candidates', 's, one', 's, two', 'two, times one', 'load of the machine'],
  lines: [
    [`${people.length} × ${size.vacancies}`, entries, one / 1_000, two / 1_000, two / one, loadavg()[0] ?? 0],
  ],
  wrong,
  skipped: [],
};
process.stdout.write(values.json ? `${JSON.stringify(table)}\n` : `${markdownTable(table)}\n`);
for (const why of wrong) process.stderr.write(`WRONG: ${why}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
