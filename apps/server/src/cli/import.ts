import { basename } from 'node:path';
import { Argument, Command } from 'commander';
import { IMPORT_KINDS, type ImportKind } from '@yizhan/contract';
import type { Locale } from '../app/errors.ts';
import { importFile, ImportInterrupted, type Counts, type ImportSummary } from '../modules/imports/index.ts';
import { filled, takeFile } from './take-file.ts';

const EXIT_INTERRUPTED = 130;

interface Options {
  readonly mapping?: string;
  readonly source?: string;
  readonly region?: string;
  readonly publish: boolean;
  readonly json?: true;
}

export function importCommand(): Command {
  return new Command('import')
    .description('Import a CSV or XLSX file; the same file again changes nothing')
    .addArgument(new Argument('<kind>', 'what the rows are').choices(IMPORT_KINDS))
    .argument('<file>', 'CSV (UTF-8 or GB18030) or XLSX')
    .option('--mapping <name>', 'use a saved column mapping instead of the proposed one')
    .option('--source <name>', 'name of the source, within which the numbers of rows are unique')
    .option('--region <code>', 'division of rows that name no place, such as 430302')
    .option(
      '--no-publish',
      'put vacancies before the reviewers instead of publishing what passes every check',
    )
    .option('--json', 'print a summary as JSON on standard output')
    .addHelpText(
      'after',
      `
Works beside a running server or without one. Progress goes to standard error.
Exit code 0 also when rows were rejected, 2 when the file cannot be read or mapped.`,
    )
    .action(async (kind: ImportKind, file: string, options: Options) => {
      process.exitCode = await run(kind, file, options);
    });
}

async function run(kind: ImportKind, path: string, options: Options): Promise<number> {
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return takeFile(path, async (services, content, { locale, say }) => {
    try {
      const summary = await importFile(services, {
        kind,
        file: { name: basename(path), content },
        mappingName: options.mapping ?? null,
        source: options.source ?? null,
        regionCode: options.region ?? null,
        publish: options.publish,
        locale,
        signal: interrupt.signal,
        onProgress: progress(locale, say),
        onMapping: (mapping) => {
          const used = Object.entries(mapping).flatMap(([column, field]) =>
            field === null ? [] : [`${column}→${field}`],
          );
          say(`${TEXTS.columns[locale]} ${used.join(', ')}`);
        },
      });
      print(summary, options.json === true, locale);
      return 0;
    } catch (error) {
      if (!(error instanceof ImportInterrupted)) throw error;
      say(TEXTS.interrupted[locale]);
      return EXIT_INTERRUPTED;
    }
  });
}

const TEXTS = {
  columns: { 'zh-CN': '列对应：', en: 'Columns:' },
  interrupted: {
    'zh-CN': '已中断。已导入的行都保留，再次运行会接着导入，不会重复。',
    en: 'Interrupted. Rows taken in stay; run it again to take in the rest, nothing is doubled.',
  },
  summary: {
    'zh-CN': '共{rows}行：新增{created}，更新{updated}，未变{unchanged}，退回{rejected}',
    en: '{rows} rows: {created} created, {updated} updated, {unchanged} unchanged, {rejected} rejected',
  },
  row: { 'zh-CN': '  第{row}行：{reason}', en: '  row {row}: {reason}' },
  more: { 'zh-CN': '  …… 另有{more}行（用 --json 看全部）', en: '  … {more} more (see all with --json)' },
} as const satisfies Record<string, Record<Locale, string>>;

/** Lines on a terminal that nobody watches are few: one every two seconds. */
const PROGRESS_MS = 2_000;

function progress(locale: Locale, say: (line: string) => void): (counts: Counts) => void {
  let last = 0;
  return (counts) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS && counts.processed < counts.rows) return;
    last = now;
    const text = locale === 'en' ? 'rejected' : '退回';
    say(`${counts.processed}/${counts.rows}${counts.rejected > 0 ? `  ${text} ${counts.rejected}` : ''}`);
  };
}

const SHOWN = 20;

function print(summary: ImportSummary, json: boolean, locale: Locale): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(summary)}\n`);
    return;
  }
  const { rejected, ...counts } = summary;
  console.log(filled(TEXTS.summary[locale], { ...counts, rejected: rejected.length }));
  for (const { row, reason } of rejected.slice(0, SHOWN))
    console.log(filled(TEXTS.row[locale], { row, reason }));
  if (rejected.length > SHOWN) console.log(filled(TEXTS.more[locale], { more: rejected.length - SHOWN }));
}
