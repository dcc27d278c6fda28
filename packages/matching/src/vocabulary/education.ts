import type { EducationLevel } from '../types.ts';
import { foldText } from './text.ts';

/** Levels by the names the records use. */
export const EDUCATION_LEVELS = {
  none: 1,
  primary: 1,
  junior: 2,
  senior: 3,
  college: 4,
  bachelor: 5,
  master: 6,
  doctor: 7,
} as const satisfies Record<string, EducationLevel>;

/** Highest first, so that words such as '本科以下' are not taken for lower levels. */
const WORDS: readonly (readonly [EducationLevel, RegExp])[] = [
  [7, /博士/],
  [6, /硕士|研究生|双证/],
  [5, /本科(?!室|目|医)|学士|二本|一本|大学(?!专科|城|生|英语|周边|附近|门|路|校|毕业生)/],
  [4, /大专|专科(?!医|门诊|护)|高职/],
  [3, /高中|中专|中技|技校|职高|中职|普高|中等专科|中等职业|职业高中|技工学校/],
  [2, /初中/],
  [1, /小学|文盲/],
];

/** Levels named in a folded text, highest first. */
export function educationLevelsIn(folded: string): EducationLevel[] {
  return WORDS.filter(([, words]) => words.test(folded)).map(([level]) => level);
}

/** Level of one education field ('大学专科', '中专/中技', '统招本科', '学历不限'); null when it names none. */
export function normaliseEducation(text: string): EducationLevel | null {
  const folded = foldText(text);
  if (/不限|无要求/.test(folded)) return null;
  // '中专/中技' and '本科及以上' both mean their lowest level.
  return educationLevelsIn(folded).at(-1) ?? null;
}

const NAMES: Record<'zh-CN' | 'en', Record<EducationLevel, string>> = {
  'zh-CN': { 1: '小学', 2: '初中', 3: '高中或中专', 4: '大专', 5: '本科', 6: '硕士', 7: '博士' },
  en: {
    1: 'primary school',
    2: 'junior high school',
    3: 'senior high or vocational school',
    4: 'college',
    5: "a bachelor's degree",
    6: "a master's degree",
    7: 'a doctorate',
  },
};

export function educationName(level: number, locale: 'zh-CN' | 'en'): string {
  const names: Record<number, string> = NAMES[locale];
  return names[level] ?? String(level);
}
