import { sql, type InsertObject, type Selectable, type SqlBool } from 'kysely';
import {
  json,
  type Database,
  type DB,
  type Reader,
  type Transaction,
  type Unmoved,
} from '../../app/db/database.ts';
import type { Bilingual } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import type { Stamped } from '../../app/stamps.ts';

/** An import without its file, which only the run reads. */
export type ImportRow = Omit<Selectable<DB['imports']>, 'file' | 'number_hmacs'>;
/** Drops a file that is no longer needed, and the digests for finding it. */
export const WITHOUT_FILE: Unmoved<'imports', 'status' | 'version'> = { file: null, number_hmacs: [] };
export type RejectionRow = Selectable<DB['import_rejections']>;
export type MappingRow = Selectable<DB['import_mappings']>;

const COLUMNS = [
  'id',
  'kind',
  'file_name',
  'file_hash',
  'status',
  'rows',
  'processed',
  'created',
  'updated',
  'unchanged',
  'rejected',
  'columns',
  'mapping',
  'mapping_name',
  'source',
  'region_code',
  'site_id',
  'publish',
  'error',
  'created_by_kind',
  'created_by_id',
  'created_by_name',
  'owner_region',
  'version',
  'created_at',
  'started_at',
  'finished_at',
] as const;

export async function insertImport(trx: Transaction, row: InsertObject<DB, 'imports'>): Promise<void> {
  await trx.insertInto('imports').values(row).execute();
}

export async function findImport(db: Reader, id: string): Promise<ImportRow | undefined> {
  return db.selectFrom('imports').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** The import locked until the transaction ends: one batch at a time, in any process. */
export async function findImportForUpdate(trx: Transaction, id: string): Promise<ImportRow | undefined> {
  return trx.selectFrom('imports').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The encrypted file; null once the import is done. */
export async function readImportFile(db: Reader, id: string): Promise<Buffer | null> {
  const row = await db.selectFrom('imports').select('file').where('id', '=', id).executeTakeFirst();
  return row?.file ?? null;
}

/** The columns its flow leaves to it: progress of the run, and JSON data. */
export async function updateImport(
  trx: Transaction,
  id: string,
  change: Unmoved<'imports', 'status' | 'version'>,
): Promise<void> {
  await trx.updateTable('imports').set(change).where('id', '=', id).execute();
}

/** By id, in no order. */
export async function findImportRows(db: Reader, ids: readonly string[]): Promise<ImportRow[]> {
  return db
    .selectFrom('imports')
    .select(COLUMNS)
    .where('id', 'in', [...ids])
    .execute();
}

/** Imports that were begun and not finished, oldest first. */
export async function listUnfinished(db: Reader): Promise<Array<{ id: string; created_by_id: string }>> {
  return db
    .selectFrom('imports')
    .select(['id', 'created_by_id'])
    .where('status', 'in', ['queued', 'running'])
    .orderBy('created_at')
    .execute();
}

const aliveKey = (importId: string) => sql`hashtextextended(${`import alive:${importId}`}, 0)`;

/** Runs `work` while a connection shows others, by its lock, that this process is running the import. */
export async function whileAlive<T>(db: Database, importId: string, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(${aliveKey(importId)})`.execute(one);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${aliveKey(importId)})`.execute(one);
    }
  });
}

/** Whether some process is running the import: the lock of a killed one disappears with its connection. */
export async function isAlive(db: Database, importId: string): Promise<boolean> {
  return db.connection().execute(async (one) => {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_lock(${aliveKey(importId)}) as free`.execute(one);
    if (rows[0]?.free !== true) return true;
    await sql`select pg_advisory_unlock(${aliveKey(importId)})`.execute(one);
    return false;
  });
}

/** Files uploaded and never started: they hold personal data for no purpose. */
export async function listForgotten(db: Reader, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('status', '=', 'uploaded')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .execute();
  return rows.map(({ id }) => id);
}

// ── Sources ────────────────────────────────────────────────────────────────────────────────────────────────

export interface SourceKey {
  readonly source: string;
  readonly ref: string;
}

export interface KnownSource extends Ref {
  readonly contentHash: Buffer;
}

export function sourceId(key: SourceKey): string {
  return `${key.source}\n${key.ref}`;
}

/** Records that earlier imports made from these rows, by `sourceId`. */
export async function findSources(
  db: Reader,
  kind: string,
  keys: readonly SourceKey[],
): Promise<Map<string, KnownSource>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('import_sources as s')
    .innerJoin(
      sql<{ source: string; ref: string }>`unnest(${keys.map(({ source }) => source)}::text[], ${keys.map(
        ({ ref }) => ref,
      )}::text[])`.as<'k'>(sql`k(source, ref)`),
      (join) => join.onRef('k.source', '=', 's.source').onRef('k.ref', '=', 's.source_ref'),
    )
    .select(['s.source', 's.source_ref', 's.prefecture', 's.record_id', 's.content_hash'])
    .where('s.kind', '=', kind)
    .execute();
  return new Map(
    rows.map((row) => [
      sourceId({ source: row.source, ref: row.source_ref }),
      { prefecture: row.prefecture, id: row.record_id, contentHash: row.content_hash },
    ]),
  );
}

export interface SourceEntry extends SourceKey {
  readonly record: Ref;
  readonly contentHash: Buffer;
  readonly info: Readonly<Record<string, unknown>>;
}

export async function saveSources(
  trx: Transaction,
  kind: string,
  entries: readonly SourceEntry[],
  at: Date,
): Promise<void> {
  if (entries.length === 0) return;
  await trx
    .insertInto('import_sources')
    .values(
      entries.map((entry) => ({
        kind,
        source: entry.source,
        source_ref: entry.ref,
        prefecture: entry.record.prefecture,
        record_id: entry.record.id,
        content_hash: entry.contentHash,
        info: json(entry.info),
        seen_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.constraint('import_sources_are_unique').doUpdateSet((eb) => ({
        prefecture: eb.ref('excluded.prefecture'),
        record_id: eb.ref('excluded.record_id'),
        content_hash: eb.ref('excluded.content_hash'),
        info: eb.ref('excluded.info'),
        seen_at: eb.ref('excluded.seen_at'),
      })),
    )
    .execute();
}

/** Records that unchanged rows were seen again. */
export async function touchSources(
  trx: Transaction,
  kind: string,
  keys: readonly SourceKey[],
  at: Date,
): Promise<void> {
  if (keys.length === 0) return;
  await sql`update import_sources s set seen_at = ${at}
    from unnest(${keys.map(({ source }) => source)}::text[], ${keys.map(({ ref }) => ref)}::text[]) as k(source, ref)
    where s.kind = ${kind} and s.source = k.source and s.source_ref = k.ref`.execute(trx);
}

/** Serialises imports of one source until the transaction ends, in the order of the calls. */
export async function lockSource(trx: Transaction, kind: string, source: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import:${kind}:${source}`}, 0))`.execute(trx);
}

// ── Rejections ─────────────────────────────────────────────────────────────────────────────────────────────

export interface NewRejection {
  readonly row: number;
  readonly field: string | null;
  readonly code: string;
  readonly text: Bilingual;
  readonly raw: Buffer;
  /** Digests by which an erasure finds the row. */
  readonly numbers: Buffer[];
  readonly name: Buffer | null;
}

export async function insertRejections(
  trx: Transaction,
  importId: string,
  rejections: readonly NewRejection[],
): Promise<void> {
  if (rejections.length === 0) return;
  await trx
    .insertInto('import_rejections')
    .values(
      rejections.map(({ row, field, code, text, raw, numbers, name }) => ({
        import_id: importId,
        row,
        field,
        code,
        params: json(text),
        raw,
        number_hmacs: numbers,
        name_hmac: name,
      })),
    )
    .execute();
}

/** Rejected rows in the order of the file, starting after row `after`. */
export async function listRejections(
  db: Reader,
  importId: string,
  after: number,
  limit: number,
): Promise<RejectionRow[]> {
  return db
    .selectFrom('import_rejections')
    .selectAll()
    .where('import_id', '=', importId)
    .where('row', '>', after)
    .orderBy('row')
    .limit(limit)
    .execute();
}

// ── Mappings ───────────────────────────────────────────────────────────────────────────────────────────────

/** Mappings of the given regions, and those of wider regions, which everybody below may use. */
export async function listMappings(
  db: Reader,
  kind: string,
  regions: readonly string[],
): Promise<MappingRow[]> {
  const rows = await db
    .selectFrom('import_mappings')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('name')
    .orderBy('created_at')
    .execute();
  return rows.filter((row) =>
    regions.some((region) => row.owner_region.startsWith(region) || region.startsWith(row.owner_region)),
  );
}

export async function findMapping(db: Reader, id: string): Promise<MappingRow | undefined> {
  return db.selectFrom('import_mappings').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Saves a mapping; one with the same name and region is replaced. */
export async function saveMapping(
  trx: Transaction,
  row: {
    id: string;
    kind: string;
    name: string;
    owner_region: string;
    mapping: unknown;
    created_at: Date;
  } & Stamped<'created'>,
): Promise<void> {
  const mapping = json(row.mapping);
  await trx
    .insertInto('import_mappings')
    .values({ ...row, mapping })
    .onConflict((conflict) =>
      conflict.constraint('import_mappings_name_is_unique').doUpdateSet({
        mapping,
        created_by_kind: row.created_by_kind,
        created_by_id: row.created_by_id,
        created_by_name: row.created_by_name,
        created_at: row.created_at,
      }),
    )
    .execute();
}

export async function deleteMapping(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('import_mappings').where('id', '=', id).execute();
}

// ── Erasing a person ───────────────────────────────────────────────────────────────────────────────────────

export async function deleteSourcesOf(
  trx: Transaction,
  kind: string,
  prefecture: string,
  records: readonly string[],
): Promise<number> {
  const result = await trx
    .deleteFrom('import_sources')
    .where('kind', '=', kind)
    .where('prefecture', '=', prefecture)
    .where('record_id', 'in', [...records])
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Rejected rows with one of the numbers, or with one of the names and no number at all. */
export async function deleteRejectionsOf(
  trx: Transaction,
  numbers: readonly Buffer[],
  names: readonly Buffer[],
): Promise<number> {
  const result = await trx
    .deleteFrom('import_rejections')
    .where((eb) =>
      eb.or([
        sql<SqlBool>`number_hmacs && ${[...numbers]}::bytea[]`,
        sql<SqlBool>`name_hmac = any(${[...names]}::bytea[]) and number_hmacs = '{}'`,
      ]),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Drops unstarted files with one of the numbers: their uploader uploads them again without that person. */
export async function dropFilesOf(trx: Transaction, numbers: readonly Buffer[]): Promise<number> {
  const result = await trx
    .updateTable('imports')
    .set({ ...WITHOUT_FILE, columns: json([]), error: 'person_erased', version: sql`version + 1` })
    .where('status', 'in', ['uploaded', 'queued'])
    .where(sql<SqlBool>`number_hmacs && ${[...numbers]}::bytea[]`)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Rejected rows of imports that ended long ago: whoever wanted to mend them has. */
export async function dropOldRejections(trx: Transaction, before: Date): Promise<number> {
  const result = await trx
    .deleteFrom('import_rejections')
    .where('import_id', 'in', (eb) => eb.selectFrom('imports').select('id').where('finished_at', '<', before))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
