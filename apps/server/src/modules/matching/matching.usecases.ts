import type { z } from 'zod';
import type { matchingRoutes, meRoutes, MyMatch, SeekerMatch, VacancyMatch } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import type { Exclusion, Match } from '@yizhan/matching';
import type { AnyContext } from '../../app/context.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import { findSeekerRows, getSeeker, ownRecord, seekerRow, SeekerUnknown } from '../seekers/index.ts';
import { getVacancy, vacancyCards, VacancyUnknown } from '../vacancies/index.ts';
import { keyOf, refOf } from '../engine-inputs/index.ts';
import { visibleTo } from './matching.policy.ts';
import { blocksOf } from './blocks.usecases.ts';
import { listOpenPlacements } from './matching.repository.ts';
import { MATCHING, pairKey } from './matching.service.ts';
import {
  feedbackView,
  proposalViews,
  seekerOfFeedback,
  vacancyOfFeedback,
} from './list-feedback.usecases.ts';
import { listFeedback, type FeedbackRow } from './list-feedback.repository.ts';
import {
  belowView,
  distanceOf,
  exclusionView,
  plainReasons,
  reasonViews,
  scoreView,
  summaryView,
} from './matching.views.ts';
import { fromRoundOf, RECOMMENDED, roundFirst } from './recommended.ts';

type Reply<R extends { reply: z.ZodType }> = z.input<R['reply']>;

/** Open placements of the pairs of some matches, by pair. */
async function placementsOf(ctx: AnyContext, matches: readonly Match[]): Promise<Map<string, string>> {
  const pairs = matches.map((match) => ({ seeker: refOf(match.seekerId), vacancy: refOf(match.vacancyId) }));
  const open = await listOpenPlacements(ctx.db, pairs);
  return new Map(open.map((row) => [`${row.seekerId} ${row.vacancyId}`, recordId(row.placement)] as const));
}

const pairOf = (match: Match): string => `${refOf(match.seekerId).id} ${refOf(match.vacancyId).id}`;

/** The best vacancies for a person the caller may see. @throws SeekerUnknown, OutOfRegion */
export async function matchSeeker(
  ctx: AnyContext,
  id: string,
  limit: number,
): Promise<Reply<typeof matchingRoutes.forSeeker>> {
  const ref = toRef(id);
  await getSeeker(ctx, ref, 'seekers.read');
  const matching = ctx.services.use(MATCHING);
  await matching.waitUntilCurrent();
  const ranked = await matching.forSeeker(ctx.db, ref, limit);
  if (ranked === undefined) throw SeekerUnknown();
  const allFeedback = await listFeedback(ctx.db, { seeker: ref });
  const own = allFeedback.filter(({ list }) => list === 'seeker');
  const given = await ctx.services.use(RECOMMENDED).of(ctx, ref);
  const matches = roundFirst(ranked.matches, given, limit);
  const listed = await pinnedFirst(ctx, matches, own, ({ vacancyId }) => vacancyId, vacancyOfFeedback);
  const cards = await vacancyCards(
    ctx,
    listed.map(({ match }) => refOf(match.vacancyId)),
  );
  const placements = await placementsOf(
    ctx,
    listed.map(({ match }) => match),
  );
  const items = listed.flatMap(({ match, feedback, exclusions, above }): VacancyMatch[] => {
    const card = cards.get(recordId(refOf(match.vacancyId)));
    if (card === undefined) return [];
    return [
      {
        vacancy: { ...card, ...distanceOf(match) },
        score: scoreView(match),
        reasons: reasonViews(match, ctx.locale, 'staff'),
        placementId: placements.get(pairOf(match)) ?? null,
        fromRound: fromRoundOf(given, match),
        feedback: feedback === null ? null : feedbackView(feedback),
        exclusions: exclusions.map((one) => exclusionView(one, ctx.locale, 'staff')),
        below: above === null ? [] : belowView(above, match, ctx.locale),
      },
    ];
  });
  const hidden = own
    .filter(({ kind }) => kind === 'hide')
    .map((row) => ({
      feedback: feedbackView(row),
      vacancy: {
        id: recordId(vacancyOfFeedback(row)),
        title: row.vacancy_title,
        employerName: row.employer_name,
      },
    }));
  return {
    items,
    excluded: summaryView(ranked.excluded, ctx.locale),
    hidden,
    blocked: await blocksOf(ctx, ref),
    proposals: await proposalViews(ctx, ref),
  };
}

interface Listed {
  readonly match: Match;
  readonly feedback: FeedbackRow | null;
  readonly exclusions: readonly Exclusion[];
  /** The previous match, for explaining the order; null at the top and for pinned ones. */
  readonly above: Match | null;
}

/**
 * A ranked list with its pins on top, latest pin first, whether or not they pass the rules, and without this list's
 * hidden pairs.
 */
async function pinnedFirst(
  ctx: AnyContext,
  ranked: readonly Match[],
  allFeedback: readonly FeedbackRow[],
  idOf: (match: Match) => string,
  sideOf: (feedback: FeedbackRow) => Ref,
): Promise<Listed[]> {
  const pins = allFeedback.filter(({ kind }) => kind === 'pin');
  const known = new Set(allFeedback.map((feedback) => keyOf(sideOf(feedback))));
  const pairs = pins.map((feedback) => ({
    seeker: seekerOfFeedback(feedback),
    vacancy: vacancyOfFeedback(feedback),
  }));
  const judged = await ctx.services.use(MATCHING).judge(ctx.db, pairs);
  const pinned = pins.flatMap((feedback): Listed[] => {
    const pair = { seeker: seekerOfFeedback(feedback), vacancy: vacancyOfFeedback(feedback) };
    const verdict = judged.get(pairKey(pair));
    if (verdict === undefined) return [];
    return [{ match: verdict.match, feedback, exclusions: verdict.exclusions, above: null }];
  });
  const rest = ranked.filter((match) => !known.has(idOf(match)));
  return [
    ...pinned,
    ...rest.map((match, at) => ({ match, feedback: null, exclusions: [], above: rest[at - 1] ?? null })),
  ];
}

/** The best people for a vacancy within the caller's regions. @throws VacancyUnknown, OutOfRegion */
export async function matchVacancy(
  ctx: AnyContext,
  id: string,
  limit: number,
): Promise<Reply<typeof matchingRoutes.forVacancy>> {
  const ref = toRef(id);
  await getVacancy(ctx, ref);
  const matching = ctx.services.use(MATCHING);
  await matching.waitUntilCurrent();
  const mayShow = await visibleTo(ctx);
  const allFeedback = (await listFeedback(ctx.db, { vacancy: ref })).filter(
    (row) =>
      row.list === 'vacancy' &&
      mayShow({ region: row.seeker_region, siteId: row.seeker_site }, `${row.prefecture}-${row.seeker_id}`),
  );
  const ranked = await matching.forVacancy(ctx.db, ref, limit + allFeedback.length, mayShow);
  if (ranked === undefined) throw VacancyUnknown();
  const listed = await pinnedFirst(
    ctx,
    ranked.matches,
    allFeedback,
    ({ seekerId }) => seekerId,
    seekerOfFeedback,
  );
  const shown = listed.slice(0, limit + listed.filter(({ feedback }) => feedback !== null).length);
  const matches = shown.map(({ match }) => match);
  const rows = await seekerRowsOf(ctx, matches);
  const placements = await placementsOf(ctx, matches);
  const items = shown.flatMap(
    ({ match, feedback, exclusions, above }): Array<z.input<typeof SeekerMatch>> => {
      const seeker = rows.get(match.seekerId);
      if (seeker === undefined) return [];
      return [
        {
          seeker: seekerRow(ctx, seeker),
          distance: distanceOf(match).distance,
          score: scoreView(match),
          reasons: reasonViews(match, ctx.locale, 'staff'),
          placementId: placements.get(pairOf(match)) ?? null,
          feedback: feedback === null ? null : feedbackView(feedback),
          exclusions: exclusions.map((one) => exclusionView(one, ctx.locale, 'staff')),
          below: above === null ? [] : belowView(above, match, ctx.locale),
        },
      ];
    },
  );
  const hidden = allFeedback
    .filter(({ kind }) => kind === 'hide')
    .map((row) => ({
      feedback: feedbackView(row),
      seeker: { id: recordId(seekerOfFeedback(row)), name: row.seeker_name },
    }));
  return { items, excluded: summaryView(ranked.excluded, ctx.locale), hidden };
}

/** Records of the people of some matches, one query per prefecture they live in. */
export async function seekerRowsOf(ctx: AnyContext, matches: readonly Match[]) {
  const refs = matches.map(({ seekerId }) => refOf(seekerId));
  const rows = [];
  for (const prefecture of new Set(refs.map((ref) => ref.prefecture))) {
    const ids = refs.filter((ref) => ref.prefecture === prefecture).map(({ id }) => id);
    rows.push(...(await findSeekerRows(ctx.db, prefecture, ids, shanghaiDate(ctx.now))));
  }
  return new Map(rows.map((row) => [`${row.prefecture}-${row.id}`, row]));
}

/** Vacancies for the signed-in person. @throws NotRegistered */
export async function myMatches(ctx: AnyContext, limit: number): Promise<Reply<typeof meRoutes.matches>> {
  const own = await ownRecord(ctx);
  const matching = ctx.services.use(MATCHING);
  await matching.waitUntilCurrent();
  const ranked = await matching.forSeeker(ctx.db, own, limit);
  if (ranked === undefined) throw SeekerUnknown();
  const allFeedback = (await listFeedback(ctx.db, { seeker: own })).filter(({ list }) => list === 'seeker');
  const given = await ctx.services.use(RECOMMENDED).of(ctx, own);
  const listed = (
    await pinnedFirst(
      ctx,
      roundFirst(ranked.matches, given, limit),
      allFeedback,
      ({ vacancyId }) => vacancyId,
      vacancyOfFeedback,
    )
  ).filter(({ exclusions }) => exclusions.length === 0);
  const matches = listed.map(({ match }) => match);
  const cards = await vacancyCards(
    ctx,
    matches.map(({ vacancyId }) => refOf(vacancyId)),
  );
  const placements = await placementsOf(ctx, matches);
  const items = listed.flatMap(({ match, feedback }): MyMatch[] => {
    const card = cards.get(recordId(refOf(match.vacancyId)));
    if (card === undefined) return [];
    return [
      {
        vacancy: { ...card, ...distanceOf(match) },
        score: scoreView(match),
        reasons: plainReasons(match, ctx.locale),
        applied: placements.has(pairOf(match)),
        pinned: feedback === null ? null : { note: feedback.note },
        fromRound: fromRoundOf(given, match),
      },
    ];
  });
  const { considered, excluded } = ranked.excluded;
  const hidden = allFeedback
    .filter(({ kind }) => kind === 'hide')
    .map((row) => {
      const { id, kind, reason, note, at } = feedbackView(row);
      const vacancy = vacancyOfFeedback(row);
      return {
        // A clerk's note on a hide is meant for colleagues.
        feedback: {
          id,
          kind,
          reason,
          note: row.by_kind === 'seeker' || row.by_kind === 'agent' ? note : '',
          at,
        },
        vacancy: {
          id: recordId(vacancy),
          title: row.vacancy_title,
          employerName: row.employer_name,
        },
      };
    });
  return {
    items,
    considered,
    feasible: considered - excluded,
    hidden,
    blocked: await blocksOf(ctx, own, true),
    proposals: await proposalViews(ctx, own, own),
  };
}
