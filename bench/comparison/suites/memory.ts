/** Bytes per row that the index keeps, on the heap and in array buffers. */
import { MatchIndex } from '@yizhan/matching';
import { createMarket, marketContext } from '../../market/index.ts';
import { heldBytes } from '../../lib/measure.ts';
import type { Suite } from '../../lib/setting.ts';

export const memory: Suite = {
  name: 'memory',
  about: 'bytes a vacancy and a person that the index keeps',
  run: async ({ size, log }) => {
    const market = createMarket(size.query);
    const context = marketContext(market);
    // Answers one query, so that code and tables that every index shares are not counted as rows.
    const index = new MatchIndex(context);
    index.load({ seekers: [market.seeker(0)], vacancies: [market.vacancy(0)] });
    index.bestVacancies(market.seeker(0).id, { limit: 1 });

    const before = heldBytes();
    log(`loading ${market.size.vacancies} vacancies`);
    index.load({ vacancies: market.vacancies() });
    const withVacancies = heldBytes();
    log(`loading ${market.size.seekers} people`);
    index.load({ seekers: market.seekers() });
    const withSeekers = heldBytes();
    const held = index.size;
    return {
      title: 'Memory of the index',
      columns: ['', 'rows', 'bytes a row', 'floor'],
      lines: [
        ['vacancy', held.vacancies, Math.round((withVacancies - before) / held.vacancies), '≤ 100'],
        ['person', held.seekers, Math.round((withSeekers - withVacancies) / held.seekers), '≤ 120'],
      ],
      wrong: [],
      skipped: [],
    };
  },
};
