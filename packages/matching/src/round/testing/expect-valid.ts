import { expect } from 'vitest';
import { slotsOf } from '../types.ts';
import type { RoundMarket, RoundSolution } from '../types.ts';

/** Asserts what every solution must satisfy, whatever the market. */
export function expectValid(
  market: RoundMarket & { score(seeker: number, vacancy: number): number },
  solution: RoundSolution,
  perSeeker: number,
): void {
  const load = new Int32Array(market.vacancies);
  const buffer = { vacancy: new Int32Array(1), score: new Int32Array(1) };
  let value = 0;
  for (let i = 0; i < market.seekers; i++) {
    const from = solution.offset[i] ?? 0;
    const to = solution.offset[i + 1] ?? 0;
    expect(to - from).toBeLessThanOrEqual(perSeeker);
    expect(new Set(solution.vacancy.subarray(from, to)).size).toBe(to - from);
    let firsts = 0;
    for (let e = from; e < to; e++) {
      const j = solution.vacancy[e] ?? -1;
      expect(solution.score[e]).toBe(market.score(i, j));
      expect(solution.score[e]).toBeGreaterThan(0);
      firsts += solution.first[e] ?? 0;
      if (solution.overflow[e] === 1) continue;
      load[j] = (load[j] ?? 0) + 1;
      value += solution.score[e] ?? 0;
    }
    expect(firsts).toBeLessThanOrEqual(1);
    if (to === from) expect(market.candidates(i, 1, null, buffer)).toBe(0);
  }
  slotsOf(market, perSeeker).forEach((slots, j) => {
    expect(load[j]).toBeLessThanOrEqual(slots);
  });
  expect(solution.certificate.value).toBe(value);
  expect(solution.certificate.bound).toBeGreaterThanOrEqual(value);
}
