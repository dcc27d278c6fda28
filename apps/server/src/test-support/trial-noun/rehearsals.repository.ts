import type { InsertObject, Selectable } from 'kysely';
import { RehearsalList } from '@yizhan/contract/test-support/rehearsals.ts';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import { byPrefecture, fromShortId, type Ref } from '../../app/ids.ts';
import { placeScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

export type RehearsalRecord = Selectable<DB['rehearsals']>;
export interface RehearsalRow extends RehearsalRecord {
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
  const found: RehearsalRow[] = [];
  for (const [prefecture, ids] of byPrefecture(refs)) {
    const rows = await db
      .selectFrom('rehearsals as r')
      .innerJoin('seekers as s', (join) =>
        join.onRef('s.prefecture', '=', 'r.prefecture').onRef('s.id', '=', 'r.seeker_id'),
      )
      .leftJoin('sites as t', 't.id', 'r.site_id')
      .selectAll('r')
      .select(['s.name as seeker_name', 't.name as site_name'])
      .where('r.prefecture', '=', prefecture)
      .where('r.id', 'in', ids)
      .execute();
    found.push(...rows);
  }
  return found;
}

export async function findRehearsal(db: Reader, ref: Ref): Promise<RehearsalRecord | undefined> {
  return ofRef(db, ref).executeTakeFirst();
}

export async function findRehearsalForUpdate(
  trx: Transaction,
  ref: Ref,
): Promise<RehearsalRecord | undefined> {
  return ofRef(trx, ref).forUpdate().executeTakeFirst();
}

function ofRef(db: Reader, { prefecture, id }: Ref) {
  return db.selectFrom('rehearsals').selectAll().where('prefecture', '=', prefecture).where('id', '=', id);
}

export async function insertRehearsal(trx: Transaction, row: InsertObject<DB, 'rehearsals'>): Promise<void> {
  await trx.insertInto('rehearsals').values(row).execute();
}
