import { sql, type Selectable } from 'kysely';
import { CLAIM_KINDS, PROOF_NEEDS } from '@yizhan/domain';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import type { ProofSource } from '../../records/evidence/types.ts';

export type ProofRecord = Selectable<DB['proofs']> & {
  /** Whether it has the file that it needs. */
  readonly has_file: boolean;
};

const PAPERS = Object.entries(PROOF_NEEDS).flatMap(([kind, needs]) => (needs === 'file' ? [kind] : []));

/** A kept file of the proof, or none needed. */
const HAS_FILE = sql<boolean>`(p.kind <> all(${PAPERS}) or exists (
  select 1 from files f where f.prefecture = p.prefecture and f.id = p.file_id and f.status = 'kept'))`;

/** Proofs that were brought in, not struck out and complete. */
export const givenProofs: ProofSource = {
  claims: CLAIM_KINDS,
  standing: (claim, prefecture, sources) => sql`
    select p.source_id, p.kind as proof, p.created_at as at, p.added_by_kind as by_kind, p.added_by_id as by_id,
      p.added_by_name as by_name, 'proof' as record_noun, p.id as record_id
    from proofs p
    where p.prefecture = ${prefecture} and p.claim = ${claim} and p.status = 'standing' and ${HAS_FILE}
      and ${sources === null ? sql`true` : sql`p.source_id = any(${[...sources]}::uuid[])`}`,
};

/** The proofs of a record, those that stand first, then the newest. */
export async function listProofs(
  db: Reader,
  prefecture: string,
  by: { readonly sourceId: string } | { readonly id: string },
): Promise<ProofRecord[]> {
  let query = db
    .selectFrom('proofs as p')
    .selectAll('p')
    .select(HAS_FILE.as('has_file'))
    .where('p.prefecture', '=', prefecture);
  query = 'id' in by ? query.where('p.id', '=', by.id) : query.where('p.source_id', '=', by.sourceId);
  return query.orderBy('p.status').orderBy('p.created_at', 'desc').orderBy('p.id').execute();
}

/** The records whose proofs a file is. */
export async function listSourcesOfFile(db: Reader, { prefecture, id }: Ref): Promise<string[]> {
  const rows = await db
    .selectFrom('proofs')
    .select('source_id')
    .distinct()
    .where('prefecture', '=', prefecture)
    .where('file_id', '=', id)
    .execute();
  return rows.map(({ source_id: sourceId }) => sourceId);
}

/** Hands the proofs of a dropped record to the one it is merged into; those of its registration too. */
export async function repointProofs(trx: Transaction, keep: Ref, drop: Ref): Promise<number> {
  const { numAffectedRows } = await sql`
    update proofs set seeker_id = ${keep.id},
      source_id = case when source = 'seeker' then ${keep.id}::uuid else source_id end
    where prefecture = ${drop.prefecture} and seeker_id = ${drop.id}`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Where a placement lies and whose it is. */
export async function findClaimedPlacement(
  db: Reader,
  { prefecture, id }: Ref,
): Promise<
  | { prefecture: string; id: string; seeker_id: string; region_code: string; site_id: string | null }
  | undefined
> {
  return db
    .selectFrom('placements')
    .select(['prefecture', 'id', 'seeker_id', 'region_code', 'site_id'])
    .where('prefecture', '=', prefecture)
    .where('id', '=', id)
    .executeTakeFirst();
}
