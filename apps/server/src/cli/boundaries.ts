import { Command, Option } from 'commander';
import { mapRoutes, type BoundaryImport } from '@yizhan/contract';
import { system } from '../app/actor.ts';
import { readContext, runWrite } from '../app/context.ts';
import type { Locale } from '../app/errors.ts';
import { checkBoundaries, importBoundaries, type BoundarySource } from '../modules/maps/index.ts';
import { EXIT_UNREADABLE, filled, takeFile } from './take-file.ts';

interface Options {
  readonly source: string;
  readonly dated?: string;
  readonly licence?: string;
  readonly approval?: string;
  readonly system: string;
  readonly check?: true;
  readonly json?: true;
}

export function boundariesCommand(): Command {
  const boundaries = new Command('boundaries').description('Boundaries of divisions, as maps show them');
  boundaries
    .command('import')
    .description('Take in boundaries of towns, counties and prefectures; newer ones replace older ones')
    .argument(
      '<file>',
      'GeoJSON (UTF-8): a FeatureCollection whose features have the property code or adcode',
    )
    .requiredOption('--source <text>', 'where the boundaries come from')
    .option('--dated <day>', 'day of the edition, such as 2026-01-31')
    .option('--licence <text>', 'by what licence or agreement they may be used')
    .option('--approval <number>', 'map approval number (审图号)')
    .addOption(
      new Option('--system <name>', 'coordinate system of the file')
        .choices(['CGCS2000', 'WGS-84', 'GCJ-02', 'BD-09'])
        .default('CGCS2000'),
    )
    .option('--check', 'say what the file would do and change nothing')
    .option('--json', 'print the result as JSON on standard output')
    .addHelpText(
      'after',
      `
Either --approval or --licence is needed. Works beside a running server or without one. Exit code 0 also when shapes were
rejected, 2 when the file cannot be read or none of its shapes can be used.`,
    )
    .action(async (file: string, options: Options) => {
      process.exitCode = await run(file, options);
    });
  return boundaries;
}

async function run(path: string, options: Options): Promise<number> {
  const source = mapRoutes.take.query.safeParse({
    source: options.source,
    dated: options.dated,
    licence: options.licence,
    approvalNumber: options.approval,
    system: options.system,
  });
  if (!source.success) {
    process.stderr.write(
      `--${String(source.error.issues[0]?.path[0] ?? '')}: ${source.error.issues[0]?.message}\n`,
    );
    return EXIT_UNREADABLE;
  }
  return takeFile(path, async (services, content, { locale }) => {
    const by = { actor: system('boundaries'), locale };
    const said: BoundarySource = source.data;
    const result =
      options.check === true
        ? await checkBoundaries(readContext(services, by), content, said)
        : await runWrite(services, by, (ctx) => importBoundaries(ctx, content, said));
    print(result, options, locale);
    return 0;
  });
}

const TEXTS = {
  checked: {
    'zh-CN': '共{shapes}个图形：将采用{taken}，退回{rejected}。什么都没有改动。',
    en: '{shapes} shapes: {taken} would be taken, {rejected} rejected. Nothing was changed.',
  },
  taken: {
    'zh-CN': '共{shapes}个图形：采用{taken}（其中替换{replaced}），退回{rejected}',
    en: '{shapes} shapes: {taken} taken ({replaced} replace older ones), {rejected} rejected',
  },
  shape: { 'zh-CN': '  第{number}个（{code}）：{reason}', en: '  shape {number} ({code}): {reason}' },
} as const satisfies Record<string, Record<Locale, string>>;

function print(result: BoundaryImport, options: Options, locale: Locale): void {
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const { shapes, taken, rejected } = result;
  console.log(
    filled(TEXTS[options.check === true ? 'checked' : 'taken'][locale], {
      shapes,
      taken: taken.length,
      replaced: taken.filter(({ replaces }) => replaces).length,
      rejected: rejected.length,
    }),
  );
  for (const one of rejected) console.log(filled(TEXTS.shape[locale], one));
}
