import { sql, type InsertObject, type Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Stamped } from '../../app/stamps.ts';

export type CodeRow = Selectable<DB['short_codes']>;
export interface CountedCode extends CodeRow {
  readonly scans: number;
}

/** Inserts those whose code is free. @returns the codes inserted */
export async function insertCodes(
  trx: Transaction,
  rows: ReadonlyArray<InsertObject<DB, 'short_codes'>>,
): Promise<string[]> {
  const inserted = await trx
    .insertInto('short_codes')
    .values([...rows])
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('code')
    .execute();
  return inserted.map(({ code }) => code);
}

export async function findCode(db: Reader, code: string): Promise<CodeRow | undefined> {
  return db.selectFrom('short_codes').selectAll().where('code', '=', code).executeTakeFirst();
}

export async function findCodeForUpdate(trx: Transaction, code: string): Promise<CodeRow | undefined> {
  return trx.selectFrom('short_codes').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
}

/** All codes of one target, newest first, each with how many devices opened it. */
export async function listCodesOf(
  db: Reader,
  target: { prefecture: string; kind: CodeRow['kind']; id: string },
): Promise<CountedCode[]> {
  const rows = await db
    .selectFrom('short_codes')
    .selectAll()
    .where('prefecture', '=', target.prefecture)
    .where('kind', '=', target.kind)
    .where('target_id', '=', target.id)
    .orderBy('created_at', 'desc')
    .orderBy('code')
    .execute();
  const scans = await countScans(
    db,
    rows.map(({ code }) => code),
  );
  return rows.map((row) => ({ ...row, scans: scans.get(row.code) ?? 0 }));
}

async function countScans(db: Reader, codes: readonly string[]): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom('code_scans')
    .select(['code', sql<number>`count(*)::int`.as('scans')])
    .where('code', 'in', [...codes])
    .groupBy('code')
    .execute();
  return new Map(rows.map(({ code, scans }) => [code, scans]));
}

/** A device counts once for each code and day. */
export async function insertScan(
  trx: Transaction,
  scan: { code: string; day: string; device: Buffer },
): Promise<void> {
  await trx
    .insertInto('code_scans')
    .values(scan)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function voidCode(
  trx: Transaction,
  code: string,
  voided: { voided_at: Date } & Stamped<'voided'>,
): Promise<void> {
  await trx.updateTable('short_codes').set(voided).where('code', '=', code).execute();
}
