import { Command, InvalidArgumentError } from 'commander';
import type { Round } from '@yizhan/contract';
import { readConfig } from '../app/config.ts';
import { DomainError, fill, type Locale } from '../app/errors.ts';
import type { Services } from '../app/services.ts';
import { cancelRound, listForTerminal, RoundInterrupted, runHere } from '../modules/rounds/index.ts';
import { openFoundation } from '../platform.ts';
import { localeOfTerminal } from './terminal.ts';

const EXIT_INTERRUPTED = 130;

interface RunOptions {
  prefecture: string;
  perSeeker: number;
  whole?: true;
  json?: true;
}

/** The round of the network: run one here, see the latest, stop one. */
export function roundCommand(): Command {
  const command = new Command('round').description(
    'The round of the network: recommendations that together fill the most places',
  );
  command
    .command('run')
    .description('Solve and publish a round of a prefecture in this process')
    .requiredOption('--prefecture <code>', 'four digits, such as 4303')
    .option('--per-seeker <number>', 'recommendations for each person, 1 to 10', perSeeker, 5)
    .option('--whole', 'work everything out anew, not only what changed since the published round')
    .option('--json', 'print the rounds as JSON on standard output')
    .action(async (options: RunOptions) => {
      process.exitCode = await run(options);
    });
  command
    .command('list')
    .description('Show the latest rounds')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: { json?: true }) => {
      process.exitCode = await withServices(async (services, locale) => {
        print(await listForTerminal(services, locale), json === true, locale);
        return 0;
      });
    });
  command
    .command('cancel')
    .description('Stop a round, wherever it runs; what is published stays')
    .argument('<id>', 'number of the round, as `round list` shows it')
    .action(async (id: string) => {
      process.exitCode = await withServices(async (services, locale) => {
        print([await cancelRound(services, id, locale)], false, locale);
        return 0;
      });
    });
  return command;
}

function perSeeker(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 10) throw new InvalidArgumentError('1–10');
  return number;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The exit code: 1, with a word on standard error, when the platform refuses. */
async function withServices(work: (services: Services, locale: Locale) => Promise<number>): Promise<number> {
  const locale = localeOfTerminal(process.env);
  const foundation = await openFoundation(readConfig(process.env), { print: say });
  try {
    return await work(foundation.services, locale);
  } catch (error) {
    if (error instanceof RoundInterrupted) {
      say(TEXTS.interrupted[locale]);
      return EXIT_INTERRUPTED;
    }
    if (!(error instanceof DomainError)) throw error;
    say(error.text[locale]);
    return 1;
  } finally {
    await foundation.stop();
  }
}

async function run(options: RunOptions): Promise<number> {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());
  return withServices(async (services, locale) => {
    const rounds = await runHere(services, {
      prefecture: options.prefecture,
      perSeeker: options.perSeeker,
      whole: options.whole === true,
      locale,
      signal: interrupt.signal,
      onProgress: progress(),
    });
    print(rounds, options.json === true, locale);
    return rounds.every(({ state }) => state === 'published') ? 0 : 1;
  });
}

/** Lines on a terminal that nobody watches are few: one a stage, and one every two seconds. */
const PROGRESS_MS = 2_000;

function progress(): (stage: string, done: number, total: number) => void {
  let last = { stage: '', at: 0 };
  return (stage, done, total) => {
    const now = performance.now();
    if (stage === last.stage && now - last.at < PROGRESS_MS) return;
    last = { stage, at: now };
    say(`${stage}  ${done}/${total}`);
  };
}

const TEXTS = {
  interrupted: {
    'zh-CN': '已中断。下次有后台任务运行时会接着算；不想要了就用 yizhan round cancel 停掉。',
    en: 'Interrupted. The next worker goes on with it; stop it with yizhan round cancel if it is not wanted.',
  },
  counts: {
    'zh-CN': '{seekers}人，{vacancies}个岗位，推荐{recommended}条，能招满{filled}个名额，共{places}个',
    en: '{seekers} people, {vacancies} vacancies, {recommended} recommendations, {filled} of {places} places filled',
  },
  whole: { 'zh-CN': '全部重新计算', en: 'worked out whole' },
  builtOn: {
    'zh-CN': '增量计算，基于{id}；有变化的：求职者{seekers}人，岗位{vacancies}个',
    en: 'built on {id}; changed: {seekers} people, {vacancies} vacancies',
  },
  none: { 'zh-CN': '还没有撮合过。', en: 'There has been no round yet.' },
} as const satisfies Record<string, Record<Locale, string>>;

function print(rounds: readonly Round[], json: boolean, locale: Locale): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(rounds)}\n`);
    return;
  }
  if (rounds.length === 0) console.log(TEXTS.none[locale]);
  for (const round of rounds) {
    const { id, region, pass, state, createdAt, builtOn, counts, error } = round;
    console.log(`${id}  ${createdAt.slice(0, 16)}Z  ${region.code} ${region.name}  ${pass}  ${state}`);
    if (error !== null) console.log(`  ${error}`);
    if (counts !== null) console.log(`  ${fill(TEXTS.counts[locale], counts)}`);
    if (builtOn !== null) {
      const { changedSeekers: seekers, changedVacancies: vacancies } = builtOn;
      console.log(`  ${fill(TEXTS.builtOn[locale], { id: builtOn.id, seekers, vacancies })}`);
    } else if (counts !== null) console.log(`  ${TEXTS.whole[locale]}`);
  }
}
