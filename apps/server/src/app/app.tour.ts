import { z } from 'zod';
import { newId, recordId } from './ids.ts';
import { tourOf } from '../test-support/tour/tour.ts';
import * as idempotency from './http/idempotency.repository.ts';
import * as settings from './settings.repository.ts';
import * as timeline from './timeline.repository.ts';

const OWNER = { actor: 'staff:tour', key: 'k1' };

export const tours = [
  tourOf(idempotency)(
    {
      claimKey: (w) => [
        [OWNER, { route: 'sites.create', hash: Buffer.from('hash'), now: w.now }],
        [
          { ...OWNER, key: 'k2' },
          { route: 'sites.create', hash: Buffer.from('hash'), now: w.now },
        ],
      ],
      dropReplies: (w) => [[{ actors: ['seeker:tour'], records: [recordId(w.a.seeker)] }]],
      getKeyedReply: () => [[OWNER]],
      keepReply: () => [[OWNER, { reply: Buffer.from('reply'), records: [] }]],
    },
    async (trx, w) => {
      await idempotency.claimKey(trx, OWNER, { route: 'x', hash: Buffer.from('hash'), now: w.now });
    },
  ),
  tourOf(settings)({
    findSetting: () => [['bureau']],
    readSetting: () => [['bureau', z.unknown()]],
    writeSetting: (w) => [['bureau', { name: '岳塘区', regionCode: '430304' }, w.now]],
  }),
  tourOf(timeline)({
    blankEntries: (w) =>
      w.each((half) => [
        { prefecture: half.prefecture, parties: [half.seeker.id], placements: [half.abroad.id] },
      ]),
    findEntrySince: (w) =>
      w.each((half) => [half.seeker, { kind: 'seeker.checked_in', siteId: newId(), since: w.now }]),
    listEntries: (w) => [
      ...w.each((half): [typeof half.seeker, null, number] => [half.seeker, null, 20]),
      ...w.each((half): [typeof half.seeker, [string, string], number] => [
        half.employer,
        [w.now.toISOString(), newId()],
        20,
      ]),
    ],
  }),
];
