import { comparePay } from '../../pay.ts';
import type { Broken, HardRule } from '../rule.ts';

/** Even the upper end offered is below the person's floor. Unstated pay leads to a question, not an exclusion. */
export const payFloor: HardRule = {
  name: 'pay_floor',
  source: 'requirements 5.3',
  check: ({ seeker, vacancy }): Broken | null => {
    const compared = comparePay(seeker.input.pay.floor, vacancy.input.pay);
    if (compared === null || compared.high >= compared.asked) return null;
    return {
      variant: 'below',
      params: {
        unit: compared.unit,
        floor: compared.asked,
        offered: compared.high,
        short: compared.asked - compared.high,
      },
    };
  },
};
