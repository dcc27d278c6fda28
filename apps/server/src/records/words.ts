import { en } from '@yizhan/ui/texts/en.ts';
import type { Catalogue } from '@yizhan/ui/texts/same-keys.ts';
import { zhCN } from '@yizhan/ui/texts/zh-CN.ts';
import type { Locale } from '../app/errors.ts';

const WORDS: Readonly<Record<Locale, Catalogue>> = { 'zh-CN': zhCN, en };
const BETWEEN: Readonly<Record<Locale, string>> = { 'zh-CN': '、', en: ', ' };

/** The text at a path of a catalogue; null where there is none. */
export function textAt(catalogue: Catalogue, path: string): string | null {
  const found = path
    .split('.')
    .reduce<string | Catalogue | undefined>(
      (at, part) => (at === undefined || typeof at === 'string' ? undefined : at[part]),
      catalogue,
    );
  return typeof found === 'string' ? found : null;
}

/** A text that all screens share, by its path; null where there is none. */
export const sharedWord = (path: string, locale: Locale): string | null => textAt(WORDS[locale], path);

/** Several things in a row, as the language writes them. */
export const inARow = (parts: readonly string[], locale: Locale): string => parts.join(BETWEEN[locale]);

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant in files and on paper: Shanghai time, to the minute. */
export const clockText = (instant: string): string => CLOCK.format(new Date(instant));
