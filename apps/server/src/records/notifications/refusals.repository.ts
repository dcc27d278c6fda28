import type { Insertable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import type { PartyKind } from './recipients.ts';

/** Purposes for which people or employers do not want to be contacted, by the record's id. */
export async function listRefusals(
  db: Reader,
  kind: PartyKind,
  refs: readonly Ref[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  // One query per prefecture, so that each goes to the one place where its rows lie.
  for (const [prefecture, group] of Map.groupBy(refs, (ref) => ref.prefecture)) {
    const rows = await db
      .selectFrom('contact_refusals')
      .select(['party_id', 'purpose'])
      .where('prefecture', '=', prefecture)
      .where('party_kind', '=', kind)
      .where(
        'party_id',
        'in',
        group.map(({ id }) => id),
      )
      .where('ended_at', 'is', null)
      .execute();
    for (const { party_id, purpose } of rows) {
      found.set(party_id, (found.get(party_id) ?? new Set()).add(purpose));
    }
  }
  return found;
}

/** Current refusals of one record, newest first. */
export async function listRefusalRows(db: Reader, kind: PartyKind, ref: Ref) {
  return db
    .selectFrom('contact_refusals')
    .select(['purpose', 'note', 'created_by_kind', 'created_by_name', 'created_at'])
    .where('prefecture', '=', ref.prefecture)
    .where('party_kind', '=', kind)
    .where('party_id', '=', ref.id)
    .where('ended_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Returns false when the purpose was refused already. */
export async function insertRefusal(
  trx: Transaction,
  row: Insertable<DB['contact_refusals']>,
): Promise<boolean> {
  const result = await trx
    .insertInto('contact_refusals')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['prefecture', 'party_kind', 'party_id', 'purpose'])
        .where('ended_at', 'is', null)
        .doNothing(),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Returns false when the purpose was not refused. */
export async function endRefusal(
  trx: Transaction,
  kind: PartyKind,
  ref: Ref,
  purpose: DB['contact_refusals']['purpose'],
  end: { ended_by_kind: string; ended_by_id: string | null; ended_by_name: string; ended_at: Date },
): Promise<boolean> {
  const result = await trx
    .updateTable('contact_refusals')
    .set(end)
    .where('prefecture', '=', ref.prefecture)
    .where('party_kind', '=', kind)
    .where('party_id', '=', ref.id)
    .where('purpose', '=', purpose)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Moves the refusals of a dropped record to the kept one, which keeps its own where both refuse the same. */
export async function moveRefusals(trx: Transaction, kind: PartyKind, from: Ref, to: Ref): Promise<void> {
  await trx
    .deleteFrom('contact_refusals as gone')
    .where('gone.prefecture', '=', from.prefecture)
    .where('gone.party_kind', '=', kind)
    .where('gone.party_id', '=', from.id)
    .where('gone.ended_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('contact_refusals as kept')
          .select('kept.id')
          .where('kept.prefecture', '=', to.prefecture)
          .where('kept.party_kind', '=', kind)
          .where('kept.party_id', '=', to.id)
          .where('kept.ended_at', 'is', null)
          .whereRef('kept.purpose', '=', 'gone.purpose'),
      ),
    )
    .execute();
  await trx
    .updateTable('contact_refusals')
    .set({ party_id: to.id })
    .where('prefecture', '=', from.prefecture)
    .where('party_kind', '=', kind)
    .where('party_id', '=', from.id)
    .execute();
}
