import type { z } from 'zod';
import type { FollowUp, placementRoutes } from '@yizhan/contract';
import { addDays, shanghaiDate, type PlacementStatus } from '@yizhan/domain';
import { authorise } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { touchSeeker } from '../seekers/index.ts';
import { finishFollowUp, findFollowUp } from './follow-ups.repository.ts';
import { recordStep } from './history.ts';
import { getPlacementForUpdate, takeStep } from './transitions.usecases.ts';
import { FollowUpDone, FollowUpEarly, FollowUpUnknown } from './placements.errors.ts';
import { followUpView, placeOf } from './placements.views.ts';

/** The last follow-up: whoever is still there then has settled. */
const LAST_DAY = 90;
/** A call a little before the day, ahead of a holiday, still answers its question. */
const EARLY_DAYS = 3;

/**
 * Writes down what a follow-up found. Who has left ends the placement; who is still there after ninety days settles it.
 *
 * @throws FollowUpUnknown, FollowUpDone, FollowUpEarly, OutOfRegion
 */
export async function recordFollowUp(
  ctx: WriteContext,
  ref: Ref,
  input: z.output<typeof placementRoutes.followUp.body>,
): Promise<FollowUp> {
  const found = await findFollowUp(ctx.trx, ref);
  if (found === undefined) throw FollowUpUnknown();
  const placement: Ref = { prefecture: found.prefecture, id: found.placement_id };
  const open = await getPlacementForUpdate(ctx, placement, null, (row) =>
    authorise(ctx.actor, 'placements.move', placeOf(row)),
  );
  // Asked again under the lock: somebody may have recorded it in between.
  const row = await findFollowUp(ctx.trx, ref);
  if (row === undefined || row.done_at !== null || row.cancelled_at !== null) throw FollowUpDone();
  if (input.outcome === 'still_there' && shanghaiDate(ctx.now) < addDays(row.due_on, -EARLY_DAYS)) {
    throw FollowUpEarly({ due: row.due_on });
  }
  await finishFollowUp(ctx.trx, ref, {
    outcome: input.outcome,
    note: input.note,
    done_at: ctx.now,
    done_by: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
  });
  const status = open.row.status as PlacementStatus;
  await recordStep(ctx, {
    placement,
    seeker: open.seeker,
    vacancy: open.vacancy,
    employerId: open.row.employer_id,
    copy: open.copy,
    siteId: open.row.site_id,
    region: open.row.region_code,
    action: 'follow_up',
    from: status,
    to: status,
    note: input.note,
    data: { day: row.day, outcome: input.outcome, followUpId: recordId(ref) },
    kind: 'placement.followed_up',
    auditAction: 'placement.followed_up',
  });
  if (input.outcome !== 'unreachable') await touchSeeker(ctx.trx, open.seeker, ctx.now);
  if (status === 'hired' && input.outcome === 'left') {
    await takeStep(ctx, open, { action: 'stop', reason: 'left_after_hire', note: input.note });
  }
  if (status === 'hired' && input.outcome === 'still_there' && row.day === LAST_DAY) {
    await takeStep(ctx, open, { action: 'settle', note: '' });
  }
  const done = await findFollowUp(ctx.trx, ref);
  if (done === undefined) throw FollowUpUnknown();
  return followUpView(ctx, done);
}
