import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { transition } from '../../records/flow/transition.ts';
import { placementFlow } from './placements.flow.ts';
import type { MoveInput } from './placement-step.types.ts';

/**
 * Makes one requested move of the pipeline: by staff, the employer or the person.
 *
 * @throws PlacementUnknown, RecordChanged, StepIllegal, ReasonUnfit, NoPlaces, RoomTaken, RoomNeeded, DatePast,
 *   DateFar, TooYoung, CorrectionUnfit, AnotherOpen, SiteUnknown, OutOfRegion
 */
export async function transitionPlacement(
  ctx: WriteContext,
  ref: Ref,
  version: number,
  input: MoveInput,
): Promise<void> {
  const { action, note } = input;
  switch (action) {
    case 'accept':
    case 'record_intention':
    case 'settle':
    case 'note':
      await transition(ctx, placementFlow, ref, version, { move: action, note });
      return;
    case 'book_interview': {
      const { startsAt, minutes, mode, siteId, place } = input;
      const booking = { startsAt, minutes, mode, siteId, place };
      await transition(ctx, placementFlow, ref, version, { move: action, note, input: booking });
      return;
    }
    case 'record_interview':
      await transition(ctx, placementFlow, ref, version, {
        move: action,
        note,
        input: { result: input.result },
      });
      return;
    case 'hire': {
      const { startDate, contractKind } = input;
      await transition(ctx, placementFlow, ref, version, {
        move: action,
        note,
        input: { startDate, contractKind },
      });
      return;
    }
    case 'stop':
    case 'correct':
      await transition(ctx, placementFlow, ref, version, { move: action, note, reason: input.reason });
  }
}
