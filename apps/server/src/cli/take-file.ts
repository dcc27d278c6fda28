import { readFile } from 'node:fs/promises';
import { readConfig } from '../app/config.ts';
import { DomainError, type Locale } from '../app/errors.ts';
import type { Services } from '../app/services.ts';
import { openFoundation } from '../platform.ts';
import { localeOfTerminal } from './terminal.ts';

/** A file that cannot be read; rejected rows are no failure. */
export const EXIT_UNREADABLE = 2;

const NO_FILE: Readonly<Record<Locale, string>> = {
  'zh-CN': '读不到文件：{why}',
  en: 'The file cannot be read: {why}',
};

/** Whom a command speaks to. */
export interface Terminal {
  readonly locale: Locale;
  /** A line on standard error. */
  readonly say: (line: string) => void;
}

/**
 * Runs a command on the content of a file, with the services of the platform. Returns the exit code of
 * `take`, or 2 when there is no such file or the platform refuses it, with a sentence on standard error that says why.
 */
export async function takeFile(
  path: string,
  take: (services: Services, content: Buffer, terminal: Terminal) => Promise<number>,
): Promise<number> {
  const locale = localeOfTerminal(process.env);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  let content: Buffer;
  try {
    content = await readFile(path);
  } catch (error) {
    say(NO_FILE[locale].replace('{why}', error instanceof Error ? error.message : String(error)));
    return EXIT_UNREADABLE;
  }
  const foundation = await openFoundation(readConfig(process.env), { print: say });
  try {
    return await take(foundation.services, content, { locale, say });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    say(error.text[locale]);
    return EXIT_UNREADABLE;
  } finally {
    await foundation.stop();
  }
}

/** A text with its `{values}` filled in. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));
}
