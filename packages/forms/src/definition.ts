import { z } from 'zod';
import { RuleNode } from '@yizhan/domain/rules/node.ts';
import { MOST_FIELDS, MOST_OPTIONS, MOST_ROWS } from './vocabulary.ts';

/** A text of a form in both languages. A draft may leave one empty; a published version may not. */
export const Wording = z.object({ 'zh-CN': z.string().trim().max(500), en: z.string().trim().max(500) });
export type Wording = z.infer<typeof Wording>;

const Key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'form_key');
/** What a computed field says, in the unit of its parts. */
export type Formula =
  | { readonly field: string }
  | { readonly value: number }
  | { readonly sum: readonly Formula[] }
  | { readonly product: readonly Formula[] }
  | { readonly minus: readonly [Formula, Formula] }
  /** Rows of a table. */
  | { readonly rows: string }
  /** A column of a table, added up. */
  | { readonly total: readonly [table: string, column: string] }
  /** Days from one date to another, both counted. */
  | { readonly days: readonly [from: string, to: string] };
export const Formula: z.ZodType<Formula> = z.lazy(() =>
  z.union([
    z.object({ field: Key }).strict(),
    z.object({ value: z.number() }).strict(),
    z.object({ sum: z.array(Formula).min(1).max(20) }).strict(),
    z.object({ product: z.array(Formula).min(1).max(20) }).strict(),
    z.object({ minus: z.tuple([Formula, Formula]) }).strict(),
    z.object({ rows: Key }).strict(),
    z.object({ total: z.tuple([Key, Key]) }).strict(),
    z.object({ days: z.tuple([Key, Key]) }).strict(),
  ]),
);

const Option = z.object({ value: Key, label: Wording });
const Options = z.array(Option).max(MOST_OPTIONS);
/** A day, or the day on which the form is filled in. */
const DayBound = z.union([z.iso.date(), z.literal('today')]);

const base = {
  key: Key,
  label: Wording,
  hint: Wording.optional(),
  /** Core code of the standards, e.g. `aac003`. */
  code: z
    .string()
    .regex(/^[a-z]{3}\d{3}[a-z0-9]?$/, 'core_code')
    .optional(),
  /** A rule over the answers (`vocabularyOf`); always shown without one. */
  shown: RuleNode.optional(),
  required: z.union([z.literal(true), RuleNode]).optional(),
};
const text = { most: z.int().min(1).max(500).optional() };
const number = {
  min: z.number().optional(),
  max: z.number().optional(),
  /** Digits after the point; none by default. */
  decimals: z.int().min(0).max(4).optional(),
  unit: Wording.optional(),
};
/** Fen. */
const money = { min: z.int().min(0).optional(), max: z.int().min(0).optional() };
const date = { from: DayBound.optional(), until: DayBound.optional() };

const cell = { key: Key, label: Wording, required: z.literal(true).optional() };
export const TableColumn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), ...cell, ...text }),
  z.object({ kind: z.literal('number'), ...cell, ...number }),
  z.object({ kind: z.literal('money'), ...cell, ...money }),
  z.object({ kind: z.literal('date'), ...cell, ...date }),
  z.object({ kind: z.literal('choice'), ...cell, options: Options }),
  z.object({ kind: z.literal('yes_no'), ...cell }),
]);
export type TableColumn = z.infer<typeof TableColumn>;

const attached = { most: z.int().min(1).max(20).optional() };

export const Field = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('section'),
    key: Key,
    label: Wording,
    hint: Wording.optional(),
    shown: base.shown,
  }),
  z.object({ kind: z.literal('text'), ...base, ...text }),
  z.object({ kind: z.literal('long_text'), ...base, most: z.int().min(1).max(4000).optional() }),
  z.object({ kind: z.literal('number'), ...base, ...number }),
  z.object({ kind: z.literal('money'), ...base, ...money }),
  z.object({ kind: z.literal('date'), ...base, ...date }),
  z.object({ kind: z.literal('period'), ...base, ...date }),
  z.object({ kind: z.literal('time_windows'), ...base }),
  z.object({ kind: z.literal('choice'), ...base, options: Options }),
  z.object({ kind: z.literal('choices'), ...base, options: Options, most: z.int().min(1).optional() }),
  z.object({ kind: z.literal('yes_no'), ...base }),
  z.object({ kind: z.literal('region'), ...base }),
  z.object({ kind: z.literal('occupation'), ...base }),
  z.object({ kind: z.literal('address'), ...base }),
  z.object({ kind: z.literal('person'), ...base }),
  z.object({ kind: z.literal('employer'), ...base }),
  z.object({ kind: z.literal('site'), ...base }),
  z.object({ kind: z.literal('files'), ...base, ...attached }),
  /** With `placed` each photo keeps where and when it was taken. */
  z.object({ kind: z.literal('photos'), ...base, ...attached, placed: z.boolean().optional() }),
  z.object({ kind: z.literal('signature'), ...base }),
  z.object({
    kind: z.literal('table'),
    ...base,
    columns: z.array(TableColumn).max(12),
    most: z.int().min(1).max(MOST_ROWS).optional(),
  }),
  z.object({
    kind: z.literal('computed'),
    key: Key,
    label: Wording,
    hint: Wording.optional(),
    code: base.code,
    shown: base.shown,
    formula: Formula,
    shows: z.enum(['number', 'money']),
    unit: Wording.optional(),
  }),
]);
export type Field = z.infer<typeof Field>;
export type FieldOf<K extends Field['kind']> = Extract<Field, { kind: K }>;

/** One version of a form. */
export const FormDefinition = z.object({
  title: Wording,
  note: Wording.optional(),
  /** People fill it in themselves as well, in the portal; staff always may. */
  forPerson: z.literal(true).optional(),
  fields: z.array(Field).max(MOST_FIELDS),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** The answers to a form as sent and stored: keys are the fields' keys. What they hold is checked by `checkAnswers`. */
export const Answers = z.record(Key, z.json());
export type Answers = z.infer<typeof Answers>;
export type Answer = Answers[string];
