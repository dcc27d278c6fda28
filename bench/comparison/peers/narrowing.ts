/**
 * How far a library's index may narrow the rows without losing a right answer. Place and pay narrow as far as their
 * hard rules go. The occupation is not a hard rule: rows of near occupations are queried first, and the others only
 * where one of them could still beat the worst row found.
 */
import { PRECISION_METRES } from '@yizhan/matching/geo.ts';
import { offerRange } from '@yizhan/matching/pay.ts';
import { Pair } from '@yizhan/matching/pair.ts';
import { prepareVacancy } from '@yizhan/matching/prepared.ts';
import type { PreparedSeeker, PreparedVacancy } from '@yizhan/matching/prepared.ts';
import { seekerAnswersValue } from '@yizhan/matching/rules/soft/answers.ts';
import { experienceValue } from '@yizhan/matching/rules/soft/experience.ts';
import { lodgingValue } from '@yizhan/matching/rules/soft/lodging.ts';
import { policyBonus } from '@yizhan/matching/rules/soft/policy.ts';
import { harmonic } from '@yizhan/matching/score.ts';
import { vacancyInput } from '@yizhan/matching';
import type { Side, SoftRuleName } from '@yizhan/matching';
import type { HeldRows } from './held-rows.ts';
import type { Ranked } from './peer.ts';

/** Codes this near belong to the first query: the same middle group, or a family of work. */
const NEAR = 3_000;
/** The most the rule on experience gives where no past work is related. */
const NO_RELATED_YEARS = experienceValue(0, 0, 'wish');
const TOP = 10_000;

export interface OccupationScope {
  /** Codes whose rows are queried first. */
  codes: readonly string[];
  /** Character pairs of titles; rows with any of them are queried first. */
  pairs: readonly number[];
  /** No row outside can score more than this. */
  restAtMost: number;
}

/** Codes that occur in the rows. */
export function codesOf(rows: readonly PreparedVacancy[]): string[] {
  return [...new Set(rows.flatMap(({ occupations }) => occupations.map(({ code }) => code)))];
}

/** Null where the occupation does not narrow: no wish is named, or any work is wanted. */
export function occupationScope(
  seeker: PreparedSeeker,
  held: HeldRows,
  codes: readonly string[],
): OccupationScope | null {
  const own = [...seeker.occupations, ...seeker.experience];
  if (seeker.occupations.length === 0 || own.some(({ any }) => any)) return null;
  const near: string[] = [];
  let rest = 0;
  for (const code of codes) {
    const nearness = Math.max(
      0,
      ...own.map((one) => (one.code === null ? 0 : held.context.relatedness(one.code, code))),
    );
    if (nearness >= NEAR) near.push(code);
    else rest = Math.max(rest, nearness);
  }
  return {
    codes: near,
    pairs: [...new Set(own.flatMap(({ pairs }) => pairs))],
    restAtMost: restAtMost(seeker, held, rest),
  };
}

/** The most each rule gives this person for a row whose work is at most this near. */
function mostOf({ input }: PreparedSeeker, side: Side, name: SoftRuleName, nearness: number): number {
  if (name === 'occupation') return nearness;
  if (name === 'experience') return NO_RELATED_YEARS;
  if (name === 'lodging') {
    const wants = { lodging: input.lodging !== null, meals: input.meals !== null };
    return lodgingValue(wants, { lodging: true, meals: true });
  }
  return side === 'employer' && name === 'answers' ? seekerAnswersValue(input.history) : TOP;
}

/** Both sides at their best for this person, with the bonus of the person's groups. */
function restAtMost(seeker: PreparedSeeker, { sides, context }: HeldRows, nearness: number): number {
  const most = (side: Side): number => {
    const { rules, total } = sides[side];
    const sum = rules.reduce(
      (all, { rule, weight }) => all + weight * mostOf(seeker, side, rule.name, nearness),
      0,
    );
    return total === 0 ? 0 : Math.floor(sum / total);
  };
  const bonus = policyBonus(new Pair(seeker, prepareVacancy(vacancyInput({ id: '' }), context), context));
  return harmonic(most('seeker'), Math.min(TOP, most('employer') + bonus));
}

/** Whether a list is full and none of the rows outside the scope can get into it. */
export function isSettled(list: readonly Ranked[], limit: number, scope: OccupationScope): boolean {
  const worst = list[limit - 1];
  return worst !== undefined && worst.score > scope.restAtMost;
}

const METRES_PER_DEGREE = 111_195;
/** The box is a little larger than the circle that the rule draws. */
const BOX_SLACK = 1.02;

export interface Box {
  lat: readonly [number, number];
  lng: readonly [number, number];
}

/** Outside this box an exactly known workplace is too far; null where there are other ways of being in reach. */
export function boxOf(seeker: PreparedSeeker): Box | null {
  const { home, input } = seeker;
  if (home === null || seeker.wantedRegions.length > 0) return null;
  if (input.acceptsDispatch || input.acceptsFarWithLodging) return null;
  const { lat, lng } = home.point;
  const reach = ((seeker.commute.metres + PRECISION_METRES[home.precision]) * BOX_SLACK) / METRES_PER_DEGREE;
  if (Math.abs(lat) + reach > 80) return null;
  const wide = reach / Math.cos((Math.abs(lat) + reach) * (Math.PI / 180));
  return { lat: [lat - reach, lat + reach], lng: [lng - wide, lng + wide] };
}

/** The point that the box can judge; null where the place rule may be met in another way. */
export function judgeablePoint({ place, input }: PreparedVacancy): { lat: number; lng: number } | null {
  return place === null || place.precision !== 'exact' || input.remote ? null : place.point;
}

/** Fen per month of the upper end; unstated pay and other units pass. */
export function monthlyHigh({ input }: PreparedVacancy): number {
  const range = offerRange(input.pay);
  return range !== null && input.pay?.unit === 'month' ? range.high : Number.MAX_SAFE_INTEGER;
}

/** Fen per month below which rows are ignored; 0 for none or another unit. */
export function monthlyFloor({ input }: PreparedSeeker): number {
  const { floor } = input.pay;
  return floor?.unit === 'month' && floor.amount > 0 ? floor.amount : 0;
}
