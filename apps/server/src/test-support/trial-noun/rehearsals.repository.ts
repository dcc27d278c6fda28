import type { Selectable } from 'kysely';
import { RehearsalList } from '@yizhan/contract/test-support/rehearsals.ts';
import type { DB, Reader } from '../../app/db/database.ts';
import { fromShortId, rowsOf, type Ref } from '../../app/ids.ts';
import { locatedScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

interface RehearsalRow extends Selectable<DB['rehearsals']> {
  readonly seeker_name: string;
  readonly site_name: string | null;
  readonly at: Date;
}

/** Staff see the rehearsals of their regions and of their sites. */
export const rehearsalSource = listSource(RehearsalList)({
  from: (db) =>
    db
      .selectFrom('rehearsals as r')
      .innerJoin('bookings as b', (on) =>
        on.onRef('b.prefecture', '=', 'r.prefecture').onRef('b.subject_id', '=', 'r.id'),
      ),
  key: { prefecture: 'r.prefecture', id: 'r.id' },
  scope: locatedScope('rehearsals', 'r'),
  filters: {
    status: (status) => (eb) => eb('r.status', '=', status),
    siteId: (id) => (eb) => eb('r.site_id', '=', fromShortId(id)),
  },
  sorts: {
    soonest: { by: 'b.starts_at', type: 'timestamptz' },
    latest: { by: 'b.starts_at', type: 'timestamptz' },
  },
});

export async function findRehearsalRows(db: Reader, refs: readonly Ref[]): Promise<RehearsalRow[]> {
  return rowsOf(refs, (prefecture, ids) =>
    db
      .selectFrom('rehearsals as r')
      .innerJoin('seekers as s', (join) =>
        join.onRef('s.prefecture', '=', 'r.prefecture').onRef('s.id', '=', 'r.seeker_id'),
      )
      .innerJoin('bookings as b', (join) =>
        join.onRef('b.prefecture', '=', 'r.prefecture').onRef('b.subject_id', '=', 'r.id'),
      )
      .leftJoin('sites as t', 't.id', 'r.site_id')
      .selectAll('r')
      .select(['b.starts_at as at', 's.name as seeker_name', 't.name as site_name'])
      .where('r.prefecture', '=', prefecture)
      .where('r.id', 'in', ids)
      .execute(),
  );
}
