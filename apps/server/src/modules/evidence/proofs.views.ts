import type { Proof } from '@yizhan/contract';
import { CLAIM_KINDS, GIVEN_PROOFS, worthOf, type ClaimKind, type GivenProof } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId } from '../../app/ids.ts';
import { recordViews } from '../../records/flow/record-views.ts';
import { proofPolicy } from './evidence.policy.ts';
import { boundProofFlow } from './proofs.flow.ts';
import type { ProofRecord } from './proofs.repository.ts';

/** Proofs as a viewer sees them; rows of kinds that this version does not know are left out. */
export function proofViews(ctx: AnyContext, rows: readonly ProofRecord[]): Promise<Proof[]> {
  return recordViews(
    ctx,
    boundProofFlow,
    rows.flatMap((row) => {
      const known = knownIn(row);
      return known === null ? [] : [{ ...row, ...known }];
    }),
    {
      may: (row) => proofPolicy.may(ctx.actor, 'placements.move', row),
      show: (row) => ({
        claim: row.claim,
        kind: row.kind,
        grade: worthOf(row.claim, row.kind) ?? 'D',
        day: row.day,
        words: row.words,
        fileId: row.file_id === null ? null : recordId(row.prefecture, row.file_id),
        stands: row.status === 'standing' && row.has_file,
        addedBy: row.added_by_name,
        addedAt: row.created_at.toISOString(),
      }),
    },
  );
}

function knownIn(row: ProofRecord): { claim: ClaimKind; kind: GivenProof } | null {
  const claim = CLAIM_KINDS.find((known) => known === row.claim);
  const kind = GIVEN_PROOFS.find((known) => known === row.kind);
  return claim === undefined || kind === undefined ? null : { claim, kind };
}
