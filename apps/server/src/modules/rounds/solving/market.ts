import { MatchIndex, openRoundMarket, type MatchContext } from '@yizhan/matching';
import type { RoundRows } from './rows.ts';

/**
 * The people and vacancies of a round as the solver asks for them: who suits whom, best first, at given prices. This is
 * the only place that ties the round to the engine.
 */
export function openMarket(rows: RoundRows, context: MatchContext): ReturnType<typeof openRoundMarket> {
  const index = new MatchIndex(context);
  index.load(rows);
  return openRoundMarket(index, {
    seekers: rows.seekers.map(({ id }) => id),
    vacancies: rows.vacancies.map(({ id }) => id),
    capacity: rows.places,
    ...(rows.elsewhereOnly
      ? { mayOffer: (seeker: string, vacancy: string) => seeker.slice(0, 4) !== vacancy.slice(0, 4) }
      : {}),
  });
}
