import type { Match } from '@yizhan/matching';
import type { AnyContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';

/** A vacancy that the published round of the network gives a person. */
export interface Recommended {
  readonly match: Match;
  readonly fromRound: {
    readonly standing: 'free' | 'sought' | 'crowded';
    /** How sought after it is, in words for the person, in the caller's language. */
    readonly text: string;
  };
}

/** How long a published round is used: after two nights without a new one, lists are plain again. */
const FRESH_MS = 2 * 86_400_000;

/** Rounds published before this are no longer used. */
export function freshSince(now: Date): Date {
  return new Date(now.getTime() - FRESH_MS);
}

export interface RecommendedSource {
  /**
   * The vacancies the published round gives a person, in the order to take them, judged again: closed, filled and no
   * longer suitable ones are omitted. Empty without a round of the last two days.
   */
  of(ctx: AnyContext, seeker: Ref): Promise<readonly Recommended[]>;
}

/** Offered by the module `rounds`, which depends on this one. */
export const RECOMMENDED = serviceKey<RecommendedSource>('recommended');

/** The round's vacancies in its order, followed by the best others, `limit` in total. */
export function roundFirst(matches: readonly Match[], given: readonly Recommended[], limit: number): Match[] {
  const ids = new Set(given.map(({ match }) => match.vacancyId));
  return [
    ...given.map(({ match }) => match),
    ...matches.filter(({ vacancyId }) => !ids.has(vacancyId)),
  ].slice(0, limit);
}

/** What the round says about a match; null for one not in the round. */
export function fromRoundOf(given: readonly Recommended[], match: Match): Recommended['fromRound'] | null {
  return given.find((one) => one.match.vacancyId === match.vacancyId)?.fromRound ?? null;
}
