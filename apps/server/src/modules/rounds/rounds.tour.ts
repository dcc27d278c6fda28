import type { Transaction } from '../../app/db/database.ts';
import { newId } from '../../app/ids.ts';
import { run, tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as memory from './memory.repository.ts';
import * as recommendations from './recommendations.repository.ts';
import * as rounds from './rounds.repository.ts';
import * as centres from './solving/centres.repository.ts';

const ROUND = newId();
const ENDED = newId();

const round = (id: string, w: World, state: 'queued' | 'running' | 'superseded', region = '4303') => ({
  id,
  region_code: region,
  pass: region.length === 4 ? ('first' as const) : ('second' as const),
  kind: 'on_demand' as const,
  state,
  per_seeker: 1,
  started_by_kind: 'staff' as const,
  started_by_name: '王芳',
  created_at: w.now,
});
const row = (half: World['a'], other: World['a']): recommendations.Recommendation => ({
  seeker: half.seeker,
  rank: 1,
  vacancy: other.vacancy,
  score: 7_000,
  price: 0,
  standing: 'free',
  overflow: false,
  takeFirst: true,
});
/** One round in progress, one that ended and left rows and memory behind, and a published one. */
async function setup(trx: Transaction, w: World): Promise<void> {
  await rounds.insertRound(trx, round(ROUND, w, 'running'));
  await rounds.insertRound(trx, round(ENDED, w, 'superseded', '43'));
  for (const id of [ROUND, ENDED])
    await recommendations.insertRecommendations(trx, id, [row(w.a, w.b), row(w.b, w.a)]);
  await recommendations.switchTo(trx, { id: ROUND, region: '4303', pass: 'first', at: w.now });
}
const checkpoint = { part: 0, frame: Buffer.alloc(4), lists: Buffer.alloc(4) };

export const tours = [
  tourOf(centres)({ listCentres: () => [[]] }),
  tourOf(rounds)(
    {
      insertRound: (w) => [[round(newId(), w, 'queued', '4301')], [round(newId(), w, 'queued', '4303')]],
      findRound: () => [[ROUND]],
      findPublished: () => [['4303', 'first']],
      noteBuiltOn: run((trx) => rounds.noteBuiltOn(trx, ROUND, { roundId: ENDED, seekers: 1, vacancies: 2 })),
      builtOnColumns: run(() => rounds.builtOnColumns(null)),
      findRoundForUpdate: () => [[ROUND]],
      updateRound: (w) => [[ROUND, { state: 'published', finished_at: w.now }]],
      reportProgress: (w) => [[ROUND, { stage: 'lists', done: 1, total: 2, at: w.now }]],
      findRounds: () => [[[newId()]]],
      listSilent: (w) => [[w.now]],
      isUnderWay: () => [['4303', 'first']],
      listPublications: () => [['43']],
      unpublish: () => [['4303', 'first']],
      countPrefectures: () => [[['4301', '4303']], [['']]],
      whileAlone: run((_trx, w) => rounds.whileAlone(w.services.db, ROUND, () => Promise.resolve())),
      lockProvince: () => [['43']],
      listCheckpoints: () => [[ROUND]],
      saveCheckpoint: () => [[ROUND, checkpoint]],
      dropCheckpoints: () => [[ROUND]],
    },
    setup,
  ),
  tourOf(recommendations)(
    {
      insertRecommendations: (w) => [
        [
          ROUND,
          [
            { ...row(w.a, w.a), rank: 2 },
            { ...row(w.b, w.b), rank: 2 },
          ],
        ],
      ],
      dropStale: (w) => [
        [ROUND, '4303', w.today],
        [ENDED, '43', w.today],
      ],
      switchTo: (w) => [[{ id: ENDED, region: '4303', pass: 'first', at: w.now }]],
      listPublished: (w) => w.each((half) => [half.seeker, new Date(0)]),
      listGiven: () => [['43']],
      listTravellers: () => [['43']],
      needsSecondPass: () => [['43']],
      listLeftovers: () => [[]],
      deleteSome: () => [[ENDED, 10]],
    },
    setup,
  ),
  tourOf(memory)(
    {
      readMemory: run(async (trx) => {
        await memory.saveMemoryPart(trx, ROUND, 0, Buffer.alloc(4));
        return memory.readMemory(trx, ROUND);
      }),
      saveMemoryPart: () => [[ROUND, 0, Buffer.alloc(4)]],
      dropMemory: () => [[ROUND]],
      dropSomeMemory: () => [[ROUND]],
      listForgotten: () => [[]],
    },
    setup,
  ),
];
