/**
 * Top 50 for everybody of a market, as at the start of a round, compared with the brute-force scan on a part of them.
 */
import { MatchIndex } from '@yizhan/matching';
import { createMarket, marketContext } from '../../market/index.ts';
import { HeldRows } from '../peers/held-rows.ts';
import { collectGarbage, median } from '../../lib/measure.ts';
import { spread } from '../../lib/setting.ts';
import type { Suite } from '../../lib/setting.ts';

const LIMIT = 50;
/** The brute-force scan runs for one in this many people. */
const ONE_IN = 50;

export const batch: Suite = {
  name: 'batch',
  about: 'top 50 for everybody, one worker',
  run: async ({ size, log }) => {
    const market = createMarket(size.batch);
    const context = marketContext(market);
    const index = new MatchIndex(context);
    index.load({ seekers: market.seekers(), vacancies: market.vacancies() });
    const held = new HeldRows(context, market.vacancies());
    const everybody = spread(market.size.seekers, market.size.seekers).map((i) => market.seeker(i).id);
    const some = spread(market.size.seekers, Math.ceil(market.size.seekers / ONE_IN)).map(market.seeker);

    const perThousand = (count: number, run: () => void): number => {
      collectGarbage();
      const begin = performance.now();
      run();
      return ((performance.now() - begin) / count) * 1_000;
    };
    const ours: number[] = [];
    const plain: number[] = [];
    for (let turn = 0; turn < size.repetitions; turn++) {
      log(`turn ${turn + 1} of ${size.repetitions}`);
      ours.push(
        perThousand(everybody.length, () => {
          for (const id of everybody) index.bestVacancies(id, { limit: LIMIT });
        }),
      );
      plain.push(
        perThousand(some.length, () => {
          for (const seeker of some) held.ranked(held.seeker(seeker), held.rows, LIMIT);
        }),
      );
    }
    const counts = `${market.size.seekers.toLocaleString('en-GB')} people × ${market.size.vacancies.toLocaleString('en-GB')} vacancies`;
    return {
      title: `Top ${LIMIT} for everybody, ${counts}`,
      columns: ['', 'ms for 1,000 people', 'times ours'],
      lines: [
        ['Yizhan, with reasons', median(ours), 1],
        [`naive, one in ${ONE_IN}`, median(plain), median(plain) / median(ours)],
      ],
      wrong: [],
      skipped: [],
    };
  },
};
