/** Kinds of fields. A form is a flat list of them; a section begins a part that ends with the next section. */
export const FIELD_KINDS = [
  'section',
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'period',
  'time_windows',
  'choice',
  'choices',
  'yes_no',
  'region',
  'occupation',
  'address',
  'person',
  'employer',
  'site',
  'files',
  'photos',
  'signature',
  'table',
  'computed',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Kinds of the columns of a table of rows. */
export const CELL_KINDS = ['text', 'number', 'money', 'date', 'choice', 'yes_no'] as const;
export type CellKind = (typeof CELL_KINDS)[number];

/** Whom or what an answer is about. */
export const FORM_SUBJECTS = ['employer', 'seeker', 'follow_up'] as const;
export type FormSubject = (typeof FORM_SUBJECTS)[number];

export const MOST_FIELDS = 200;
export const MOST_ROWS = 500;
export const MOST_OPTIONS = 100;
