import type { ColumnMapping, ImportKind } from '@yizhan/contract';
import type { AnyContext } from '../../../app/context.ts';
import { FieldTwice, FieldUnknown, FieldUnmapped } from '../imports.errors.ts';
import { fieldLabel } from '../imports.views.ts';
import { findField } from './fields.ts';
import { missingFields } from './propose.ts';

/** @throws FieldUnknown, FieldTwice, FieldUnmapped */
export function assertMapping(
  ctx: Pick<AnyContext, 'locale'>,
  kind: ImportKind,
  columns: readonly string[],
  mapping: ColumnMapping,
): void {
  const byField = new Map<string, string[]>();
  const unknown: string[] = [];
  for (const [column, field] of Object.entries(mapping)) {
    if (!columns.includes(column)) unknown.push(column);
    if (field === null) continue;
    if (findField(kind, field) === undefined) unknown.push(field);
    byField.set(field, [...(byField.get(field) ?? []), column]);
  }
  if (unknown.length > 0) throw FieldUnknown({ names: unknown.slice(0, 10).join('、') });
  for (const [field, mapped] of byField) {
    if (mapped.length > 1 && findField(kind, field)?.many !== true) {
      throw FieldTwice({ field: fieldLabel(kind, field, ctx.locale), columns: mapped.join('、') });
    }
  }
  const missing = missingFields(kind, mapping).map((field) => fieldLabel(kind, field, ctx.locale));
  if (missing.length > 0) throw FieldUnmapped({ fields: missing.join('、') });
}
