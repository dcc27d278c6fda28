import type { Broken, HardRule } from '../rule.ts';

/** Work that involves something the person said they cannot do. */
export const cannot: HardRule = {
  name: 'cannot',
  source: 'requirements 5.3',
  check: ({ seeker, vacancy }): Broken | null => {
    const limitations = vacancy.input.involves.filter((code) => seeker.cannot.has(code));
    return limitations.length === 0 ? null : { variant: 'involves', params: { limitations } };
  },
};
