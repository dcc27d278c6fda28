/**
 * One statement that filters by every hard rule, computes both sides in the integers of our rules and takes the best.
 * Formulas and their constants repeat those of packages/matching/src/rules; a test compares the answers. `offset 0`
 * keeps the planner from working an expression out once for each use.
 */
import { monthlyFen } from '@yizhan/matching/pay.ts';
import {
  longitudeMetres,
  PRECISION_METRES,
  toUnits,
  UNIT_METRES,
  WITHIN_METRES,
} from '@yizhan/matching/geo.ts';
import type { PreparedOccupation, PreparedSeeker } from '@yizhan/matching/prepared.ts';
import type { PayAmount, Side } from '@yizhan/matching';
import type { HeldRows } from '../held-rows.ts';
import { boxOf } from '../narrowing.ts';
import {
  CERTIFICATES,
  groupBits,
  kindBits,
  limitationBits,
  OCCUPATIONS,
  shiftBits,
  unitNumber,
} from './columns.ts';
import type { Dictionaries } from './columns.ts';
import { seekerFacts } from './probe.ts';

export interface Statement {
  text: string;
  values: unknown[];
}

/** Collects the values of a statement; each gives its placeholder with a type. */
class Values {
  readonly all: unknown[] = [];

  int = (value: number | null): string => this.#add(value, 'int4');
  float = (value: number | null): string => this.#add(value, 'float8');
  text = (value: string): string => this.#add(value, 'text');
  ints = (value: readonly number[]): string => this.#add(value, 'int4[]');
  floats = (value: readonly number[]): string => this.#add(value, 'float8[]');
  texts = (value: readonly string[]): string => this.#add(value, 'text[]');

  #add(value: unknown, type: string): string {
    this.all.push(value);
    return `$${this.all.length}::${type}`;
  }
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const clamp = (value: string): string => `least(10000, greatest(0, floor(${value})))::int4`;

/** Wishes and past work under one number where they are the same words and code. */
function ownWork(seeker: PreparedSeeker): {
  distinct: PreparedOccupation[];
  numberOf: (own: PreparedOccupation) => number;
} {
  const key = ({ code, title }: PreparedOccupation): string => `${code ?? ''} ${title}`;
  const distinct = new Map<string, PreparedOccupation>();
  for (const own of [...seeker.occupations, ...seeker.experience]) {
    if (!distinct.has(key(own))) distinct.set(key(own), own);
  }
  const keys = [...distinct.keys()];
  return { distinct: [...distinct.values()], numberOf: (own) => keys.indexOf(key(own)) + 1 };
}

/** Asked of somebody's pay: in the unit of the offer where it is the same, else by the month. */
function comparison(
  values: Values,
  asked: PayAmount | null,
): { asked: string; low: string; high: string } | null {
  if (asked === null || !Number.isFinite(asked.amount) || asked.amount <= 0) return null;
  const unit = values.int(unitNumber(asked.unit));
  const own = values.float(asked.amount);
  const monthly = monthlyFen(asked.amount, asked.unit);
  const byMonth = values.float(monthly === 0 ? null : monthly);
  return {
    asked: `case when pay_unit = ${unit} then ${own} else ${byMonth} end`,
    low: `case when pay_unit = ${unit} then pay_low when ${byMonth} is null then null else month_low end`,
    high: `case when pay_unit = ${unit} then pay_high when ${byMonth} is null then null else month_high end`,
  };
}

function hardRules(values: Values, seeker: PreparedSeeker, held: HeldRows, known: Dictionaries): string[] {
  const { input } = seeker;
  const { age, shifts } = seekerFacts(seeker, held.context);
  const rules = ['open'];
  if (age === 'child') rules.push('false');
  if (age === 'minor') rules.push('for_minors');
  if (age === 'retired') rules.push('for_retired');
  if (input.blockedVacancyIds.length > 0) rules.push(`id <> all(${values.texts(input.blockedVacancyIds)})`);
  if (input.blockedEmployerIds.length > 0)
    rules.push(`employer <> all(${values.texts(input.blockedEmployerIds)})`);
  rules.push(`${values.text(input.id)} <> all(blocked_seekers)`);
  if (input.kinds.length > 0) rules.push(`kinds & ${values.int(kindBits(input.kinds))} <> 0`);
  rules.push(`(reserved = 0 or reserved & ${values.int(groupBits(input.priorityGroups))} <> 0)`);
  if (input.education !== null) {
    rules.push(`(not education_rule or education <= ${values.int(input.education)})`);
  }
  const held_ = values.ints(known.certificates.known(seeker.certificates));
  for (const i of upTo(CERTIFICATES)) {
    rules.push(`(certificate${i} is null or not certificate_rule${i} or certificate${i} && ${held_})`);
  }
  if (seeker.experience.length > 0) {
    rules.push(`(not experience_rule or ${values.float((seeker.totalTenths / 10) * 2)} >= experience)`);
  }
  rules.push(`involves & ${values.int(limitationBits(seeker.cannot))} = 0`);
  rules.push(`(shifts = 0 or shifts & ${values.int(shiftBits(shifts))} <> 0)`);
  if (input.availability !== null) {
    const taken = values.int(~input.availability);
    rules.push(`week & ${taken} = 0`, `session_week & ${taken} = 0`);
  }
  if (seeker.busy.length > 0) {
    const busy = `unnest(${values.floats(seeker.busy.map(({ start }) => start))}, ${values.floats(seeker.busy.map(({ end }) => end))}) as busy (busy_start, busy_end)`;
    const taken = `(select count(*) from unnest(session_starts, session_ends) as session (session_start, session_end)
      where exists (select from ${busy} where session_start < busy_end and busy_start < session_end))`;
    rules.push(
      `(session_starts = '{}' or case when all_sessions then ${taken} = 0 else ${taken} < cardinality(session_starts) end)`,
    );
  }
  const floor = comparison(values, input.pay.floor);
  if (floor !== null) {
    rules.push(`(pay_low is null or ${floor.high} is null or ${floor.high} >= ${floor.asked})`);
  }
  if (input.lodging === 'needed') rules.push('lodging is distinct from false');
  const box = boxOf(seeker);
  if (box !== null) {
    const corner = (i: 0 | 1): string =>
      `point(${values.int(toUnits(box.lng[i]))}, ${values.int(toUnits(box.lat[i]))})`;
    rules.push(`(not judgeable or point(lng, lat) <@ box(${corner(1)}, ${corner(0)}))`);
  }
  return rules;
}

/** Metres, whether the work lies where the person wants to be, and what the unsureness allows. */
function wayColumns(values: Values, seeker: PreparedSeeker): string[] {
  const { home } = seeker;
  const wanted =
    seeker.wantedRegions.length === 0
      ? 'false'
      : `coalesce(region like any(${values.texts(seeker.wantedRegions.map((code) => `${code}%`))}), false)`;
  if (home === null) {
    return ['null::float8 as metres', '0 as slack', `${wanted} as in_wanted`];
  }
  const latitude = toUnits(home.point.lat);
  const north = `((lat - ${values.int(latitude)}) * ${values.float(UNIT_METRES)})`;
  const east = `((lng - ${values.int(toUnits(home.point.lng))}) * ${values.float(longitudeMetres(latitude))})`;
  const unsure = values.int(PRECISION_METRES[home.precision]);
  const within = values.int(WITHIN_METRES[home.precision]);
  const sameCity =
    seeker.region === null
      ? 'true'
      : `coalesce(left(region, 4) = ${values.text(seeker.region.slice(0, 4))}, true)`;
  return [
    // A null latitude makes the whole null: greatest alone would pass over it.
    `case when lat is not null then greatest(round(sqrt(${north} * ${north} + ${east} * ${east})),
       case when ${unsure} >= unsure_metres then ${within} else within_metres end) end as metres`,
    `case when ${sameCity} then greatest(${unsure}, unsure_metres) else 0 end as slack`,
    `${wanted} as in_wanted`,
  ];
}

function placeRule(values: Values, seeker: PreparedSeeker): string {
  const { input } = seeker;
  const ways = [
    'remote',
    'in_wanted',
    `metres <= ${values.float(seeker.commute.metres)} + slack`,
    seeker.wantedRegions.length === 0
      ? 'metres is null'
      : `metres is null and (region is null or exists (select from unnest(${values.texts(seeker.wantedRegions)}) as named (wanted) where starts_with(wanted, region)))`,
  ];
  if (input.acceptsDispatch) ways.push('is_dispatch');
  if (input.acceptsFarWithLodging) ways.push('lodging and metres is not null');
  return ways.join(' or ');
}

/** Likeness of the title and nearness of the occupation for one wish or past job. */
function nearnessSql(
  values: Values,
  own: PreparedOccupation,
  number: number,
  held: HeldRows,
  known: Dictionaries,
): { shared: string; like: string; nearness: string } {
  const like = `like${number}`;
  const count = `least(${own.pairs.length}, pair_count)`;
  const byTitle = `case when ${like} < 4500 then 0 else ${like} * 9000 / 10000 end`;
  const shared = `icount(pairs & ${values.ints(known.pairs.known(own.pairs))}) as shared${number}`;
  const likeness = `case when shared${number} = 0 then 0 else floor(10000 * (0.7::float8 * (shared${number}::float8 / ${count}::float8)
    + 0.3::float8 * ((2 * shared${number})::float8 / (${own.pairs.length} + pair_count)::float8)))::int4 end as ${like}`;
  if (own.any) return { shared, like: likeness, nearness: `4500 as near${number}` };
  if (own.code === null) return { shared, like: likeness, nearness: `${byTitle} as near${number}` };
  const { code } = own;
  const related = values.ints(known.codes.texts().map((other) => held.context.relatedness(code, other)));
  const values_ = upTo(OCCUPATIONS).map((i) => {
    const byCode = `(${related})[occupation${i}]`;
    return `coalesce(floor(((${byCode} - case when ${byCode} = 10000 then ((10000 - ${like}) * 10)::float8 / 100 else 0 end) * sure${i}) / 100)::int4, 0)`;
  });
  const best = `greatest(0, ${values_.join(', ')})`;
  return {
    shared,
    like: likeness,
    nearness: `case when occupation1 is null then ${byTitle}
      else least(10000, greatest(${best}, least(${byTitle}, ${best} + 2500))) end as near${number}`,
  };
}

/** Best wish, best past work and related years from the nearness columns. */
function fitColumns(
  values: Values,
  seeker: PreparedSeeker,
  numberOf: (own: PreparedOccupation) => number,
): string[] {
  const wishes = seeker.occupations.map((own) => `near${numberOf(own)} * ${400 + own.weight} / 500`);
  const past = seeker.experience.map((own) => `near${numberOf(own)}`);
  const tenths = seeker.experience.map(
    (own) =>
      `case when near${numberOf(own)} >= 4000 then ${values.int(own.tenths)} * near${numberOf(own)} else 0 end`,
  );
  return [
    `greatest(0, ${['0', ...wishes].join(', ')}) as wish`,
    `greatest(0, ${['0', ...past].join(', ')}) as past`,
    `((${['0', ...tenths].join(' + ')}) / 10000)::float8 / 10 as related_years`,
  ];
}

/** Value of each rule that depends on both sides; the names are those of the rules. */
function ruleValues(
  values: Values,
  seeker: PreparedSeeker,
  held: HeldRows,
  known: Dictionaries,
): Record<Side, Record<string, string>> {
  const { input } = seeker;
  const { answers } = seekerFacts(seeker, held.context);
  const limit = values.float(seeker.commute.metres);
  const share = `(metres / ${limit})`;
  const housed = `case when is_dispatch then ${String(input.acceptsDispatch)}
    else coalesce(lodging, false) and ${String(input.acceptsFarWithLodging || input.lodging !== null)} end`;
  const distance = `case when remote then 10000
    when metres is null then case when in_wanted then 7500 else 5000 end
    else ${clamp(`greatest(case when ${share} <= 1 then 10000 - 8000 * ${share} else 2000 * greatest(0, 2 - ${share}) end,
      case when in_wanted then 6000 when ${housed} then 3500 else 0 end)`)} end`;

  const asked = comparison(values, input.pay.wanted ?? input.pay.floor);
  const unknownPay = 'case when pay_low is null then 4500 else 5000 end';
  const part = (end: string, wish: string): string =>
    `case when (${end}) / (${wish}) >= 1 then 7000 + (3000 * (least((${end}) / (${wish}), 1.3::float8) - 1)) / (1.3::float8 - 1)
      else (7000 * greatest(0, (${end}) / (${wish}) - 0.6::float8)) / (1 - 0.6::float8) end`;
  const pay =
    asked === null
      ? unknownPay
      : `case when pay_low is null or (${asked.low}) is null or (${asked.high}) is null then ${unknownPay}
          else ${clamp(`0.5::float8 * (${part(asked.low, asked.asked)}) + 0.5::float8 * (${part(asked.high, asked.asked)})`)} end`;

  const depends =
    input.shifts.length > 0 ||
    input.availability !== null ||
    (['night_shift', 'rotating_shift', 'late_evening'] as const).some((code) => seeker.cannot.has(code));
  const conditions = `case when may_involve & ${values.int(limitationBits(seeker.cannot))} <> 0 then 2000
    when ${String(depends)} and not hours_stated then 6500 else 10000 end`;

  const answer = (column: string): string =>
    `case ${column} when true then 10000 when false then 2000 else 4500 end`;
  const wished = [
    ...(input.lodging === null ? [] : [answer('lodging')]),
    ...(input.meals === null ? [] : [answer('meals')]),
  ];
  const lodging = wished.length === 0 ? '7000' : `(${wished.join(' + ')}) / ${wished.length}`;

  const least = 'case when experience_rule then 0 else 3000 end';
  const experience = `case when coalesce(experience, 0) > 0
    then ${clamp(`${least} + ((10000 - ${least}) * least(related_years, experience)) / experience`)}
    else ${clamp('5000 + (5000 * least(related_years, 3)) / 3')} end`;

  const have = `icount(skills & ${values.ints(known.skills.known(seeker.skills))})`;
  const skills = `case when skill_count = 0 then 5000
    else ${clamp(`3000 + 7000 * least(1::float8, ${have}::float8 / least(skill_count, 4)::float8)`)} end`;

  const level = values.int(input.education);
  const education = `case when education is null or ${level} is null then 7000
    when ${level} < education then greatest(0, 9000 + 4000 * (${level} - education))
    else 9000 + 250 * least(${level} - education, 4) end`;

  const papers = values.ints(known.certificates.known(seeker.certificates));
  const shown = upTo(CERTIFICATES)
    .map((i) => `coalesce((certificate${i} && ${papers})::int4, 0)`)
    .join(' + ');
  const certificates = `case when certificate_count = 0 then 5000
    else ${clamp(`3000 + (7000 * (${shown}))::float8 / certificate_count`)} end`;

  const wishes = seeker.occupations.length > 0;
  const own =
    wishes || seeker.experience.length > 0 ? clamp('greatest(past, (wish * 75)::float8 / 100)') : '5000';
  return {
    seeker: {
      occupation: wishes ? 'wish' : '5000',
      pay,
      distance,
      conditions,
      lodging,
      freshness: 'freshness',
      answers: 'answers',
    },
    employer: { occupation: own, experience, skills, education, certificates, answers: values.int(answers) },
  };
}

function sideSql(held: HeldRows, side: Side, ofRule: Record<string, string>): string {
  const { rules, total } = held.sides[side];
  const terms = rules.map(({ rule, weight }) => {
    const value = ofRule[rule.name];
    if (value === undefined) throw new Error(`SQL knows no rule ${rule.name} of the ${side}`);
    return `${weight} * (${value})`;
  });
  return `(${terms.join('\n + ')}) / ${total}`;
}

/** The statement for one person. @throws when a rule has a weight that SQL has no formula for */
export function statementFor(
  seeker: PreparedSeeker,
  held: HeldRows,
  known: Dictionaries,
  limit: number,
): Statement {
  const values = new Values();
  const { distinct, numberOf } = ownWork(seeker);
  const near = distinct.map((own, i) => nearnessSql(values, own, i + 1, held, known));
  const { seeker: seekerSide, employer: employerSide } = ruleValues(values, seeker, held, known);
  const { bonus } = seekerFacts(seeker, held.context);
  const columns = (...more: string[]): string => ['*', ...more].join(',\n');
  const allowed = `select ${columns(...wayColumns(values, seeker))} from vacancies
    where ${hardRules(values, seeker, held, known).join('\n and ')} offset 0`;
  const shared = `select ${columns(...near.map((one) => one.shared))} from (${allowed}) as allowed
    where ${placeRule(values, seeker)} offset 0`;
  const like = `select ${columns(...near.map((one) => one.like))} from (${shared}) as shared offset 0`;
  const nearness = `select ${columns(...near.map((one) => one.nearness))} from (${like}) as alike offset 0`;
  const fit = `select ${columns(...fitColumns(values, seeker, numberOf))} from (${nearness}) as near offset 0`;
  const sides = `select id, ${sideSql(held, 'seeker', seekerSide)} as s,
    least(10000, ${sideSql(held, 'employer', employerSide)} + ${values.int(bonus)}) as e
    from (${fit}) as fit offset 0`;
  const text = `select id, case when s + e = 0 then 0 else (2 * s * e) / (s + e) end as score
    from (${sides}) as sides order by score desc, id limit ${values.int(limit)}`;
  return { text, values: values.all };
}
