import type { FormDefinition } from '../definition.ts';
import type { FormSubject } from '../vocabulary.ts';
import { employerVisitV1 } from './employer-visit.ts';
import { followUpScriptV1 } from './follow-up-script.ts';
import { ownWordsV1 } from './own-words.ts';

/** A form that ships with the software. A prefecture may publish versions of its own, which follow the last of these. */
export interface BuiltInForm {
  readonly code: string;
  readonly subject: FormSubject;
  /** Version 1 first. A version is never changed once it was released; a better one is appended. */
  readonly versions: readonly [FormDefinition, ...FormDefinition[]];
}

export const BUILT_IN_FORMS = [
  { code: 'employer_visit', subject: 'employer', versions: [employerVisitV1] },
  { code: 'follow_up_script', subject: 'follow_up', versions: [followUpScriptV1] },
  { code: 'own_words', subject: 'seeker', versions: [ownWordsV1] },
] as const satisfies readonly BuiltInForm[];

export function builtInForm(code: string): BuiltInForm | undefined {
  return BUILT_IN_FORMS.find((form) => form.code === code);
}
