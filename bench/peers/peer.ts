/** What every peer answers: the best vacancies of a person by our rules, as ids and scores. */
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

/** A peer, or why this machine has none. */
export type PeerStart = { ok: true; peer: Peer } | { ok: false; name: string; why: string };

export interface Disagreement {
  peer: string;
  seekerId: string;
  ours: Ranked[];
  theirs: Ranked[];
}

/** Every question of the sample that a peer answers otherwise than the index does. Nothing is timed before this is empty. */
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
    for (const peer of peers) {
      const theirs = await peer.bestVacancies(seeker, limit);
      if (!sameAnswers(ours, theirs)) found.push({ peer: peer.name, seekerId: seeker.id, ours, theirs });
    }
  }
  return found;
}

function sameAnswers(ours: readonly Ranked[], theirs: readonly Ranked[]): boolean {
  return (
    ours.length === theirs.length &&
    ours.every(({ id, score }, i) => theirs[i]?.id === id && theirs[i].score === score)
  );
}
