import type { ColumnMapping, ImportKind } from '@yizhan/contract';
import { maskIdNumber, maskPhone } from '@yizhan/domain';
import type { Table } from '../reading/table.ts';
import { headingKey, IMPORT_FIELDS, NEEDED_FIELDS, type FieldDefinition } from './fields.ts';

const LOOKED_AT = 200;
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;
/** Share of filled cells that must look like a field before the content alone maps their column to it. */
const CONVINCING = 0.8;
/** Below this share the heading's word is not trusted: 求职类型 that contains only 0, 1 and 2. */
const BELIEVABLE = 0.3;
const DISTINCT = 0.9;
const PROOF = 5;

/** Whether a heading is a known one of the kind; distinguishes the heading row from titles above it. */
export function knowsHeading(kind: ImportKind): (heading: string) => boolean {
  const known = new Set(
    IMPORT_FIELDS[kind].flatMap(({ headings, label }) => [
      ...headings,
      headingKey(label['zh-CN']),
      headingKey(label.en),
    ]),
  );
  return (heading) => known.has(headingKey(heading));
}

/**
 * A mapping by the words of the headings, checked against the content; then by content alone. Unknown columns are left
 * out.
 */
export function proposeMapping(kind: ImportKind, table: Table): Record<string, string | null> {
  const fields: readonly FieldDefinition[] = IMPORT_FIELDS[kind];
  const mapping: Record<string, string | null> = Object.fromEntries(
    table.columns.map((name) => [name, null]),
  );
  const taken = new Set<string>();
  const values = table.columns.map((_, column) => filled(table, column));
  const take = (column: string, definition: FieldDefinition): void => {
    mapping[column] = definition.field;
    if (definition.many !== true) taken.add(definition.field);
  };
  table.columns.forEach((column, i) => {
    const definition = byHeading(fields, column);
    if (definition === undefined || taken.has(definition.field)) return;
    if (isDoubtful(definition, values[i] ?? [])) return;
    if (definition.field === 'source_ref' && !isDistinct(table, i)) return;
    take(column, definition);
  });
  table.columns.forEach((column, i) => {
    if (mapping[column] !== null) return;
    const definition = fields.find(
      ({ field, looks }) =>
        BY_CONTENT.has(field) &&
        !taken.has(field) &&
        !Object.values(mapping).includes(field) &&
        looks !== undefined &&
        share(values[i] ?? [], looks) >= CONVINCING,
    );
    if (definition !== undefined) take(column, definition);
  });
  return mapping;
}

/** Fields whose content is unmistakable. */
const BY_CONTENT = new Set(['contact_phone', 'phone', 'id_number', 'credit_code']);

function byHeading(fields: readonly FieldDefinition[], heading: string): FieldDefinition | undefined {
  const key = headingKey(heading);
  if (key === '') return undefined;
  return fields.find(
    ({ headings, label }) =>
      headings.includes(key) || headingKey(label['zh-CN']) === key || headingKey(label.en) === key,
  );
}

function filled(table: Table, column: number): string[] {
  return table.rows
    .slice(0, LOOKED_AT)
    .map(({ cells }) => cells[column] ?? '')
    .filter((cell) => cell !== '');
}

/** Whether a column contains something other than its heading says. A few cells prove nothing: they may be slips. */
function isDoubtful({ looks }: FieldDefinition, values: readonly string[]): boolean {
  return looks !== undefined && values.length >= PROOF && share(values, looks) < BELIEVABLE;
}

/** 1 for a column without any content: only its heading counts. */
function share(values: readonly string[], looks: RegExp): number {
  return values.length === 0 ? 1 : values.filter((value) => looks.test(value)).length / values.length;
}

/**
 * Whether a column numbers rows, though a row may occur twice. Many repetitions mean that it numbers something else.
 */
function isDistinct(table: Table, column: number): boolean {
  const values = table.rows.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '');
  return new Set(values).size >= values.length * DISTINCT;
}

/** Columns with some of their content, phones and ID numbers masked, stored for choosing a mapping. */
export function sampleColumns(table: Table): Array<{ name: string; samples: string[] }> {
  return table.columns.map((name, column) => ({
    name,
    samples: [...new Set(filled(table, column))].slice(0, SAMPLES).map(sampleText),
  }));
}

function sampleText(cell: string): string {
  const masked = cell
    .replace(/\d{17}[\dXx]|(?<!\d)\d{15}(?!\d)/g, maskIdNumber)
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g, maskPhone)
    .replace(/\s+/g, ' ');
  return masked.length > LONGEST_SAMPLE ? `${masked.slice(0, LONGEST_SAMPLE)}…` : masked;
}

/** The required fields missing from a mapping; the first of each set. */
export function missingFields(kind: ImportKind, mapping: ColumnMapping): string[] {
  const mapped = new Set(Object.values(mapping));
  return NEEDED_FIELDS[kind]
    .filter((alternatives) => !alternatives.some((field) => mapped.has(field)))
    .map(([first = '']) => first);
}

/** Applies a saved mapping to the columns of a file; columns it does not contain get a proposal. */
export function applyMapping(
  kind: ImportKind,
  table: Table,
  saved: ColumnMapping,
): Record<string, string | null> {
  const proposed = proposeMapping(kind, table);
  const used = new Set(
    table.columns.map((column) => saved[column]).filter((field) => typeof field === 'string'),
  );
  return Object.fromEntries(
    table.columns.map((column) => {
      const known = saved[column];
      if (known !== undefined) return [column, known];
      const own = proposed[column] ?? null;
      return [column, own !== null && used.has(own) ? null : own];
    }),
  );
}
