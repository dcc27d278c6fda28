/**
 * Queries and batch beside the same index in C++ -O3:
 *   node bench/limit/run.ts [--size tiny|small|full --people N --vacancies N --asked N --rounds N --json]
 * Prints a report of the form of `SuiteReport`; ends with 77 where g++ is not installed. Fails on wrong results only.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MatchIndex } from '@yizhan/matching';
import { createMarket, marketContext } from '../market/index.ts';
import type { MarketSize } from '../market/index.ts';
import { markdownTable } from '../lib/report.ts';
import type { SuiteReport } from '../lib/report.ts';
import { SIZES } from '../lib/setting.ts';
import { dumpIndex } from './dump.ts';
import { compareBatch, compareQueries } from './measure.ts';

const QUERY_LIMIT = 20;
const BATCH_LIMIT = 50;
/** What GNU test runners take for 'could not be run here'. */
const NOT_HERE = 77;
/** People whose lists are timed, and turns of either program. */
const EFFORT = {
  tiny: { asked: 50, rounds: 1 },
  small: { asked: 300, rounds: 3 },
  full: { asked: 1_000, rounds: 7 },
} as const;

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    people: { type: 'string' },
    vacancies: { type: 'string' },
    asked: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
  strict: true,
});

const log = (line: string): void => void process.stderr.write(`${line}\n`);
const isSize = (name: string): name is keyof typeof EFFORT => Object.hasOwn(EFFORT, name);

const { size } = values;
if (!isSize(size)) {
  log(`--size is one of ${Object.keys(EFFORT).join(', ')}`);
  process.exit(2);
}
const given = (value: string | undefined, otherwise: number): number =>
  value === undefined ? otherwise : Math.max(1, Math.floor(Number(value)) || 1);
const rounds = given(values.rounds, EFFORT[size].rounds);
const asked = given(values.asked, EFFORT[size].asked);
const { query, batch } = SIZES[size];
/** A market for each of the two, unless one was asked for. */
const queryMarket: MarketSize = {
  ...query,
  seekers: asked,
  vacancies: given(values.vacancies, query.vacancies),
};
const batchMarket: MarketSize = { ...batch, seekers: given(values.people, batch.seekers) };

/** Hands a folder with the market's index to the work, and takes it away afterwards. */
function withDump<R>(market: MarketSize, people: number, work: (folder: string) => R): R {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-limit-'));
  try {
    const made = createMarket(market);
    const index = new MatchIndex(marketContext(made));
    log(`loading ${market.seekers} people and ${market.vacancies} vacancies`);
    index.load({ seekers: made.seekers(), vacancies: made.vacancies() });
    const ids = Array.from({ length: Math.min(people, market.seekers) }, (_, i) => made.seeker(i).id);
    dumpIndex(folder, index, ids);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function stopIfAbsent<T extends object>(compared: T | { absent: string }): T {
  if (!('absent' in compared)) return compared;
  log(`SKIPPED: ${compared.absent}`);
  process.exit(NOT_HERE);
}

const queries = stopIfAbsent(
  withDump(queryMarket, asked, (folder) => compareQueries(folder, QUERY_LIMIT, rounds)),
);
const everybody = stopIfAbsent(
  withDump(batchMarket, 0, (folder) => compareBatch(folder, BATCH_LIMIT, rounds)),
);

const count = (number: number): string => number.toLocaleString('en-GB');
const perThousand = (total: number): number => (total / batchMarket.seekers) * 1_000;
const report: SuiteReport = {
  title:
    `Top ${QUERY_LIMIT} of ${count(queryMarket.vacancies)} vacancies for ${count(asked)} people one by one; ` +
    `top ${BATCH_LIMIT} for everybody, ${count(batchMarket.seekers)} people × ${count(batchMarket.vacancies)} vacancies`,
  columns: ['', 'query p50 ms', 'query p99 ms', 'batch, ms for 1,000 people'],
  lines: [
    ['Yizhan', queries.ours.p50, queries.ours.p99, perThousand(everybody.ours)],
    ['C++ -O3', queries.native.p50, queries.native.p99, perThousand(everybody.native)],
    [
      'times C++',
      queries.ours.p50 / queries.native.p50,
      queries.ours.p99 / queries.native.p99,
      everybody.ours / everybody.native,
    ],
    ['floor', '≤ 2.3', '≤ 2.3', '≤ 2.3'],
  ],
  wrong: [
    ...(queries.isSame ? [] : ['the lists one by one differ from those in C++']),
    ...(everybody.isSame ? [] : ['the lists for everybody differ from those in C++']),
  ],
  skipped: [],
};
process.stdout.write(
  values.json ? `${JSON.stringify(report)}\n` : `${report.title}\n\n${markdownTable(report)}\n`,
);
for (const why of report.wrong) log(`WRONG: ${why}`);
if (!values.json) process.exitCode = report.wrong.length === 0 ? 0 : 1;
