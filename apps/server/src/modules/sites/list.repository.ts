import { sql } from 'kysely';
import { SiteList } from '@yizhan/contract';
import { distanceSql, pointSql } from '../../app/geo.sql.ts';
import { containing } from '../../records/lists/searched.sql.ts';
import { sharedScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';
import { openSites } from './open-sites.ts';

/** What the public sees. */
const PUBLIC_STATUSES = ['trial', 'open', 'suspended'] as const;

/** The public directory. A network has some hundred sites, so that no order needs an index. */
export const siteSource = listSource(SiteList)({
  from: (db) => db.selectFrom('sites as s'),
  key: { prefecture: null, id: 's.id' },
  scope: sharedScope(() => sql`true`),
  always: ({ all }) => (all === true ? null : (eb) => eb('s.status', 'in', PUBLIC_STATUSES)),
  filters: {
    q: (words) => (eb) => {
      const like = containing(words);
      return eb.or([
        eb('s.name', 'ilike', like),
        eb('s.address', 'ilike', like),
        eb('s.operator', 'ilike', like),
      ]);
    },
    region: (code) => (eb) => eb('s.region_code', 'like', `${code}%`),
    matrix: (matrices) => (eb) => eb('s.matrix', 'in', matrices),
    service: (service) => () => sql`${service} = any(s.services)`,
    async openNow(isWanted, { ctx }) {
      if (!isWanted) return null;
      const ids = await openSites(ctx);
      return () => sql`s.id = any(${ids}::uuid[])`;
    },
    lng: () => null,
    lat: () => null,
    all: () => null,
  },
  sorts: {
    place: { by: sql`s.region_code || ' ' || s.name`, type: 'text' },
    nearest: {
      by: ({ lng, lat }) => {
        const point = lng === undefined || lat === undefined ? null : { lng, lat };
        return sql`coalesce(${distanceSql(pointSql('s.lng', 's.lat'), point)}::float8, 'Infinity')`;
      },
      type: 'float8',
    },
  },
  usual: ({ lng, lat }) => (lng === undefined || lat === undefined ? 'place' : 'nearest'),
});
