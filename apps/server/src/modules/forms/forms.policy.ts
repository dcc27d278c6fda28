import type { FormSubject } from '@yizhan/forms/vocabulary.ts';
import type { Verb } from '@yizhan/domain';
import { atPlace, definePolicy, placesOfLocated } from '../../records/policy.ts';

/** A version of a form belongs to the division whose bureau made it. */
export const formVersionPolicy = definePolicy({
  noun: 'form_version',
  verbs: ['forms.edit'],
  places: atPlace,
});

/** What was filled in lies where the record it is about lay at that time, and follows the verb of that record. */
export const formAnswerPolicy = definePolicy({ noun: 'form_answer', verbs: [], places: placesOfLocated });

export const ANSWER_VERBS = {
  employer: 'employers.edit',
  seeker: 'seekers.edit',
  follow_up: 'placements.move',
} as const satisfies Record<FormSubject, Verb>;
