import { newId } from '../../app/ids.ts';
import { copyOf, runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as desk from './desk.repository.ts';
import * as help from './help.repository.ts';

const scope = (w: World) => ({ regions: [w.a.region, w.b.prefecture], sites: [w.a.siteId] });

export const tours = [
  tourOf(desk)({
    countUnmapped: (w) => [[scope(w)], [{ regions: [''], sites: [], siteId: w.b.siteId }]],
    searchEmployers: (w) => [[{ ...scope(w), query: `'安居'`, code: '91430300MA0000000X', limit: 10 }]],
    searchSites: () => [['驿站', 5]],
  }),
  tourOf(help)({
    listHelp: (w) => [
      [{ ...scope(w), status: 'open', limit: 10 }],
      [{ regions: [''], sites: [], status: 'open', siteId: w.a.siteId, limit: 10 }],
    ],
    findHelp: (w) => w.each((half) => [half.help]),
    lockHelp: (w) => w.each((half) => [half.help]),
    findOpenTwin: (w) =>
      w.each((half) => [
        { prefecture: half.prefecture, phone: Buffer.alloc(32), vacancyId: half.vacancy.id },
      ]),
    insertHelp: runEach(async (trx, half) =>
      help.insertHelp(trx, await copyOf(trx, 'help_requests', half.help, { id: newId() })),
    ),
    closeHelpRow: (w) =>
      w.each((half) => [
        half.help,
        { status: 'done', result: '打通了', handled_by: '王芳', handled_at: w.now },
      ]),
  }),
];
