import type { z } from 'zod';
import type { Claim, Evidence, evidenceRoutes, Proof } from '@yizhan/contract';
import {
  CLAIM_KINDS,
  COUNTABLES,
  EPISODE_DAYS,
  episodesOf,
  givenProofsOf,
  gradeOf,
  isClaim,
  PROOF_NEEDS,
  shanghaiDate,
  worthOf,
  type ClaimKind,
} from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { doersOf } from '../../app/doers.ts';
import { recordId, shortId, toRef, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import { listClaims, type ClaimRow } from '../../records/countables/index.ts';
import { listSeen } from '../../records/evidence/grades.ts';
import { begin } from '../../records/flow/begin.ts';
import { transition } from '../../records/flow/transition.ts';
import { placedLike } from '../../records/policy.ts';
import { assertFilesOf } from '../files/index.ts';
import { PlacementUnknown } from '../placements/index.ts';
import { getSeeker, getSeekerForUpdate } from '../seekers/index.ts';
import { listSiteNames } from '../sites/index.ts';
import {
  NotClaimed,
  ProofDayAhead,
  ProofNeedsFile,
  ProofNeedsWords,
  ProofUnfit,
  ProofUnknown,
} from './evidence.errors.ts';
import { proofPolicy } from './evidence.policy.ts';
import { boundProofFlow } from './proofs.flow.ts';
import { findClaimedPlacement, listProofs } from './proofs.repository.ts';
import { proofViews } from './proofs.views.ts';

/** A record with claims, and where it lies. */
interface Claimed {
  readonly source: 'seeker' | 'placement';
  readonly prefecture: string;
  readonly id: string;
  readonly seeker_id: string;
  readonly region_code: string;
  readonly site_id: string | null;
}

type NewProof = z.output<typeof evidenceRoutes.addToPlacement.body>;

/** @throws PlacementUnknown, OutOfRegion, RecordConfidential */
export async function evidenceOfPlacement(ctx: AnyContext, ref: Ref): Promise<Evidence> {
  const row = await findClaimedPlacement(ctx.db, ref);
  if (row === undefined) throw PlacementUnknown();
  proofPolicy.authorise(ctx.actor, 'placements.read', row);
  await assertVisible(ctx, 'seeker', { prefecture: row.prefecture, id: row.seeker_id });
  return evidenceOf(ctx, { source: 'placement', ...row });
}

/** @throws SeekerUnknown, OutOfRegion, RecordConfidential */
export async function evidenceOfSeeker(ctx: AnyContext, ref: Ref): Promise<Evidence> {
  const row = await getSeeker(ctx, ref, 'seekers.read');
  return evidenceOf(ctx, { source: 'seeker', ...placedLike(row), id: row.id, seeker_id: row.id });
}

/** @throws PlacementUnknown, OutOfRegion, and what `addProof` throws */
export async function addToPlacement(ctx: WriteContext, ref: Ref, input: NewProof): Promise<Evidence> {
  const row = await findClaimedPlacement(ctx.trx, ref);
  if (row === undefined) throw PlacementUnknown();
  proofPolicy.authorise(ctx.actor, 'placements.move', row);
  await getSeekerForUpdate(ctx, { prefecture: row.prefecture, id: row.seeker_id }, 'placements.move');
  return addProof(ctx, { source: 'placement', ...row }, input);
}

/** @throws SeekerUnknown, OutOfRegion, and what `addProof` throws */
export async function addToSeeker(ctx: WriteContext, ref: Ref, input: NewProof): Promise<Evidence> {
  const row = await getSeekerForUpdate(ctx, ref, 'seekers.edit');
  return addProof(ctx, { source: 'seeker', ...placedLike(row), id: row.id, seeker_id: row.id }, input);
}

/**
 * Adds a proof to a claim that the record makes at present; its person is locked. The grade follows with the opening.
 *
 * @throws ProofUnfit, ProofDayAhead, ProofNeedsFile, ProofNeedsWords, FilesNotOfRecord, NotClaimed
 */
async function addProof(
  ctx: WriteContext,
  claimed: Claimed,
  { claim, kind, day, words, fileId }: NewProof,
): Promise<Evidence> {
  if (COUNTABLES[claim].source !== claimed.source || worthOf(claim, kind) === null) throw ProofUnfit();
  if (day > shanghaiDate(ctx.now)) throw ProofDayAhead();
  if (PROOF_NEEDS[kind] === 'file' && fileId === null) throw ProofNeedsFile();
  if (PROOF_NEEDS[kind] === 'words' && words === '') throw ProofNeedsWords();
  const { prefecture, seeker_id: seekerId } = claimed;
  if (fileId !== null) await assertFilesOf(ctx, { prefecture, id: seekerId }, 'seeker_proof_file', [fileId]);
  const rows = await listClaims(ctx.trx, prefecture, seekerId, [claim]);
  if (!rows.some((row) => row.sourceId === claimed.id)) throw NotClaimed();
  await begin(ctx, boundProofFlow, {
    opening: 'add',
    data: { claim, proof: kind },
    row: {
      ...placedLike(claimed),
      seeker_id: seekerId,
      source: claimed.source,
      source_id: claimed.id,
      claim,
      kind,
      day,
      words,
      file_id: fileId === null ? null : toRef(fileId).id,
      updated_at: ctx.now,
      ...stamped('added', ctx.actor),
    },
  });
  return evidenceOf(ctx, claimed);
}

/** Strikes a proof out or lets it stand again. @throws ProofUnknown, StepIllegal, ReasonNeeded, OutOfRegion */
export async function moveProof(
  ctx: WriteContext,
  ref: Ref,
  { version, ...request }: z.output<typeof evidenceRoutes.move.body>,
): Promise<Proof> {
  await transition(ctx, boundProofFlow, ref, version, request);
  const [view] = await proofViews(ctx, await listProofs(ctx.trx, ref.prefecture, { id: ref.id }));
  if (view === undefined) throw ProofUnknown();
  return view;
}

async function evidenceOf(ctx: AnyContext, claimed: Claimed): Promise<Evidence> {
  const { prefecture, id, seeker_id: seekerId } = claimed;
  const claims = CLAIM_KINDS.filter((claim) => COUNTABLES[claim].source === claimed.source);
  const given = await proofViews(ctx, await listProofs(ctx.db, prefecture, { sourceId: id }));
  const seen = (await listSeen(ctx, prefecture, claims, id)).filter(
    ({ record_noun: noun }) => noun !== 'proof',
  );
  const doers = seen.map(({ by_kind: kind, by_id: by, by_name: name }) => ({
    actor_kind: kind ?? 'system',
    actor_id: by,
    actor_name: name ?? '',
  }));
  const doer = await doersOf(ctx, doers);
  const rows = await listClaims(ctx.db, prefecture, seekerId, claims);
  const sites = await listSiteNames(
    ctx.db,
    rows.flatMap(({ siteId }) => siteId ?? []),
  );
  const isShown = (claim: ClaimKind): boolean =>
    rows.some((row) => row.kind === claim && row.sourceId === id) ||
    given.some((proof) => proof.claim === claim);
  return {
    seekerId: recordId(prefecture, seekerId),
    mayAdd: proofPolicy.may(ctx.actor, 'placements.move', claimed),
    claims: claims.filter(isShown).map((claim): Claim => {
      const own = rows.filter(({ kind }) => kind === claim);
      const row = own.find(({ sourceId }) => sourceId === id);
      return {
        claim,
        grade: row === undefined ? null : gradeOf(row.grade),
        day: row?.day ?? null,
        episode: row === undefined ? null : episodeOf(own, row, sites),
        seen: seen.flatMap((proof, index) => {
          const by = doers[index];
          return proof.claim !== claim || by === undefined
            ? []
            : [
                {
                  proof: proof.proof,
                  grade: gradeOf(proof.rank),
                  at: proof.at.toISOString(),
                  by: doer(by).name,
                  byKind: by.actor_kind,
                },
              ];
        }),
        given: given.filter((proof) => proof.claim === claim),
        offers:
          row === undefined
            ? []
            : givenProofsOf(claim).map((kind) => ({ kind, grade: worthOf(claim, kind) ?? 'D' })),
      };
    }),
  };
}

/** The other rows of the same episode, wherever they were recorded; null where there are none. */
function episodeOf(
  rows: readonly ClaimRow[],
  row: ClaimRow,
  sites: ReadonlyMap<string, string>,
): Claim['episode'] {
  if (!isClaim(row.kind) || COUNTABLES[row.kind].episodeDays === null) return null;
  const episode = episodesOf(rows, EPISODE_DAYS).find((own) => own.includes(row)) ?? [];
  if (episode.length < 2) return null;
  return {
    countsHere: !row.isRepeat,
    rows: episode.map((own) => {
      const name = own.siteId === null ? undefined : sites.get(own.siteId);
      return {
        day: own.day,
        site: own.siteId === null || name === undefined ? null : { id: shortId(own.siteId), name },
        counts: !own.isRepeat,
        isThis: own === row,
      };
    }),
  };
}
