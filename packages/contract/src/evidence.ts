import { z } from 'zod';
import { CLAIM_KINDS, GIVEN_PROOFS, PROOF_KINDS, proofFlow } from '@yizhan/domain';
import { Day, IdParams, Instant, RecordId, SiteRef, Text } from './common.ts';
import { defineRoute } from './define-route.ts';
import { flowFields, moveRoute } from './flow.ts';
import { GradeName } from './indicators.ts';

const ClaimName = z.enum(CLAIM_KINDS);

/** A proof that staff brought in. */
export const Proof = z
  .object({
    ...flowFields(proofFlow),
    claim: ClaimName,
    kind: z.enum(GIVEN_PROOFS),
    /** What it is worth for its claim. */
    grade: GradeName,
    day: Day,
    words: z.string(),
    fileId: RecordId.nullable(),
    /** It counts: it is not struck out, and its file is still there. */
    stands: z.boolean(),
    addedBy: z.string(),
    addedAt: Instant,
  })
  .meta({ id: 'Proof' });
export type Proof = z.infer<typeof Proof>;

/** One claim of a record, with all that speaks for it. */
export const Claim = z
  .object({
    claim: ClaimName,
    /** Null where the record does not count as this. */
    grade: GradeName.nullable(),
    day: Day.nullable(),
    /** Where the episode of this record counts, and where else it was recorded; null where it was recorded once. */
    episode: z
      .object({
        countsHere: z.boolean(),
        rows: z.array(
          z.object({ day: Day, site: SiteRef.nullable(), counts: z.boolean(), isThis: z.boolean() }),
        ),
      })
      .nullable(),
    /** What the platform saw itself. */
    seen: z.array(
      z.object({
        proof: z.enum(PROOF_KINDS),
        grade: GradeName,
        at: Instant,
        by: z.string(),
        byKind: z.string(),
      }),
    ),
    given: z.array(Proof),
    /** Kinds of proofs that may be brought in, the best first, each with its worth. */
    offers: z.array(z.object({ kind: z.enum(GIVEN_PROOFS), grade: GradeName })),
  })
  .meta({ id: 'Claim' });
export type Claim = z.infer<typeof Claim>;

const Evidence = z
  .object({ seekerId: RecordId, mayAdd: z.boolean(), claims: z.array(Claim) })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

const NewProof = z.object({
  claim: ClaimName,
  kind: z.enum(GIVEN_PROOFS),
  day: Day,
  words: Text(300).default(''),
  fileId: RecordId.nullable().default(null),
});
const ADDING = [
  'evidence.proof_unfit',
  'evidence.needs_file',
  'evidence.needs_words',
  'evidence.day_ahead',
  'evidence.not_claimed',
  'file.not_of_record',
] as const;

export const evidenceRoutes = {
  ofPlacement: defineRoute({
    id: 'evidence.ofPlacement',
    method: 'GET',
    path: '/placements/:id/evidence',
    summary: 'What is claimed of a placement, with grades and proofs',
    access: { verb: 'placements.read' },
    params: IdParams,
    reply: Evidence,
    audit: { none: 'Part of a record its reader may read' },
    errors: ['placement.unknown'],
  }),
  ofSeeker: defineRoute({
    id: 'evidence.ofSeeker',
    method: 'GET',
    path: '/seekers/:id/evidence',
    summary: 'What is claimed of a person’s registration, with grade and proofs',
    access: { verb: 'seekers.read' },
    params: IdParams,
    reply: Evidence,
    audit: { none: 'Part of a record its reader may read' },
    errors: ['seeker.unknown'],
  }),
  addToPlacement: defineRoute({
    id: 'evidence.addToPlacement',
    method: 'POST',
    path: '/placements/:id/evidence',
    summary: 'Bring in a proof for a claim of a placement',
    access: { verb: 'placements.move' },
    params: IdParams,
    body: NewProof,
    reply: Evidence,
    audit: { action: 'proof.add' },
    errors: ['placement.unknown', ...ADDING],
  }),
  addToSeeker: defineRoute({
    id: 'evidence.addToSeeker',
    method: 'POST',
    path: '/seekers/:id/evidence',
    summary: 'Bring in a proof that a person registered',
    access: { verb: 'seekers.edit' },
    params: IdParams,
    body: NewProof,
    reply: Evidence,
    audit: { action: 'proof.add' },
    errors: ['seeker.unknown', ...ADDING],
  }),
  move: moveRoute({
    id: 'evidence.move',
    path: '/proofs',
    summary: 'Strike out a proof, or let it stand again',
    verb: 'placements.move',
    flow: proofFlow,
    reply: Proof,
    action: 'proof.moved',
    errors: ['evidence.proof_unknown'],
  }),
} as const;
