import { Command } from 'commander';
import type { PointImport } from '@yizhan/contract';
import { system } from '../app/actor.ts';
import { readContext, runWrite } from '../app/context.ts';
import type { Locale } from '../app/errors.ts';
import { applyPointsJob, checkPoints, importPoints } from '../modules/region-points/index.ts';
import { filled, takeFile } from './take-file.ts';

interface Options {
  readonly check?: true;
  readonly json?: true;
}

export function pointsCommand(): Command {
  const points = new Command('points').description('Where divisions lie: the bureau’s own points');
  points
    .command('import')
    .description('Take in points of towns, counties and prefectures; the same file again changes nothing')
    .argument('<file>', 'CSV (UTF-8 or GB18030) with the columns code, name, lng, lat, system')
    .option('--check', 'say what the file would do and change nothing')
    .option('--json', 'print the result as JSON on standard output')
    .addHelpText(
      'after',
      `
system is WGS-84 (also CGCS2000), GCJ-02 (AMap, Tencent) or BD-09 (Baidu); codes are the statistical ones.
Works beside a running server or without one. Exit code 0 also when rows were rejected, 2 when the file cannot be read.`,
    )
    .action(async (file: string, options: Options) => {
      process.exitCode = await run(file, options);
    });
  return points;
}

async function run(path: string, options: Options): Promise<number> {
  return takeFile(path, async (services, content, { locale }) => {
    const by = { actor: system('points'), locale };
    if (options.check !== true) await services.jobs.start([applyPointsJob]);
    const result =
      options.check === true
        ? await checkPoints(readContext(services, by), content)
        : await runWrite(services, by, (ctx) => importPoints(ctx, content));
    print(result, options, locale);
    return 0;
  });
}

const TEXTS = {
  checked: {
    'zh-CN': '共{rows}行：将采用{taken}，未变{unchanged}，退回{rejected}。什么都没有改动。',
    en: '{rows} rows: {taken} would be taken, {unchanged} unchanged, {rejected} rejected. Nothing was changed.',
  },
  taken: {
    'zh-CN': '共{rows}行：采用{taken}，未变{unchanged}，退回{rejected}',
    en: '{rows} rows: {taken} taken, {unchanged} unchanged, {rejected} rejected',
  },
  row: { 'zh-CN': '  第{row}行（{code}）：{reason}', en: '  row {row} ({code}): {reason}' },
  moved: { 'zh-CN': '  {name}移动{km}公里', en: '  {name} moves {km} km' },
  more: { 'zh-CN': '  …… 另有{more}行（用 --json 看全部）', en: '  … {more} more (see all with --json)' },
} as const satisfies Record<string, Record<Locale, string>>;

const SHOWN = 20;

function print(result: PointImport, options: Options, locale: Locale): void {
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const { rejected, moved, ...counts } = result;
  const summary = options.check === true ? TEXTS.checked : TEXTS.taken;
  console.log(filled(summary[locale], { ...counts, rejected: rejected.length }));
  for (const { row, code, reason } of rejected.slice(0, SHOWN)) {
    console.log(filled(TEXTS.row[locale], { row, code, reason }));
  }
  if (rejected.length > SHOWN) console.log(filled(TEXTS.more[locale], { more: rejected.length - SHOWN }));
  for (const { region, metres } of moved) {
    if (metres === null) continue;
    const km = (metres / 1_000).toFixed(1);
    console.log(filled(TEXTS.moved[locale], { name: region.fullName, km }));
  }
}
