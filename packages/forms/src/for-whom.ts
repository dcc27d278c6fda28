import type { FormDefinition } from './definition.ts';
import { FIELD_KINDS, type FieldKind } from './vocabulary.ts';

/** The step of registration, filled in before there is a record. */
const REGISTRATION = 'own_words';

/** Whoever could look for people or employers by name in a form would read the register. */
const NEVER_FOR_PERSON: readonly FieldKind[] = ['person', 'employer'];
/** Files lie with the record, which registration only makes. */
const NEEDS_RECORD: readonly FieldKind[] = ['files', 'photos'];

/** A form as its rules about whom it is for see it; a form without a code yet is like any other of a bureau. */
export interface ForWhom {
  readonly code?: string | undefined;
  readonly forPerson?: FormDefinition['forPerson'];
}

/** Whether people fill the form in themselves, in the portal. */
export function isForPerson({ code, forPerson }: ForWhom): boolean {
  return forPerson === true || code === REGISTRATION;
}

/** Whether the form has an occasion of its own in the portal, and so is not offered among the others there. */
export function isOfRegistration(code: string): boolean {
  return code === REGISTRATION;
}

/** The kinds of fields that a form may hold. */
export function kindsFor(form: ForWhom): readonly FieldKind[] {
  if (!isForPerson(form)) return FIELD_KINDS;
  const without = form.code === REGISTRATION ? [...NEVER_FOR_PERSON, ...NEEDS_RECORD] : NEVER_FOR_PERSON;
  return FIELD_KINDS.filter((kind) => !without.includes(kind));
}
