import { sql } from 'kysely';
import { newId } from '../../app/ids.ts';
import { run, tourOf } from '../../test-support/tour/tour.ts';
import * as sites from './sites.repository.ts';

const POINT = { lng: 112.95, lat: 28 };

export const tours = [
  tourOf(sites)({
    findPlace: (w) => w.each((half) => [half.siteId]),
    findPlaceNamed: () => [['430304就业驿站']],
    findNearestPlace: (w) => [
      ...w.each((half) => [half.region, POINT] as [string, typeof POINT]),
      ['43', null],
    ],
    findSiteRows: (w) => [
      [[w.a.siteId, w.b.siteId], null],
      [[w.a.siteId], { lng: 112.95, lat: 28 }],
    ],
    findOpeningHours: (w) => w.each((half) => [half.siteId]),
    listOpeningHours: () => [[]],
    findSiteRow: (w) => w.each((half) => [half.siteId, POINT]),
    insertSite: run(async (trx) => {
      const row = await trx.selectFrom('sites').selectAll().limit(1).executeTakeFirstOrThrow();
      const hours = sql<never>`${JSON.stringify(row.opening_hours)}::jsonb`;
      await sites.insertSite(trx, { ...row, id: newId(), name: '另一个驿站', opening_hours: hours });
    }),
    findSiteForUpdate: (w) => w.each((half) => [half.siteId]),
    updateSite: (w) => w.each((half) => [half.siteId, 1, { introduction: '欢迎' }]),
    listSiteRegions: () => [[]],
    listEverySite: () => [[]],
    listWithoutCode: () => [[]],
    setSiteCode: (w) => w.each((half) => [half.siteId, 'K7PM4XRDC']),
    listSiteNames: (w) => [[[w.a.siteId, w.b.siteId]]],
  }),
];
