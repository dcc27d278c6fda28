/** Nearness in the occupation tree of the 2022 classification. */

/** By shared levels of 'a-bb-cc-dd': none, major, middle, minor group, the same occupation. */
const BY_SHARED_LEVELS = [0, 1_500, 4_000, 7_000, 10_000] as const;

/** Integer 0–10,000 from the codes alone; the fall-back for a context without learned relatedness. */
export function treeRelatedness(a: string, b: string): number {
  const left = a.split('-');
  const right = b.split('-');
  let shared = 0;
  while (shared < 4 && left[shared] !== undefined && left[shared] === right[shared]) shared++;
  return BY_SHARED_LEVELS[shared] ?? 0;
}
