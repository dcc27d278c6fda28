import type { z } from 'zod';
import type { matchingRoutes, meRoutes } from '@yizhan/contract';
import { pictureOf, type Audience } from '@yizhan/matching';
import type { AnyContext } from '../../app/context.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import { getSeeker, ownRecord, SeekerUnknown } from '../seekers/index.ts';
import { findVacancyRow, getVisibleVacancy, vacancyCards, VacancyUnknown } from '../vacancies/index.ts';
import { keyOf, refOf } from '../engine-inputs/index.ts';
import { MATCHING, pairKey, type Judgement } from './matching.service.ts';
import { countRecommended, listFeedback, findQueue } from './list-feedback.repository.ts';
import { feedbackView } from './list-feedback.usecases.ts';
import { exclusionView, plainReasons, reasonViews, scoreView, standingView } from './matching.views.ts';
import { freshSince } from './recommended.ts';
import { bestChanges, openingText } from './what-if.ts';

type Reply<R extends { reply: z.ZodType }> = z.input<R['reply']>;

/** Why, or why not, a person and a vacancy. @throws SeekerUnknown, VacancyUnknown, OutOfRegion */
export async function explainPair(
  ctx: AnyContext,
  seekerId: string,
  vacancyId: string,
): Promise<Reply<typeof matchingRoutes.pair>> {
  const pair = { seeker: toRef(seekerId), vacancy: toRef(vacancyId) };
  await getSeeker(ctx, pair.seeker, 'seekers.read');
  await getVisibleVacancy(ctx, pair.vacancy);
  return verdictOf(ctx, await judgePair(ctx, pair), 'staff');
}

async function verdictOf(
  ctx: AnyContext,
  judged: Judgement,
  audience: Audience,
): Promise<Reply<typeof matchingRoutes.pair>> {
  const rank = await ctx.services.use(MATCHING).rank(ctx.db, judged.seeker, judged.vacancy);
  return {
    feasible: judged.exclusions.length === 0,
    score: scoreView(judged.match),
    rank,
    standing: rank === null ? null : standingView(judged.exclusions, rank, ctx.locale, audience),
    reasons:
      audience === 'staff'
        ? reasonViews(judged.match, ctx.locale, audience)
        : plainReasons(judged.match, ctx.locale),
    exclusions: judged.exclusions.map((exclusion) => exclusionView(exclusion, ctx.locale, audience)),
  };
}

/** How far down the people of a vacancy are ranked to state a person's position. */
const COUNTED = 100;

/** A person and a vacancy side by side. @throws SeekerUnknown, VacancyUnknown, OutOfRegion */
export async function comparePair(
  ctx: AnyContext,
  seekerId: string,
  vacancyId: string,
): Promise<Reply<typeof matchingRoutes.comparePair>> {
  const pair = { seeker: toRef(seekerId), vacancy: toRef(vacancyId) };
  await getSeeker(ctx, pair.seeker, 'seekers.read');
  await getVisibleVacancy(ctx, pair.vacancy);
  const judged = await judgePair(ctx, pair);
  const verdict = await verdictOf(ctx, judged, 'staff');
  const queue = await findQueue(ctx.db, pair.vacancy);
  const { index, policy, vacancy } = await ctx.services
    .use(MATCHING)
    .sidesOf(ctx.db, { vacancy: pair.vacancy });
  if (queue === undefined || vacancy === undefined) throw VacancyUnknown();
  const people = index.bestSeekers(vacancy, { limit: COUNTED });
  const place = people.findIndex((match) => match.seekerId === keyOf(pair.seeker));
  const allFeedback = await listFeedback(ctx.db, { seeker: pair.seeker });
  return {
    verdict,
    picture: pictureOf(judged.match, policy.weights),
    queue: {
      ...queue,
      places: Math.max(0, queue.headcount - queue.hired),
      recommended: await countRecommended(ctx.db, pair.vacancy, freshSince(ctx.now)),
      standing: verdict.feasible
        ? { place: place < 0 ? null : place + 1, counted: people.length, all: people.length < COUNTED }
        : null,
    },
    feedback: allFeedback.filter((row) => row.vacancy_id === pair.vacancy.id).map(feedbackView),
  };
}

async function openingsOf(ctx: AnyContext, ref: Ref): Promise<Reply<typeof matchingRoutes.openings>> {
  const matching = ctx.services.use(MATCHING);
  await matching.waitUntilCurrent();
  const { index, seeker } = await matching.sidesOf(ctx.db, { seeker: ref });
  if (seeker === undefined) throw SeekerUnknown();
  const openings = bestChanges(index, seeker);
  const cards = await vacancyCards(
    ctx,
    openings.map(({ vacancyId }) => refOf(vacancyId)),
  );
  const items = openings.map((opening) => {
    const id = recordId(refOf(opening.vacancyId));
    return {
      rule: opening.change.rule,
      text: openingText(opening, ctx.locale),
      opens: opening.opens,
      rank: opening.rank,
      vacancy: { id, title: cards.get(id)?.title ?? '' },
    };
  });
  return { items };
}

/** Which single change would open up most good vacancies. @throws SeekerUnknown, OutOfRegion */
export async function seekerOpenings(
  ctx: AnyContext,
  id: string,
): Promise<Reply<typeof matchingRoutes.openings>> {
  const ref = toRef(id);
  await getSeeker(ctx, ref, 'seekers.read');
  return openingsOf(ctx, ref);
}

/** @throws NotRegistered */
export async function myOpenings(ctx: AnyContext): Promise<Reply<typeof meRoutes.openings>> {
  const { prefecture, id } = await ownRecord(ctx);
  return openingsOf(ctx, { prefecture, id });
}

/** Judges a known person against a vacancy. @throws VacancyUnknown when there is none, or it was never public */
async function judgePair(ctx: AnyContext, pair: { seeker: Ref; vacancy: Ref }): Promise<Judgement> {
  const matching = ctx.services.use(MATCHING);
  await matching.waitUntilCurrent();
  const judged = (await matching.judge(ctx.db, [pair])).get(pairKey(pair));
  if (judged === undefined) throw VacancyUnknown();
  return judged;
}

/** Why a vacancy is not on the signed-in person's list. @throws NotRegistered, VacancyUnknown */
export async function myWhyNot(ctx: AnyContext, id: string): Promise<Reply<typeof meRoutes.whyNot>> {
  const own = await ownRecord(ctx);
  const vacancy = await findVacancyRow(ctx.db, toRef(id));
  if (vacancy === undefined || vacancy.first_published_at === null) throw VacancyUnknown();
  const { feasible, rank, standing, reasons, exclusions } = await verdictOf(
    ctx,
    await judgePair(ctx, { seeker: own, vacancy }),
    'seeker',
  );
  return { feasible, rank, standing, reasons, exclusions };
}
