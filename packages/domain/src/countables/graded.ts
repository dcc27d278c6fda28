import { COUNTABLES, type CountableDefinition, type CountableKind } from './kinds.ts';

/**
 * How well a claim is evidenced, the best first: papers of a third party, the word of the other side, what one side
 * said, an entry alone.
 */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

/** Grades that a figure can be narrowed to; everything has at least the last. */
export const GRADES_ASKED = ['A', 'B', 'C'] as const satisfies readonly Grade[];
type GradeAsked = (typeof GRADES_ASKED)[number];

/** As the database writes a grade: 1 is the best. */
export function rankOf(grade: Grade): number {
  return GRADES.indexOf(grade) + 1;
}

/** Unknown ranks are the last grade. */
export function gradeOf(rank: number | null): Grade {
  return GRADES[(rank ?? GRADES.length) - 1] ?? 'D';
}

/** Kinds whose rows are claims. */
export type ClaimKind = {
  [K in CountableKind]: (typeof COUNTABLES)[K]['claim'] extends true ? K : never;
}[CountableKind];

/**
 * The rows of a claim that have at least a grade, counted as a kind of their own: who counts once in a period with
 * grade B or better cannot be told from sums of all rows.
 */
export type GradedKind = `${ClaimKind}:${GradeAsked}`;

/** What rows and sums are stored as. */
export type CountedAs = CountableKind | GradedKind;

export function isClaim(kind: CountableKind): kind is ClaimKind {
  return COUNTABLES[kind].claim;
}

const GRADED = new Map<string, { readonly base: ClaimKind; readonly grade: GradeAsked }>(
  (Object.keys(COUNTABLES) as CountableKind[])
    .filter(isClaim)
    .flatMap((base) => GRADES_ASKED.map((grade) => [`${base}:${grade}`, { base, grade }] as const)),
);

export function isGraded(kind: CountedAs): kind is GradedKind {
  return GRADED.has(kind);
}

/** The kind under which the rows of a claim with at least this grade are counted. */
export function atLeast(kind: CountableKind, grade: Grade): CountedAs {
  return !isClaim(kind) || grade === 'D' ? kind : `${kind}:${grade}`;
}

/** The kinds beside its own under which rows of a kind are counted, each with the lowest rank it takes. */
export function gradedKindsOf(
  kind: CountableKind,
): Array<{ readonly kind: GradedKind; readonly rank: number }> {
  return isClaim(kind)
    ? GRADES_ASKED.map((grade) => ({ kind: `${kind}:${grade}` as const, rank: rankOf(grade) }))
    : [];
}

export function definitionOf(kind: CountedAs): CountableDefinition {
  return COUNTABLES[isGraded(kind) ? baseOf(kind) : kind];
}

function baseOf(kind: GradedKind): ClaimKind {
  const graded = GRADED.get(kind);
  if (graded === undefined) throw new Error(`Nothing is counted as ${kind}`);
  return graded.base;
}
