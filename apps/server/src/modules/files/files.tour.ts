import { newId, type Ref } from '../../app/ids.ts';
import type { Transaction } from '../../app/db/database.ts';
import { run, runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import * as files from './files.repository.ts';

const DIGEST = Buffer.alloc(32);
const IDS: Readonly<Record<string, string>> = { '4303': newId(), '4301': newId() };
const refOf = ({ prefecture }: Half): Ref => ({ prefecture, id: IDS[prefecture] ?? '' });

async function addFile(trx: Transaction, { now }: World, half: Half, id: string): Promise<void> {
  await files.insertFile(trx, {
    prefecture: half.prefecture,
    id,
    owner_noun: 'seeker',
    owner_id: half.seeker.id,
    region_code: half.region,
    purpose: 'seeker_certificate',
    name: '电工证.jpg',
    label: '电工证',
    valid_until: '2026-12-31',
    status: 'receiving',
    size: 100,
    key_cipher: DIGEST,
    created_at: now,
    created_by_kind: 'seeker',
    updated_at: now,
  });
}

const removal = (half: Half, w: World) => ({
  ...refOf(half),
  prefix: `${half.prefecture}/00/${half.seeker.id}/`,
  due_at: w.now,
});

export const tours = [
  tourOf(files)(
    {
      findFile: (w) => w.each((half) => [refOf(half)]),
      findFileForUpdate: (w) => w.each((half) => [refOf(half)]),
      listFiles: (w) =>
        w.each((half) => [half.seeker, 'seeker_certificate', { kind: 'seeker', id: half.accountId }]),
      sumOfOwner: (w) => w.each((half) => [half.seeker, 'seeker_certificate', w.now]),
      sumOfPrefecture: (w) => w.each((half) => [half.prefecture]),
      insertFile: run(async (trx, w) => {
        await addFile(trx, w, w.a, newId());
        await addFile(trx, w, w.b, newId());
      }),
      addReceived: (w) => w.each((half) => [refOf(half), { offset: 0, length: 100, at: w.now }]),
      beginChecking: (w) => w.each((half) => [refOf(half), w.now]),
      updatePaper: (w) =>
        w.each((half) => [refOf(half), 1, { label: '焊工证', validUntil: w.today, at: w.now }]),
      hasSame: (w) => w.each((half) => [half.seeker, 'seeker_certificate', DIGEST]),
      countKept: (w) => w.each((half) => [half.seeker, 'seeker_certificate', [refOf(half).id]]),
      listOfOwners: (w) => w.each((half) => [half.prefecture, 'seeker', [half.seeker.id]]),
      listEnded: () => [[new Date('2030-01-01'), 10]],
      listUnchecked: () => [[new Date('2030-01-01')]],
      listAged: () => [
        ['seeker_certificate', 'valid_until', new Date('2030-01-01'), 10],
        ['site_photo', 'added', new Date('2030-01-01'), 10],
      ],
      listHeld: (w) => [
        [{ prefecture: null, after: null, limit: 10 }],
        [{ prefecture: w.a.prefecture, after: refOf(w.a), limit: 10 }],
      ],
      listKnown: (w) => w.each((half) => [half.prefecture, [refOf(half).id]]),
      deleteFiles: (w) => w.each((half) => [half.prefecture, [refOf(half).id]]),
      insertRemovals: (w) => [[[removal(w.a, w), removal(w.b, w)]]],
      listRemovals: (w) => [[w.now, 10]],
      deleteRemoval: (w) => w.each((half) => [refOf(half)]),
      postponeRemoval: runEach(async (trx, half, _other, w) => {
        await files.insertRemovals(trx, [removal(half, w)]);
        await files.postponeRemoval(trx, refOf(half), w.now);
      }),
    },
    async (trx, w) => {
      await addFile(trx, w, w.a, refOf(w.a).id);
      await addFile(trx, w, w.b, refOf(w.b).id);
    },
  ),
];
