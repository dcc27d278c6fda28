import { sql } from 'kysely';
import { json, type Reader, type Transaction } from './db/database.ts';
import { byPrefecture, type Ref } from './ids.ts';

/** Entries of a party's timeline, newest first, starting after `after` (time and id). */
export function listEntries(
  db: Reader,
  ref: Ref,
  after: readonly [at: string, id: string] | null,
  limit: number,
) {
  return db
    .selectFrom('timeline_entries as t')
    .leftJoin('sites as s', 's.id', 't.site_id')
    .selectAll('t')
    .select('s.name as site_name')
    .where('t.prefecture', '=', ref.prefecture)
    .where('t.party_id', '=', ref.id)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('t.at', 't.id'), '<', eb.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? '')),
      ),
    )
    .orderBy('t.at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(limit)
    .execute();
}

/** An entry of one kind at a site since an instant. */
export async function findEntrySince(
  db: Reader,
  ref: Ref,
  { kind, siteId, since }: { readonly kind: string; readonly siteId: string; readonly since: Date },
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('timeline_entries')
    .select('id')
    .where('prefecture', '=', ref.prefecture)
    .where('party_id', '=', ref.id)
    .where('kind', '=', kind)
    .where('site_id', '=', siteId)
    .where('at', '>=', since)
    .limit(1)
    .executeTakeFirst();
}

/** Of those who did something, parties lose their names, staff do not. */
const STAFF_NAME = sql<string>`case when actor_kind in ('seeker', 'employer') then '' else actor_name end`;

/**
 * Empties the entries on the timelines of a party and its records, and those about its placements on other timelines, in
 * any prefecture. Kind, time and actor stay. Returns the number of entries.
 */
export async function blankEntries(
  trx: Transaction,
  party: {
    readonly prefecture: string;
    readonly parties: readonly string[];
    readonly placements: readonly string[];
  },
): Promise<number> {
  const blank = { note: null, data: json({}), actor_name: STAFF_NAME };
  const own = await trx
    .updateTable('timeline_entries')
    .set(blank)
    .where('prefecture', '=', party.prefecture)
    .where('party_id', 'in', [...party.parties])
    .executeTakeFirst();
  const others = await trx
    .selectFrom('timeline_entries')
    .select(['prefecture', 'id'])
    .where('placement_prefecture', '=', party.prefecture)
    .where('placement_id', 'in', [...party.placements])
    .execute();
  for (const [prefecture, ids] of byPrefecture(others)) {
    await trx
      .updateTable('timeline_entries')
      .set(blank)
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .execute();
  }
  return Number(own.numUpdatedRows) + others.length;
}
