import { sql, type InsertObject, type Selectable } from 'kysely';
import type { DB, Reader, Transaction, Unmoved } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type FormVersionRecord = Selectable<DB['form_versions']>;

export async function findFormVersion(db: Reader, ref: Ref): Promise<FormVersionRecord | undefined> {
  return db
    .selectFrom('form_versions')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .executeTakeFirst();
}

export async function findFormVersionForUpdate(
  trx: Transaction,
  ref: Ref,
): Promise<FormVersionRecord | undefined> {
  return trx
    .selectFrom('form_versions')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

/** Versions of a prefecture, of one form or of all, the newest first; discarded drafts are left out. */
export async function listFormVersions(
  db: Reader,
  prefecture: string,
  code?: string,
): Promise<FormVersionRecord[]> {
  let query = db
    .selectFrom('form_versions')
    .selectAll()
    .where('prefecture', '=', prefecture)
    .where('status', '!=', 'discarded');
  if (code !== undefined) query = query.where('code', '=', code);
  return query.orderBy('code').orderBy('number', 'desc').execute();
}

/** The number after the last one of a form, discarded drafts included: a number is given once. */
export async function nextFormNumber(db: Reader, prefecture: string, code: string): Promise<number> {
  const { last } = await db
    .selectFrom('form_versions')
    .select(({ fn }) => fn.max<number | null>('number').as('last'))
    .where('prefecture', '=', prefecture)
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export async function insertFormVersion(
  trx: Transaction,
  row: InsertObject<DB, 'form_versions'>,
): Promise<void> {
  await trx.insertInto('form_versions').values(row).execute();
}

/** Changes a draft that the caller has locked. */
export async function updateFormDraft(
  trx: Transaction,
  ref: Ref,
  change: Unmoved<'form_versions', 'status'>,
): Promise<void> {
  await trx
    .updateTable('form_versions')
    .set(change)
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .where('status', '=', 'draft')
    .execute();
}

/** The digest by which the database keeps a published definition as it is. */
export async function printOfForm(db: Reader, ref: Ref): Promise<string> {
  const { print } = await db
    .selectFrom('form_versions')
    .select(sql<string>`md5(definition::text)`.as('print'))
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .executeTakeFirstOrThrow();
  return print;
}

/** How many answers keep a version. */
export async function countFormAnswers(db: Reader, version: Ref): Promise<number> {
  const { count } = await db
    .selectFrom('form_answers')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('prefecture', '=', version.prefecture)
    .where('form_version_id', '=', version.id)
    .executeTakeFirstOrThrow();
  return count;
}

/** The version of a form that a prefecture fills in now, if it has one of its own. */
export async function findPublishedForm(
  db: Reader,
  prefecture: string,
  code: string,
): Promise<FormVersionRecord | undefined> {
  return db
    .selectFrom('form_versions')
    .selectAll()
    .where('prefecture', '=', prefecture)
    .where('code', '=', code)
    .where('status', '=', 'published')
    .executeTakeFirst();
}
