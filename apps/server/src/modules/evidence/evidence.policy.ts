import { definePolicy, placesOfLocated } from '../../records/policy.ts';

/** A proof belongs to the place and site of the record whose claim it is for. */
export const proofPolicy = definePolicy({ noun: 'proof', verbs: [], places: placesOfLocated });
