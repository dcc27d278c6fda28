import { askedAtTheDoor } from '../../records/policy.ts';

/** What is found is asked of the policy of each noun. */
export const searchPolicy = askedAtTheDoor('search', ['search.use']);
