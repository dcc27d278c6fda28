/**
 * Values of rules for all the small numbers that can occur, taken from the rules' own functions: SQL looks them up, and
 * so follows when a rule is tuned. Where a value ranges over too many numbers for a table, its constants are used
 * (`rule-numbers.ts`).
 */
import { certificatesValue } from '@yizhan/matching/rules/soft/certificates.ts';
import { educationValue } from '@yizhan/matching/rules/soft/education.ts';
import { lodgingValue } from '@yizhan/matching/rules/soft/lodging.ts';
import { skillsValue } from '@yizhan/matching/rules/soft/skills.ts';
import { likenessOf } from '@yizhan/matching/titles.ts';
import type { EducationLevel } from '@yizhan/matching';

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, i) => i);

/** A table of two numbers as one array: the value of (a, b) is at `a * width + b + 1`. */
export interface Table {
  width: number;
  values: number[];
}

function table(mostA: number, mostB: number, value: (a: number, b: number) => number): Table {
  return { width: mostB + 1, values: upTo(mostA).flatMap((a) => upTo(mostB).map((b) => value(a, b))) };
}

/** By shared pairs and pairs of the vacancy's title, for an own title of `own` pairs. */
export const likenessTable = (own: number, mostPairs: number): Table =>
  table(own, mostPairs, (shared, pairs) =>
    shared > Math.min(own, pairs) ? 0 : likenessOf(shared, own, pairs),
  );

/** By skills held and required. */
export const skillsTable = (mostSkills: number): Table => table(mostSkills, mostSkills, skillsValue);

/** By certificates held and required. */
export const certificatesTable = (most: number): Table => table(most, most, certificatesValue);

/** By schooling required, from 0 for none. */
export const educationTable = (held: EducationLevel | null): number[] =>
  upTo(7).map((asked) => educationValue(held ?? 0, asked));

const ANSWERS = [null, false, true] as const;

/** By what is stated of lodging and of meals: 0 nothing, 1 no, 2 yes. */
export const lodgingTable = (wants: { lodging: boolean; meals: boolean }): Table =>
  table(2, 2, (lodging, meals) =>
    lodgingValue(wants, { lodging: ANSWERS[lodging] ?? null, meals: ANSWERS[meals] ?? null }),
  );
