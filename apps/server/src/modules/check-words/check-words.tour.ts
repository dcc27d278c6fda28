import { newId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import type { World } from '../../test-support/tour/world.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as words from './check-words.repository.ts';

const BY = { kind: 'system', name: 'tour' } as const;
const row = (region: string, at: World['now']) => ({
  id: newId(),
  region_code: region,
  check_code: 'bureau_words',
  word: '五官端正',
  effect: 'find' as const,
  reason: 'tour',
  ...stamped('added', BY),
  added_at: at,
});

export const tours = [
  tourOf(words)({
    listStanding: (w) => w.each((half) => [half.region]),
    listWordsAround: (w) =>
      w.each((half) => [half.region, { after: [w.now.toISOString(), newId()], limit: 3 }]),
    findWordForUpdate: () => [[newId()]],
    insertWord: (w) => w.each((half) => [row(half.region, w.now)]),
    endWordRow: runEach(async (trx, half, _other, w) => {
      const { id } = await words.insertWord(trx, row(half.region, w.now));
      await words.endWordRow(trx, id, {
        ...stamped('ended', BY),
        ended_at: w.now,
        ended_reason: 'tour',
      });
    }),
  }),
];
