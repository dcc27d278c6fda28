/**
 * A whole round of the synthetic market by the server's own code, and the next day's round after some people and
 * vacancies have changed: stage by stage, with peak memory:
 *   node bench/big/run.ts [--size tiny|small|middle|full] [--threads 2] [--per-seeker 5] [--changed 0.05] [--json]
 * `full` is 300,000 people and 50,000 vacancies. Fails on wrong results only.
 */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { encodeMemory } from '../../apps/server/src/modules/rounds/solving/memory/encode.ts';
import {
  frameOf,
  keptRound,
  recallRound,
} from '../../apps/server/src/modules/rounds/solving/memory/recall.ts';
import { RowsBuilder } from '../../apps/server/src/modules/rounds/solving/rows.ts';
import type { RoundRows } from '../../apps/server/src/modules/rounds/solving/rows.ts';
import { solveRows } from '../../apps/server/src/modules/rounds/solving/solve.ts';
import { markdownTable } from '../lib/report.ts';
import { createMarket, marketContext, PRESETS } from '../market/index.ts';
import type { MarketSize } from '../market/index.ts';
import { Stages } from './stages.ts';

const SIZES: Record<string, MarketSize> = {
  tiny: PRESETS.tiny,
  small: PRESETS.small,
  middle: { seekers: 30_000, vacancies: 5_000, counties: 3 },
  full: PRESETS.big,
};

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    threads: { type: 'string', default: String(availableParallelism()) },
    'per-seeker': { type: 'string', default: '5' },
    changed: { type: 'string', default: '0.05' },
    json: { type: 'boolean', default: false },
  },
});
const size = SIZES[values.size];
if (size === undefined) {
  process.stderr.write(`--size is one of ${Object.keys(SIZES).join(', ')}\n`);
  process.exit(2);
}

const gibibytes = (): number => process.resourceUsage().maxRSS / 2 ** 20;
let stages = new Stages(
  (line) => void process.stderr.write(`${line}, ${gibibytes().toFixed(2)} GiB at most so far\n`),
);
const made = createMarket(size);
const other = createMarket(size, made.seed + 1);
const context = marketContext(made);
const task = {
  today: context.today,
  policy: context.policy,
  pass: 'first',
  perSeeker: Number(values['per-seeker']),
  checkpoints: [],
  checkpointEvery: 2_000,
  threads: Number(values.threads),
  worthThreads: 2_000,
} as const;
const changedShare = Number(values.changed);

/** Rows of a day: changed ones come from another market, with the same key. */
function rowsOf(isChanged: (number: number) => boolean): RoundRows {
  stages.enter('making the rows');
  const rows = new RowsBuilder(context, task);
  for (let i = 0; i < made.size.seekers; i++) {
    const seeker = made.seeker(i);
    rows.addSeeker(isChanged(i) ? { ...other.seeker(i), id: seeker.id } : seeker);
  }
  for (let j = 0; j < made.size.vacancies; j++) {
    const { id } = made.vacancy(j);
    const vacancy = isChanged(j) ? { ...other.vacancy(j), id } : made.vacancy(j);
    rows.addVacancy(vacancy, Math.min(100_000, vacancy.headcount));
  }
  stages.enter('laying out');
  return rows.done();
}

/** Processor seconds of all threads so far: other programs on the machine hardly affect them. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

const ready = rowsOf(() => false);
const processorAtFirst = processorSeconds();
stages.enter('sharing');
let saved = 0;
const first = await solveRows(ready, context, task, {
  onProgress: (stage) => stages.enter(stage),
  onCheckpoint: (_, bytes) => (saved += bytes.byteLength),
});
const { lists, report } = first;
stages.enter('keeping');
const frame = frameOf(task, '');
const parts = [...encodeMemory(keptRound(ready, { ...first.kept, frame }))];
const digest = createHash('sha256');
for (const part of parts) digest.update(part);
stages.end();
const processorOfWhole = processorSeconds() - processorAtFirst;
const seconds = new Map(stages.seconds());
const mostMemory = gibibytes();

/** Spreads this many changes in a thousand over all rows. */
const SPREAD = 7_919;
const later = new Stages(
  (line) => void process.stderr.write(`day after, ${line}, ${gibibytes().toFixed(2)} GiB at most so far\n`),
);
stages = later;
const next = rowsOf((number) => (number * SPREAD) % 1_000 < changedShare * 1_000);
const processorAtNext = processorSeconds();
stages.enter('recalling');
async function* stored(): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part);
}
const recalled = await recallRound(stored(), { frame, digest: digest.digest() }, next);
const again = await solveRows(
  next,
  context,
  task,
  { onProgress: (stage) => stages.enter(stage), onCheckpoint: () => undefined },
  recalled === null ? null : { ...recalled, report, publishedAt: `${context.today}T18:00:00.000Z` },
);
stages.enter('keeping');
const keptBytes = [...encodeMemory(keptRound(next, { ...again.kept, frame }))].reduce(
  (sum, { byteLength }) => sum + byteLength,
  0,
);
stages.end();
const processorOfNext = processorSeconds() - processorAtNext;
const laterSeconds = later.seconds();

const { certificate, round, filledByBest } = report;
/** Seconds of the round, without generating rows, which only the bench does. */
const timeOf = (all: ReadonlyMap<string, number>): number =>
  [...all].reduce((sum, [stage, time]) => sum + (stage === 'making the rows' ? 0 : time), 0);
const share = (changed: number | undefined, rows: readonly string[]): string =>
  changed === undefined ? 'too much' : ((100 * changed) / rows.length).toFixed(1);
const lines: [string, string | number][] = [
  ['people × vacancies, k', `${report.seekers} × ${report.vacancies}, ${task.perSeeker}`],
  ['threads', task.threads],
  ...[...seconds].map(([stage, time]): [string, number] => [`s, ${stage}`, time]),
  ['s in all, without making the rows', timeOf(seconds)],
  ['processor s', processorOfWhole],
  ['GiB, most memory', mostMemory],
  ['MiB, checkpoints', saved / 2 ** 20],
  ['MiB, memory for the next round', parts.reduce((sum, { byteLength }) => sum + byteLength, 0) / 2 ** 20],
  ['re-pricings', certificate.repricings],
  ['certified gap, %', 100 * certificate.gap],
  ['places', report.places],
  ['places filled', round.places_filled],
  ['share of fillable places, %', (100 * round.places_filled) / report.fillable],
  ['places filled, times top-1 lists', round.places_filled / filledByBest],
  ['people with a feasible vacancy', report.feasible],
  ['of them empty-handed', round.without_any],
  [
    'day after: people, vacancies changed, %',
    `${share(recalled?.changedSeekers, next.seekers)}, ${share(recalled?.changedVacancies, next.vacancies)}`,
  ],
  ['day after: began from the round before', again.isBuilt ? 'yes' : 'no'],
  ...[...laterSeconds].map(([stage, time]): [string, number] => [`day after: s, ${stage}`, time]),
  ['day after: s in all, without making the rows', timeOf(laterSeconds)],
  ['day after: share of the whole round, %', (100 * timeOf(laterSeconds)) / timeOf(seconds)],
  ['day after: processor s', processorOfNext],
  ['day after: share of the processor time, %', (100 * processorOfNext) / processorOfWhole],
  ['day after: GiB, most memory so far', gibibytes()],
  ['day after: MiB, memory for the next round', keptBytes / 2 ** 20],
  ['day after: re-pricings', again.report.certificate.repricings],
  ['day after: certified gap, %', 100 * again.report.certificate.gap],
  ['day after: of those with a feasible vacancy empty-handed', again.report.round.without_any],
];
const wrong = [
  ...(round.without_any > 0 ? [`${round.without_any} people left empty-handed`] : []),
  ...(certificate.value > certificate.bound ? ['the round is better than its own bound'] : []),
  ...(again.report.round.without_any > 0 ? ['people left empty-handed on the day after'] : []),
  ...(again.report.certificate.value > again.report.certificate.bound
    ? ['the day after is better than its own bound']
    : []),
  ...(lists.offset.length === ready.seekers.length + 1 ? [] : ['not everybody has a list']),
];
const table = { title: 'A whole round', columns: ['', values.size], lines, wrong, skipped: [] };
process.stdout.write(values.json ? `${JSON.stringify(table)}\n` : `${markdownTable(table)}\n`);
for (const why of wrong) process.stderr.write(`WRONG: ${why}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
