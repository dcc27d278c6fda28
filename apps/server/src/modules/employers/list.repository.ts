import { sql, type SqlBool } from 'kysely';
import { EmployerList } from '@yizhan/contract';
import { locatedScope } from '../../records/lists/scope.sql.ts';
import { searched } from '../../records/lists/searched.sql.ts';
import { listSource } from '../../records/lists/source.ts';

/** Staff see the employers of their regions and those their sites look after. */
export const employerSource = listSource(EmployerList)({
  from: (db) => db.selectFrom('employers as e'),
  key: { prefecture: 'e.prefecture', id: 'e.id' },
  scope: locatedScope('employers', 'e'),
  filters: {
    q: searched('e.search'),
    region: (code) => (eb) => eb('e.region_code', 'like', `${code}%`),
    // Verifications past their date are shown as expired before a job has recorded it.
    verification:
      (state, { today }) =>
      () => sql<SqlBool>`${state} = case when e.verification = 'verified' and e.verified_until < ${today}::date
        then 'expired' else e.verification end`,
    kind: (kind) => (eb) => eb('e.kind', '=', kind),
    blacklisted:
      (isBarred, { today }) =>
      () => sql<SqlBool>`${isBarred}::boolean = (e.blacklisted_at is not null
        and (e.blacklist_until is null or e.blacklist_until >= ${today}::date))`,
  },
  sorts: {
    newest: { by: 'e.created_at', type: 'timestamptz' },
    oldest: { by: 'e.created_at', type: 'timestamptz' },
  },
});
