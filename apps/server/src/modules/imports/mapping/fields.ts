import type { ImportKind } from '@yizhan/contract';
import { EMPLOYER_FIELDS } from './employer-fields.ts';
import { SEEKER_FIELDS } from './seeker-fields.ts';
import type { FieldDefinition } from './shared-fields.ts';
import { VACANCY_FIELDS } from './vacancy-fields.ts';

export type { FieldDefinition } from './shared-fields.ts';

export const IMPORT_FIELDS = {
  vacancies: VACANCY_FIELDS,
  employers: EMPLOYER_FIELDS,
  seekers: SEEKER_FIELDS,
} as const satisfies Record<ImportKind, readonly FieldDefinition[]>;

/** At least one field of each set must be mapped; the first names the set in messages. */
export const NEEDED_FIELDS: Readonly<Record<ImportKind, ReadonlyArray<readonly string[]>>> = {
  vacancies: [['title'], ['employer_name']],
  employers: [['name']],
  seekers: [
    ['name', 'source_ref'],
    ['wanted', 'skills'],
  ],
};

export function findField(kind: ImportKind, field: string): FieldDefinition | undefined {
  return IMPORT_FIELDS[kind].find((definition) => definition.field === field);
}

/** A heading without case, blanks, marks of required fields and remarks in brackets: 岗位名称*（必填） → 岗位名称. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, '')
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
