import { sql, type InsertObject, type Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../../app/db/database.ts';

export type TemplateRecord = Selectable<DB['paper_templates']>;
export type TemplateRow = Omit<TemplateRecord, 'file'>;
type Kind = TemplateRecord['kind'];

const COLUMNS = [
  'id',
  'kind',
  'region_code',
  'edition',
  'file_name',
  'fields',
  'created_at',
  'created_by_kind',
  'created_by_id',
  'created_by_name',
  'activated_at',
  'retired_at',
] as const;

/** Templates of divisions and all below them, newest first. */
export async function listTemplates(db: Reader, regions: readonly string[]): Promise<TemplateRow[]> {
  if (regions.length === 0) return [];
  return db
    .selectFrom('paper_templates')
    .select(COLUMNS)
    .where((eb) => eb.or(regions.map((region) => eb('region_code', 'like', `${region}%`))))
    .orderBy('created_at', 'desc')
    .orderBy('edition', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
}

export async function findTemplate(db: Reader, id: string): Promise<TemplateRecord | undefined> {
  return db.selectFrom('paper_templates').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Locks every edition of a kind in a division, so that two of them are never both put to use. */
export async function lockEditions(trx: Transaction, kind: Kind, region: string): Promise<TemplateRow[]> {
  return trx
    .selectFrom('paper_templates')
    .select(COLUMNS)
    .where('kind', '=', kind)
    .where('region_code', '=', region)
    .orderBy('edition')
    .forUpdate()
    .execute();
}

/** A division and those above it. */
const andAbove = (region: string): string[] =>
  [9, 6, 4, 2].filter((digits) => digits <= region.length).map((digits) => region.slice(0, digits));

/** Kinds that have an edition in use at a place. */
export async function listActiveKinds(db: Reader, region: string): Promise<Kind[]> {
  const above = andAbove(region);
  if (above.length === 0) return [];
  const rows = await db
    .selectFrom('paper_templates')
    .select('kind')
    .distinct()
    .where('region_code', 'in', above)
    .where('activated_at', 'is not', null)
    .where('retired_at', 'is', null)
    .orderBy('kind')
    .execute();
  return rows.map(({ kind }) => kind);
}

/** The edition in use at a place: of its own division, else of the nearest above it. */
export async function findActive(db: Reader, kind: Kind, region: string): Promise<string | null> {
  const above = andAbove(region);
  if (above.length === 0) return null;
  const row = await db
    .selectFrom('paper_templates')
    .select('id')
    .where('kind', '=', kind)
    .where('region_code', 'in', above)
    .where('activated_at', 'is not', null)
    .where('retired_at', 'is', null)
    .orderBy(sql`length(region_code)`, 'desc')
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function insertTemplate(
  trx: Transaction,
  row: InsertObject<DB, 'paper_templates'>,
): Promise<void> {
  await trx.insertInto('paper_templates').values(row).execute();
}

export async function markTemplates(
  trx: Transaction,
  ids: readonly string[],
  marks: { readonly activated_at?: Date; readonly retired_at?: Date | null },
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('paper_templates')
    .set(marks)
    .where('id', 'in', [...ids])
    .execute();
}
