import { sql, type SqlBool } from 'kysely';
import { StaffList } from '@yizhan/contract';
import { fromShortId } from '../../app/ids.ts';
import { containing } from '../../records/lists/searched.sql.ts';
import { sharedScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

/** Accounts that hold a grant in one of the regions or at one of the sites. */
export const staffSource = listSource(StaffList)({
  from: (db) => db.selectFrom('staff as a'),
  key: { prefecture: null, id: 'a.id' },
  scope: sharedScope(
    ({ regions, sites }) => sql<SqlBool>`exists (select 1 from staff_grants g where g.staff_id = a.id
      and (g.region_code like any(${regions.map((region) => `${region}%`)}::text[])
        or g.site_id = any(${sites}::uuid[])))`,
  ),
  filters: {
    q: (words) => (eb) => {
      const like = containing(words);
      return eb.or([eb('a.login', 'ilike', like), eb('a.name', 'ilike', like)]);
    },
    siteId: (id) => () =>
      sql<SqlBool>`exists (select 1 from staff_grants g where g.staff_id = a.id and g.site_id = ${fromShortId(id)})`,
  },
  sorts: { login: { by: 'a.login', type: 'text' }, last: { by: 'a.login', type: 'text' } },
});
