/**
 * The engine in a process of its own, as it stands in a server: in the process of the peers it would wait for the
 * collector to walk through their gigabytes. Asked by messages, it answers with the milliseconds it took.
 */
import { MatchIndex } from '@yizhan/matching';
import { createMarket, marketContext } from '../market/index.ts';
import { inWords, Question, Start } from './ours.ts';

function answer(index: MatchIndex, { seeker, limit, sentences }: Question): number {
  const begin = performance.now();
  const matches = index.bestVacancies(seeker, { limit });
  if (sentences > 0) inWords(matches, sentences);
  return performance.now() - begin;
}

process.once('message', (start) => {
  const market = createMarket(Start.parse(start).market);
  const index = new MatchIndex(marketContext(market));
  index.load({ vacancies: market.vacancies() });
  process.on('message', (question) => process.send?.(answer(index, Question.parse(question))));
  process.send?.(0);
});
