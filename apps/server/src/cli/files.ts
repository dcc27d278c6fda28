import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { fill, type Locale } from '../app/errors.ts';
import { recordId } from '../app/ids.ts';
import { verifyFiles } from '../modules/files/index.ts';
import { openFoundation } from '../platform.ts';
import { localeOfTerminal } from './terminal.ts';

interface VerifyOptions {
  prefecture?: string;
  json?: true;
}

/** The files that people sent: whether all of them are here, and whole. */
export function filesCommand(): Command {
  const command = new Command('files').description('The files that people sent');
  command
    .command('verify')
    .description(
      'Read every byte of the kept files, as after a restore, and say what is missing or changed; exits with 1 while something is',
    )
    .option('--prefecture <code>', 'only this one, four digits, such as 4303')
    .option('--json', 'print each fault as a line of JSON')
    .action(async (options: VerifyOptions) => {
      process.exitCode = await verify(options);
    });
  return command;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function verify({ prefecture, json }: VerifyOptions): Promise<number> {
  const locale = localeOfTerminal(process.env);
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());
  const foundation = await openFoundation(readConfig(process.env), { print: say });
  try {
    const found = await verifyFiles(foundation.services, {
      prefecture: prefecture ?? null,
      signal: interrupt.signal,
      onFault: (fault) => {
        const id = recordId(fault);
        console.log(
          json === true
            ? JSON.stringify({ ...fault, id })
            : `${id}  ${fault.status}  ${fault.set}  ${fault.what}`,
        );
      },
    });
    if (interrupt.signal.aborted) say(fill(TEXTS.brokenOff[locale], { ...found }));
    else say(fill(TEXTS[found.faults === 0 ? 'whole' : 'faulty'][locale], { ...found }));
    return found.faults === 0 && !interrupt.signal.aborted ? 0 : 1;
  } finally {
    await foundation.stop();
  }
}

const TEXTS = {
  whole: {
    'zh-CN': '{files}个文件都在，内容完整。另有{orphans}个没有登记的，夜里会清理。',
    en: 'All {files} files are here and whole. The bytes of {orphans} more have no row; the nightly sweep takes them away.',
  },
  faulty: {
    'zh-CN':
      '查了{files}个文件，有{faults}处不对，见上：missing 没有了，short 不全，changed 被改过。请从备份里把这些文件的内容恢复到原处，再查一次。',
    en: 'Of {files} files, {faults} faults as printed: missing, short, or changed. Please restore the bytes of these from a back-up to where they were, and verify again.',
  },
  brokenOff: {
    'zh-CN': '中途停下了，查到第{files}个，已发现{faults}处不对。',
    en: 'Broken off after {files} files, with {faults} faults so far.',
  },
} as const satisfies Record<string, Record<Locale, string>>;
