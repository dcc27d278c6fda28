import type { Collision } from './ConflictDialog.vue';

/**
 * Three-way comparison of a form's values with the values read and those stored now: fields only one side changed merge
 * automatically, fields both changed differently lead to a question.
 */
export function mergeEdits<T extends object>(
  base: T,
  mine: T,
  theirs: T,
  describe: (field: keyof T & string, value: T[keyof T & string]) => string,
  labelOf: (field: keyof T & string) => string,
): { merged: T; collisions: Collision[] } {
  const merged = { ...theirs };
  const collisions: Collision[] = [];
  for (const field of Object.keys(base) as (keyof T & string)[]) {
    const [b, m, s] = [base[field], mine[field], theirs[field]].map((value) => JSON.stringify(value));
    if (m === b || m === s) continue;
    merged[field] = mine[field];
    if (s !== b) {
      collisions.push({
        field,
        label: labelOf(field),
        mine: describe(field, mine[field]),
        theirs: describe(field, theirs[field]),
      });
    }
  }
  return { merged, collisions };
}

/** Restores the other side's value where it was chosen. */
export function applyChoice<T extends object>(
  merged: T,
  theirs: T,
  take: Readonly<Record<string, 'mine' | 'theirs'>>,
): T {
  const next = { ...merged };
  for (const field of Object.keys(next) as (keyof T & string)[]) {
    if (take[field] === 'theirs') next[field] = theirs[field];
  }
  return next;
}
