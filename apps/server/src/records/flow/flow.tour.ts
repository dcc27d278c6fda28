import { newId } from '../../app/ids.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as flow from './flow.repository.ts';

export const tours = [
  tourOf(flow)({
    writeColumns: (w) => [
      ...w.each((half): [flow.RowPlace, Record<string, unknown>] => [
        { table: 'placements', shared: false, ref: half.placement },
        { status: 'accepted' },
      ]),
      [{ table: 'sites', shared: true, ref: { prefecture: '', id: w.a.siteId } }, { status: 'closed' }],
    ],
    findRow: (w) => w.each((half) => [{ table: 'placements', shared: false, ref: half.placement }]),
    lockRow: (w) => [[{ table: 'sites', shared: true, ref: { prefecture: '', id: w.a.siteId } }]],
    findAction: (w) => w.each((half) => [half.placement]),
    lockAction: (w) => w.each((half) => [half.placement]),
    findLastAction: (w) => w.each((half) => [half.placement]),
    listActions: (w) => [
      ...w.each((half): [string, typeof half.placement, null, number] => [
        'placement',
        half.placement,
        null,
        10,
      ]),
      ['placement', w.a.placement, [w.now.toISOString(), newId()], 10],
    ],
    listLastActions: (w) =>
      w.each((half) => [half.prefecture, [half.placement.id, half.hired.id], new Date(0)]),
    blankActions: (w) => w.each((half) => [half.prefecture, [half.placement.id]]),
    markTakenBack: (w) => w.each((half) => [half.placement, newId()]),
  }),
];
