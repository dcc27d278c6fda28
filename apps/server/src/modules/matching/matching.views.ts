import type { MatchExclusion, MatchReason } from '@yizhan/contract';
import {
  compareMatches,
  explain,
  explainExclusion,
  type Audience,
  type Exclusion,
  type ExclusionSummary,
  type HardRuleName,
  type Match,
  type Reason,
} from '@yizhan/matching';
import type { Bilingual, Locale } from '../../app/errors.ts';

export function reasonView(reason: Reason, locale: Locale, audience: Audience = 'seeker'): MatchReason {
  const { rule, side, sign, points } = reason;
  return { rule, side, sign, points, text: explain(reason, locale, audience) };
}

export function reasonViews(match: Match, locale: Locale, audience: Audience = 'seeker'): MatchReason[] {
  return match.reasons.map((reason) => reasonView(reason, locale, audience));
}

export function exclusionView(
  exclusion: Exclusion,
  locale: Locale,
  audience: Audience = 'seeker',
): MatchExclusion {
  const { text, change } = explainExclusion(exclusion, locale, audience);
  return { rule: exclusion.rule, text, change: change === '' ? null : change };
}

/** Why a match of a list ranks below the previous one. */
export function belowView(above: Match, match: Match, locale: Locale): string[] {
  if (above.score >= match.score) return compareMatches(above, match, locale, 'staff');
  // Only the round of the network puts a lower score first.
  return [
    locale === 'zh-CN'
      ? '单看分数是这个高；全网撮合要顾到所有人，先推荐了前一个'
      : 'Its score is higher; the round of the network, which looks at everybody, suggests the other one first',
  ];
}

/** Sentences shown to a person about one vacancy. */
const MOST_SENTENCES = 3;

/** Three plain sentences: reasons for it, strongest first, and at most one thing to know before going. */
export function plainReasons(match: Match, locale: Locale): MatchReason[] {
  const reasons = reasonViews(match, locale, 'seeker').filter(({ text }) => text !== '');
  const caveats = reasons.filter(({ sign }) => sign === '-').slice(0, 1);
  return [
    ...reasons.filter(({ sign, side }) => sign === '+' && side === 'seeker'),
    ...reasons.filter(({ sign, side }) => sign === '+' && side === 'employer'),
  ]
    .slice(0, MOST_SENTENCES - caveats.length)
    .concat(caveats);
}

/** Rules that neither the person nor a clerk can change, so that no rank is promised for them. */
const OUT_OF_HANDS = new Set<HardRuleName>(['open', 'headcount', 'legal_age', 'reserved']);

/**
 * For an excluded pair, everything that would have to change and its rank afterwards ('考到叉车证以后，这个岗位能排到
 * 第3名'); null when nothing excludes it, or when nobody here can change it.
 */
export function standingView(
  exclusions: readonly Exclusion[],
  rank: number,
  locale: Locale,
  audience: Audience,
): string | null {
  const inHand = exclusions.every(
    ({ rule, variant }) => !OUT_OF_HANDS.has(rule) && !(rule === 'blocked' && variant === 'by_employer'),
  );
  // What the employer could be asked as well is said with the exclusion itself.
  const changes = exclusions.map(
    (one) => explainExclusion(one, locale, audience).change.split(/[；;]/u)[0] ?? '',
  );
  const [first = ''] = changes;
  if (!inHand || first === '') return null;
  if (locale === 'zh-CN') {
    return changes.length === 1
      ? `${first}，这个岗位能排到第${rank}名`
      : `这${changes.length}样都改了，这个岗位能排到第${rank}名：${changes.join('；')}`;
  }
  if (changes.length > 1) {
    return `If all ${changes.length} of these change, this would be number ${rank}: ${changes.join('; ')}`;
  }
  const said = first.charAt(0).toUpperCase() + first.slice(1);
  return /^(?:with|from) /u.test(first)
    ? `${said} this would be number ${rank}`
    : `${said}: this would then be number ${rank}`;
}

export function scoreView(match: Match) {
  return { total: match.score, seekerSide: match.seekerScore, employerSide: match.employerScore };
}

/** Metres between home and work as the reasons state them, and whether one end is only a division's centre. */
export function distanceOf(match: Pick<Match, 'reasons'>): {
  distance: number | null;
  distanceEstimated: boolean;
} {
  const params = match.reasons.find(({ rule }) => rule === 'distance')?.params;
  const metres = params?.metres;
  return typeof metres === 'number'
    ? { distance: metres, distanceEstimated: params?.basis !== 'exact' }
    : { distance: null, distanceEstimated: false };
}

/** The subject of each hard rule, for the tally of exclusions. */
const RULES: Readonly<Record<HardRuleName, Bilingual>> = {
  open: { 'zh-CN': '岗位已关闭或过期', en: 'The vacancy is closed or past its last day' },
  headcount: { 'zh-CN': '岗位已招满', en: 'No place is left' },
  blocked: { 'zh-CN': '一方已表示不再考虑', en: 'One side does not want the other' },
  kind: { 'zh-CN': '用工方式不是想要的', en: 'Not the kind of employment wanted' },
  legal_age: { 'zh-CN': '法律对年龄有规定', en: 'The law on working age' },
  reserved: { 'zh-CN': '岗位只面向特定群体', en: 'Kept for certain groups' },
  place: { 'zh-CN': '太远，或不在想去的地方', en: 'Too far, or not where the person would go' },
  certificates: { 'zh-CN': '缺少必须的证书', en: 'A certificate that is needed is missing' },
  education: { 'zh-CN': '学历达不到硬性要求', en: 'Schooling below what is required' },
  experience: { 'zh-CN': '经验差得较多', en: 'Far too little experience' },
  times: { 'zh-CN': '上班时间对不上', en: 'The working times do not fit' },
  overlap: { 'zh-CN': '和已接的活时间冲突', en: 'Clashes with work already taken' },
  pay_floor: { 'zh-CN': '工钱低于底线', en: 'Pay below the lowest that was named' },
  cannot: { 'zh-CN': '有做不了的活', en: 'Involves something the person cannot do' },
  lodging_needed: { 'zh-CN': '需要住宿但不包住', en: 'Lodging is needed and none is provided' },
};

export function summaryView(summary: ExclusionSummary, locale: Locale) {
  return {
    considered: summary.considered,
    feasible: summary.considered - summary.excluded,
    byRule: summary.byRule.map(({ rule, count }) => ({ rule, text: RULES[rule][locale], count })),
  };
}
