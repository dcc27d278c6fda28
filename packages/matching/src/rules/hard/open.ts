import type { Broken, HardRule } from '../rule.ts';

/** Whether the last day has passed. */
export function isExpired(validUntil: string | null, today: string): validUntil is string {
  return validUntil !== null && validUntil.slice(0, 10) < today;
}

/** Published, not withdrawn, and not past its last day. */
export const open: HardRule = {
  name: 'open',
  source: 'requirements 4.4, 5.3',
  check: ({ vacancy: { input }, context }): Broken | null => {
    if (!input.open) return { variant: 'closed', params: {} };
    if (isExpired(input.validUntil, context.today)) {
      return { variant: 'expired', params: { validUntil: input.validUntil.slice(0, 10) } };
    }
    return null;
  },
};

/** At least one place left. */
export const headcount: HardRule = {
  name: 'headcount',
  source: 'requirements 5.3',
  check: ({ vacancy: { input } }): Broken | null =>
    input.headcount >= 1 ? null : { variant: 'full', params: {} },
};
