/** Why number 2 is not number 1: two matches of one person, compared rule by rule. */
import type { Locale, Match, Reason, ReasonParams, Side } from '../types.ts';
import {
  EXACT_EN,
  EXACT_ZH,
  NO_DIFFERENCE,
  PLAIN_EN,
  PLAIN_EN_STAFF,
  PLAIN_ZH,
  PLAIN_ZH_STAFF,
} from './compare-texts.ts';
import { fill } from './explain.ts';
import type { Audience } from './explain.ts';

/** Nobody reads more than three reasons. */
const MOST = 3;
/** A loss of fewer points than this out of 10,000 is not decisive. */
const LEAST = 15;

const PLAIN: Readonly<Record<Locale, Readonly<Record<Audience, Readonly<Record<string, string>>>>>> = {
  'zh-CN': { seeker: PLAIN_ZH, staff: PLAIN_ZH_STAFF },
  en: { seeker: PLAIN_EN, staff: PLAIN_EN_STAFF },
};
const EXACT: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { 'zh-CN': EXACT_ZH, en: EXACT_EN };

interface Loss {
  first: Reason | undefined;
  second: Reason;
  /** What the rule costs the second match of the final score. */
  points: number;
}

/** The change in the harmonic mean per point of a side, near these two matches. */
function worth(side: Side, first: Match, second: Match): number {
  const seeker = first.seekerScore + second.seekerScore;
  const employer = first.employerScore + second.employerScore;
  const other = side === 'seeker' ? employer : seeker;
  return seeker + employer === 0 ? 0 : (2 * other * other) / (seeker + employer) ** 2;
}

function lossesOf(first: Match, second: Match): Loss[] {
  return second.reasons
    .map((reason): Loss => {
      const before = first.reasons.find(({ rule, side }) => rule === reason.rule && side === reason.side);
      const lost = (before?.points ?? 0) - reason.points;
      return { first: before, second: reason, points: lost * worth(reason.side, first, second) };
    })
    .filter(({ points }) => points >= LEAST)
    .sort((a, b) => b.points - a.points || (a.second.rule < b.second.rule ? -1 : 1));
}

const number = (params: ReasonParams | undefined, name: string): number | null => {
  const value = params?.[name];
  return typeof value === 'number' ? value : null;
};

/** Lower end offered less the pay wanted, fen; null where the reason does not say. */
function aboveWish({ variant, params }: Reason): number | null {
  if (variant === 'meets') return 0;
  return variant === 'above' ? number(params, 'difference') : null;
}

function exactPay(first: Reason, second: Reason): { key: string; params: ReasonParams } | null {
  const unit = second.params['unit'];
  if (unit === undefined || unit !== first.params['unit']) return null;
  const [high, low] = [aboveWish(first), aboveWish(second)];
  if (high !== null && low !== null && high > low) {
    return { key: 'pay.less', params: { unit, difference: high - low } };
  }
  const asked = number(first.params, 'amount');
  const least = number(second.params, 'low');
  if (first.variant === 'meets' && asked !== null && least !== null && asked > least) {
    return { key: 'pay.less', params: { unit, difference: asked - least } };
  }
  if (first.variant === 'reaches' && second.variant === 'reaches') {
    const [mine, theirs] = [number(first.params, 'low'), least];
    if (mine !== null && theirs !== null && mine > theirs) {
      return { key: 'pay.less', params: { unit, difference: mine - theirs } };
    }
  }
  if (second.variant !== 'below') return null;
  const short = number(second.params, 'difference') ?? 0;
  const difference = short - (first.variant === 'below' ? (number(first.params, 'difference') ?? 0) : 0);
  // The first one reaches the wish or comes nearer to it, so its best is higher by at least this much.
  return difference > 0 ? { key: 'pay.less_at_most', params: { unit, difference } } : null;
}

function exactDistance(first: Reason, second: Reason): { key: string; params: ReasonParams } | null {
  const [near, far] = [number(first.params, 'metres'), number(second.params, 'metres')];
  return near !== null && far !== null && far > near
    ? { key: 'distance.farther', params: { metres: far - near } }
    : null;
}

function missingMore(name: string, first: Reason | undefined, second: Reason): string[] {
  const list = (reason: Reason | undefined): readonly string[] => {
    const value = reason?.params[name];
    return typeof value === 'object' ? value : [];
  };
  const before = first?.sign === '-' ? list(first) : [];
  return list(second).filter((one) => !before.includes(one));
}

/** A text with figures; null when the reasons do not contain them. */
function exactly({ first, second }: Loss): { key: string; params: ReasonParams } | null {
  const { rule, variant, params } = second;
  if (rule === 'pay') return first === undefined ? null : exactPay(first, second);
  if (rule === 'distance') return first === undefined ? null : exactDistance(first, second);
  if (rule === 'certificates' && variant === 'missing') {
    const certificates = missingMore('certificates', first, second);
    return certificates.length === 0 ? null : { key: 'certificates.short', params: { certificates } };
  }
  if (rule === 'skills' && variant === 'none') return { key: 'skills.short', params };
  if (rule === 'education' && variant === 'below') return { key: 'education.short', params };
  if (rule === 'experience' && (variant === 'lacking' || variant === 'short')) {
    return { key: 'experience.short', params };
  }
  if (rule === 'conditions' && variant === 'likely') return { key: 'conditions.likely', params };
  if (rule === 'lodging' && (variant === 'refused' || variant === 'unstated')) {
    return { key: `lodging.${variant}`, params };
  }
  if (rule === 'freshness') {
    const [fresh, old] = [number(first?.params, 'days'), number(params, 'days')];
    if (fresh !== null && old !== null && old > fresh) {
      return { key: 'freshness.older', params: { days: old - fresh } };
    }
  }
  return null;
}

/**
 * Up to three plain sentences on why `second` ranks behind `first`, heaviest first, made from what each rule gave the
 * two matches of one person: '月薪少500元', '远2.3公里'. One sentence where no rule distinguishes them.
 */
export function compareMatches(
  first: Match,
  second: Match,
  locale: Locale,
  audience: Audience = 'seeker',
): string[] {
  const sentences = lossesOf(first, second).map((loss) => {
    const exact = exactly(loss);
    const template = exact === null ? undefined : EXACT[locale][exact.key];
    if (exact !== null && template !== undefined) return fill(template, exact.params, locale);
    const { side, rule } = loss.second;
    return PLAIN[locale][audience][`${side}.${rule}`] ?? rule;
  });
  const distinct = [...new Set(sentences)].slice(0, MOST);
  return distinct.length > 0 ? distinct : [NO_DIFFERENCE[locale]];
}
