import { isAnswered, rowsIn, type Row } from './answer-shapes.ts';
import type { Answer, Formula } from './definition.ts';

/** What a formula reads: the answer of a field, undefined while there is none. */
export type ReadAnswer = (key: string) => Answer | undefined;

const DAY_MS = 86_400_000;

/** The value of a formula, null while an answer it needs is missing. Sums and totals leave missing parts out. */
export function valueOf(formula: Formula, read: ReadAnswer): number | null {
  if ('value' in formula) return formula.value;
  if ('field' in formula) return numberOr(read(formula.field), null);
  if ('sum' in formula) {
    const known = formula.sum.map((part) => valueOf(part, read)).filter((part) => part !== null);
    return known.length === 0 ? null : known.reduce((all, part) => all + part, 0);
  }
  if ('product' in formula) {
    let all = 1;
    for (const part of formula.product) {
      const value = valueOf(part, read);
      if (value === null) return null;
      all *= value;
    }
    return all;
  }
  if ('minus' in formula) {
    const from = valueOf(formula.minus[0], read);
    const less = valueOf(formula.minus[1], read);
    return from === null || less === null ? null : from - less;
  }
  if ('rows' in formula) return rowsOf(read, formula.rows).length;
  if ('total' in formula) {
    const [table, column] = formula.total;
    return rowsOf(read, table).reduce((all, row) => all + numberOr(row[column], 0), 0);
  }
  const [from, to] = formula.days.map((key) => dayNumber(read(key)));
  return from === undefined || to === undefined || from === null || to === null ? null : to - from + 1;
}

/** The fields that a formula reads, each once. */
export function partsOf(formula: Formula): string[] {
  if ('value' in formula) return [];
  if ('field' in formula) return [formula.field];
  if ('rows' in formula) return [formula.rows];
  if ('total' in formula) return [formula.total[0]];
  if ('days' in formula) return [...formula.days];
  const inner = 'sum' in formula ? formula.sum : 'product' in formula ? formula.product : formula.minus;
  return [...new Set(inner.flatMap(partsOf))];
}

function numberOr<T>(answer: unknown, other: T): number | T {
  return typeof answer === 'number' && Number.isFinite(answer) ? answer : other;
}

/** The rows of a table that have something in them. */
function rowsOf(read: ReadAnswer, table: string): Row[] {
  return rowsIn(read(table)).filter((row) => isAnswered(row));
}

function dayNumber(answer: unknown): number | null {
  if (typeof answer !== 'string') return null;
  const at = Date.parse(`${answer}T00:00:00Z`);
  return Number.isNaN(at) ? null : at / DAY_MS;
}
