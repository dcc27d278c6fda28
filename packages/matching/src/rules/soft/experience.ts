import type { SoftReason, SoftRule } from '../rule.ts';
import { onScale } from '../rule.ts';

/** Somebody new to the trade where no experience is asked for. */
const NEW_TO_IT = 5_000;
/** What a wish for experience leaves to somebody without any. */
const ONLY_WISHED = 3_000;
/** Years after which more of them say little where none are asked for. */
const ENOUGH_YEARS = 3;

/** Years in related work against those asked for. */
export const experience: SoftRule = {
  name: 'experience',
  side: 'employer',
  source: 'requirements 5.4',
  value: ({ background, vacancy }) => {
    const asked = vacancy.input.experience?.years ?? 0;
    const years = background.relatedYears;
    const least = vacancy.input.experience?.strength === 'rule' ? 0 : ONLY_WISHED;
    if (asked > 0) return onScale(least + ((10_000 - least) * Math.min(years, asked)) / asked);
    return onScale(NEW_TO_IT + ((10_000 - NEW_TO_IT) * Math.min(years, ENOUGH_YEARS)) / ENOUGH_YEARS);
  },
  reason: ({ background, vacancy }): SoftReason => {
    const asked = vacancy.input.experience?.years ?? 0;
    const years = Math.floor(background.relatedYears);
    const work = background.by?.title ?? '';
    if (years >= 1) {
      if (years >= asked) return { variant: 'enough', sign: '+', params: { years, work } };
      return { variant: 'short', sign: '0', params: { years, work, asked } };
    }
    return asked > 0
      ? { variant: 'lacking', sign: '-', params: { asked } }
      : { variant: 'none_asked', sign: '0', params: {} };
  },
};
