/** The score of a pair in SQL: nearness of work first, then the value of every rule. */
import { ANY_WORK, RELATED_FROM, wishValue } from '@yizhan/matching/pair.ts';
import type { PreparedOccupation, PreparedSeeker } from '@yizhan/matching/prepared.ts';
import { UNKNOWN } from '@yizhan/matching/rules/rule.ts';
import {
  CONDITIONS_FINE,
  dependsOnHours,
  HOURS_UNSTATED,
  LIKELY_INVOLVED,
} from '@yizhan/matching/rules/soft/conditions.ts';
import {
  AT_HOME,
  HOUSED_LEAST,
  NAMED_REGION,
  NAMED_REGION_LEAST,
} from '@yizhan/matching/rules/soft/distance.ts';
import { PAY_UNSTATED } from '@yizhan/matching/rules/soft/pay.ts';
import type { Side } from '@yizhan/matching';
import type { HeldRows } from '../held-rows.ts';
import { CERTIFICATES, limitationBits, OCCUPATIONS } from './columns.ts';
import type { Dictionaries } from './columns.ts';
import { seekerFacts } from './probe.ts';
import { certificatesTable, educationTable, likenessTable, lodgingTable, skillsTable } from './tables.ts';
import { TUNED } from '../../rule-numbers.ts';
import { comparison, lookUp, onScale, upTo } from './values.ts';
import type { Values } from './values.ts';

/** Wishes and past work under one number where words and code are the same. */
export function ownWork(seeker: PreparedSeeker): {
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

/** Similarity of the title and nearness of the occupation for one wish or past job. */
export function nearnessSql(
  values: Values,
  own: PreparedOccupation,
  number: number,
  held: HeldRows,
  known: Dictionaries,
): { shared: string; like: string; nearness: string } {
  const like = `like${number}`;
  const { floor, ceiling, lift, share } = TUNED.title;
  const byTitle = `case when ${like} < ${floor} then 0 else ${like} * ${ceiling} / 10000 end`;
  const shared = `icount(pairs & ${values.ints(known.pairs.known(own.pairs))}) as shared${number}`;
  const alike = likenessTable(own.pairs.length, known.most.pairs);
  const likeness = `${lookUp(values, alike, `shared${number}`, 'pair_count')} as ${like}`;
  if (own.any) return { shared, like: likeness, nearness: `${ANY_WORK} as near${number}` };
  if (own.code === null) return { shared, like: likeness, nearness: `${byTitle} as near${number}` };
  const { code } = own;
  const related = values.ints(known.codes.texts().map((other) => held.context.relatedness(code, other)));
  const values_ = upTo(OCCUPATIONS).map((i) => {
    const byCode = `(${related})[occupation${i}]`;
    return `coalesce(floor(((${byCode} - case when ${byCode} = 10000 then ((10000 - ${like}) * ${share})::float8 / 100 else 0 end) * sure${i}) / 100)::int4, 0)`;
  });
  const best = `greatest(0, ${values_.join(', ')})`;
  return {
    shared,
    like: likeness,
    nearness: `case when occupation1 is null then ${byTitle}
      else least(10000, greatest(${best}, least(${byTitle}, ${best} + ${lift}))) end as near${number}`,
  };
}

/** Best wish, best past work and related years from the nearness columns. */
export function fitColumns(
  values: Values,
  seeker: PreparedSeeker,
  numberOf: (own: PreparedOccupation) => number,
): string[] {
  const wishes = seeker.occupations.map(
    (own) => `near${numberOf(own)} * ${wishValue(10_000, own.weight)} / 10000`,
  );
  const past = seeker.experience.map((own) => `near${numberOf(own)}`);
  const tenths = seeker.experience.map(
    (own) =>
      `case when near${numberOf(own)} >= ${RELATED_FROM} then ${values.int(own.tenths)} * near${numberOf(own)} else 0 end`,
  );
  return [
    `greatest(0, ${['0', ...wishes].join(', ')}) as wish`,
    `greatest(0, ${['0', ...past].join(', ')}) as past`,
    `((${['0', ...tenths].join(' + ')}) / 10000)::float8 / 10 as related_years`,
  ];
}

/** The SQL of one rule's value. */
type Formula = (values: Values, seeker: PreparedSeeker, known: Dictionaries) => string;

const distance: Formula = (values, { commute, input }) => {
  const share = `(metres / ${values.float(commute.metres)})`;
  const { atLimit } = TUNED;
  const housed = `case when is_dispatch then ${String(input.acceptsDispatch)}
    else coalesce(lodging, false) and ${String(input.acceptsFarWithLodging || input.lodging !== null)} end`;
  const byCommute = onScale(`case when ${share} <= 1 then 10000 - ${10_000 - atLimit} * ${share}
    else ${atLimit} * greatest(0, 2 - ${share}) end`);
  return `case when remote then ${AT_HOME}
    when metres is null then case when in_wanted then ${NAMED_REGION} else ${UNKNOWN} end
    else greatest(${byCommute}, case when in_wanted then ${NAMED_REGION_LEAST} when ${housed} then ${HOUSED_LEAST} else 0 end) end`;
};

const pay: Formula = (values, { input }) => {
  const asked = comparison(values, input.pay.wanted ?? input.pay.floor);
  const unknown = `case when pay_low is null then ${PAY_UNSTATED} else ${UNKNOWN} end`;
  if (asked === null) return unknown;
  const { met, zeroAt, fullAt } = TUNED.pay;
  const part = (end: string): string => {
    const share = `((${end}) / (${asked.asked}))`;
    return `case when ${share} >= 1
      then ${met} + (${10_000 - met} * (least(${share}, ${fullAt}::float8) - 1)) / (${fullAt}::float8 - 1)
      else (${met} * greatest(0, ${share} - ${zeroAt}::float8)) / (1 - ${zeroAt}::float8) end`;
  };
  return `case when pay_low is null or (${asked.low}) is null or (${asked.high}) is null then ${unknown}
    else ${onScale(`0.5::float8 * (${part(asked.low)}) + 0.5::float8 * (${part(asked.high)})`)} end`;
};

const conditions: Formula = (values, seeker) =>
  `case when may_involve & ${values.int(limitationBits(seeker.cannot))} <> 0 then ${LIKELY_INVOLVED}
    when ${String(dependsOnHours(seeker))} and not hours_stated then ${HOURS_UNSTATED} else ${CONDITIONS_FINE} end`;

const lodging: Formula = (values, { input }) => {
  const said = (column: string): string => `case ${column} when true then 2 when false then 1 else 0 end`;
  const wants = { lodging: input.lodging !== null, meals: input.meals !== null };
  return lookUp(values, lodgingTable(wants), said('lodging'), said('meals'));
};

const experience: Formula = () => {
  const { leastOfRule, leastOfWish, noneAsked, enoughYears } = TUNED.experience;
  const least = `case when experience_rule then ${leastOfRule} else ${leastOfWish} end`;
  return `case when coalesce(experience, 0) > 0
    then ${onScale(`${least} + ((10000 - ${least}) * least(related_years, experience)) / experience`)}
    else ${onScale(`${noneAsked} + (${10_000 - noneAsked} * least(related_years, ${enoughYears})) / ${enoughYears}`)} end`;
};

const skills: Formula = (values, seeker, known) =>
  lookUp(
    values,
    skillsTable(known.most.skills),
    `icount(skills & ${values.ints(known.skills.known(seeker.skills))})`,
    'skill_count',
  );

const education: Formula = (values, { input }) =>
  `(${values.ints(educationTable(input.education))})[coalesce(education, 0) + 1]`;

const certificates: Formula = (values, seeker, known) => {
  const papers = values.ints(known.certificates.known(seeker.certificates));
  const held = upTo(CERTIFICATES).map((i) => `coalesce((certificate${i} && ${papers})::int4, 0)`);
  return lookUp(values, certificatesTable(CERTIFICATES), held.join(' + '), 'certificate_count');
};

/** Value of each rule by its name on its side. */
export function ruleValues(
  values: Values,
  seeker: PreparedSeeker,
  held: HeldRows,
  known: Dictionaries,
): Record<Side, Record<string, string>> {
  const { answers } = seekerFacts(seeker, held.context);
  const of = (formula: Formula): string => formula(values, seeker, known);
  const wishes = seeker.occupations.length > 0;
  const own = `greatest(past, (wish * ${TUNED.wishShare}) / 100)`;
  return {
    seeker: {
      occupation: wishes ? 'wish' : String(UNKNOWN),
      pay: of(pay),
      distance: of(distance),
      conditions: of(conditions),
      lodging: of(lodging),
      freshness: 'freshness',
      answers: 'answers',
    },
    employer: {
      occupation: wishes || seeker.experience.length > 0 ? own : String(UNKNOWN),
      experience: of(experience),
      skills: of(skills),
      education: of(education),
      certificates: of(certificates),
      answers: values.int(answers),
    },
  };
}
