/** Vacancies as columns of numbers and number arrays, as one would lay them out for a single SQL statement. */
import { PRECISION_METRES, toUnits, WITHIN_METRES } from '@yizhan/matching/geo.ts';
import { GROUP_LIST, KIND_LIST, PAY_UNITS } from '@yizhan/matching/engine/columns/encoding.ts';
import { monthlyFen, offerRange } from '@yizhan/matching/pay.ts';
import type { PreparedVacancy } from '@yizhan/matching/prepared.ts';
import { statesHours } from '@yizhan/matching/rules/soft/conditions.ts';
import { LIMITATION_CODES } from '@yizhan/matching';
import type { EmploymentKind, LimitationCode, PayUnit, PriorityGroup, Shift } from '@yizhan/matching';
import type { HeldRows } from '../held-rows.ts';
import { SHIFTS, vacancyFacts } from './probe.ts';

/** The most mappings of one title and certificates of one vacancy for which the table has columns. */
export const OCCUPATIONS = 3;
export const CERTIFICATES = 3;

/** Numbers for texts, from 1 in order of appearance. */
export class Dictionary<T> {
  readonly #numbers = new Map<T, number>();

  add(text: T): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size + 1));
    return number;
  }

  /** The texts that any row has. */
  known(texts: Iterable<T>): number[] {
    return [...texts].flatMap((text) => this.#numbers.get(text) ?? []);
  }

  texts(): T[] {
    return [...this.#numbers.keys()];
  }
}

export interface Dictionaries {
  codes: Dictionary<string>;
  pairs: Dictionary<number>;
  skills: Dictionary<string>;
  certificates: Dictionary<string>;
  /** The most that any row has. */
  most: { pairs: number; skills: number };
}

export const dictionaries = (): Dictionaries => ({
  codes: new Dictionary(),
  pairs: new Dictionary(),
  skills: new Dictionary(),
  certificates: new Dictionary(),
  most: { pairs: 0, skills: 0 },
});

const bits = <T>(all: readonly T[], some: Iterable<T>): number => {
  let mask = 0;
  for (const one of some) mask |= 1 << all.indexOf(one);
  return mask;
};

export const kindBits = (kinds: Iterable<EmploymentKind>): number => bits(KIND_LIST, kinds);
export const groupBits = (groups: Iterable<PriorityGroup>): number => bits(GROUP_LIST, groups);
export const shiftBits = (shifts: Iterable<Shift>): number => bits(SHIFTS, shifts);
export const limitationBits = (codes: Iterable<LimitationCode>): number => bits(LIMITATION_CODES, codes);
export const unitNumber = (unit: PayUnit): number => PAY_UNITS.indexOf(unit);

const numbered = (count: number, name: string, type: string): [string, string][] =>
  Array.from({ length: count }, (_, i) => [`${name}${i + 1}`, type]);

/** Name and type of every column. */
export const COLUMNS: readonly (readonly [string, string])[] = [
  ['id', 'text collate "C"'],
  ['employer', 'text'],
  ['blocked_seekers', 'text[]'],
  ['open', 'boolean'],
  ['for_minors', 'boolean'],
  ['for_retired', 'boolean'],
  ['kinds', 'int4'],
  ['is_dispatch', 'boolean'],
  ['reserved', 'int4'],
  ...numbered(OCCUPATIONS, 'occupation', 'int4'),
  ...numbered(OCCUPATIONS, 'sure', 'int4'),
  ['pairs', 'int4[]'],
  ['pair_count', 'int4'],
  ['lat', 'int4'],
  ['lng', 'int4'],
  ['unsure_metres', 'int4'],
  ['within_metres', 'int4'],
  ['judgeable', 'boolean'],
  ['region', 'text collate "C"'],
  ['remote', 'boolean'],
  ['pay_unit', 'int4'],
  ['pay_low', 'float8'],
  ['pay_high', 'float8'],
  ['month_low', 'float8'],
  ['month_high', 'float8'],
  ['education', 'int4'],
  ['education_rule', 'boolean'],
  ['experience', 'float8'],
  ['experience_rule', 'boolean'],
  ...numbered(CERTIFICATES, 'certificate', 'int4[]'),
  ...numbered(CERTIFICATES, 'certificate_rule', 'boolean'),
  ['certificate_count', 'int4'],
  ['skills', 'int4[]'],
  ['skill_count', 'int4'],
  ['week', 'int4'],
  ['session_week', 'int4'],
  ['shifts', 'int4'],
  ['session_starts', 'float8[]'],
  ['session_ends', 'float8[]'],
  ['all_sessions', 'boolean'],
  ['hours_stated', 'boolean'],
  ['involves', 'int4'],
  ['may_involve', 'int4'],
  ['lodging', 'boolean'],
  ['meals', 'boolean'],
  ['freshness', 'int4'],
  ['answers', 'int4'],
];

export type Row = Record<string, unknown>;

/** @throws when a vacancy has more than the table has columns for: it would be scored wrongly */
export function rowOf(vacancy: PreparedVacancy, held: HeldRows, known: Dictionaries): Row {
  const { input, place } = vacancy;
  const certificates = input.certificates.filter(({ anyOf }) => anyOf.length > 0);
  if (vacancy.occupations.length > OCCUPATIONS || certificates.length > CERTIFICATES) {
    throw new Error(`vacancy ${input.id} has more occupations or certificates than the table`);
  }
  known.most.pairs = Math.max(known.most.pairs, vacancy.titlePairs.length);
  known.most.skills = Math.max(known.most.skills, input.skills.length);
  const facts = vacancyFacts(vacancy, held.context);
  const pay = offerRange(input.pay);
  const unit = input.pay?.unit ?? 'month';
  return {
    id: input.id,
    employer: input.employerId,
    blocked_seekers: input.blockedSeekerIds,
    open: facts.open,
    for_minors: facts.forMinors,
    for_retired: facts.forRetired,
    kinds: kindBits([input.kind, ...input.alsoKinds]),
    is_dispatch: input.kind === 'dispatch',
    reserved: groupBits(input.reservedFor),
    ...Object.fromEntries(
      vacancy.occupations.flatMap(({ code, weight }, i) => [
        [`occupation${i + 1}`, known.codes.add(code)],
        [`sure${i + 1}`, weight],
      ]),
    ),
    pairs: vacancy.titlePairs.map((pair) => known.pairs.add(pair)).sort((a, b) => a - b),
    pair_count: vacancy.titlePairs.length,
    lat: place === null ? null : toUnits(place.point.lat),
    lng: place === null ? null : toUnits(place.point.lng),
    unsure_metres: place === null ? null : PRECISION_METRES[place.precision],
    within_metres: place === null ? null : WITHIN_METRES[place.precision],
    judgeable: place !== null && place.precision === 'exact' && !input.remote,
    region: vacancy.region,
    remote: input.remote,
    pay_unit: unitNumber(unit),
    pay_low: pay?.low ?? null,
    pay_high: pay?.high ?? null,
    month_low: pay === null ? null : monthlyFen(pay.low, unit),
    month_high: pay === null ? null : monthlyFen(pay.high, unit),
    education: input.education?.level ?? null,
    education_rule: input.education?.strength === 'rule',
    experience: input.experience?.years ?? null,
    experience_rule: input.experience?.strength === 'rule',
    ...Object.fromEntries(
      certificates.flatMap(({ anyOf, strength }, i) => [
        [`certificate${i + 1}`, anyOf.map((code) => known.certificates.add(code))],
        [`certificate_rule${i + 1}`, strength === 'rule'],
      ]),
    ),
    certificate_count: certificates.length,
    skills: input.skills.map((skill) => known.skills.add(skill)).sort((a, b) => a - b),
    skill_count: input.skills.length,
    week: input.requiredTimes ?? 0,
    session_week: input.sessionsTaken === 'all' ? vacancy.sessionMask : 0,
    shifts: shiftBits(input.shifts),
    session_starts: vacancy.sessions.map(({ start }) => start),
    session_ends: vacancy.sessions.map(({ end }) => end),
    all_sessions: input.sessionsTaken === 'all',
    hours_stated: statesHours(vacancy),
    involves: limitationBits(input.involves),
    may_involve: limitationBits(input.mayInvolve),
    lodging: input.lodging,
    meals: input.meals,
    freshness: facts.freshness,
    answers: facts.answers,
  };
}
