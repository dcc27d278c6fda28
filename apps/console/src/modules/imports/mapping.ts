import type { ColumnMapping, ImportRun, Reply, routes } from '@yizhan/contract';

export type ImportField = Reply<typeof routes.imports.fields>['items'][number];

/** Required fields that no column is mapped to. */
export function missingFields(fields: readonly ImportField[], mapping: ColumnMapping): ImportField[] {
  const mapped = new Set(Object.values(mapping));
  return fields.filter((field) => field.required && !mapped.has(field.field));
}

/** Fields to which more than one column is mapped. */
export function doubledFields(mapping: ColumnMapping): Set<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const field of Object.values(mapping)) {
    if (field === null) continue;
    if (seen.has(field)) doubled.add(field);
    seen.add(field);
  }
  return doubled;
}

/** Applies a saved mapping to a file's columns: columns it does not contain keep the proposal. */
export function applyMapping(run: ImportRun, saved: ColumnMapping): ColumnMapping {
  return Object.fromEntries(
    run.columns.map((column) => [
      column.name,
      column.name in saved ? (saved[column.name] ?? null) : (run.mapping[column.name] ?? null),
    ]),
  );
}

/** Whether a saved mapping covers most of a file's columns, so that it is worth offering first. */
export function fits(run: ImportRun, saved: ColumnMapping): boolean {
  const known = run.columns.filter((column) => column.name in saved).length;
  return known > 0 && known * 2 >= run.columns.length;
}
