import { atPlace, definePolicy } from '../../records/policy.ts';

/** Points may be changed by the people responsible for the division. */
export const regionPointPolicy = definePolicy({
  noun: 'region_point',
  verbs: ['regions.manage'],
  places: atPlace,
});
