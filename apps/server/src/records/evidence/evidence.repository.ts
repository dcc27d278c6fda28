import { sql } from 'kysely';
import type { ClaimKind, ProofKind } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import { bestProofs, standingProofs } from './standing.sql.ts';
import type { ProofSource } from './types.ts';

/** The best rank of some records' claims; records without any proof are left out. */
export async function readRanks(
  db: Reader,
  prefecture: string,
  all: readonly ProofSource[],
  asked: ReadonlyMap<ClaimKind, readonly string[]>,
): Promise<Array<{ claim: ClaimKind; sourceId: string; rank: number }>> {
  const parts = [...asked]
    .filter(([, sources]) => sources.length > 0)
    .map(
      ([claim, sources]) =>
        sql`select ${claim}::text as claim, source_id as "sourceId", rank
          from (${bestProofs(all, claim, prefecture, sources)}) best`,
    );
  if (parts.length === 0) return [];
  const { rows } = await sql<{ claim: ClaimKind; sourceId: string; rank: number }>`
    ${sql.join(parts, sql` union all `)}`.execute(db);
  return rows;
}

export interface StandingProof {
  readonly claim: ClaimKind;
  readonly proof: ProofKind;
  readonly rank: number;
  readonly at: Date;
  readonly by_kind: string | null;
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly record_noun: string;
  readonly record_id: string;
}

/** The proofs that stand for one record's claims, the best and then the earliest first. */
export async function listStanding(
  db: Reader,
  prefecture: string,
  all: readonly ProofSource[],
  claims: readonly ClaimKind[],
  sourceId: string,
): Promise<StandingProof[]> {
  const parts = claims.map(
    (claim) => sql`select ${claim}::text as claim, s.*
      from (${standingProofs(all, claim, prefecture, [sourceId])}) s`,
  );
  if (parts.length === 0) return [];
  const { rows } = await sql<StandingProof>`
    select claim, proof, rank, at, by_kind, by_id, by_name, record_noun, record_id
    from (${sql.join(parts, sql` union all `)}) found order by rank, at, record_id`.execute(db);
  return rows;
}
