import type { SoftReason, SoftRule } from '../rule.ts';
import type { Strength } from '../../types.ts';

/** A person new to the trade where no experience is required. */
const NEW_TO_IT = 5_000;
/** The value left to a person without experience where it is only a wish. */
const ONLY_WISHED = 3_000;
/** Years after which more of them say little where none are required. */
const ENOUGH_YEARS = 3;

/** Value of tenths of years in related work for the years required, 0 for none. */
export function experienceValue(tenths: number, asked: number, strength: Strength): number {
  const years = tenths / 10;
  if (asked > 0) {
    const least = strength === 'rule' ? 0 : ONLY_WISHED;
    return Math.floor(least + ((10_000 - least) * Math.min(years, asked)) / asked);
  }
  return Math.floor(NEW_TO_IT + ((10_000 - NEW_TO_IT) * Math.min(years, ENOUGH_YEARS)) / ENOUGH_YEARS);
}

/** Years in related work compared with those required. */
export const experience: SoftRule = {
  name: 'experience',
  side: 'employer',
  source: 'requirements 5.4',
  value: ({ background, vacancy: { input } }) =>
    experienceValue(
      background.relatedTenths,
      input.experience?.years ?? 0,
      input.experience?.strength ?? 'wish',
    ),
  reason: ({ background, vacancy }): SoftReason => {
    const asked = vacancy.input.experience?.years ?? 0;
    const counted = Math.floor(background.relatedTenths / 10);
    const work = background.by?.title ?? '';
    if (counted >= 1) {
      // The text gives the actual years, although years in merely similar work count for less.
      const years = Math.floor(background.tenths / 10) || counted;
      if (counted >= asked) return { variant: 'enough', sign: '+', params: { years, work } };
      if (years >= asked) return { variant: 'near', sign: '0', params: { years, work, asked } };
      return { variant: 'short', sign: '0', params: { years, work, asked } };
    }
    return asked > 0
      ? { variant: 'lacking', sign: '-', params: { asked } }
      : { variant: 'none_asked', sign: '0', params: {} };
  },
};
