import { sql, type Selectable, type SqlBool } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

/** A rejected row, with what tells which of its cells is a name. */
export type UndigestedRow = Pick<Selectable<DB['import_rejections']>, 'import_id' | 'row' | 'raw'> &
  Pick<Selectable<DB['imports']>, 'kind' | 'columns' | 'mapping'>;

/** Rejected rows by which an erasure would find nobody, after one of them in the order of the table. */
export async function listUndigested(
  db: Reader,
  after: Pick<UndigestedRow, 'import_id' | 'row'> | null,
  limit: number,
): Promise<UndigestedRow[]> {
  return db
    .selectFrom('import_rejections as r')
    .innerJoin('imports as i', 'i.id', 'r.import_id')
    .select(['r.import_id', 'r.row', 'r.raw', 'i.kind', 'i.columns', 'i.mapping'])
    .where(sql<SqlBool>`r.number_hmacs = '{}'`)
    .where('r.name_hmac', 'is', null)
    .$if(after !== null, (query) =>
      query.where(sql<SqlBool>`(r.import_id, r.row) > (${after?.import_id}::uuid, ${after?.row}::int)`),
    )
    .orderBy('r.import_id')
    .orderBy('r.row')
    .limit(limit)
    .execute();
}

export async function saveDigests(
  trx: Transaction,
  { import_id, row }: Pick<UndigestedRow, 'import_id' | 'row'>,
  digests: { readonly numbers: Buffer[]; readonly name: Buffer | null },
): Promise<void> {
  await trx
    .updateTable('import_rejections')
    .set({ number_hmacs: digests.numbers, name_hmac: digests.name })
    .where('import_id', '=', import_id)
    .where('row', '=', row)
    .execute();
}

/** Files by which an erasure would find nobody. */
export async function listUndigestedFiles(
  db: Reader,
): Promise<Array<Pick<Selectable<DB['imports']>, 'id' | 'kind'> & { file: Buffer }>> {
  return db
    .selectFrom('imports')
    .select(['id', 'kind', 'file'])
    .where('file', 'is not', null)
    .where(sql<SqlBool>`number_hmacs = '{}'`)
    .orderBy('id')
    .$narrowType<{ file: Buffer }>()
    .execute();
}
