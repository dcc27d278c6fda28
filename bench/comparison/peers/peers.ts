/** All peers of the engine, by the names that `--only` accepts. */
import type { HeldRows } from './held-rows.ts';
import { minisearchPeer } from './minisearch.ts';
import { naivePeer } from './naive.ts';
import { oramaPeer } from './orama.ts';
import type { PeerStart } from './peer.ts';
import { postgresPeer } from './postgres/peer.ts';

interface PeerEntry {
  name: 'naive' | 'minisearch' | 'orama' | 'postgres';
  start: (held: HeldRows) => Promise<PeerStart>;
}

export const PEERS: readonly PeerEntry[] = [
  { name: 'naive', start: async (held) => ({ ok: true, peer: naivePeer(held) }) },
  { name: 'minisearch', start: minisearchPeer },
  { name: 'orama', start: oramaPeer },
  { name: 'postgres', start: postgresPeer },
];
