import { FIELD_KINDS, type FieldKind } from '@yizhan/forms/vocabulary.ts';

/** Kinds that no screen can take in yet. */
const NOT_YET: readonly FieldKind[] = ['files', 'photos'];

/** The kinds of fields that can be put into a form. */
export const OFFERED_KINDS = FIELD_KINDS.filter((kind) => !NOT_YET.includes(kind));
