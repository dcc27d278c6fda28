import type { SoftReason, SoftRule } from '../rule.ts';
import { onScale, UNKNOWN } from '../rule.ts';

const MET = 9_000;
const PER_LEVEL_BELOW = 4_000;
/** More schooling than asked for is welcome, but far more is often a stop-gap. */
const PER_LEVEL_ABOVE = 250;
const MOST_ABOVE = 4;

/** Schooling against what is asked for, as a rule or as a wish; more never scores less. */
export const education: SoftRule = {
  name: 'education',
  side: 'employer',
  source: 'requirements 5.4',
  value: ({ seeker: { input }, vacancy }) => {
    const asked = vacancy.input.education;
    if (asked === null || input.education === null) return UNKNOWN + 2_000;
    const above = input.education - asked.level;
    if (above < 0) return onScale(MET + PER_LEVEL_BELOW * above);
    return onScale(MET + PER_LEVEL_ABOVE * Math.min(above, MOST_ABOVE));
  },
  reason: ({ seeker: { input }, vacancy }): SoftReason => {
    const asked = vacancy.input.education;
    if (asked === null) return { variant: 'none_asked', sign: '0', params: {} };
    if (input.education === null) return { variant: 'unknown', sign: '0', params: { asked: asked.level } };
    const params = { asked: asked.level, held: input.education };
    return input.education >= asked.level
      ? { variant: 'met', sign: '+', params }
      : { variant: 'below', sign: '-', params };
  },
};
