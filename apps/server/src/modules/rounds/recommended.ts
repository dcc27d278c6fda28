import { z } from 'zod';
import { STANDINGS } from '@yizhan/contract';
import { explainStanding } from '@yizhan/matching';
import type { AnyContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import {
  freshSince,
  MATCHING,
  pairKey,
  RECOMMENDED,
  type Recommended,
  type RecommendedSource,
} from '../matching/index.ts';
import { listPublished } from './recommendations.repository.ts';

const Standing = z.enum(STANDINGS);

/** A person's vacancies from the published round; see `RecommendedSource`. */
async function recommendedFor(ctx: AnyContext, seeker: Ref): Promise<Recommended[]> {
  const rows = await listPublished(ctx.db, seeker, freshSince(ctx.now));
  if (rows.length === 0) return [];
  const pairs = rows.map((row) => ({
    seeker,
    vacancy: { prefecture: row.vacancy_prefecture, id: row.vacancy_id },
  }));
  const audience = ctx.actor.kind === 'staff' ? 'staff' : 'seeker';
  const judged = await ctx.services.use(MATCHING).judge(ctx.db, pairs);
  return rows.flatMap((row, at): Recommended[] => {
    const pair = pairs[at];
    const verdict = pair === undefined ? undefined : judged.get(pairKey(pair));
    if (verdict === undefined || verdict.exclusions.length > 0) return [];
    const standing = Standing.parse(row.standing);
    const text = explainStanding(row.overflow ? 'overflow' : standing, ctx.locale, audience);
    return [{ match: verdict.match, fromRound: { standing, text } }];
  });
}

const recommendedSource: RecommendedSource = { of: recommendedFor };

/** Provides match lists with the recommendations of published rounds. */
export function offerRecommendations(services: Services): void {
  services.offer(RECOMMENDED, recommendedSource);
}
