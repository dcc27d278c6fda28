import type { AnyList, Cell } from '@yizhan/contract';
import { listTexts as enLists } from '@yizhan/ui/texts/en/lists.ts';
import type { Catalogue } from '@yizhan/ui/texts/same-keys.ts';
import { listTexts as zhLists } from '@yizhan/ui/texts/zh-CN/lists.ts';
import type { Locale } from '../../app/errors.ts';
import { clockText, inARow, sharedWord, textAt } from '../words.ts';

const LISTS: Readonly<Record<Locale, Catalogue>> = { 'zh-CN': zhLists, en: enLists };

/** The name of a list, and of one of its columns. */
export function listTitle({ name, title }: AnyList, locale: Locale): string {
  return title?.[locale] ?? textAt(LISTS[locale], `${name}.title`) ?? name;
}
export function columnTitle({ name, columns }: AnyList, column: string, locale: Locale): string {
  return columns[column]?.heading?.[locale] ?? textAt(LISTS[locale], `${name}.columns.${column}`) ?? column;
}

/** A cell in the words of a file. */
export function cellText(cell: Cell, locale: Locale): string | number {
  if (cell === null) return '';
  if (typeof cell !== 'object') return cell;
  if ('instant' in cell) return clockText(cell.instant);
  if ('en' in cell) return cell[locale];
  const values = typeof cell.of === 'string' ? [cell.of] : cell.of;
  return inARow(
    values.map((value) => sharedWord(`${cell.word}.${value}`, locale) ?? value),
    locale,
  );
}
