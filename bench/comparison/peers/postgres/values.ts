/** Builds SQL with separate values. */
import { monthlyFen } from '@yizhan/matching/pay.ts';
import type { PayAmount } from '@yizhan/matching';
import { unitNumber } from './columns.ts';
import type { Table } from './tables.ts';

/** Collects the values of a statement; each returns its placeholder with a type. */
export class Values {
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

/** 1 to `count`. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** A whole number of the scale. */
export const onScale = (value: string): string => `least(10000, greatest(0, floor(${value})))::int4`;

/** The value of a table at two numbers. */
export const lookUp = (values: Values, { width, values: all }: Table, a: string, b: string): string =>
  `(${values.ints(all)})[(${a}) * ${width} + (${b}) + 1]`;

/** The pay a person wants: in the unit of the offer where it is the same, else per month. */
export function comparison(
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
