import { atPlace, definePolicy } from '../../records/policy.ts';

/** Boundaries may be loaded by the people responsible for the division, the base map by those for the whole network. */
export const mapPolicy = definePolicy({ noun: 'map', verbs: ['maps.manage'], places: atPlace });
