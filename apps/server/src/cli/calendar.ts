import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { system } from '../app/actor.ts';
import { runWrite } from '../app/context.ts';
import type { Locale } from '../app/errors.ts';
import type { Services } from '../app/services.ts';
import { importNotice, noticeFaults, runDeadlines } from '../records/deadlines/index.ts';
import { EXIT_UNREADABLE, filled, takeFile, type Terminal } from './take-file.ts';

export function calendarCommand(): Command {
  const calendar = new Command('calendar').description('Holidays and worked weekends of a year');
  calendar
    .command('import')
    .description('Take in the official holiday notice of a year, in place of what was known of it')
    .argument('<file>', 'text (UTF-8) with a line for each day: 2028-01-01 holiday, 2028-01-08 workday')
    .option('--source <text>', 'title or number of the notice')
    .option('--dated <day>', 'the day that the notice bears, such as 2027-11-04', dayOption)
    .addHelpText(
      'after',
      `
放假 and 上班 may stand for holiday and workday. Deadlines that waited for the year get their last day at once.
Works beside a running server or without one. Exit code 2 when the file cannot be read.`,
    )
    .action(async (file: string, options: unknown) => {
      const origin = Origin.parse(options);
      process.exitCode = await takeFile(file, (...given) => importCalendar(origin, ...given));
    });
  return calendar;
}

const Origin = z.object({
  source: z.string().trim().default(''),
  dated: z.string().nullable().default(null),
});

function dayOption(given: string): string {
  const read = z.iso.date().safeParse(given);
  if (!read.success) throw new InvalidArgumentError('a day is written 2027-11-04');
  return read.data;
}

async function importCalendar(
  origin: z.output<typeof Origin>,
  services: Services,
  content: Buffer,
  { locale, say }: Terminal,
): Promise<number> {
  const text = content.toString('utf8');
  const faults = noticeFaults(text);
  for (const { error } of faults) say(error.text[locale]);
  if (faults.length > 0) return EXIT_UNREADABLE;
  const by = { actor: system('calendar'), locale };
  const notice = await runWrite(services, by, (ctx) => importNotice(ctx, text, origin));
  const { determined } = await runDeadlines(services);
  console.log(
    filled(TAKEN[locale], {
      year: notice.year,
      holidays: notice.holidays.length,
      workdays: notice.makeupWorkdays.length,
      determined,
    }),
  );
  return 0;
}

const TAKEN: Readonly<Record<Locale, string>> = {
  'zh-CN': '{year}年：放假{holidays}天，调休上班{workdays}天；算出了{determined}个等着的期限',
  en: '{year}: {holidays} days off, {workdays} worked weekend days; {determined} waiting deadlines determined',
};
