import type { AnyList, Cell } from '@yizhan/contract';
import { en } from '@yizhan/ui/texts/en.ts';
import { listTexts as enLists } from '@yizhan/ui/texts/en/lists.ts';
import type { Catalogue } from '@yizhan/ui/texts/same-keys.ts';
import { listTexts as zhLists } from '@yizhan/ui/texts/zh-CN/lists.ts';
import { zhCN } from '@yizhan/ui/texts/zh-CN.ts';
import type { Locale } from '../../app/errors.ts';

const WORDS: Readonly<Record<Locale, Catalogue>> = { 'zh-CN': zhCN, en };
const LISTS: Readonly<Record<Locale, Catalogue>> = { 'zh-CN': zhLists, en: enLists };
const BETWEEN: Readonly<Record<Locale, string>> = { 'zh-CN': '、', en: ', ' };

function textAt(catalogue: Catalogue, path: string): string | null {
  const found = path
    .split('.')
    .reduce<string | Catalogue | undefined>(
      (at, part) => (at === undefined || typeof at === 'string' ? undefined : at[part]),
      catalogue,
    );
  return typeof found === 'string' ? found : null;
}

/** The name of a list, and of one of its columns. */
export function listTitle({ name, title }: AnyList, locale: Locale): string {
  return title?.[locale] ?? textAt(LISTS[locale], `${name}.title`) ?? name;
}
export function columnTitle({ name, columns }: AnyList, column: string, locale: Locale): string {
  return columns[column]?.heading?.[locale] ?? textAt(LISTS[locale], `${name}.columns.${column}`) ?? column;
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** A cell in the words of a file. Instants are in Shanghai time, to the minute. */
export function cellText(cell: Cell, locale: Locale): string | number {
  if (cell === null) return '';
  if (typeof cell !== 'object') return cell;
  if ('instant' in cell) return CLOCK.format(new Date(cell.instant));
  if ('en' in cell) return cell[locale];
  const values = typeof cell.of === 'string' ? [cell.of] : cell.of;
  return values.map((value) => textAt(WORDS[locale], `${cell.word}.${value}`) ?? value).join(BETWEEN[locale]);
}
