import type { z } from 'zod';
import type { FollowUp, placementRoutes } from '@yizhan/contract';
import { isLastTry, type FollowUpCall } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { transition } from '../../records/flow/transition.ts';
import { getSeekerForUpdate } from '../seekers/index.ts';
import { findFollowUp, type FollowUpRow } from './follow-ups.repository.ts';
import { followUpFlow } from './follow-ups.flow.ts';
import { FollowUpUnknown, FollowUpWhyGiveUp } from './placements.errors.ts';
import { placementPolicy } from './placements.policy.ts';
import { followUpViews } from './placements.views.ts';

/**
 * Records the result of a call. A person who has left ends the placement; one still there after ninety days settles it.
 * An unanswered call is repeated on the next workday; the third one closes the question as not reached.
 *
 * @throws FollowUpUnknown, FollowUpDone, FollowUpEarly, FollowUpWhyGiveUp, OutOfRegion
 */
export async function recordFollowUp(
  ctx: WriteContext,
  ref: Ref,
  { outcome, note }: z.output<typeof placementRoutes.followUp.body>,
): Promise<FollowUp> {
  await transition(ctx, followUpFlow, ref, null, await moveOf(ctx, ref, outcome, note));
  return viewOf(ctx, ref);
}

/**
 * Reopens a follow-up with a wrong answer, together with what the answer ended or settled. For use after the ten
 * minutes in which the answer itself can be taken back.
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

/** A follow-up whose person is locked, for words about it. @throws FollowUpUnknown, OutOfRegion, RecordConfidential */
export async function getFollowUpForUpdate(ctx: WriteContext, ref: Ref): Promise<FollowUpRow> {
  const row = await findFollowUp(ctx.trx, ref);
  if (row === undefined) throw FollowUpUnknown();
  placementPolicy.authorise(ctx.actor, 'placements.move', row);
  await getSeekerForUpdate(ctx, { prefecture: row.prefecture, id: row.seeker_id }, 'placements.move');
  return row;
}

async function moveOf(ctx: WriteContext, ref: Ref, outcome: FollowUpCall, note: string) {
  switch (outcome) {
    case 'still_there':
    case 'left':
      return { move: 'answer', note, input: { outcome } } as const;
    case 'missed': {
      const tries = (await findFollowUp(ctx.trx, ref))?.tries ?? 0;
      return isLastTry(tries)
        ? ({ move: 'give_up', note, input: { tried: true } } as const)
        : ({ move: 'miss', note } as const);
    }
    case 'given_up':
      if (note === '') throw FollowUpWhyGiveUp();
      return { move: 'give_up', note, input: { tried: false } } as const;
  }
}

async function viewOf(ctx: WriteContext, ref: Ref): Promise<FollowUp> {
  const row = await findFollowUp(ctx.trx, ref);
  const [view] = row === undefined ? [] : await followUpViews(ctx, [row]);
  if (view === undefined) throw FollowUpUnknown();
  return view;
}
