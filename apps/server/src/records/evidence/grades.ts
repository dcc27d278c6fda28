import { GRADES, type ClaimKind } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import type { Services } from '../../app/services.ts';
import { COMPOSITION } from '../module.ts';
import { listStanding, readRanks, type StandingProof } from './evidence.repository.ts';
import type { ProofSource } from './types.ts';

/** Where proofs lie, over all modules. */
export function proofSources(services: Services): readonly ProofSource[] {
  return services.use(COMPOSITION).modules.flatMap(({ evidence }) => evidence?.proofs ?? []);
}

/** The ranks of some records' claims by the proofs that stand now; without any proof it is the last one. */
export async function ranksOf(
  ctx: { readonly services: Services; readonly trx: Reader },
  prefecture: string,
  asked: ReadonlyMap<ClaimKind, readonly string[]>,
): Promise<(claim: ClaimKind, sourceId: string) => number> {
  const rows = await readRanks(ctx.trx, prefecture, proofSources(ctx.services), asked);
  const found = new Map(rows.map(({ claim, sourceId, rank }) => [`${claim} ${sourceId}`, rank]));
  return (claim, sourceId) => found.get(`${claim} ${sourceId}`) ?? LAST;
}

const LAST = GRADES.length;

/** The proofs that stand for one record's claims, the best first. */
export function listSeen(
  ctx: { readonly services: Services; readonly db: Reader },
  prefecture: string,
  claims: readonly ClaimKind[],
  sourceId: string,
): Promise<StandingProof[]> {
  return listStanding(ctx.db, prefecture, proofSources(ctx.services), claims, sourceId);
}
