import type { SoftReason, SoftRule } from '../rule.ts';
import { UNKNOWN } from '../rule.ts';

const SAME = 8_500;
const NEAR = 5_500;
const SOMEWHAT = 2_500;

function nearnessReason(value: number, own: string, title: string): SoftReason {
  const params = { own, title };
  if (value >= SAME) return { variant: 'same', sign: '+', params };
  if (value >= NEAR) return { variant: 'near', sign: '+', params };
  if (value >= SOMEWHAT) return { variant: 'somewhat', sign: '0', params };
  return { variant: 'other', sign: '-', params };
}

/** Is it the work the person wants? Tree distance and relatedness of codes, else similarity of titles. */
export const wantedOccupation: SoftRule = {
  name: 'occupation',
  side: 'seeker',
  source: 'requirements 5.4',
  value: ({ wish }) => (wish.by === null ? UNKNOWN : wish.value),
  reason: ({ wish, vacancy }): SoftReason =>
    wish.by === null
      ? { variant: 'no_wish', sign: '0', params: {} }
      : nearnessReason(wish.value, wish.by.title, vacancy.input.title),
};

/** A wish without past work in it counts this much to the employer. */
const WISH_SHARE = 75;

/** Value to the employer of what a person has done and what they want; null when neither is known. */
export function ownOccupationValue(background: number, wish: number): number {
  return Math.max(background, Math.floor((wish * WISH_SHARE) / 100));
}

/** Is the person in this trade? What they have done, or at least what they want to do. */
export const ownOccupation: SoftRule = {
  name: 'occupation',
  side: 'employer',
  source: 'requirements 5.4',
  value: ({ wish, background }) => {
    if (wish.by === null && background.by === null) return UNKNOWN;
    return ownOccupationValue(background.value, wish.value);
  },
  reason: ({ wish, background, vacancy }): SoftReason => {
    if (background.by !== null && background.value * 100 >= wish.value * WISH_SHARE) {
      return nearnessReason(background.value, background.by.title, vacancy.input.title);
    }
    if (wish.by !== null) {
      const sign = wish.value >= NEAR ? '+' : wish.value >= SOMEWHAT ? '0' : '-';
      return {
        variant: sign === '-' ? 'other' : 'wants',
        sign,
        params: { own: wish.by.title, title: vacancy.input.title },
      };
    }
    return { variant: 'no_wish', sign: '0', params: {} };
  },
};
