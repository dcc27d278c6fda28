/**
 * How near two occupations are by the tree of the classification alone; the caller supplies actual moves between
 * occupations.
 */

/** By shared levels of 'a-bb-cc-dd': none, major, middle, minor group, the same occupation. */
const BY_SHARED_LEVELS = [0, 1_000, 3_000, 6_000, 10_000] as const;

/** Integer 0–10,000 from the codes alone, symmetric. */
export function treeRelatedness(a: string, b: string): number {
  const left = a.split('-');
  const right = b.split('-');
  let shared = 0;
  while (shared < 4 && left[shared] !== undefined && left[shared] === right[shared]) shared++;
  return BY_SHARED_LEVELS[shared] ?? 0;
}
