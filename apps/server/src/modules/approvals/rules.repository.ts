import { sql, type InsertObject, type Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

export type RuleRow = Selectable<DB['approval_rules']>;

/** Rules that hold, of some divisions. */
export async function listHoldingRules(
  db: Reader,
  kind: string,
  regions: readonly string[],
): Promise<RuleRow[]> {
  return db
    .selectFrom('approval_rules')
    .selectAll()
    .where('kind', '=', kind)
    .where('region_code', 'in', [...regions])
    .where('replaced_at', 'is', null)
    .execute();
}

/** All rules of a division and those above it, and what holds below it; the newest first. */
export async function listRulesAround(
  db: Reader,
  chain: readonly string[],
  below: string,
): Promise<RuleRow[]> {
  return db
    .selectFrom('approval_rules')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('region_code', 'in', [...chain]),
        eb.and([eb('region_code', 'like', `${below}%`), eb('replaced_at', 'is', null)]),
      ]),
    )
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Whoever changes rules of a kind goes on alone until the transaction ends. */
export async function lockRules(trx: Transaction, kind: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`approval rules:${kind}`}, 0))`.execute(trx);
}

/** Puts a rule in the place of the one that held at its division. */
export async function replaceRule(
  trx: Transaction,
  row: InsertObject<DB, 'approval_rules'>,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('approval_rules')
    .set({ replaced_at: now })
    .where('kind', '=', row.kind)
    .where('region_code', '=', row.region_code)
    .where('replaced_at', 'is', null)
    .execute();
  await trx.insertInto('approval_rules').values(row).execute();
}
