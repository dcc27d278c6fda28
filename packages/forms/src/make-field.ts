import type { Field, FormDefinition, TableColumn, Wording } from './definition.ts';
import type { CellKind, FieldKind } from './vocabulary.ts';

/** A field of a kind as it begins: with a key that no other field has, and no texts yet. */
export function makeField(kind: FieldKind, { fields }: Pick<FormDefinition, 'fields'>): Field {
  const key = freeKey(kind, new Set(fields.map((field) => field.key)));
  const base = { key, label: empty() };
  switch (kind) {
    case 'choice':
    case 'choices':
      return { ...base, kind, options: twoOptions() };
    case 'table':
      return { ...base, kind, columns: [makeColumn('text', [])] };
    case 'computed':
      return { ...base, kind, formula: { sum: [{ value: 0 }] }, shows: 'number' };
    default:
      return { ...base, kind };
  }
}

export function makeColumn(kind: CellKind, columns: readonly TableColumn[]): TableColumn {
  const key = freeKey(kind, new Set(columns.map((column) => column.key)));
  const base = { key, label: empty() };
  return kind === 'choice' ? { ...base, kind, options: twoOptions() } : { ...base, kind };
}

export function makeOption(options: readonly { readonly value: string }[]): {
  value: string;
  label: Wording;
} {
  return { value: freeKey('option', new Set(options.map((option) => option.value))), label: empty() };
}

const empty = (): Wording => ({ 'zh-CN': '', en: '' });
function twoOptions() {
  const first = makeOption([]);
  return [first, makeOption([first])];
}

function freeKey(start: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${start}_${number}`)) number += 1;
  return `${start}_${number}`;
}
