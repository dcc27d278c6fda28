import type { z } from 'zod';
import type { FollowUp, placementRoutes } from '@yizhan/contract';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { transition } from '../../records/flow/transition.ts';
import { findFollowUp } from './follow-ups.repository.ts';
import { followUpFlow } from './follow-ups.flow.ts';
import { FollowUpUnknown } from './placements.errors.ts';
import { followUpViews } from './placements.views.ts';

/**
 * Writes down what a follow-up found. Who has left ends the placement; who is still there after ninety days settles it.
 *
 * @throws FollowUpUnknown, FollowUpDone, FollowUpEarly, OutOfRegion
 */
export async function recordFollowUp(
  ctx: WriteContext,
  ref: Ref,
  { outcome, note }: z.output<typeof placementRoutes.followUp.body>,
): Promise<FollowUp> {
  await transition(ctx, followUpFlow, ref, null, { move: 'answer', note, input: { outcome } });
  return viewOf(ctx, ref);
}

/**
 * Opens a follow-up again that was answered wrongly, and with it what the answer ended or settled. For later than the
 * ten minutes in which the answer itself can be taken back.
 *
 * @throws FollowUpUnknown, FollowUpDone, ReasonNeeded, AnotherOpen, OutOfRegion
 */
export async function correctFollowUp(
  ctx: WriteContext,
  ref: Ref,
  { reason }: z.output<typeof placementRoutes.correctFollowUp.body>,
): Promise<FollowUp> {
  await transition(ctx, followUpFlow, ref, null, { move: 'correct', reason });
  return viewOf(ctx, ref);
}

async function viewOf(ctx: WriteContext, ref: Ref): Promise<FollowUp> {
  const row = await findFollowUp(ctx.trx, ref);
  const [view] = row === undefined ? [] : await followUpViews(ctx, [row]);
  if (view === undefined) throw FollowUpUnknown();
  return view;
}
