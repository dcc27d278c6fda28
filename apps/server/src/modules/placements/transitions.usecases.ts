import { nextPlacementStatus, shanghaiDate, type PlacementStatus } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { RecordChanged } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import { MERGE_HOOKS } from '../seekers/index.ts';
import { bookInterview } from './interviews.ts';
import { countPlacement } from './counting.ts';
import { closeBooking } from './interviews.repository.ts';
import { endHire, startWork } from './hires.ts';
import { recordStep } from './history.ts';
import { PlacementUnknown, ReasonUnfit, StepIllegal } from './placements.errors.ts';
import {
  findPlacementRow,
  findPlacementForUpdate,
  findSeekersForUpdate,
  updatePlacement,
  type PlacementRecord,
} from './placements.repository.ts';
import { VacancyCopy } from './placements.views.ts';
import { actionName, statusName } from './placements.labels.ts';
import type { Effect, MoveInput, LockedPlacement } from './placement-step.types.ts';

/** Throws when the actor has no business with the placement. */
export type PlacementPolicy = (row: PlacementRecord) => void;

/**
 * Locks the person, then the placement. `version` null: the platform itself acts.
 *
 * @throws PlacementUnknown, RecordChanged, and what `policy` throws
 */
export async function getPlacementForUpdate(
  ctx: WriteContext,
  ref: Ref,
  version: number | null,
  policy: PlacementPolicy,
): Promise<LockedPlacement> {
  const found = await findPlacementRow(ctx.trx, ref);
  if (found === undefined) throw PlacementUnknown();
  policy(found);
  const [seeker] = await findSeekersForUpdate(ctx.trx, [{ prefecture: ref.prefecture, id: found.seeker_id }]);
  const row = await findPlacementForUpdate(ctx.trx, ref);
  if (row === undefined || seeker === undefined) throw PlacementUnknown();
  // A merge may have handed the placement to another record between the two looks.
  if (row.seeker_id !== seeker.id || (version !== null && row.version !== version)) throw RecordChanged();
  return {
    ref,
    row,
    seeker,
    vacancy: { prefecture: row.vacancy_prefecture, id: row.vacancy_id },
    copy: VacancyCopy.parse(row.vacancy_copy),
  };
}

const KINDS = {
  accept: 'placement.accepted',
  book_interview: 'placement.interview_booked',
  record_interview: 'placement.interviewed',
  record_intention: 'placement.intention',
  hire: 'placement.hired',
  settle: 'placement.settled',
  stop: 'placement.stopped',
  note: 'placement.noted',
} as const satisfies Record<MoveInput['action'], string>;

/**
 * Takes one step of the pipeline, whoever takes it: staff, the employer, the person, or the platform.
 *
 * @throws PlacementUnknown, RecordChanged, StepIllegal, ReasonUnfit, NoPlaces, RoomTaken, RoomNeeded, DatePast, DateFar,
 * TooYoung, SiteUnknown, and what `policy` throws
 */
export async function transitionPlacement(
  ctx: WriteContext,
  ref: Ref,
  version: number | null,
  move: MoveInput,
  policy: PlacementPolicy,
): Promise<void> {
  await takeStep(ctx, await getPlacementForUpdate(ctx, ref, version, policy), move);
}

/** Stops a placement that records what another one does, whoever may merge the records of its people. */
async function stopDouble(ctx: WriteContext, ref: Ref): Promise<void> {
  const move = { action: 'stop', reason: 'recorded_by_mistake', note: '' } as const;
  await transitionPlacement(ctx, ref, null, move, () => undefined);
}

/** What follows for placements when two records of a person become one. */
export function offerMergeHooks(services: Services): void {
  services.offer(MERGE_HOOKS, { stopDouble });
}

/** The step itself, with the locks held already. */
export async function takeStep(
  ctx: WriteContext,
  open: LockedPlacement,
  move: MoveInput,
  auditAction = 'placement.moved',
): Promise<void> {
  const from = open.row.status as PlacementStatus;
  const to = nextPlacementStatus(from, move.action);
  if (to === undefined) {
    throw StepIllegal({ status: statusName(ctx, from), action: actionName(ctx, move.action) });
  }
  const { columns, data } = await effectOf(ctx, open, move, from);
  await updatePlacement(ctx.trx, open.ref, { ...columns, status: to, updated_at: ctx.now });
  await recordStep(ctx, {
    placement: open.ref,
    seeker: open.seeker,
    vacancy: open.vacancy,
    employerId: open.row.employer_id,
    copy: open.copy,
    siteId: open.row.site_id,
    region: open.row.region_code,
    action: move.action,
    from,
    to,
    note: move.note,
    data,
    kind: KINDS[move.action],
    auditAction,
  });
}

async function effectOf(
  ctx: WriteContext,
  open: LockedPlacement,
  move: MoveInput,
  from: PlacementStatus,
): Promise<Effect> {
  switch (move.action) {
    case 'accept':
    case 'note':
      return { columns: {}, data: {} };
    case 'book_interview':
      return bookInterview(ctx, open, move);
    case 'record_interview':
      await closeBooking(ctx.trx, open.ref, move.result);
      return { columns: {}, data: { result: move.result } };
    case 'record_intention':
      await countPlacement(ctx, open, ['intention_reached'], shanghaiDate(ctx.now));
      return { columns: { intention_at: ctx.now }, data: {} };
    case 'hire':
      return startWork(ctx, open, move);
    case 'settle':
      return { columns: { ended_at: ctx.now }, data: {} };
    case 'stop':
      return stop(ctx, open, move.reason, from);
  }
}

async function stop(
  ctx: WriteContext,
  open: LockedPlacement,
  reason: Extract<MoveInput, { action: 'stop' }>['reason'],
  from: PlacementStatus,
): Promise<Effect> {
  const endsWork = reason === 'left_after_hire';
  const undoes = reason === 'recorded_by_mistake';
  if (from === 'hired' ? !(endsWork || undoes) : endsWork) throw ReasonUnfit();
  if (from === 'hired') await endHire(ctx, open, reason);
  if (from === 'interview_booked') {
    await closeBooking(ctx.trx, open.ref, reason === 'seeker_no_show' ? 'no_show' : 'moved');
  }
  return { columns: { stop_reason: reason, ended_at: ctx.now }, data: { reason } };
}
