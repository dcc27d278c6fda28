import { openRoundMarket, shareMarket } from '@yizhan/matching';
import type { RoundMembers, SharedMarket } from '@yizhan/matching';
import type { RoundRows } from './rows.ts';

function membersOf(rows: RoundRows): RoundMembers {
  return {
    seekers: rows.seekers,
    vacancies: rows.vacancies,
    capacity: rows.places,
    ...(rows.elsewhereOnly
      ? { mayOffer: (seeker: string, vacancy: string) => seeker.slice(0, 4) !== vacancy.slice(0, 4) }
      : {}),
  };
}

/**
 * The people and vacancies of a round in the form the solver queries: who suits whom, best first, at given prices. This
 * is the only connection between the round and the engine. Invalid once the index changes.
 */
export function openMarket(rows: RoundRows): ReturnType<typeof openRoundMarket> {
  return openRoundMarket(rows.index, membersOf(rows));
}

/** The same for other threads; they answer for everybody except people whom only the index can judge. */
export function shareRows(rows: RoundRows): SharedMarket {
  return shareMarket(rows.index, membersOf(rows));
}
