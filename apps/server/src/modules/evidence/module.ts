import { CLAIM_KINDS } from '@yizhan/domain';
import { defineModule } from '../../records/module.ts';
import { proofHoldings } from './evidence.personal-data.ts';
import { proofPolicy } from './evidence.policy.ts';
import { bindEvidenceRoutes } from './evidence.routes.ts';
import { boundProofFlow } from './proofs.flow.ts';
import { givenProofs, listSourcesOfFile } from './proofs.repository.ts';

export const evidenceModule = defineModule({
  name: 'evidence',
  about: 'proofs that staff bring in for what is claimed of people, and the grades that follow',
  owns: ['proofs'],
  contract: ['evidence'],
  policies: [proofPolicy],
  flows: [boundProofFlow],
  personalData: proofHoldings,
  routes: bindEvidenceRoutes,
  evidence: {
    proofs: [givenProofs],
    watches: [
      {
        noun: 'proof',
        claims: CLAIM_KINDS,
        sources: (_ctx, { source_id: id }) => (typeof id === 'string' ? [id] : []),
      },
      {
        noun: 'file',
        claims: CLAIM_KINDS,
        sources: (ctx, { purpose }, ref) =>
          purpose === 'seeker_proof_file' ? listSourcesOfFile(ctx.trx, ref) : [],
      },
    ],
  },
});
