import { NATION, regionChain } from '@yizhan/domain';
import { json } from '../../app/db/database.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as parameters from './parameters.repository.ts';

const WAGE = 'minimum_wage.monthly';
const ID = '019a9a3e-0000-7000-8000-000000000001';

export const tours = [
  tourOf(parameters)({
    listCountingWindows: (w) => w.each((half) => [[WAGE], regionChain(half.region)]),
    listWindowsAround: (w) => w.each((half) => [[NATION], half.prefecture]),
    findWindowForUpdate: () => [[ID]],
    insertWindow: (w) =>
      w.each((half) => [
        {
          id: ID,
          parameter: WAGE,
          region_code: `${half.prefecture}99`,
          value: json(1),
          valid_from: w.today,
          source: 'tour',
          certainty: 'example',
          origin: 'bureau',
          added_by_kind: 'system',
          added_at: w.now,
        },
      ]),
    updateWindow: () => [[ID, { ended_reason: 'tour' }]],
  }),
];
