/**
 * Compares the matching engine with others that give the same answers, as ratios in one run:
 *   npm run bench:matching [-- --only queries,peers,… --peers minisearch,… --size tiny|small|full --json --write]
 * Fails on wrong results only, never on time. Missing programs are skipped with a message.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { figure, isSkipped, markdownTable, section, withSection } from '../lib/report.ts';
import type { SuiteReport } from '../lib/report.ts';
import { Setting, SIZES } from '../lib/setting.ts';
import type { SizeName, Suite } from '../lib/setting.ts';
import { SUITES } from './suites/index.ts';
import { PEERS } from './peers/peers.ts';

const README = new URL('../README.md', import.meta.url);

const log = (line: string): void => void process.stderr.write(`  ${line}\n`);

function usage(problem: string): never {
  const suites = SUITES.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`).join('\n');
  process.stderr.write(
    `${problem}\nusage: npm run bench:matching -- [--only suite,…] [--peers name,…] [--size tiny|small|full] [--json] [--write]\n` +
      `suites:\n${suites}\npeers: ${PEERS.map(({ name }) => name).join(', ')}\n` +
      'MiniSearch and Orama are installed for the bench alone: npm ci --prefix bench/comparison\n',
  );
  process.exit(2);
}

const names = (list: string | undefined): string[] => (list ?? '').split(',').filter((name) => name !== '');

const isSize = (name: string): name is SizeName => Object.hasOwn(SIZES, name);

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    peers: { type: 'string' },
    size: { type: 'string', default: 'small' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
  strict: true,
});

const { size } = values;
if (values.help) usage('');
if (!isSize(size)) usage(`no size ${size}`);
const only = names(values.only);
const peers = names(values.peers);
for (const name of only) if (SUITES.every((suite) => suite.name !== name)) usage(`no suite ${name}`);
for (const name of peers) if (PEERS.every((peer) => peer.name !== name)) usage(`no peer ${name}`);

interface Outcome {
  suite: string;
  skipped?: string;
  report?: SuiteReport;
}

async function run(suite: Suite, setting: Setting): Promise<Outcome> {
  log(`${suite.name}: ${suite.about}`);
  const outcome = await suite.run(setting);
  if (isSkipped(outcome)) {
    log(`SKIPPED ${suite.name}: ${outcome.skipped}`);
    return { suite: suite.name, skipped: outcome.skipped };
  }
  for (const why of outcome.wrong) log(`WRONG ${suite.name}: ${why}`);
  return { suite: suite.name, report: outcome };
}

function show({ suite, skipped, report }: Outcome): string {
  if (report === undefined) return `${suite}: SKIPPED, ${skipped ?? ''}\n`;
  const notes = [
    ...report.wrong.map((why) => `WRONG: ${why}`),
    ...report.skipped.map((why) => `SKIPPED: ${why}`),
  ];
  return `${report.title}\n\n${markdownTable(report)}\n${notes.map((note) => `\n${note}`).join('')}\n`;
}

/** Only results that were measured and correct go into the README. */
function write(outcomes: readonly Outcome[], command: (suite: string) => string): void {
  const date = new Date().toISOString().slice(0, 10);
  let readme = readFileSync(README, 'utf8');
  for (const { suite, report } of outcomes) {
    if (report === undefined || report.wrong.length > 0) continue;
    readme = withSection(readme, suite, section(report, { date, command: command(suite) }));
  }
  writeFileSync(README, readme);
}

const setting = new Setting(size, peers, log);
const outcomes: Outcome[] = [];
for (const suite of SUITES) {
  if (only.length === 0 || only.includes(suite.name)) outcomes.push(await run(suite, setting));
}
process.stdout.write(values.json ? `${JSON.stringify({ size, outcomes })}\n` : outcomes.map(show).join('\n'));
if (values.write) {
  const beside = peers.length === 0 ? '' : ` --peers ${peers.join(',')}`;
  write(outcomes, (suite) => `npm run bench:matching -- --only ${suite} --size ${size}${beside}`);
}

const wrong = outcomes.reduce((sum, { report }) => sum + (report?.wrong.length ?? 0), 0);
const skipped = outcomes.filter(({ report }) => report === undefined).length;
log(
  `${figure(outcomes.length - skipped)} suites measured, ${figure(skipped)} SKIPPED, ${figure(wrong)} wrong`,
);
process.exitCode = wrong === 0 ? 0 : 1;
