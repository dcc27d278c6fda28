import { Command } from 'commander';
import { system } from '../app/actor.ts';
import { runWrite } from '../app/context.ts';
import type { Locale } from '../app/errors.ts';
import type { Services } from '../app/services.ts';
import { importNotice, runDeadlines } from '../records/deadlines/index.ts';
import { filled, takeFile, type Terminal } from './take-file.ts';

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
      process.exitCode = await takeFile(file, importCalendar);
    });
  return calendar;
}

async function importCalendar(services: Services, content: Buffer, { locale }: Terminal): Promise<number> {
  const by = { actor: system('calendar'), locale };
  const notice = await runWrite(services, by, (ctx) => importNotice(ctx, content.toString('utf8')));
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
