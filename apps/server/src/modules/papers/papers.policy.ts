import { definePolicy, placesOfLocated } from '../../records/policy.ts';

/** A paper belongs to the place and site of whom it is about. */
export const paperPolicy = definePolicy({
  noun: 'paper',
  verbs: ['papers.issue'],
  places: placesOfLocated,
});
