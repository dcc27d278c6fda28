/**
 * The engine in its own process, as in a server: in the process of the peers it would wait while the garbage collector
 * walks through their gigabytes. For each turn it replies with the milliseconds of each answer.
 */
import { MatchIndex } from '@yizhan/matching';
import type { SeekerInput } from '@yizhan/matching';
import { takeTurn } from '../../lib/measure.ts';
import { createMarket, marketContext } from '../../market/index.ts';
import { inWords, Start, Turn } from './ours.ts';

async function take(index: MatchIndex, { seekers, limit, sentences, warmUpMs }: Turn): Promise<number[]> {
  const answer = (seeker: SeekerInput): unknown => {
    const matches = index.bestVacancies(seeker, { limit });
    return sentences > 0 ? inWords(matches, sentences) : matches;
  };
  return takeTurn(answer, seekers, warmUpMs);
}

process.once('message', (start) => {
  const market = createMarket(Start.parse(start).market);
  const index = new MatchIndex(marketContext(market));
  index.load({ vacancies: market.vacancies() });
  process.on('message', (turn) => {
    void take(index, Turn.parse(turn)).then((milliseconds) => process.send?.(milliseconds));
  });
  process.send?.([]);
});
