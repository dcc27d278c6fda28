import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from '../lists/ask.ts';
import { solveRound } from '../solve.ts';
import type { RoundMarket } from '../types.ts';
import { exactOptimum, MatrixMarket, matrixMarkets } from '../testing/matrix-market.ts';
import { SyntheticMarket } from '../testing/synthetic-market.ts';
import { clearMarket, mostFilled } from './clearing.ts';
import { gini, ownFiguresInSteps, roundFigures } from './figures.ts';
import { groupEffect } from './groups.ts';
import { standing } from './standing.ts';

describe('mostFilled', () => {
  it('is the size of a maximum matching', () => {
    fc.assert(
      fc.property(matrixMarkets, ({ scores, capacity }) => {
        const market = new MatrixMarket(
          scores.map((row) => row.map((score) => Math.min(1, score))),
          capacity,
        );
        const { lists } = finish(solveRound(market, { perSeeker: 1 })).memory;
        expect(mostFilled(lists, market.capacity)).toBe(exactOptimum(market, 1, market.capacity));
      }),
      { numRuns: 300, seed: 20260403 },
    );
  });
});

describe('clearMarket', () => {
  const lists = {
    offset: Int32Array.of(0, 2, 3),
    vacancy: Int32Array.of(0, 1, 0),
    score: Int32Array.of(90, 80, 50),
  };
  it('forms pairs by score', () => {
    expect(clearMarket(lists, Int32Array.of(1, 1))).toBe(1);
  });
  it('begins with what is advised first', () => {
    expect(clearMarket(lists, Int32Array.of(1, 1), Uint8Array.of(0, 1, 1))).toBe(2);
  });
});

describe('roundFigures', () => {
  it('fills nearly all that can be filled, far more than plain top lists', () => {
    const market = SyntheticMarket.of({ seekers: 2_000, vacancies: 500, towns: 1, seed: 31 });
    for (const perSeeker of [1, 5]) {
      const solution = finish(solveRound(market, { perSeeker }));
      const figures = roundFigures(market, solution, { perSeeker });
      expect(figures.round.without.feasible).toBe(0);
      expect(figures.round.filled.asAdvised).toBeGreaterThanOrEqual(1.7 * figures.topOne.filled.byScore);
      expect(figures.round.filled.asAdvised).toBeGreaterThanOrEqual(0.95 * figures.fillable);
      expect(figures.round.coverage).toBeGreaterThan(figures.topOne.coverage);
      expect(figures.fillable).toBeLessThanOrEqual(figures.places);
    }
  });
  it('counts by hand', () => {
    const market = new MatrixMarket(
      [
        [9, 0],
        [8, 0],
        [0, 0],
      ],
      [1, 1],
    );
    const solution = finish(solveRound(market, { perSeeker: 1 }));
    const figures = roundFigures(market, solution, { perSeeker: 1 });
    expect(figures).toMatchObject({ seekers: 3, feasible: 2, openVacancies: 2, places: 2, fillable: 1 });
    expect(figures.topOne).toMatchObject({
      recommendations: 2,
      meanScore: 8.5,
      without: { feasible: 0, infeasible: 1 },
      loadPerPlace: { mean: 1, greatest: 2 },
      coverage: 0.5,
      gini: 0.5,
      filled: { byScore: 1, asAdvised: 1 },
    });
    expect(figures.topOne.congestion).toBeCloseTo(0);
    expect(figures.round.filled).toEqual({ byScore: 1, asAdvised: 1 });
  });
  it('copes with an empty market', () => {
    const market = new MatrixMarket([], []);
    const figures = roundFigures(market, finish(solveRound(market, { perSeeker: 1 })), { perSeeker: 1 });
    expect(figures.round).toMatchObject({
      recommendations: 0,
      meanScore: 0,
      coverage: 0,
      gini: 0,
      congestion: 0,
    });
  });
});

describe('ownFiguresInSteps', () => {
  it('counts what `roundFigures` counts of the round, and asks only those who have no list', () => {
    fc.assert(
      fc.property(matrixMarkets, fc.constantFrom(1, 3), ({ scores, capacity }, perSeeker) => {
        const market = new MatrixMarket(scores, capacity);
        const solution = finish(solveRound(market, { perSeeker, listLength: perSeeker }));
        const { topOne: _, topK: _also, ...own } = roundFigures(market, solution, { perSeeker });
        const { offset } = solution.memory.lists;
        const watched: RoundMarket = {
          seekers: market.seekers,
          vacancies: market.vacancies,
          capacity: market.capacity,
          candidates(seeker, limit, prices, into) {
            expect(offset[seeker + 1]).toBe(offset[seeker]);
            return market.candidates(seeker, limit, prices, into);
          },
        };
        expect(finish(ownFiguresInSteps(watched, solution))).toEqual(own);
      }),
      { numRuns: 200, seed: 20260404 },
    );
  });
});

describe('gini', () => {
  it('runs from even to all on one', () => {
    expect(gini(Int32Array.of(3, 3, 3, 3))).toBeCloseTo(0);
    expect(gini(Int32Array.of(0, 0, 0, 8))).toBeCloseTo(0.75);
    expect(gini(new Int32Array(0))).toBe(0);
  });
});

describe('groupEffect', () => {
  const plain = [
    [900, 500],
    [880, 500],
    [860, 0],
  ];
  const bonus = 100;
  const withBonus = plain.map((row, i) => row.map((score) => (i === 2 && score > 0 ? score + bonus : score)));
  const groupOf = Int32Array.of(-1, -1, 0);

  it('shows what the group gains and what everybody pays, inside the bound', () => {
    const favoured = finish(solveRound(new MatrixMarket(withBonus, [1, 1]), { perSeeker: 1 }));
    const neutral = finish(solveRound(new MatrixMarket(plain, [1, 1]), { perSeeker: 1 }));
    const plainScores = favoured.score.slice();
    for (let i = 0; i < 3; i++)
      for (let e = favoured.offset[i] ?? 0; e < (favoured.offset[i + 1] ?? 0); e++)
        plainScores[e] = plain[i]?.[favoured.vacancy[e] ?? 0] ?? 0;
    const effect = groupEffect(favoured, plainScores, neutral, groupOf, 1);
    expect(effect.groups[0]?.with.withList).toBe(1);
    expect(effect.groups[0]?.with.people).toBe(1);
    expect(effect.valueLost).toBeLessThanOrEqual(effect.lostAtMost);
    expect(effect.lostAtMost).toBeLessThanOrEqual(bonus + 6);
  });
  it('refuses rounds of different people', () => {
    const one = finish(solveRound(new MatrixMarket([[5]], [1]), { perSeeker: 1 }));
    const two = finish(solveRound(new MatrixMarket([[5], [5]], [1]), { perSeeker: 1 }));
    expect(() => groupEffect(one, one.score, two, groupOf, 1)).toThrow(RangeError);
    expect(() => groupEffect(one, new Int32Array(9), one, Int32Array.of(0), 1)).toThrow(RangeError);
  });
});

describe('standing', () => {
  it('has cut-offs', () => {
    expect(standing(0, 8_000, 5, 5)).toBe('free');
    expect(standing(400, 8_000, 5, 4)).toBe('free');
    expect(standing(400, 8_000, 5, 5)).toBe('sought');
    expect(standing(3_000, 8_000, 5, 5)).toBe('crowded');
    expect(standing(0, 8_000, 5, 6)).toBe('crowded');
  });
});
