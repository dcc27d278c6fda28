import type { z } from 'zod';
import type { matchingRoutes, meRoutes, MyMatch, SeekerMatch, VacancyMatch } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import type { Match } from '@yizhan/matching';
import { authorise, may, type Actor } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import {
  findSeekerRows,
  needSeeker,
  openSeeker,
  ownRecord,
  seekerRow,
  SeekerUnknown,
} from '../seekers/index.ts';
import { findVacancyRow, readVacancy, vacancyCards, VacancyUnknown } from '../vacancies/index.ts';
import { refOf } from './matching.inputs.ts';
import { insertBlock, readOpenPlacements } from './matching.repository.ts';
import type { SeekerPlace } from './match-book.ts';
import { MATCHING, pairKey, type Judgement } from './matching.service.ts';
import { distanceOf, exclusionView, reasonViews, scoreView, summaryView } from './matching.views.ts';

type Reply<R extends { reply: z.ZodType }> = z.input<R['reply']>;

/** Open placements of the pairs of some matches, by the pair. */
async function placementsOf(ctx: AnyContext, matches: readonly Match[]): Promise<Map<string, string>> {
  const pairs = matches.map((match) => ({ seeker: refOf(match.seekerId), vacancy: refOf(match.vacancyId) }));
  const open = await readOpenPlacements(ctx.db, pairs);
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
  await needSeeker(ctx, ref, 'seekers.read');
  const matching = ctx.services.use(MATCHING);
  await matching.settle();
  const ranked = await matching.forSeeker(ctx.db, ref, limit);
  if (ranked === undefined) throw SeekerUnknown();
  const cards = await vacancyCards(
    ctx,
    ranked.matches.map(({ vacancyId }) => refOf(vacancyId)),
  );
  const placements = await placementsOf(ctx, ranked.matches);
  const items = ranked.matches.flatMap((match): VacancyMatch[] => {
    const card = cards.get(recordId(refOf(match.vacancyId)));
    if (card === undefined) return [];
    return [
      {
        vacancy: { ...card, ...distanceOf(match) },
        score: scoreView(match),
        reasons: reasonViews(match, ctx.locale),
        placementId: placements.get(pairOf(match)) ?? null,
      },
    ];
  });
  return { items, excluded: summaryView(ranked.excluded, ctx.locale) };
}

/** People a member of staff may be shown. */
export function visibleTo(actor: Actor): (place: SeekerPlace) => boolean {
  return (place) => may(actor, 'seekers.read', { region: place.region, siteId: place.siteId });
}

/** The best people for a vacancy within the caller's regions. @throws VacancyUnknown, OutOfRegion */
export async function matchVacancy(
  ctx: AnyContext,
  id: string,
  limit: number,
): Promise<Reply<typeof matchingRoutes.forVacancy>> {
  const ref = toRef(id);
  await readVacancy(ctx, ref);
  const matching = ctx.services.use(MATCHING);
  await matching.settle();
  const ranked = await matching.forVacancy(ctx.db, ref, limit, visibleTo(ctx.actor));
  if (ranked === undefined) throw VacancyUnknown();
  const rows = await seekerRowsOf(ctx, ranked.matches);
  const placements = await placementsOf(ctx, ranked.matches);
  const items = ranked.matches.flatMap((match): Array<z.input<typeof SeekerMatch>> => {
    const seeker = rows.get(match.seekerId);
    if (seeker === undefined) return [];
    return [
      {
        seeker: seekerRow(ctx, seeker),
        distance: distanceOf(match).distance,
        score: scoreView(match),
        reasons: reasonViews(match, ctx.locale),
        placementId: placements.get(pairOf(match)) ?? null,
      },
    ];
  });
  return { items, excluded: summaryView(ranked.excluded, ctx.locale) };
}

/** Records of the people of some matches, one query for each prefecture they live in. */
export async function seekerRowsOf(ctx: AnyContext, matches: readonly Match[]) {
  const refs = matches.map(({ seekerId }) => refOf(seekerId));
  const rows = [];
  for (const prefecture of new Set(refs.map((ref) => ref.prefecture))) {
    const ids = refs.filter((ref) => ref.prefecture === prefecture).map(({ id }) => id);
    rows.push(...(await findSeekerRows(ctx.db, prefecture, ids, shanghaiDate(ctx.now))));
  }
  return new Map(rows.map((row) => [`${row.prefecture}-${row.id}`, row]));
}

/** Why, or why not, a person and a vacancy. @throws SeekerUnknown, VacancyUnknown, OutOfRegion */
export async function explainPair(
  ctx: AnyContext,
  seekerId: string,
  vacancyId: string,
): Promise<Reply<typeof matchingRoutes.pair>> {
  const pair = { seeker: toRef(seekerId), vacancy: toRef(vacancyId) };
  await needSeeker(ctx, pair.seeker, 'seekers.read');
  const judged = await judgePair(ctx, pair);
  const feasible = judged.exclusions.length === 0;
  return {
    feasible,
    score: scoreView(judged.match),
    rank: feasible ? await ctx.services.use(MATCHING).rank(ctx.db, pair.seeker, pair.vacancy) : null,
    reasons: reasonViews(judged.match, ctx.locale),
    exclusions: judged.exclusions.map((exclusion) => exclusionView(exclusion, ctx.locale)),
  };
}

/** Judges a known person beside a vacancy. @throws VacancyUnknown when there is none, or it was never public */
async function judgePair(ctx: AnyContext, pair: { seeker: Ref; vacancy: Ref }): Promise<Judgement> {
  const matching = ctx.services.use(MATCHING);
  await matching.settle();
  const judged = (await matching.judge(ctx.db, [pair])).get(pairKey(pair));
  if (judged === undefined) throw VacancyUnknown();
  return judged;
}

/** Bars an employer's vacancies from a person's list. Repeating it changes nothing. */
export async function blockPair(
  ctx: WriteContext,
  input: z.output<typeof matchingRoutes.block.body>,
): Promise<void> {
  const ref = toRef(input.seekerId);
  const seeker = await openSeeker(ctx, ref, 'matching.use');
  const vacancy = await findVacancyRow(ctx.trx, toRef(input.vacancyId));
  if (vacancy === undefined) throw VacancyUnknown();
  authorise(ctx.actor, 'matching.use', { region: seeker.region_code, siteId: seeker.site_id });
  const isNew = await insertBlock(ctx.trx, {
    seeker: ref,
    employerId: vacancy.employer_id,
    reason: input.reason,
    by: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
    at: ctx.now,
  });
  if (isNew) {
    await addToTimeline(ctx, {
      party: 'seeker',
      ref,
      kind: 'matching.pair_blocked',
      note: input.reason,
      data: { employerName: vacancy.employer_name },
    });
  }
  await ctx.audit({
    action: 'matching.pair_blocked',
    entity: { kind: 'seeker', id: input.seekerId },
    region: seeker.region_code,
    summary: { employer: recordId(vacancy.prefecture, vacancy.employer_id), reason: input.reason, isNew },
  });
  await ctx.changed('seeker', ref);
}

/** Reasons a person is told: what speaks for it, strongest first, then what speaks against. */
const MOST_FOR = 3;

function plainReasons(match: Match, ctx: AnyContext) {
  const reasons = reasonViews(match, ctx.locale).filter(({ text }) => text !== '');
  return [
    ...reasons.filter(({ sign, side }) => sign === '+' && side === 'seeker').slice(0, MOST_FOR),
    ...reasons.filter(({ sign, side }) => sign === '+' && side === 'employer'),
  ]
    .slice(0, MOST_FOR)
    .concat(reasons.filter(({ sign }) => sign === '-'));
}

/** Vacancies for the signed-in person. @throws NotRegistered */
export async function myMatches(ctx: AnyContext, limit: number): Promise<Reply<typeof meRoutes.matches>> {
  const own = await ownRecord(ctx);
  const matching = ctx.services.use(MATCHING);
  await matching.settle();
  const ranked = await matching.forSeeker(ctx.db, own, limit);
  if (ranked === undefined) throw SeekerUnknown();
  const cards = await vacancyCards(
    ctx,
    ranked.matches.map(({ vacancyId }) => refOf(vacancyId)),
  );
  const placements = await placementsOf(ctx, ranked.matches);
  const items = ranked.matches.flatMap((match): MyMatch[] => {
    const card = cards.get(recordId(refOf(match.vacancyId)));
    if (card === undefined) return [];
    return [
      {
        vacancy: { ...card, ...distanceOf(match) },
        score: scoreView(match),
        reasons: plainReasons(match, ctx),
        applied: placements.has(pairOf(match)),
      },
    ];
  });
  const { considered, excluded } = ranked.excluded;
  return { items, considered, feasible: considered - excluded };
}

/** Why a vacancy is not on the signed-in person's list. @throws NotRegistered, VacancyUnknown */
export async function myWhyNot(ctx: AnyContext, id: string): Promise<Reply<typeof meRoutes.whyNot>> {
  const own = await ownRecord(ctx);
  const vacancy = await findVacancyRow(ctx.db, toRef(id));
  if (vacancy === undefined || vacancy.first_published_at === null) throw VacancyUnknown();
  const judged = await judgePair(ctx, { seeker: own, vacancy });
  return {
    feasible: judged.exclusions.length === 0,
    reasons: plainReasons(judged.match, ctx),
    exclusions: judged.exclusions.map((exclusion) => exclusionView(exclusion, ctx.locale)),
  };
}
