import type { Locale } from '../../app/errors.ts';

/** Family names of two characters that are still common; all others are assumed to have one. */
const DOUBLE_NAMES: ReadonlySet<string> = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '皇甫',
  '司徒',
  '令狐',
  '夏侯',
  '尉迟',
  '慕容',
  '端木',
  '公孙',
  '长孙',
  '东方',
  '宇文',
  '南宫',
]);

/** 王女士, 欧阳先生; without a known sex 王同志. Names not written in Chinese characters show their first letter. */
export function addressForm(name: string, sex: string, locale: Locale): string {
  const signs = [...name.trim()];
  const pair = signs.slice(0, 2).join('');
  const family = signs.length > 2 && DOUBLE_NAMES.has(pair) ? pair : (signs[0] ?? '');
  if (locale === 'en') {
    return sex === 'female' ? `Ms ${family}` : sex === 'male' ? `Mr ${family}` : `${family}.`;
  }
  return family + (sex === 'female' ? '女士' : sex === 'male' ? '先生' : '同志');
}
