/**
 * A whole round of the made-up market by the server's own code, stage by stage, with the most memory it took:
 *   node bench/big/run.ts [--size tiny|small|middle|full] [--threads 2] [--per-seeker 5] [--json]
 * `full` is 300,000 people and 50,000 vacancies. Fails on wrong results only.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { RowsBuilder } from '../../apps/server/src/modules/rounds/solving/rows.ts';
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
    json: { type: 'boolean', default: false },
  },
});
const size = SIZES[values.size];
if (size === undefined) {
  process.stderr.write(`--size is one of ${Object.keys(SIZES).join(', ')}\n`);
  process.exit(2);
}

const gibibytes = (): number => process.resourceUsage().maxRSS / 2 ** 20;
const stages = new Stages(
  (line) => void process.stderr.write(`${line}, ${gibibytes().toFixed(2)} GiB at most so far\n`),
);
const made = createMarket(size);
const context = marketContext(made);
const task = {
  today: context.today,
  policy: context.policy,
  pass: 'first',
  perSeeker: Number(values['per-seeker']),
  checkpoints: [],
  checkpointEvery: 2_000,
  threads: Number(values.threads),
} as const;

stages.enter('making the rows');
const rows = new RowsBuilder(context, task);
for (const seeker of made.seekers()) rows.addSeeker(seeker);
for (const vacancy of made.vacancies()) rows.addVacancy(vacancy, Math.min(100_000, vacancy.headcount));
stages.enter('laying out');
const ready = rows.done();
stages.enter('sharing');
let saved = 0;
const { lists, report } = await solveRows(ready, context, task, {
  onProgress: (stage) => stages.enter(stage),
  onCheckpoint: (_, bytes) => (saved += bytes.byteLength),
});
stages.end();

const { certificate, round, filledByBest } = report;
const seconds = stages.seconds();
const lines: [string, string | number][] = [
  ['people × vacancies, k', `${report.seekers} × ${report.vacancies}, ${task.perSeeker}`],
  ['threads', task.threads],
  ...[...seconds].map(([stage, time]): [string, number] => [`s, ${stage}`, time]),
  ['s in all, without making the rows', stages.total() - (seconds.get('making the rows') ?? 0)],
  ['GiB, most memory', gibibytes()],
  ['MiB, checkpoints', saved / 2 ** 20],
  ['re-pricings', certificate.repricings],
  ['certified gap, %', 100 * certificate.gap],
  ['places', report.places],
  ['places filled', round.places_filled],
  ['share of fillable places, %', (100 * round.places_filled) / report.fillable],
  ['places filled, times top-1 lists', round.places_filled / filledByBest],
  ['people with a feasible vacancy', report.feasible],
  ['of them empty-handed', round.without_any],
];
const wrong = [
  ...(round.without_any > 0 ? [`${round.without_any} people left empty-handed`] : []),
  ...(certificate.value > certificate.bound ? ['the round is better than its own bound'] : []),
  ...(lists.offset.length === ready.seekers.length + 1 ? [] : ['not everybody has a list']),
];
const table = { title: 'A whole round', columns: ['', values.size], lines, wrong, skipped: [] };
process.stdout.write(values.json ? `${JSON.stringify(table)}\n` : `${markdownTable(table)}\n`);
for (const why of wrong) process.stderr.write(`WRONG: ${why}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
