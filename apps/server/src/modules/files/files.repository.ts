import { sql, type InsertObject, type Selectable } from 'kysely';
import type { FilePurpose, FilePurposeRules } from '@yizhan/domain';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

export type FileRow = Selectable<DB['files']>;

/** An upload of which nothing was heard for so long takes nobody's room. */
const LIVELY_MS = 3_600_000;

export async function findFile(db: Reader, ref: Ref): Promise<FileRow | undefined> {
  return ofRef(db, ref).executeTakeFirst();
}

export async function findFileForUpdate(trx: Transaction, ref: Ref): Promise<FileRow | undefined> {
  return ofRef(trx, ref).forUpdate().executeTakeFirst();
}

function ofRef(db: Reader, { prefecture, id }: Ref) {
  return db.selectFrom('files').selectAll().where('prefecture', '=', prefecture).where('id', '=', id);
}

/** Kept files of an owner, newest first, and those that `sender` is still sending. */
export async function listFiles(
  db: Reader,
  owner: Ref,
  purpose: FilePurpose,
  sender: { readonly kind: string; readonly id: string | null },
): Promise<FileRow[]> {
  return db
    .selectFrom('files')
    .selectAll()
    .where('prefecture', '=', owner.prefecture)
    .where('owner_id', '=', owner.id)
    .where('purpose', '=', purpose)
    .where((eb) =>
      eb.or([
        eb('status', '=', 'kept'),
        eb.and([
          eb('status', 'in', ['receiving', 'checking']),
          eb('created_by_kind', '=', sender.kind),
          eb('created_by_id', '=', sender.id),
        ]),
      ]),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}

/** Files and bytes of an owner: of one purpose, and of all. */
export async function sumOfOwner(
  db: Reader,
  owner: Ref,
  purpose: FilePurpose,
  now: Date,
): Promise<{ files: number; bytes: number }> {
  const lively = new Date(now.getTime() - LIVELY_MS);
  const { rows } = await sql<{ files: number; bytes: number }>`
    select count(*) filter (where purpose = ${purpose})::int as files, coalesce(sum(size), 0)::float8 as bytes
    from files
    where prefecture = ${owner.prefecture} and owner_id = ${owner.id}
      and (status = 'kept' or (status in ('receiving', 'checking') and updated_at > ${lively}))`.execute(db);
  return rows[0] ?? { files: 0, bytes: 0 };
}

/** Bytes of all files of a prefecture. */
export async function sumOfPrefecture(db: Reader, prefecture: string): Promise<number> {
  const row = await db
    .selectFrom('files')
    .select((eb) => sql<number>`coalesce(${eb.fn.sum('size')}, 0)::float8`.as('bytes'))
    .where('prefecture', '=', prefecture)
    .where('status', '!=', 'refused')
    .executeTakeFirst();
  return row?.bytes ?? 0;
}

export async function insertFile(trx: Transaction, row: InsertObject<DB, 'files'>): Promise<void> {
  await trx.insertInto('files').values(row).execute();
}

/** The next part lies in the store. False where the upload has ended, or the part was taken already. */
export async function addReceived(
  trx: Transaction,
  { prefecture, id }: Ref,
  part: { readonly offset: number; readonly length: number; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('files')
    .set({ received: part.offset + part.length, updated_at: part.at })
    .where('prefecture', '=', prefecture)
    .where('id', '=', id)
    .where('status', '=', 'receiving')
    .where('received', '=', part.offset)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Somebody looks at the file from now on. */
export async function beginChecking(trx: Transaction, { prefecture, id }: Ref, at: Date): Promise<void> {
  await trx
    .updateTable('files')
    .set({ checking_since: at, updated_at: at })
    .where('prefecture', '=', prefecture)
    .where('id', '=', id)
    .execute();
}

/** False where somebody else has changed it since. */
export async function updatePaper(
  trx: Transaction,
  { prefecture, id }: Ref,
  version: number,
  paper: { readonly label: string; readonly validUntil: string | null; readonly at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('files')
    .set({
      label: paper.label,
      valid_until: paper.validUntil,
      updated_at: paper.at,
      version: sql<number>`version + 1`,
    })
    .where('prefecture', '=', prefecture)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'kept')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether the owner has a kept file with the very same bytes. */
export async function hasSame(
  db: Reader,
  owner: Ref,
  purpose: FilePurpose,
  digest: Buffer,
): Promise<boolean> {
  const row = await db
    .selectFrom('files')
    .select('id')
    .where('prefecture', '=', owner.prefecture)
    .where('owner_id', '=', owner.id)
    .where('purpose', '=', purpose)
    .where('status', '=', 'kept')
    .where('content_digest', '=', digest)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many of these are kept files of an owner for a purpose. */
export async function countKept(
  db: Reader,
  owner: Ref,
  purpose: FilePurpose,
  ids: readonly string[],
): Promise<number> {
  const row = await db
    .selectFrom('files')
    .select((eb) => eb.fn.countAll<number>().as('files'))
    .where('prefecture', '=', owner.prefecture)
    .where('owner_id', '=', owner.id)
    .where('purpose', '=', purpose)
    .where('status', '=', 'kept')
    .where('id', 'in', [...ids])
    .executeTakeFirst();
  return row?.files ?? 0;
}

/** Files of owners, whatever their status. */
export async function listOfOwners(
  trx: Transaction,
  prefecture: string,
  noun: FileRow['owner_noun'],
  ownerIds: readonly string[],
): Promise<string[]> {
  const rows = await trx
    .selectFrom('files')
    .select('id')
    .where('prefecture', '=', prefecture)
    .where('owner_noun', '=', noun)
    .where('owner_id', 'in', [...ownerIds])
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** Uploads of which nothing was heard, and refused and removed files, since `before`. */
export async function listEnded(db: Reader, before: Date, limit: number): Promise<Ref[]> {
  return db
    .selectFrom('files')
    .select(['prefecture', 'id'])
    .where('status', 'in', ['receiving', 'refused', 'removed'])
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(limit)
    .execute();
}

/** Files whose look was broken off, by a stopped server. */
export async function listUnchecked(db: Reader, before: Date): Promise<Ref[]> {
  return db
    .selectFrom('files')
    .select(['prefecture', 'id'])
    .where('status', '=', 'checking')
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(100)
    .execute();
}

/** Kept files of a purpose whose time is over. */
export async function listAged(
  db: Reader,
  purpose: FilePurpose,
  since: NonNullable<FilePurposeRules['keep']>['since'],
  before: Date,
  limit: number,
): Promise<Ref[]> {
  return db
    .selectFrom('files')
    .select(['prefecture', 'id'])
    .where('purpose', '=', purpose)
    .where('status', '=', 'kept')
    .where(since === 'added' ? 'created_at' : 'valid_until', '<', before)
    .limit(limit)
    .execute();
}

/** Files whose bytes are all here and stay, after one of them, in the order of their keys. */
export async function listHeld(
  db: Reader,
  page: { readonly prefecture: string | null; readonly after: Ref | null; readonly limit: number },
): Promise<Ref[]> {
  let query = db
    .selectFrom('files')
    .select(['prefecture', 'id'])
    .where('status', '=', 'kept')
    .orderBy('prefecture')
    .orderBy('id')
    .limit(page.limit);
  if (page.prefecture !== null) query = query.where('prefecture', '=', page.prefecture);
  if (page.after !== null)
    query = query.where(
      sql<boolean>`(prefecture, id) > (${page.after.prefecture}::text, ${page.after.id}::uuid)`,
    );
  return query.execute();
}

/** Ids among these that have a row. */
export async function listKnown(db: Reader, prefecture: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('files')
    .select('id')
    .where('prefecture', '=', prefecture)
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(({ id }) => id);
}

export async function deleteFiles(
  trx: Transaction,
  prefecture: string,
  ids: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('files')
    .where('prefecture', '=', prefecture)
    .where('id', 'in', [...ids])
    .execute();
}

export type RemovalRow = Selectable<DB['file_removals']>;

export async function insertRemovals(
  trx: Transaction,
  rows: ReadonlyArray<InsertObject<DB, 'file_removals'>>,
): Promise<void> {
  await trx
    .insertInto('file_removals')
    .values([...rows])
    .execute();
}

export async function listRemovals(db: Reader, now: Date, limit: number): Promise<RemovalRow[]> {
  return db
    .selectFrom('file_removals')
    .selectAll()
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

export async function deleteRemoval(trx: Transaction, { prefecture, id }: Ref): Promise<void> {
  await trx.deleteFrom('file_removals').where('prefecture', '=', prefecture).where('id', '=', id).execute();
}

export async function postponeRemoval(trx: Transaction, { prefecture, id }: Ref, until: Date): Promise<void> {
  await trx
    .updateTable('file_removals')
    .set({ due_at: until, attempts: sql<number>`attempts + 1` })
    .where('prefecture', '=', prefecture)
    .where('id', '=', id)
    .execute();
}
