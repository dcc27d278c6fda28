import { sql, type SqlBool } from 'kysely';
import { SeekerList } from '@yizhan/contract';
import { fromShortId } from '../../app/ids.ts';
import { placeScope } from '../../records/lists/scope.sql.ts';
import { searched } from '../../records/lists/searched.sql.ts';
import { inChargeOf } from '../../records/assignment/index.ts';
import { listSource } from '../../records/lists/source.ts';

/** Staff see the people of their regions and those their sites look after, merged and erased ones only on request. */
export const seekerSource = listSource(SeekerList)({
  from: (db) => db.selectFrom('seekers as s'),
  key: { prefecture: 's.prefecture', id: 's.id' },
  scope: placeScope({
    prefecture: 's.prefecture',
    regions: ['s.region_code'],
    site: 's.site_id',
    elsewhere: [{ table: 'seekers', byRegion: false, bySite: true }],
    confidential: [{ noun: 'seeker', id: 's.id' }],
  }),
  always: ({ status }) =>
    status === undefined ? (eb) => eb('s.status', 'not in', ['merged', 'erased']) : null,
  filters: {
    q: searched('s.search', { names: true }),
    region: (code) => (eb) => eb('s.region_code', 'like', `${code}%`),
    mine: inChargeOf('seeker', 's.id'),
    siteId: (id) => (eb) => eb('s.site_id', '=', fromShortId(id)),
    group:
      (group, { today }) =>
      () => sql<SqlBool>`exists (select 1 from seeker_groups g where g.prefecture = s.prefecture
        and g.seeker_id = s.id and g."group" = ${group} and g.valid_from <= ${today}::date
        and (g.valid_until is null or g.valid_until >= ${today}::date))`,
    status: (status) => (eb) => eb('s.status', '=', status),
    serviceStep: (step) => (eb) => eb('s.service_step', '=', step),
    occupation: (code) => () =>
      sql<SqlBool>`exists (select 1 from unnest(s.wanted_codes) c where c like ${`${code}%`})`,
    education: (levels) => (eb) => eb('s.education', 'in', levels),
  },
  sorts: {
    newest: { by: 's.created_at', type: 'timestamptz' },
    oldest: { by: 's.created_at', type: 'timestamptz' },
  },
});
