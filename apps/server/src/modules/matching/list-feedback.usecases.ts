import type { z } from 'zod';
import type { ListFeedback, MatchProposal, matchingRoutes, meRoutes } from '@yizhan/contract';
import type { LimitationCode, Shift, VacancyInput } from '@yizhan/matching';
import { shanghaiDate } from '@yizhan/domain';
import { offerRange } from '@yizhan/matching/pay.ts';
import { actorStamp } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import {
  findSeekerRow,
  getSeekerForUpdate,
  ownRef,
  profileColumns,
  profileOf,
  SeekerUnknown,
  updateSeekerRow,
  type SeekerRecord,
} from '../seekers/index.ts';
import { findVacancyRow, VacancyUnknown, type VacancyFullRow } from '../vacancies/index.ts';
import { FeedbackUnknown, ProposalGone } from './list-feedback.errors.ts';
import { insertBlock } from './matching.repository.ts';
import { MATCHING, pairKey, type Judgement } from './matching.service.ts';
import {
  insertAnswer,
  insertFeedback,
  findFeedbackForUpdate,
  listAnswers,
  listHides,
  listFeedback,
  undoFeedbackRow,
  type FeedbackRow,
} from './list-feedback.repository.ts';
import { HideFeatures, proposalsOf, proposalText, type Proposal } from './proposals.ts';

export function feedbackView(row: FeedbackRow): ListFeedback {
  return {
    id: recordId(row.prefecture, row.id),
    list: row.list,
    kind: row.kind,
    reason: row.reason as ListFeedback['reason'],
    note: row.note,
    by: { kind: row.by_kind, name: row.by_name },
    at: row.at.toISOString(),
  };
}

export const vacancyOfFeedback = (row: FeedbackRow): Ref => ({
  prefecture: row.vacancy_prefecture,
  id: row.vacancy_id,
});
export const seekerOfFeedback = (row: FeedbackRow): Ref => ({
  prefecture: row.prefecture,
  id: row.seeker_id,
});

type FeedbackInput = Pick<
  z.output<typeof matchingRoutes.giveFeedback.body>,
  'vacancyId' | 'list' | 'kind' | 'reason' | 'note'
>;

/**
 * Pins or hides a pair on one list, replacing earlier feedback there. A hide on a person's own list also removes the
 * person from the employer's side; a hide on a vacancy's list leaves the vacancy on the person's own, who may still
 * apply.
 *
 * @throws SeekerUnknown, VacancyUnknown, OutOfRegion
 */
async function givePairFeedback(ctx: WriteContext, ref: Ref, input: FeedbackInput): Promise<ListFeedback> {
  const seeker = await getSeekerForUpdate(ctx, ref, 'matching.use');
  const vacancy = await findVacancyRow(ctx.trx, toRef(input.vacancyId));
  if (vacancy === undefined || vacancy.first_published_at === null) throw VacancyUnknown();
  const reason = input.kind === 'pin' ? null : input.reason;
  const standing = (await listFeedback(ctx.trx, { seeker: ref })).find(
    (row) => row.vacancy_id === vacancy.id && row.list === input.list,
  );
  if (standing?.kind === input.kind && standing.reason === reason && standing.note === input.note) {
    await auditFeedback(ctx, seeker, input, reason, true);
    return feedbackView(standing);
  }
  const stamp = actorStamp(ctx.actor);
  const made = await insertFeedback(ctx.trx, {
    seeker: ref,
    vacancy,
    list: input.list,
    kind: input.kind,
    reason,
    note: input.note,
    features: input.kind === 'hide' ? await featuresOf(ctx, ref, vacancy) : {},
    by: ctx.actor,
    at: ctx.now,
  });
  await addToTimeline(ctx, {
    party: 'seeker',
    ref,
    kind: input.kind === 'pin' ? 'matching.pinned' : 'matching.hidden',
    note: input.note,
    data: {
      title: vacancy.title,
      employerName: vacancy.employer_name,
      ...(reason === null ? {} : { hideReason: reason }),
      list: input.list,
    },
  });
  await auditFeedback(ctx, seeker, input, reason, false);
  await ctx.changed('seeker', ref);
  return {
    id: recordId(made),
    list: input.list,
    kind: input.kind,
    reason,
    note: input.note,
    by: { kind: stamp.kind, name: stamp.name },
    at: ctx.now.toISOString(),
  };
}

function auditFeedback(
  ctx: WriteContext,
  seeker: SeekerRecord,
  input: FeedbackInput,
  reason: string | null,
  repeated: boolean,
): Promise<void> {
  return ctx.audit({
    action: 'matching.marked',
    entity: { kind: 'seeker', id: recordId(seeker) },
    region: seeker.region_code,
    summary: { vacancy: input.vacancyId, kind: input.kind, list: input.list, reason, repeated },
  });
}

/**
 * What each shift involves, compared with what a person cannot do; the engine's rule on times reads it the same way.
 */
const SHIFT_INVOLVES: Readonly<Partial<Record<Shift, readonly LimitationCode[]>>> = {
  night: ['night_shift'],
  rotating_day: ['rotating_shift'],
  rotating_night: ['rotating_shift', 'night_shift'],
};

function involvedIn(vacancy: VacancyInput): string[] {
  const offered = vacancy.shifts.map((shift) => SHIFT_INVOLVES[shift] ?? []);
  // A shift that the person can avoid is not held against the work.
  const unavoidable = (offered[0] ?? []).filter((code) => offered.every((codes) => codes.includes(code)));
  return [...new Set<string>([...vacancy.involves, ...vacancy.mayInvolve, ...unavoidable])].sort();
}

async function featuresOf(ctx: WriteContext, seeker: Ref, row: VacancyFullRow): Promise<HideFeatures> {
  const matching = ctx.services.use(MATCHING);
  const pair = { seeker, vacancy: row };
  const judged: Judgement | undefined = (await matching.judge(ctx.trx, [pair])).get(pairKey(pair));
  const { vacancy } = await matching.sidesOf(ctx.trx, { vacancy: row });
  if (judged === undefined || vacancy === undefined) throw VacancyUnknown();
  const params = (rule: string) =>
    judged.match.reasons.find((reason) => reason.rule === rule && reason.side === 'seeker')?.params ?? {};
  const way = params('distance');
  // From the centre of a county the commute may be off by more than the complaint is about.
  const metres = way['basis'] === 'county' || way['basis'] === 'prefecture' ? null : way['metres'];
  const wish = params('occupation')['own'];
  const pay = offerRange(vacancy.pay);
  return {
    metres: typeof metres === 'number' ? metres : null,
    pay: pay === null || vacancy.pay === null ? null : { high: pay.high, unit: vacancy.pay.unit },
    wish: typeof wish === 'string' ? wish : null,
    involves: involvedIn(vacancy),
    employer: { prefecture: row.prefecture, id: row.employer_id, name: row.employer_name },
    score: judged.match.score,
    rules: judged.features,
  };
}

/** @throws SeekerUnknown, VacancyUnknown, OutOfRegion */
export async function giveFeedbackAtCounter(
  ctx: WriteContext,
  input: z.output<typeof matchingRoutes.giveFeedback.body>,
): Promise<z.input<typeof matchingRoutes.giveFeedback.reply>> {
  const ref = toRef(input.seekerId);
  const feedback = await givePairFeedback(ctx, ref, input);
  const learns = input.kind === 'hide' && input.list === 'seeker';
  return { feedback, proposals: learns ? await proposalViews(ctx, ref) : [] };
}

/** @throws NotRegistered, VacancyUnknown */
export async function hideOwn(
  ctx: WriteContext,
  vacancyId: string,
  input: z.output<typeof meRoutes.hide.body>,
): Promise<z.input<typeof meRoutes.hide.reply>> {
  const ref = ownRef(ctx.actor);
  const feedback = await givePairFeedback(ctx, ref, { vacancyId, list: 'seeker', kind: 'hide', ...input });
  return { feedbackId: feedback.id, proposals: await proposalViews(ctx, ref) };
}

/** Withdraws feedback; `own` restricts a person to feedback on their own list. @throws FeedbackUnknown, OutOfRegion */
export async function undoFeedback(ctx: WriteContext, id: string, own = false): Promise<void> {
  const ref = toRef(id);
  const feedback = await findFeedbackForUpdate(ctx.trx, ref);
  if (feedback === undefined) throw FeedbackUnknown();
  const seekerRef: Ref = { prefecture: feedback.prefecture, id: feedback.seeker_id };
  if (own) {
    const mine = ownRef(ctx.actor);
    const isMine = mine.prefecture === seekerRef.prefecture && mine.id === seekerRef.id;
    if (!isMine || feedback.list !== 'seeker' || feedback.kind !== 'hide') throw FeedbackUnknown();
  }
  const seeker = await getSeekerForUpdate(ctx, seekerRef, 'matching.use');
  const isNew = feedback.undone_at === null;
  if (isNew) {
    const vacancy = await findVacancyRow(ctx.trx, {
      prefecture: feedback.vacancy_prefecture,
      id: feedback.vacancy_id,
    });
    await undoFeedbackRow(ctx.trx, ref, ctx.actor, ctx.now);
    await addToTimeline(ctx, {
      party: 'seeker',
      ref: seekerRef,
      kind: 'matching.mark_undone',
      data: { title: vacancy?.title ?? '', employerName: vacancy?.employer_name ?? '' },
    });
    await ctx.changed('seeker', seekerRef);
  }
  await ctx.audit({
    action: 'matching.mark_undone',
    entity: { kind: 'seeker', id: recordId(seeker) },
    region: seeker.region_code,
    summary: { feedback: id, kind: feedback.kind, isNew },
  });
}

async function openProposals(ctx: AnyContext, ref: Ref, seeker: SeekerRecord): Promise<Proposal[]> {
  const hides = (await listHides(ctx.db, ref)).map(({ reason, at, features }) => ({
    reason,
    at,
    features: HideFeatures.parse(features),
  }));
  return proposalsOf(hides, profileOf(seeker), await listAnswers(ctx.db, ref), ctx.now);
}

/** Changes suggested by the reasons given so far, as questions. */
export async function proposalViews(
  ctx: AnyContext,
  ref: Ref,
  known?: SeekerRecord,
): Promise<MatchProposal[]> {
  const seeker = known ?? (await findSeekerRow(ctx.db, ref, shanghaiDate(ctx.now)));
  if (seeker === undefined) throw SeekerUnknown();
  const proposals = await openProposals(ctx, ref, seeker);
  return proposals.map((proposal) => ({ id: proposal.id, ...proposalText(proposal, ctx.locale) }));
}

/**
 * Stores the answer; a yes makes the change. @throws ProposalGone when the reasons or the record no longer support it
 */
async function answer(ctx: WriteContext, ref: Ref, proposalId: string, accept: boolean): Promise<void> {
  const seeker = await getSeekerForUpdate(ctx, ref, accept ? 'seekers.edit' : 'matching.use');
  const proposal = (await openProposals(ctx, ref, seeker)).find(({ id }) => id === proposalId);
  if (proposal === undefined) throw ProposalGone();
  await insertAnswer(ctx.trx, {
    seeker: ref,
    kind: proposal.kind,
    proposal: proposal.id,
    accepted: accept,
    by: ctx.actor,
    at: ctx.now,
  });
  const { text } = proposalText(proposal, 'zh-CN');
  await addToTimeline(ctx, {
    party: 'seeker',
    ref,
    kind: accept ? 'matching.proposal_accepted' : 'matching.proposal_declined',
    note: text.replace(/？$/u, ''),
  });
  if (accept) await carryOut(ctx, ref, seeker, proposal, text);
  await ctx.audit({
    action: 'matching.proposal_answered',
    entity: { kind: 'seeker', id: recordId(seeker) },
    region: seeker.region_code,
    summary: { proposal: proposal.id, accepted: accept },
  });
}

async function carryOut(
  ctx: WriteContext,
  ref: Ref,
  seeker: SeekerRecord,
  proposal: Proposal,
  reason: string,
): Promise<void> {
  if (proposal.employer !== null) {
    await insertBlock(ctx.trx, {
      seeker: ref,
      employerId: proposal.employer.id,
      reason,
      by: ctx.actor,
      at: ctx.now,
    });
  } else {
    await updateSeekerRow(ctx.trx, ref, {
      ...profileColumns(ctx, seeker.name, {
        ...profileOf(seeker),
        ...proposal.change,
        regionCode: seeker.region_code,
      }),
      updated_at: ctx.now,
    });
  }
  await ctx.changed('seeker', ref);
}

/** @throws SeekerUnknown, OutOfRegion, ProposalGone */
export function answerAtCounter(
  ctx: WriteContext,
  seekerId: string,
  input: { proposal: string; accept: boolean },
) {
  return answer(ctx, toRef(seekerId), input.proposal, input.accept);
}

/** @throws NotRegistered, ProposalGone */
export function answerOwn(ctx: WriteContext, input: { proposal: string; accept: boolean }) {
  return answer(ctx, ownRef(ctx.actor), input.proposal, input.accept);
}
