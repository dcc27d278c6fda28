import type { Match } from '@yizhan/matching';
import type { AnyContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';

/** A vacancy that the published round of the network gives a person. */
export interface Recommended {
  readonly match: Match;
  readonly fromRound: {
    readonly standing: 'free' | 'sought' | 'crowded';
    /** What the person is told about how sought after it is, in the caller's language. */
    readonly text: string;
  };
}

/** How long a published round is advice: after two nights without a new one, lists are plain again. */
const FRESH_MS = 2 * 86_400_000;

/** Rounds published before this say nothing any more. */
export function freshSince(now: Date): Date {
  return new Date(now.getTime() - FRESH_MS);
}

export interface RecommendedSource {
  /**
   * What the published round gives a person, in the order to take it, judged anew: what closed, filled or does not suit
   * any more is left out. Empty without a round of the last two days.
   */
  of(ctx: AnyContext, seeker: Ref): Promise<readonly Recommended[]>;
}

/** Offered by the module `rounds`, which stands on this one. */
export const RECOMMENDED = serviceKey<RecommendedSource>('recommended');

/** The round's vacancies in its order, and behind them the best others, `limit` in all. */
export function roundFirst(matches: readonly Match[], given: readonly Recommended[], limit: number): Match[] {
  const ids = new Set(given.map(({ match }) => match.vacancyId));
  return [
    ...given.map(({ match }) => match),
    ...matches.filter(({ vacancyId }) => !ids.has(vacancyId)),
  ].slice(0, limit);
}

/** What the round says of a match; null for one that it did not give. */
export function fromRoundOf(given: readonly Recommended[], match: Match): Recommended['fromRound'] | null {
  return given.find((one) => one.match.vacancyId === match.vacancyId)?.fromRound ?? null;
}
