import { wholeMonths } from '../calendar/shanghai.ts';

/**
 * Limits of age in months, from the windows of `age.working` (劳动法 第十五条: nobody under 16 full years is hired) and
 * `age.adult_worker` (第五十八条: up to 18 a 未成年工, barred from mining, toxic and the heaviest work, 第六十四条).
 * Undefined where no window holds on the day.
 */
export interface WorkingAges {
  readonly working: number | undefined;
  readonly adult: number | undefined;
}

export type WorkingAge = 'too_young' | 'young_worker' | 'adult' | 'not_known';

/** What the law allows at a person's age on `date` (Shanghai); working has no upper age limit. */
export function workingAge(birthDate: string, date: string, { working, adult }: WorkingAges): WorkingAge {
  const months = wholeMonths(birthDate, date);
  if (working === undefined) return 'not_known';
  if (months < working) return 'too_young';
  if (adult === undefined) return 'not_known';
  return months < adult ? 'young_worker' : 'adult';
}

/** Which of the three former retirement ages applies: men 60, women 55 (cadres), women 50 (workers). */
export type RetirementTrack = 'men_60' | 'women_55' | 'women_50';

const TRACKS = {
  men_60: { age: 60, firstBirthYear: 1965, everyMonths: 4, mostMonths: 36 },
  women_55: { age: 55, firstBirthYear: 1970, everyMonths: 4, mostMonths: 36 },
  women_50: { age: 50, firstBirthYear: 1975, everyMonths: 2, mostMonths: 60 },
} as const satisfies Record<RetirementTrack, object>;

/**
 * Statutory retirement: age in years and months and the month it is reached (YYYY-MM).
 * Source: 全国人大常委会关于实施渐进式延迟法定退休年龄的决定 (2024-09-13, in force from 2025-01-01): one month later for every
 * four months of birth (women on the 50 track: every two), up to 63, 58 and 55.
 */
export function statutoryRetirement(
  birthDate: string,
  track: RetirementTrack,
): { years: number; months: number; reached: string } {
  const rule = TRACKS[track];
  const born = Number(birthDate.slice(0, 4)) * 12 + Number(birthDate.slice(5, 7)) - 1;
  const late = born - rule.firstBirthYear * 12;
  const delay = late < 0 ? 0 : Math.min(rule.mostMonths, Math.floor(late / rule.everyMonths) + 1);
  const total = rule.age * 12 + delay;
  const reached = born + total;
  return {
    years: Math.floor(total / 12),
    months: total % 12,
    reached: `${Math.floor(reached / 12)}-${String((reached % 12) + 1).padStart(2, '0')}`,
  };
}
