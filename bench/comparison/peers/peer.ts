/** The interface of a peer: the best vacancies of a person by our rules, as ids and scores. */
import type { MatchIndex, SeekerInput } from '@yizhan/matching';

export interface Ranked {
  id: string;
  score: number;
}

export interface Peer {
  name: string;
  /** Best first, equal scores by id. */
  bestVacancies: (seeker: SeekerInput, limit: number) => Ranked[] | Promise<Ranked[]>;
  close: () => Promise<void>;
}

/** A peer, or why it is not available on this machine. */
export type PeerStart = { ok: true; peer: Peer } | { ok: false; name: string; why: string };

export interface Disagreement {
  peer: string;
  seekerId: string;
  ours: Ranked[];
  theirs: Ranked[];
}

/**
 * Whether two lists are equally right: the same scores and, above the last of them, the same rows. Equal scores are
 * ordered by lot here and by id there, so at the end of a full list either may have another row: `scoreOf` then has to
 * know it with the same score.
 */
export function sameAnswers(
  ours: readonly Ranked[],
  theirs: readonly Ranked[],
  scoreOf: (id: string) => number | undefined,
): boolean {
  const own = new Map(ours.map(({ id, score }) => [id, score]));
  return (
    ours.length === theirs.length &&
    new Set(theirs.map(({ id }) => id)).size === theirs.length &&
    ours.every(({ score }, i) => theirs[i]?.score === score) &&
    theirs.every(({ id, score }) => (own.get(id) ?? scoreOf(id)) === score)
  );
}

/** Every query of the sample that a peer answers differently from the index. Timing starts only when this is empty. */
export async function disagreements(
  index: MatchIndex,
  peers: readonly Peer[],
  sample: Iterable<SeekerInput>,
  limit: number,
): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  for (const seeker of sample) {
    const ours = index
      .bestVacancies(seeker, { limit })
      .map(({ vacancyId, score }) => ({ id: vacancyId, score }));
    const scoreOf = (id: string): number | undefined =>
      index.bestVacancies(seeker, { limit: 1, filter: (vacancy) => vacancy.id === id })[0]?.score;
    for (const peer of peers) {
      const theirs = await peer.bestVacancies(seeker, limit);
      if (!sameAnswers(ours, theirs, scoreOf)) {
        found.push({ peer: peer.name, seekerId: seeker.id, ours, theirs });
      }
    }
  }
  return found;
}
