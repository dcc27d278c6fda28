import { toHalfWidth } from '../text/normalise.ts';

/** Levels in order; `senior` covers 高中, 中专, 职高 and 技校, which vacancies treat as one. */
export const EDUCATION_LEVELS = [
  'none',
  'primary',
  'junior',
  'senior',
  'college',
  'bachelor',
  'master',
  'doctor',
] as const;
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

export type ParsedEducation = {
  /** Null when every education will do (不限). */
  level: EducationLevel | null;
  /** 初中及以下: describes a group of people; as a requirement it demands nothing. */
  orBelow: boolean;
  /** 统招 or 全日制 is required. */
  fullTime: boolean;
};

/** GB/T 4658-2006 学历代码: the first digit is the level; 40s are 中等职业教育, 60s 普通高中. */
const BY_CODE_TENS: Readonly<Record<string, EducationLevel>> = {
  '2': 'bachelor',
  '3': 'college',
  '4': 'senior',
  '5': 'senior',
  '6': 'senior',
  '7': 'junior',
  '8': 'primary',
};

/** Higher levels before the lower ones whose words they contain (大学专科 before 大学, 初级中学 before 中学). */
const WORDS: ReadonlyArray<readonly [EducationLevel, RegExp]> = [
  ['doctor', /博士(?:后|研究生)?|doctor|ph\.?d/],
  ['master', /硕士|研究生|mba|emba|mpa|master/],
  ['bachelor', /本科|学士|专升本|bachelor|undergraduate|大学(?!专|生村官)/],
  ['college', /大专|专科|高职|高等职业|高专|college|associate/],
  ['senior', /高中|高级中学|中专|中技|中职|职高|职业高中|中等|技校|技工|职校|vocational|high school|senior/],
  ['junior', /初中|初级中学|junior|middle school/],
  ['primary', /小学|primary|elementary/],
  ['none', /文盲|未上学|无学历|半文盲/],
];

/**
 * Reads an education as vacancies and seekers write it: words (大学专科, 中专/中技, 统招本科, 初中及以下), 不限, or a
 * GB/T 4658 code (`21`, `31`, `90` …). Of several named levels the lowest counts, because a vacancy that names both
 * accepts both.
 *
 * @returns null where nothing readable is stated (empty, 其他, code 90).
 */
export function parseEducation(text: string): ParsedEducation | null {
  const typed = toHalfWidth(text).toLowerCase().replace(/\s+/g, ' ').trim();
  if (typed === '') return null;
  if (/^\d{1,2}$/.test(typed)) {
    const level = levelOfCode(typed);
    return level === null ? null : { level, orBelow: false, fullTime: false };
  }
  if (/不限|不要求|无要求|不做要求|不作要求|无学历要求|no requirement|^any$|^all$|^无$/.test(typed)) {
    return { level: null, orBelow: false, fullTime: false };
  }
  const level = lowestNamed(typed);
  if (level === null) return null;
  return {
    level,
    orBelow: /以下|及下/.test(typed),
    fullTime: /统招|全日制|full.?time/.test(typed) && !/非全日制|非统招/.test(typed),
  };
}

/** The lowest level a vacancy requires; null where it requires none. */
export function requiredEducation(parsed: ParsedEducation | null): EducationLevel | null {
  return parsed === null || parsed.orBelow || parsed.level === 'none' ? null : parsed.level;
}

/** 0 for `none` up to 7 for `doctor`. */
export function educationRank(level: EducationLevel): number {
  return EDUCATION_LEVELS.indexOf(level);
}

/** Whether a person's level is sufficient; no requirement is always met, an unknown level meets no requirement. */
export function meetsEducation(has: EducationLevel | null, needed: EducationLevel | null): boolean {
  if (needed === null) return true;
  return has !== null && educationRank(has) >= educationRank(needed);
}

function levelOfCode(code: string): EducationLevel | null {
  if (/^1[1-3]$/.test(code)) return 'doctor';
  if (/^1\d$/.test(code)) return 'master';
  return code.length === 2 ? (BY_CODE_TENS[code[0] ?? ''] ?? null) : null;
}

function lowestNamed(text: string): EducationLevel | null {
  let rest = text;
  let lowest: EducationLevel | null = null;
  for (const [level, pattern] of WORDS) {
    const global = new RegExp(pattern.source, 'g');
    if (!global.test(rest)) continue;
    lowest = level;
    rest = rest.replace(new RegExp(pattern.source, 'g'), ' ');
  }
  return lowest;
}
