import { z } from 'zod';
import type { SeekerProfile } from '@yizhan/contract';
import { LIMITATIONS, type Limitation } from '@yizhan/domain';
import { limitationName, type PayUnit, type TravelMode } from '@yizhan/matching';
import { metresWithin } from '@yizhan/matching/geo.ts';
import type { Locale } from '../../app/errors.ts';

/** What was known about a pair when it was hidden, as `match_marks.features` stores it. */
export const HideFeatures = z.object({
  /** Straight-line metres of the commute; null when one end is known only by its county. */
  metres: z.number().nullable(),
  /** The most the vacancy pays, in fen. */
  pay: z.object({ high: z.number(), unit: z.string() }).nullable(),
  /** The wish nearest to the vacancy, in the person's words. */
  wish: z.string().nullable(),
  /** What the work involves or usually involves. */
  involves: z.array(z.string()),
  employer: z.object({ prefecture: z.string(), id: z.string(), name: z.string() }),
  /** Combined score, 0–10,000. */
  score: z.number(),
  /** Values of the named rules at that moment, by side, as training needs them. */
  rules: z.object({
    seeker: z.record(z.string(), z.number()),
    employer: z.record(z.string(), z.number()),
  }),
});
export type HideFeatures = z.infer<typeof HideFeatures>;

export interface Hide {
  readonly reason: string;
  readonly at: Date;
  readonly features: HideFeatures;
}

type Profile = z.output<typeof SeekerProfile>;

/** A change to a person's wishes, suggested by the reasons given for hiding. */
export interface Proposal {
  readonly id: string;
  readonly kind: ProposalKind;
  /** Applied to the profile when the person agrees. */
  readonly change: Partial<Profile>;
  /** Set instead of `change` where the whole employer is meant. */
  readonly employer: HideFeatures['employer'] | null;
  readonly params: Readonly<Record<string, string | number>>;
}
export type ProposalKind = 'way' | 'pay' | 'work' | 'hours' | 'health' | 'employer';

/** The same reason this often is a pattern; a single one may be a mood. */
const PATTERN = 2;
/** Reasons older than this say little about today. */
const REMEMBERED_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * At most one proposal per kind of reason, each a bounded step: the commute never under ten minutes, the pay raised by
 * at most a fifth. Reasons given before the last answer to the same kind do not count again.
 */
export function proposalsOf(
  hides: readonly Hide[],
  profile: Profile,
  answered: ReadonlyMap<string, Date>,
  now: Date,
): Proposal[] {
  const since = now.getTime() - REMEMBERED_DAYS * DAY_MS;
  const said = (kind: ProposalKind, reason: string): HideFeatures[] => {
    const after = Math.max(since, answered.get(kind)?.getTime() ?? 0);
    return hides
      .filter((hide) => hide.reason === reason && hide.at.getTime() > after)
      .map(({ features }) => features);
  };
  return [
    shorterWay(said('way', 'too_far'), profile),
    higherPay(said('pay', 'pay_low'), profile),
    otherWork(said('work', 'wrong_work'), profile),
    limitation('hours', said('hours', 'hours'), profile),
    limitation('health', said('health', 'health'), profile),
    employerBarred(said('employer', 'employer')),
  ].filter((proposal) => proposal !== null);
}

const STEP_MINUTES = 5;
const LEAST_MINUTES = 10;

/** A commute limit that excludes the nearest of those that were too far. */
function shorterWay(hidden: readonly HideFeatures[], profile: Profile): Proposal | null {
  const ways = hidden.flatMap(({ metres }) => (metres === null ? [] : [metres]));
  if (ways.length < PATTERN) return null;
  const mode: TravelMode = profile.travelMode ?? 'bus';
  const nearest = Math.min(...ways);
  const now = profile.maxCommuteMinutes;
  let minutes = LEAST_MINUTES;
  while (metresWithin(minutes + STEP_MINUTES, mode) < nearest) minutes += STEP_MINUTES;
  if (metresWithin(minutes, mode) >= nearest || (now !== null && minutes >= now)) return null;
  return {
    id: `way:${minutes}`,
    kind: 'way',
    change: { maxCommuteMinutes: minutes },
    employer: null,
    params: { count: ways.length, minutes, metres: metresWithin(minutes, mode), mode },
  };
}

/** Steps in which people speak of pay, in fen; piece work and one-off sums have none. */
const PAY_STEPS: Readonly<Partial<Record<PayUnit, number>>> = {
  month: 10_000,
  day: 1_000,
  hour: 100,
  year: 100_000,
};
/** Raising the floor by more than a fifth at once would empty the list. */
const MOST_RAISE = 1.2;

/** A floor just above the pay that was too low. */
function higherPay(hidden: readonly HideFeatures[], profile: Profile): Proposal | null {
  const floor = profile.payMin;
  const offers = hidden.flatMap(({ pay }) => (pay === null ? [] : [pay]));
  const unit = floor === null ? (offers[0]?.unit ?? '') : profile.payUnit;
  const same = offers.filter((pay) => pay.unit === unit);
  const step = PAY_STEPS[unit as PayUnit];
  if (same.length < PATTERN || step === undefined) return null;
  const above = (Math.floor(Math.max(...same.map(({ high }) => high)) / step) + 1) * step;
  const amount = floor === null ? above : Math.min(above, Math.floor((floor * MOST_RAISE) / step) * step);
  if (floor !== null && amount <= floor) return null;
  return {
    id: `pay:${amount}:${unit}`,
    kind: 'pay',
    change: { payMin: amount, payUnit: unit as Profile['payUnit'] },
    employer: null,
    params: { count: same.length, yuan: amount / 100, unit },
  };
}

/** The wish that led to the wrong work: first ranked behind the others, then removed. The last wish always stays. */
function otherWork(hidden: readonly HideFeatures[], profile: Profile): Proposal | null {
  const counts = new Map<string, number>();
  for (const { wish } of hidden) if (wish !== null) counts.set(wish, (counts.get(wish) ?? 0) + 1);
  const [title, count] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? ['', 0];
  const at = profile.wanted.findIndex((wish) => wish.title === title);
  const wish = profile.wanted[at];
  if (count < PATTERN || wish === undefined || profile.wanted.length < 2) return null;
  const others = profile.wanted.filter((_, index) => index !== at);
  const isLast = at === profile.wanted.length - 1;
  return {
    id: `${isLast ? 'drop' : 'later'}:${title}`,
    kind: 'work',
    change: { wanted: isLast ? others : [...others, wish] },
    employer: null,
    params: { count, title, how: isLast ? 'drop' : 'later' },
  };
}

/** Which limitations concern hours, and which the body. */
const ABOUT: Readonly<Record<'hours' | 'health', readonly Limitation[]>> = {
  hours: ['night_shift', 'rotating_shift', 'overtime'],
  health: ['heavy_lifting', 'heights', 'long_standing', 'cold', 'heat', 'dust', 'night_shift', 'travel'],
};

/** What pairs hidden for their hours, or for health, have in common. */
function limitation(
  kind: 'hours' | 'health',
  hidden: readonly HideFeatures[],
  profile: Profile,
): Proposal | null {
  const shared = ABOUT[kind]
    .filter((code) => !profile.cannot.includes(code))
    .map((code) => ({ code, count: hidden.filter(({ involves }) => involves.includes(code)).length }))
    .filter(({ count }) => count >= PATTERN)
    .sort((a, b) => b.count - a.count)[0];
  if (shared === undefined) return null;
  const { code, count } = shared;
  return {
    id: `${kind}:${code}`,
    kind,
    change: { cannot: LIMITATIONS.filter((one) => one === code || profile.cannot.includes(one)) },
    employer: null,
    params: { count, code },
  };
}

/** One complaint about an employer is enough to ask whether all its vacancies are meant. */
function employerBarred(hidden: readonly HideFeatures[]): Proposal | null {
  const employer = hidden.at(-1)?.employer;
  if (employer === undefined) return null;
  return {
    id: `employer:${employer.prefecture}-${employer.id}`,
    kind: 'employer',
    change: {},
    employer,
    params: { name: employer.name },
  };
}

const MODES: Readonly<Record<string, readonly [string, string]>> = {
  walk: ['走路', 'on foot'],
  bicycle: ['骑车', 'by bicycle'],
  e_bike: ['骑电动车', 'by e-bike'],
  bus: ['坐公交', 'by bus'],
  car: ['开车', 'by car'],
};
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  month: ['每月', 'a month'],
  day: ['每天', 'a day'],
  hour: ['每小时', 'an hour'],
  year: ['每年', 'a year'],
};

/** The question, and why it is asked. */
export function proposalText(proposal: Proposal, locale: Locale): { text: string; because: string } {
  const zh = locale === 'zh-CN';
  const { params } = proposal;
  const named = (table: typeof MODES, code: string | number | undefined): string =>
    table[String(code)]?.[zh ? 0 : 1] ?? String(code);
  const times = Number(params['count'] ?? 1);
  const because = (zhWhy: string, enWhy: string): string =>
    zh ? `${times}次说${zhWhy}` : `${times} were hidden: ${enWhy}`;
  switch (proposal.kind) {
    case 'way': {
      const km = Math.max(0.5, Math.round(Number(params['metres']) / 500) / 2);
      const mode = named(MODES, params['mode']);
      return {
        text: zh
          ? `以后只看${km}公里以内的（${mode}约${params['minutes']}分钟）？`
          : `Only show work within ${km} km (about ${params['minutes']} minutes ${mode})?`,
        because: because('太远', 'too far'),
      };
    }
    case 'pay':
      return {
        text: zh
          ? `以后只看${named(UNITS, params['unit'])}${params['yuan']}元以上的？`
          : `Only show work from ${params['yuan']} yuan ${named(UNITS, params['unit'])}?`,
        because: because('工钱低', 'pay too low'),
      };
    case 'work':
      return {
        text:
          params['how'] === 'drop'
            ? zh
              ? `以后不再找“${params['title']}”这类活？`
              : `No longer look for “${params['title']}”?`
            : zh
              ? `把“${params['title']}”排到想做的活最后？`
              : `Put “${params['title']}” last among the wishes?`,
        because: because('活不对', 'wrong work'),
      };
    case 'hours':
    case 'health': {
      const what = limitationName(String(params['code']), locale);
      return {
        text: zh ? `以后不看要${what}的？` : `Leave out work that involves ${what}?`,
        because:
          proposal.kind === 'hours'
            ? because('时间不合适', 'the hours do not fit')
            : because('身体吃不消', 'too hard on the body'),
      };
    }
    case 'employer':
      return {
        text: zh ? `以后不再推荐“${params['name']}”的岗位？` : `Never suggest “${params['name']}” again?`,
        because: zh ? '说过这家单位不合适' : 'This employer was said not to suit',
      };
  }
}
