import type { IssuedPapers, PlacementList, SlipsLeftOut } from '@yizhan/contract';
import { PLACEMENT_STATUSES, shanghaiDate } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { Locale } from '../../app/errors.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import type { QueryOf } from '../../records/lists/source.ts';
import { placementList } from '../placements/index.ts';
import { issueSlips } from './issue.usecases.ts';
import { BrokenOff, NobodyLeft, OnePrefecture } from './papers.errors.ts';
import { listSlipStates } from './papers.repository.ts';

type Asked = Partial<QueryOf<typeof PlacementList>>;

/** Slips of one batch. */
const MOST_SLIPS = 1_000;
/** Placements that are looked at; whoever has more narrows the list. */
const MOST_LOOKED_AT = 10_000;

/** @throws OnePrefecture */
export async function countMatching(ctx: AnyContext, asked: Asked) {
  const { chosen, leftOut } = await choose(ctx, asked);
  return { count: chosen.length, leftOut };
}

/**
 * Issues slips for all that the list's filters leave. `isGone` is asked last: whoever broke the call off gets none.
 *
 * @throws OnePrefecture, NobodyLeft, BrokenOff, and what issueSlips throws
 */
export async function issueMatching(
  ctx: WriteContext,
  asked: Asked,
  language: Locale,
  isGone: () => boolean,
): Promise<{ issued: IssuedPapers; leftOut: SlipsLeftOut }> {
  const { chosen, leftOut } = await choose(ctx, asked);
  if (chosen.length === 0) throw NobodyLeft();
  const ids = chosen.map((ref) => recordId(ref));
  const issued = await issueSlips(ctx, ids, language);
  if (isGone()) throw BrokenOff();
  return { issued, leftOut };
}

/** The placements of the list that get a slip now, in its order, and how many do not and why. */
async function choose(ctx: AnyContext, asked: Asked): Promise<{ chosen: Ref[]; leftOut: SlipsLeftOut }> {
  const within = { verb: 'papers.issue' } as const;
  const statuses =
    asked.status === undefined || asked.status.length === 0 ? PLACEMENT_STATUSES : asked.status;
  const current = statuses.filter((status) => status !== 'stopped');
  const stopped = statuses.includes('stopped')
    ? await placementList.count(ctx, { ...asked, status: ['stopped'] }, within, MOST_LOOKED_AT)
    : 0;
  const open =
    current.length === 0
      ? []
      : await placementList.keys(ctx, { ...asked, status: current }, within, MOST_LOOKED_AT);
  const seen = await placementList.count(ctx, asked, { verb: 'placements.read' }, MOST_LOOKED_AT);
  const states = new Map(
    (await listSlipStates(ctx.db, open, shanghaiDate(ctx.now))).map((row) => [row.id, row]),
  );
  const gone = open.filter(({ id }) => states.get(id)?.is_gone !== false);
  const slipped = open.filter(({ id }) => states.get(id)?.is_gone === false && states.get(id)?.has_slip);
  const wanting = open.filter(({ id }) => states.get(id)?.is_gone === false && !states.get(id)?.has_slip);
  if (new Set(wanting.map(({ prefecture }) => prefecture)).size > 1) throw OnePrefecture();
  const counts = [
    ['ended', stopped + gone.length],
    ['has_slip', slipped.length],
    ['may_not', seen > MOST_LOOKED_AT ? 0 : Math.max(0, seen - stopped - open.length)],
    ['over_limit', Math.max(0, wanting.length - MOST_SLIPS)],
  ] as const;
  return {
    chosen: wanting.slice(0, MOST_SLIPS),
    leftOut: counts.flatMap(([reason, count]) => (count === 0 ? [] : [{ reason, count }])),
  };
}
