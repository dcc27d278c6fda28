import type { Reply, routes } from '@yizhan/contract';

type Verdict = Reply<typeof routes.matching.pair>;

/** The rows in which both sides are compared, and the rules that judge each. */
export const FACT_ROWS = {
  work: ['occupation'],
  pay: ['pay', 'pay_floor'],
  way: ['distance', 'place'],
  times: ['times', 'overlap', 'conditions', 'cannot'],
  schooling: ['education'],
  experience: ['experience'],
  certificates: ['certificates'],
  skills: ['skills'],
  kind: ['kind', 'reserved', 'legal_age'],
  lodging: ['lodging', 'lodging_needed'],
} as const satisfies Record<string, readonly string[]>;
export type FactRow = keyof typeof FACT_ROWS;
export const FACT_ROW_NAMES = Object.keys(FACT_ROWS) as readonly FactRow[];

/** How the two sides of a row agree: ruled out, to be watched, suits, or nothing to say. */
export type Agreement = 'apart' | 'watch' | 'suits' | 'open';

export interface RowVerdict {
  readonly agreement: Agreement;
  readonly texts: readonly string[];
}

/** The rules' verdict on one row: a broken hard rule first, then reasons against, then reasons for. */
export function verdictOf(row: FactRow, verdict: Pick<Verdict, 'reasons' | 'exclusions'>): RowVerdict {
  const rules: readonly string[] = FACT_ROWS[row];
  const broken = verdict.exclusions.filter(({ rule }) => rules.includes(rule));
  if (broken.length > 0) return { agreement: 'apart', texts: broken.map(({ text }) => text) };
  const said = verdict.reasons.filter(({ rule }) => rules.includes(rule));
  const of = (sign: string) => said.filter((reason) => reason.sign === sign).map(({ text }) => text);
  const [against, good, neutral] = [of('-'), of('+'), of('0')];
  const agreement = against.length > 0 ? 'watch' : good.length > 0 ? 'suits' : 'open';
  return { agreement, texts: [...new Set([...against, ...good, ...neutral])] };
}

/** Reasons and exclusions that belong to no row: how fresh the vacancy is, how both sides answer, the policy. */
export function otherReasons(verdict: Pick<Verdict, 'reasons' | 'exclusions'>): RowVerdict[] {
  const rules = new Set<string>(Object.values(FACT_ROWS).flat());
  const agreements = { '+': 'suits', '-': 'watch', '0': 'open' } as const;
  return [
    ...verdict.exclusions
      .filter(({ rule }) => !rules.has(rule))
      .map(({ text }) => ({ agreement: 'apart' as const, texts: [text] })),
    ...verdict.reasons
      .filter(({ rule }) => !rules.has(rule))
      .map(({ sign, text }) => ({ agreement: agreements[sign], texts: [text] })),
  ];
}
