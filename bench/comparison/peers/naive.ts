/** The brute-force way: every rule on every row. */
import type { HeldRows } from './held-rows.ts';
import type { Peer } from './peer.ts';

export function naivePeer(held: HeldRows): Peer {
  return {
    name: 'naive',
    bestVacancies: (seeker, limit) => held.ranked(held.seeker(seeker), held.rows, limit),
    close: async () => undefined,
  };
}
