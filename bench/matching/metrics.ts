/** Measures of a ranking against grades 0–3. */

const gain = (grade: number): number => 2 ** grade - 1;

const discounted = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, i) => sum + gain(grade) / Math.log2(i + 2), 0);

/** nDCG of the first `depth`, 0–1; null when nothing in the pool has a grade above 0. */
export function ndcg(ranked: readonly number[], pool: readonly number[], depth: number): number | null {
  const best = discounted([...pool].sort((a, b) => b - a).slice(0, depth));
  return best === 0 ? null : discounted(ranked.slice(0, depth)) / best;
}

/** Share of the rows of grade 2 and 3 among the first `depth`; null when the pool has none. */
export function recall(ranked: readonly number[], pool: readonly number[], depth: number): number | null {
  const good = pool.filter((grade) => grade >= 2).length;
  return good === 0 ? null : ranked.slice(0, depth).filter((grade) => grade >= 2).length / good;
}

export const mean = (values: readonly (number | null)[]): number => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
};
