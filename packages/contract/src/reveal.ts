import { z } from 'zod';
import { REVEAL_FIELDS, REVEAL_PURPOSES } from '@yizhan/domain';
import { Text } from './common.ts';

export const RevealPurpose = z.enum(REVEAL_PURPOSES).meta({ id: 'RevealPurpose' });

/** Which number, and the purpose: one of the list, or in the user's own words if it is `other`. */
export const RevealInput = z
  .object({ what: z.enum(REVEAL_FIELDS), purpose: RevealPurpose, words: Text(200).default('') })
  .refine(({ purpose, words }) => purpose !== 'other' || words !== '', {
    message: 'reveal_words',
    path: ['words'],
  })
  .meta({ id: 'RevealInput' });
export type RevealInput = z.output<typeof RevealInput>;

/** The full number; null where none is on record. */
export const RevealedNumber = z.object({ value: z.string().nullable() }).meta({ id: 'RevealedNumber' });
