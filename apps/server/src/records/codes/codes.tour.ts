import { system } from '../../app/actor.ts';
import { stamped } from '../../app/stamps.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as codes from './codes.repository.ts';

const AT = new Date('2026-11-18T02:00:00Z');
const CODE = 'K7PM4XRDC';

export const tours = [
  tourOf(codes)({
    insertCodes: (w) => [
      [
        [
          {
            code: CODE,
            kind: 'vacancy',
            prefecture: w.a.prefecture,
            target_id: w.a.vacancy.id,
            source: 'standing',
            printed_on: '2026-11-18',
            expires_on: null,
            created_at: AT,
            ...stamped('created', system('tour')),
          },
        ],
      ],
    ],
    findCode: () => [[CODE]],
    findCodeForUpdate: () => [[CODE]],
    listCodesOf: (w) => [[{ prefecture: w.a.prefecture, kind: 'vacancy', id: w.a.vacancy.id }]],
    insertScan: () => [[{ code: CODE, day: '2026-11-18', device: Buffer.alloc(32) }]],
    voidCode: () => [[CODE, { voided_at: AT, ...stamped('voided', system('tour')) }]],
  }),
];
