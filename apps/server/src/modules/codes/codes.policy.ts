import { atPlace, definePolicy } from '../../records/policy.ts';

/** Codes of a site are made by whoever works at its place; those of a vacancy are asked of the vacancy's policy. */
export const codePolicy = definePolicy({ noun: 'code', verbs: ['codes.make'], places: atPlace });
