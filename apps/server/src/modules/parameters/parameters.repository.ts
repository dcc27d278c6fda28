import type { InsertObject, Selectable, Updateable } from 'kysely';
import { violatedConstraint, type DB, type Reader, type Transaction } from '../../app/db/database.ts';

export type WindowRow = Selectable<DB['parameter_windows']>;

/** Windows that count, of some divisions. */
export async function listCountingWindows(
  db: Reader,
  parameters: readonly string[],
  regions: readonly string[],
): Promise<WindowRow[]> {
  return db
    .selectFrom('parameter_windows')
    .selectAll()
    .where('parameter', 'in', [...parameters])
    .where('region_code', 'in', [...regions])
    .where('withdrawn_at', 'is', null)
    .orderBy('valid_from')
    .execute();
}

/** All windows of some divisions and of those within one, the newest first; withdrawn ones too. */
export async function listWindowsAround(
  db: Reader,
  regions: readonly string[],
  within: string,
): Promise<WindowRow[]> {
  return db
    .selectFrom('parameter_windows')
    .selectAll()
    .where((eb) => eb.or([eb('region_code', 'in', [...regions]), eb('region_code', 'like', `${within}%`)]))
    .orderBy('valid_from', 'desc')
    .orderBy('region_code')
    .orderBy('id')
    .execute();
}

export async function findWindowForUpdate(trx: Transaction, id: string): Promise<WindowRow | undefined> {
  return trx.selectFrom('parameter_windows').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

const NO_OVERLAP = 'parameter_windows_do_not_overlap';

/** `overlap` when another window of the division holds on one of the days. */
export async function insertWindow(
  trx: Transaction,
  row: InsertObject<DB, 'parameter_windows'>,
): Promise<WindowRow | 'overlap'> {
  try {
    return await trx.insertInto('parameter_windows').values(row).returningAll().executeTakeFirstOrThrow();
  } catch (error) {
    if (violatedConstraint(error) === NO_OVERLAP) return 'overlap';
    throw error;
  }
}

/** Ends or withdraws a window; its value is never changed. */
export async function updateWindow(
  trx: Transaction,
  id: string,
  change: Omit<Updateable<DB['parameter_windows']>, 'value' | 'valid_from' | 'region_code' | 'parameter'>,
): Promise<WindowRow | undefined> {
  return trx
    .updateTable('parameter_windows')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
