import { system } from '../../app/actor.ts';
import { stamped } from '../../app/stamps.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as baseMaps from './base-map.repository.ts';
import * as boundaries from './boundaries.repository.ts';

const ID = '019a9a3e-0000-7000-8000-000000000061';
const by = system('tour');

export const tours = [
  tourOf(boundaries)(
    {
      readShapes: (w) => w.each((half) => [[half.prefecture, half.region]]),
      readBounded: (w) => w.each((half) => [[half.region]]),
      insertLoad: (w) => [[{ ...load(w.a.prefecture, w.now), id: ID.replace(/61$/, '62') }]],
      insertShapes: (w) => w.each((half) => [ID, [{ code: `${half.prefecture}99`, shape: [[[[112, 27]]]] }]]),
      deleteBuriedShapes: (w) => w.each((half) => [[half.region]]),
      findLoadForUpdate: () => [[ID]],
      withdrawLoad: (w) => [[ID, stamped('withdrawn', by), w.now]],
      listLoads: (w) => w.each((half) => [[half.prefecture, ''], 10]),
    },
    async (trx, world) => {
      await boundaries.insertLoad(trx, load(world.a.prefecture, world.now));
    },
  ),
  tourOf(baseMaps)({
    findBaseMap: () => [[]],
    findBaseMapForUpdate: () => [[]],
    listBaseMaps: () => [[10]],
    insertBaseMap: (w) => [
      [
        {
          id: ID,
          url_template: 'https://tiles.example.cn/{z}/{x}/{y}.png',
          attribution: 'tour',
          approval_number: 'tour',
          system: 'CGCS2000',
          max_zoom: 18,
          source: 'tour',
          ...stamped('set', by),
          set_at: w.now,
        },
      ],
    ],
    endBaseMap: (w) => [[ID, stamped('ended', by), w.now]],
  }),
];

function load(region: string, now: Date) {
  return {
    id: ID,
    region_code: region,
    source: 'tour',
    licence: 'tour',
    approval_number: '',
    system: 'WGS-84' as const,
    divisions: 1,
    ...stamped('loaded', by),
    loaded_at: now,
  };
}
