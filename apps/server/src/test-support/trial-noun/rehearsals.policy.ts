import { definePolicy, placesOfLocated } from '../../records/policy.ts';

/** A rehearsal belongs to the place and site that look after the person. */
export const rehearsalPolicy = definePolicy({ noun: 'rehearsal', verbs: [], places: placesOfLocated });
