import { atPlace, definePolicy } from '../../records/policy.ts';

/** Points are a matter of whoever is responsible for the division. */
export const regionPointPolicy = definePolicy({
  noun: 'region_point',
  verbs: ['regions.manage'],
  places: atPlace,
});
