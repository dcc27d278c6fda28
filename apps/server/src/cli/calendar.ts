import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { system } from '../app/actor.ts';
import { readConfig } from '../app/config.ts';
import { runWrite } from '../app/context.ts';
import { DomainError, type Locale } from '../app/errors.ts';
import { importNotice, runDeadlines } from '../records/deadlines/index.ts';
import { openFoundation } from '../platform.ts';
import { localeOfTerminal } from './terminal.ts';

const EXIT_UNREADABLE = 2;

export function calendarCommand(): Command {
  const calendar = new Command('calendar').description('Holidays and worked weekends of a year');
  calendar
    .command('import')
    .description('Take in the official holiday notice of a year, in place of what was known of it')
    .argument('<file>', 'text (UTF-8) with a line for each day: 2028-01-01 holiday, 2028-01-08 workday')
    .addHelpText(
      'after',
      `
放假 and 上班 may stand for holiday and workday. Deadlines that waited for the year get their last day at once.
Works beside a running server or without one. Exit code 2 when the file cannot be read.`,
    )
    .action(async (file: string) => {
      process.exitCode = await run(file);
    });
  return calendar;
}

async function run(path: string): Promise<number> {
  const locale = localeOfTerminal(process.env);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    say(TEXTS.noFile[locale].replace('{why}', error instanceof Error ? error.message : String(error)));
    return EXIT_UNREADABLE;
  }
  const foundation = await openFoundation(readConfig(process.env), { print: say });
  try {
    const { services } = foundation;
    const by = { actor: system('calendar'), locale };
    const notice = await runWrite(services, by, (ctx) => importNotice(ctx, text));
    const { determined } = await runDeadlines(services);
    const values = {
      year: notice.year,
      holidays: notice.holidays.length,
      workdays: notice.makeupWorkdays.length,
      determined,
    };
    console.log(
      Object.entries(values).reduce<string>(
        (line, [name, value]) => line.replace(`{${name}}`, String(value)),
        TEXTS.taken[locale],
      ),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    say(error.text[locale]);
    return EXIT_UNREADABLE;
  } finally {
    await foundation.stop();
  }
}

const TEXTS = {
  noFile: { 'zh-CN': '读不到文件：{why}', en: 'The file cannot be read: {why}' },
  taken: {
    'zh-CN': '{year}年：放假{holidays}天，调休上班{workdays}天；算出了{determined}个等着的期限',
    en: '{year}: {holidays} days off, {workdays} worked weekend days; {determined} waiting deadlines determined',
  },
} as const satisfies Record<string, Record<Locale, string>>;
