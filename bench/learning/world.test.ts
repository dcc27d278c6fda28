import { describe, expect, it } from 'vitest';
import { DEFAULT_WEIGHTS, learnWeights, trainWeights, type MatchWeights } from '@yizhan/matching';
import { distanceFrom, drawOutcomes, listQuality, PLANTED, randomOf, type World } from './world.ts';

const quality = (world: World, weights: MatchWeights): number =>
  listQuality(world, weights, 300, randomOf(1));

describe('a world with planted weights', () => {
  it('is found: the error shrinks with the outcomes, and lists get better', () => {
    let weights = DEFAULT_WEIGHTS;
    const errors = [distanceFrom(PLANTED.truth, weights)];
    for (let round = 0; round < 4; round += 1) {
      const rows = drawOutcomes(PLANTED, 4_000, randomOf(4_000 + round));
      ({ weights } = learnWeights(rows, weights, { declared: DEFAULT_WEIGHTS }));
      errors.push(distanceFrom(PLANTED.truth, weights));
    }
    expect(errors.at(-1)).toBeLessThan(0.5 * (errors[0] ?? 0));
    expect(quality(PLANTED, weights)).toBeGreaterThan(quality(PLANTED, DEFAULT_WEIGHTS) + 0.01);
  });

  it('does no harm with thirty outcomes, not even with the guards off', () => {
    const right: World = { ...PLANTED, truth: DEFAULT_WEIGHTS };
    const before = quality(right, DEFAULT_WEIGHTS);
    for (let seed = 0; seed < 10; seed += 1) {
      const rows = drawOutcomes(right, 30, randomOf(seed));
      expect(learnWeights(rows, DEFAULT_WEIGHTS).weights).toBe(DEFAULT_WEIGHTS);
      expect(quality(right, trainWeights(rows, DEFAULT_WEIGHTS).weights)).toBeGreaterThan(before - 0.02);
    }
  });
});
