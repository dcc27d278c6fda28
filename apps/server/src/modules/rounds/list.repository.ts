import { sql, type SqlBool } from 'kysely';
import { RoundList } from '@yizhan/contract';
import { sharedScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

/** What lies in, above or below one of the regions: a county's people see the round of their prefecture. */
const related = (regions: readonly string[]) =>
  sql<SqlBool>`exists (select from unnest(${regions}::text[]) as own(code)
    where own.code like r.region_code || '%' or r.region_code like own.code || '%')`;

export const roundSource = listSource(RoundList)({
  from: (db) => db.selectFrom('matching_rounds as r'),
  key: { prefecture: null, id: 'r.id' },
  scope: sharedScope(({ regions }) => related(regions)),
  filters: { region: (code) => () => related([code]) },
  sorts: {
    newest: { by: 'r.created_at', type: 'timestamptz' },
    oldest: { by: 'r.created_at', type: 'timestamptz' },
  },
});
