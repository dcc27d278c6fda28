import type { SoftReason, SoftRule } from '../rule.ts';

const NOTHING_TO_COMPARE = 7_000;
const MET = 9_000;
const PER_LEVEL_BELOW = 4_000;
/** More schooling than required is welcome, but with far more the job is often a stop-gap. */
const PER_LEVEL_ABOVE = 250;
const MOST_ABOVE = 4;

/** Value of the schooling held for the schooling required; 0 stands for not given or not required. */
export function educationValue(held: number, asked: number): number {
  if (asked === 0 || held === 0) return NOTHING_TO_COMPARE;
  const above = held - asked;
  return above < 0
    ? Math.max(0, MET + PER_LEVEL_BELOW * above)
    : MET + PER_LEVEL_ABOVE * Math.min(above, MOST_ABOVE);
}

/** Schooling compared with what is required or preferred; more never scores less. */
export const education: SoftRule = {
  name: 'education',
  side: 'employer',
  source: 'requirements 5.4',
  value: ({ seeker: { input }, vacancy }) =>
    educationValue(input.education ?? 0, vacancy.input.education?.level ?? 0),
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
