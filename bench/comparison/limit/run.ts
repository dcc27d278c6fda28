/**
 * Queries in either direction and batch, compared with the same index in C++ -O3:
 *   node bench/comparison/limit/run.ts [--size tiny|small|full --only vacancies,people,everybody --rounds N --json]
 * Custom market sizes: --vacancies in the index and --asked people who query it; --people in the index and --posts that
 * query it; --everybody people for whom all lists are made. Prints a report of the form of `SuiteReport`; ends with 77
 * where g++ is not installed. Fails on wrong results only.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MatchIndex } from '@yizhan/matching';
import { createMarket, marketContext } from '../../market/index.ts';
import type { MarketSize } from '../../market/index.ts';
import { markdownTable } from '../../lib/report.ts';
import type { Timing } from '../../lib/measure.ts';
import type { SuiteReport } from '../../lib/report.ts';
import { SIZES } from '../../lib/setting.ts';
import { dumpIndex } from './dump.ts';
import { compareBatch, compareOneByOne } from './measure.ts';
import type { Compared } from './measure.ts';

const QUERY_LIMIT = 20;
const BATCH_LIMIT = 50;
/** The exit code by which GNU test runners mark a skipped test. */
const NOT_HERE = 77;
/** People and vacancies whose lists are timed, and rounds of each program. */
const EFFORT = {
  tiny: { asked: 50, posts: 50, rounds: 1 },
  small: { asked: 300, posts: 100, rounds: 3 },
  full: { asked: 1_000, posts: 300, rounds: 7 },
} as const;
const PARTS = ['vacancies', 'people', 'everybody'] as const;
type PartName = (typeof PARTS)[number];

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    only: { type: 'string', default: PARTS.join(',') },
    vacancies: { type: 'string' },
    asked: { type: 'string' },
    people: { type: 'string' },
    posts: { type: 'string' },
    everybody: { type: 'string' },
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
const only = values.only.split(',');
const isPart = (name: string): name is PartName => PARTS.some((part) => part === name);
if (!only.every(isPart)) {
  log(`--only names some of ${PARTS.join(', ')}`);
  process.exit(2);
}
const rounds = given(values.rounds, EFFORT[size].rounds);
const { query, batch } = SIZES[size];
/** The default market for each part. */
const MARKETS: Record<PartName, MarketSize> = {
  vacancies: {
    ...query,
    seekers: given(values.asked, EFFORT[size].asked),
    vacancies: given(values.vacancies, query.vacancies),
  },
  people: {
    ...query,
    seekers: given(values.people, query.seekers),
    vacancies: given(values.posts, EFFORT[size].posts),
  },
  everybody: { ...batch, seekers: given(values.everybody, batch.seekers) },
};

/** Passes a folder with the market's index to the work, and removes it afterwards. */
function withDump<R>(part: PartName, work: (folder: string) => R): R {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-limit-'));
  try {
    writeDump(folder, part);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The index itself is freed before others read the folder. */
function writeDump(folder: string, part: PartName): void {
  const market = MARKETS[part];
  const made = createMarket(market);
  const index = new MatchIndex(marketContext(made));
  log(`loading ${market.seekers} people and ${market.vacancies} vacancies`);
  index.load({ seekers: made.seekers(), vacancies: made.vacancies() });
  dumpIndex(folder, index, {
    seekers: part === 'vacancies' ? Array.from(made.seekers(), ({ id }) => id) : [],
    vacancies: part === 'people' ? liveIds(index) : [],
  });
}

/** Nobody searches for people where no place is left. */
function liveIds({ columns: { vacancies } }: MatchIndex): string[] {
  const rows = Array.from({ length: vacancies.end }, (_, row) => row);
  return rows.filter((row) => vacancies.isLive(row)).map((row) => vacancies.ids.name(row));
}

function stopIfAbsent<T extends object>(compared: T | { absent: string }): T {
  if (!('absent' in compared)) return compared;
  log(`SKIPPED: ${compared.absent}`);
  process.exit(NOT_HERE);
}

const count = (number: number): string => number.toLocaleString('en-GB');

/** What one comparison adds to the report. */
interface Part {
  title: string;
  columns: { name: string; ours: number; native: number }[];
  isSame: boolean;
}

const timings = ({ ours, native }: Compared<Timing>): Part['columns'] =>
  (['p50', 'p99'] as const).map((name) => ({ name, ours: ours[name], native: native[name] }));

const COMPARE: Record<PartName, () => Part> = {
  vacancies: () => {
    const { seekers, vacancies } = MARKETS.vacancies;
    const compared = stopIfAbsent(
      withDump('vacancies', (folder) => compareOneByOne('query', folder, QUERY_LIMIT, rounds)),
    );
    return {
      title: `top ${QUERY_LIMIT} of ${count(vacancies)} vacancies for ${count(seekers)} people one by one`,
      columns: timings(compared).map((column) => ({ ...column, name: `query ${column.name} ms` })),
      isSame: compared.isSame,
    };
  },
  people: () => {
    const { seekers, vacancies } = MARKETS.people;
    const compared = stopIfAbsent(
      withDump('people', (folder) => compareOneByOne('people', folder, QUERY_LIMIT, rounds)),
    );
    return {
      title: `top ${QUERY_LIMIT} of ${count(seekers)} people for those of ${count(vacancies)} vacancies that are live`,
      columns: timings(compared).map((column) => ({
        ...column,
        name: `people for a vacancy ${column.name} ms`,
      })),
      isSame: compared.isSame,
    };
  },
  everybody: () => {
    const { seekers, vacancies } = MARKETS.everybody;
    const { ours, native, isSame } = stopIfAbsent(
      withDump('everybody', (folder) => compareBatch(folder, BATCH_LIMIT, rounds)),
    );
    const perThousand = (total: number): number => (total / seekers) * 1_000;
    return {
      title: `top ${BATCH_LIMIT} for everybody, ${count(seekers)} people × ${count(vacancies)} vacancies`,
      columns: [{ name: 'batch, ms for 1,000 people', ours: perThousand(ours), native: perThousand(native) }],
      isSame,
    };
  },
};

const parts = PARTS.filter((name) => only.includes(name)).map((name) => COMPARE[name]());
const columns = parts.flatMap((part) => part.columns);
const report: SuiteReport = {
  title: parts
    .map(({ title }) => title)
    .join('; ')
    .replace(/^t/, 'T'),
  columns: ['', ...columns.map(({ name }) => name)],
  lines: [
    ['Yizhan', ...columns.map(({ ours }) => ours)],
    ['C++ -O3', ...columns.map(({ native }) => native)],
    ['times C++', ...columns.map(({ ours, native }) => ours / native)],
    ['floor', ...columns.map(() => '≤ 2.3')],
  ],
  wrong: parts.filter(({ isSame }) => !isSame).map(({ title }) => `lists differ from those in C++: ${title}`),
  skipped: [],
};
process.stdout.write(
  values.json ? `${JSON.stringify(report)}\n` : `${report.title}\n\n${markdownTable(report)}\n`,
);
for (const why of report.wrong) log(`WRONG: ${why}`);
if (!values.json) process.exitCode = report.wrong.length === 0 ? 0 : 1;
