import { ImportList } from '@yizhan/contract';
import { placesSql, sharedScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

/** Imports of one's regions; of those a site's people started, one's own site's. */
export const importSource = listSource(ImportList)({
  from: (db) => db.selectFrom('imports as i'),
  key: { prefecture: null, id: 'i.id' },
  scope: sharedScope(({ regions, sites }) =>
    placesSql({ regions: ['i.owner_region'], site: 'i.site_id' }, regions, sites),
  ),
  filters: {
    kind: (kind) => (eb) => eb('i.kind', '=', kind),
    status: (statuses) => (eb) => eb('i.status', 'in', statuses),
  },
  sorts: {
    newest: { by: 'i.created_at', type: 'timestamptz' },
    oldest: { by: 'i.created_at', type: 'timestamptz' },
  },
});
