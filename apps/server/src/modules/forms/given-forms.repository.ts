import { sql, type Selectable } from 'kysely';
import { EmployerFormList, SeekerFormList } from '@yizhan/contract';
import type { DB, Reader } from '../../app/db/database.ts';
import { fromShortId, rowsOf, type Ref } from '../../app/ids.ts';
import { placeScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

/** A filled-in form with the names of what it hangs on. */
export interface GivenFormRecord extends Selectable<DB['form_answers']> {
  readonly seeker_name: string | null;
  readonly employer_name: string | null;
  readonly site_name: string | null;
  /** Of the bureau's version; null where it ships with the program. */
  readonly title: unknown;
}

/** Visits and other forms about employers, where they lay that day. */
export const employerFormSource = listSource(EmployerFormList)({
  from: (db) => db.selectFrom('form_answers as a'),
  key: { prefecture: 'a.prefecture', id: 'a.id' },
  scope: placeScope({
    prefecture: 'a.prefecture',
    regions: ['a.region_code'],
    site: 'a.site_id',
    elsewhere: [{ table: 'form_answers', byRegion: false, bySite: true }],
    confidential: [{ noun: 'seeker', id: 'a.seeker_id' }],
  }),
  always: () => (eb) => eb('a.employer_id', 'is not', null),
  filters: {
    code: (code) => (eb) => eb('a.code', '=', code),
    status: (status) => (eb) => eb('a.status', '=', status),
    region: (code) => (eb) => eb('a.region_code', 'like', `${code}%`),
    siteId: (id) => (eb) => eb('a.site_id', '=', fromShortId(id)),
    from: (day) => (eb) => eb('a.on_day', '>=', day),
    until: (day) => (eb) => eb('a.on_day', '<=', day),
  },
  sorts: { latest: { by: 'a.on_day', type: 'date' }, oldest: { by: 'a.on_day', type: 'date' } },
});

/** Forms about people, what was asked at follow-ups included. */
export const seekerFormSource = listSource(SeekerFormList)({
  ...employerFormSource,
  always: () => (eb) => eb('a.seeker_id', 'is not', null),
});

export async function findGivenForms(db: Reader, refs: readonly Ref[]): Promise<GivenFormRecord[]> {
  return rowsOf(refs, (prefecture, ids) =>
    db
      .selectFrom('form_answers as a')
      .leftJoin('seekers as s', (join) =>
        join.onRef('s.prefecture', '=', 'a.prefecture').onRef('s.id', '=', 'a.seeker_id'),
      )
      .leftJoin('employers as e', (join) =>
        join.onRef('e.prefecture', '=', 'a.prefecture').onRef('e.id', '=', 'a.employer_id'),
      )
      .leftJoin('form_versions as v', (join) =>
        join.onRef('v.prefecture', '=', 'a.prefecture').onRef('v.id', '=', 'a.form_version_id'),
      )
      .leftJoin('sites as t', 't.id', 'a.site_id')
      .selectAll('a')
      .select([
        's.name as seeker_name',
        'e.name as employer_name',
        't.name as site_name',
        sql`v.definition->'title'`.as('title'),
      ])
      .where('a.prefecture', '=', prefecture)
      .where('a.id', 'in', ids)
      .execute(),
  );
}
