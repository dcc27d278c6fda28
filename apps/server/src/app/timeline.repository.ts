import type { Reader } from './db/database.ts';
import type { Ref } from './ids.ts';

/** Entries of a party's timeline, newest first, from behind `after` (time and id) on. */
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
