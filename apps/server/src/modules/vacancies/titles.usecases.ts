import type { z } from 'zod';
import type { HandlerInput, HandlerReply, UnmappedTitle, vacancyRoutes } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { recordId } from '../../app/ids.ts';
import { withApproval } from '../../records/approvals/index.ts';
import { mayManageOccupations, OCCUPATIONS, OccupationUnknown, synonymApproval } from '../reference/index.ts';
import { vacancyPolicy } from './vacancies.policy.ts';
import { reclassify } from './reclassify.usecases.ts';
import { listUnmappedRefs, listUnmappedTitles } from './titles.repository.ts';

/** Vacancies mapped in one request: some seconds of work. The screen repeats the request while there are more. */
const MOST_AT_ONCE = 500;
const MOST_SUGGESTIONS = 5;

/** Titles of vacancies not yet closed that have no occupation, most frequent first; one more than `limit`. */
export async function listUnmapped(
  ctx: AnyContext,
  page: { offset: number; limit: number },
): Promise<Array<z.output<typeof UnmappedTitle>>> {
  const rows = await listUnmappedTitles(ctx.db, vacancyPolicy.scope(ctx.actor, 'vacancies.read'), page);
  const { index } = ctx.services.use(OCCUPATIONS).current;
  return rows.map((row) => ({
    title: row.title,
    vacancies: row.n,
    suggestions: index.classifyTitle(row.title).alternatives.slice(0, MOST_SUGGESTIONS),
    exampleId: recordId(row.prefecture, row.id),
  }));
}

/**
 * Maps a title to an occupation: classifies the unmapped vacancies with this title that the caller may review. As a
 * synonym the title counts for the whole network, so it is stored only for people who manage occupations there, with a
 * second person where a rule says so.
 *
 * @throws OccupationUnknown, NobodyApproves, AskedAlready
 */
export async function mapTitle(
  ctx: WriteContext,
  input: HandlerInput<(typeof vacancyRoutes)['mapTitle']>['body'],
): Promise<HandlerReply<(typeof vacancyRoutes)['mapTitle']>> {
  if (ctx.services.use(OCCUPATIONS).current.index.find(input.code) === undefined) throw OccupationUnknown();
  const scope = vacancyPolicy.scope(ctx.actor, 'vacancies.review');
  const refs = await listUnmappedRefs(ctx.trx, input.title, scope, MOST_AT_ONCE + 1);
  const mapped = await reclassify(ctx, refs.slice(0, MOST_AT_ONCE), { from: null, to: input.code });
  const mayKeep = input.keepAsSynonym && (await mayManageOccupations(ctx));
  const synonymAsked = mayKeep
    ? await withApproval(ctx, synonymApproval, { title: input.title, code: input.code })
    : null;
  const keptAsSynonym = mayKeep && synonymAsked === null;
  await ctx.audit({
    action: 'occupation.title_mapped',
    entity: { kind: 'occupation', id: input.code },
    region: scope.regions[0] ?? null,
    summary: { title: input.title, vacancies: mapped, keptAsSynonym },
  });
  return { mapped, hasMore: refs.length > MOST_AT_ONCE, keptAsSynonym, synonymAsked };
}
