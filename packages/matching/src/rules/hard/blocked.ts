import type { Broken, HardRule } from '../rule.ts';

/** Pairs that one side has rejected: an employer, one vacancy, or a person the employer declined. */
export const blocked: HardRule = {
  name: 'blocked',
  source: 'requirements 5.3',
  check: ({ seeker, vacancy }): Broken | null => {
    if (seeker.blockedVacancies.has(vacancy.input.id)) return { variant: 'vacancy', params: {} };
    if (seeker.blockedEmployers.has(vacancy.input.employerId)) return { variant: 'employer', params: {} };
    if (vacancy.blockedSeekers.has(seeker.input.id)) return { variant: 'by_employer', params: {} };
    return null;
  },
};
