import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildLists } from '@yizhan/matching';
import { joinLists } from '@yizhan/matching/round/lists/merge.ts';
import { SyntheticMarket } from '@yizhan/matching/round/testing/synthetic-market.ts';
import { dumpLists, loadLists } from './lists-file.ts';
import { sameLists, wholeRound } from './measure.ts';

const shape = { seekers: 1_000, vacancies: 250, towns: 1, seed: 17 };
const market = SyntheticMarket.of(shape);

describe('bench of the round, small, results only', () => {
  it('agrees with C++ and with the exact optimum where they are installed', { timeout: 120_000 }, () => {
    for (const perSeeker of [1, 5]) {
      const { values, absent, gapPercent } = sameLists(market, perSeeker, 1);
      if (absent['auction'] === undefined) expect(values.round).toBe(values.auction);
      else console.warn(`SKIPPED: C++ auction: ${absent['auction']}`);
      if (absent['networkSimplex'] === undefined) {
        expect(gapPercent).toBeGreaterThanOrEqual(0);
        expect(gapPercent).toBeLessThan(0.001);
      } else console.warn(`SKIPPED: LEMON: ${absent['networkSimplex']}`);
    }
  });
  it('certifies and keeps up with a day', () => {
    const { certifiedGapPercent, figures, dayAfter } = wholeRound(
      market,
      market.afterADay({ ...shape, seed: 18 }, 0.05),
      2,
      1,
    );
    expect(certifiedGapPercent.afterOne).toBeLessThanOrEqual(0.1);
    expect(certifiedGapPercent.afterTwo).toBeLessThanOrEqual(0.01);
    expect(dayAfter.valueOfFull).toBeGreaterThan(0.9998);
    expect(figures.round.without.feasible).toBe(0);
  });
  it('reads back what it wrote and refuses other files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'round-'));
    try {
      const chunk = buildLists(market, 0, market.seekers, { perSeeker: 1 });
      const lists = joinLists(market.seekers, market.vacancies, [chunk]);
      dumpLists(join(folder, 'lists'), lists, market.capacity);
      const read = loadLists(join(folder, 'lists'));
      expect(read.capacity).toEqual(market.capacity);
      expect({ ...read.lists, ceiling: lists.ceiling }).toEqual(lists);
      writeFileSync(join(folder, 'other'), 'something else, long enough to have a header');
      expect(() => loadLists(join(folder, 'other'))).toThrow(/not a file of candidate lists/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
