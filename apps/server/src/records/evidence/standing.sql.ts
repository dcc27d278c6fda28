import { sql, type RawBuilder } from 'kysely';
import { CLAIMS, rankOf, type ClaimKind } from '@yizhan/domain';
import type { ProofSource } from './types.ts';

/** Every proof that stands for claims of one kind, with its rank; what proves nothing of this claim is left out. */
export function standingProofs(
  all: readonly ProofSource[],
  claim: ClaimKind,
  prefecture: string,
  sources: readonly string[] | null,
): RawBuilder<unknown> {
  const own = all.filter(({ claims }) => claims.includes(claim));
  const worth = Object.entries(CLAIMS[claim]).map(
    ([proof, grade]) => sql`when ${proof}::text then ${rankOf(grade)}::int`,
  );
  const parts = own.map(({ standing }) => sql`select * from (${standing(claim, prefecture, sources)}) one`);
  const none = sql`select null::uuid as source_id, null::text as proof, null::timestamptz as at, null::text as by_kind,
    null::text as by_id, null::text as by_name, null::text as record_noun, null::uuid as record_id where false`;
  return sql`select * from (
    select p.*, case p.proof ${sql.join(worth, sql` `)} end as rank
    from (${sql.join([none, ...parts], sql` union all `)}) p) graded where rank is not null`;
}

/** The best rank of each record that has any proof of a claim: `source_id` and `rank`. */
export function bestProofs(
  all: readonly ProofSource[],
  claim: ClaimKind,
  prefecture: string,
  sources: readonly string[] | null,
): RawBuilder<unknown> {
  return sql`select source_id, min(rank) as rank from (${standingProofs(all, claim, prefecture, sources)}) s
    group by source_id`;
}
