/**
 * One statement that filters by every hard rule, computes both sides in the integers of our rules and takes the best.
 * `offset 0` keeps the planner from evaluating an expression once per use.
 */
import type { PreparedSeeker } from '@yizhan/matching/prepared.ts';
import type { Side } from '@yizhan/matching';
import type { HeldRows } from '../held-rows.ts';
import type { Dictionaries } from './columns.ts';
import { hardRules, placeRule, commuteColumns } from './hard.ts';
import { seekerFacts } from './probe.ts';
import { fitColumns, nearnessSql, ownWork, ruleValues } from './soft.ts';
import { Values } from './values.ts';

export interface Statement {
  text: string;
  values: unknown[];
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

/** The statement for one person. @throws when a rule with a weight has no SQL formula */
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
  const allowed = `select ${columns(...commuteColumns(values, seeker))} from vacancies
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
