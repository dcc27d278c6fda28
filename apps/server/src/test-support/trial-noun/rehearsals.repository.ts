import type { Selectable } from 'kysely';
import { RehearsalList } from '@yizhan/contract/test-support/rehearsals.ts';
import type { DB, Reader } from '../../app/db/database.ts';
import { fromShortId, rowsOf, type Ref } from '../../app/ids.ts';
import { placeScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

interface RehearsalRow extends Selectable<DB['rehearsals']> {
  readonly seeker_name: string;
  readonly site_name: string | null;
}

/** Staff see the rehearsals of their regions and of their sites. */
export const rehearsalSource = listSource(RehearsalList)({
  from: (db) => db.selectFrom('rehearsals as r'),
  key: { prefecture: 'r.prefecture', id: 'r.id' },
  scope: placeScope({
    prefecture: 'r.prefecture',
    regions: ['r.region_code'],
    site: 'r.site_id',
    elsewhere: [{ table: 'rehearsals', byRegion: false, bySite: true }],
  }),
  filters: {
    status: (status) => (eb) => eb('r.status', '=', status),
    siteId: (id) => (eb) => eb('r.site_id', '=', fromShortId(id)),
  },
  sorts: {
    soonest: { by: 'r.at', type: 'timestamptz' },
    latest: { by: 'r.at', type: 'timestamptz' },
  },
});

export async function findRehearsalRows(db: Reader, refs: readonly Ref[]): Promise<RehearsalRow[]> {
  return rowsOf(refs, (prefecture, ids) =>
    db
      .selectFrom('rehearsals as r')
      .innerJoin('seekers as s', (join) =>
        join.onRef('s.prefecture', '=', 'r.prefecture').onRef('s.id', '=', 'r.seeker_id'),
      )
      .leftJoin('sites as t', 't.id', 'r.site_id')
      .selectAll('r')
      .select(['s.name as seeker_name', 't.name as site_name'])
      .where('r.prefecture', '=', prefecture)
      .where('r.id', 'in', ids)
      .execute(),
  );
}
