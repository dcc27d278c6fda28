import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { fill, type Locale } from '../app/errors.ts';
import { recordId } from '../app/ids.ts';
import { openFoundation } from '../platform.ts';
import { verifyCountables, type CountDifference } from '../records/countables/index.ts';
import { localeOfTerminal } from './terminal.ts';

interface VerifyOptions {
  prefecture?: string;
  repair?: true;
  json?: true;
}

/** What was counted: compare it with the records, put it right. */
export function countablesCommand(): Command {
  const command = new Command('countables').description('What the indicators count');
  command
    .command('verify')
    .description('Count everything anew from the records and compare; exits with 1 while something differs')
    .option('--prefecture <code>', 'only this one, four digits, such as 4303')
    .option('--repair', 'put right what differs')
    .option('--json', 'print each difference as a line of JSON')
    .action(async (options: VerifyOptions) => {
      process.exitCode = await verify(options);
    });
  return command;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function verify({ prefecture, repair, json }: VerifyOptions): Promise<number> {
  const locale = localeOfTerminal(process.env);
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());
  const foundation = await openFoundation(readConfig(process.env), { print: say });
  try {
    const found = await verifyCountables(foundation.services, {
      prefecture,
      repair: repair === true,
      signal: interrupt.signal,
      onPrefecture: (code, differences) => {
        for (const difference of differences) {
          console.log(
            json === true ? JSON.stringify({ prefecture: code, ...difference }) : line(code, difference),
          );
        }
      },
    });
    say(
      fill(found === 0 ? TEXTS.right[locale] : repair ? TEXTS.repaired[locale] : TEXTS.wrong[locale], {
        found,
      }),
    );
    return found === 0 || repair === true ? 0 : 1;
  } finally {
    await foundation.stop();
  }
}

/** Kind, what is wrong, day and record, or the sum that is; no names. */
function line(prefecture: string, difference: CountDifference): string {
  const { kind, what } = difference;
  if (what === 'sum') {
    const { level, area, span, at, stored, counted } = difference;
    return `${prefecture}  ${kind}  ${what}  ${level} ${area} ${span} ${at}  ${stored} ≠ ${counted}`;
  }
  return `${prefecture}  ${kind}  ${what}  ${difference.day}  ${recordId(prefecture, difference.sourceId)}`;
}

const TEXTS = {
  right: { 'zh-CN': '统计与档案一致。', en: 'What was counted is what the records say.' },
  wrong: {
    'zh-CN': '有{found}处统计与档案不一致，见上。加 --repair 可按档案重新统计，档案本身不会改动。',
    en: '{found} differences between what was counted and the records, as printed. With --repair they are counted anew from the records, which are not changed.',
  },
  repaired: {
    'zh-CN': '已按档案重新统计，更正了{found}处。',
    en: 'Counted anew from the records: {found} differences put right.',
  },
} as const satisfies Record<string, Record<Locale, string>>;
