import { shanghaiDate, shanghaiTime, type InterviewMove } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { fromShortId, newId, type Ref } from '../../app/ids.ts';
import { openThrough } from '../../records/flow/open-record.ts';
import { cause } from '../../records/flow/transition.ts';
import type { Effect } from '../../records/flow/types.ts';
import { findSitePlace } from '../sites/index.ts';
import { findRoomClash, insertInterview, listBooked, lockRoom } from './interviews.repository.ts';
import { interviewFlow } from './interviews.flow.ts';
import { tellOfInterview, tellSeeker, workOf } from './messages.ts';
import type { OpenPlacement } from './open-placement.ts';
import { DateFar, DatePast, RoomNeeded, RoomTaken } from './placements.errors.ts';
import type { MoveInput } from './placement-step.types.ts';

/** An interview may be entered while it is in progress, but not long after. */
const LATE_MS = 60 * 60_000;
const FAR_MS = 366 * 86_400_000;

/**
 * Books an interview, in a room of a site where it is held there or by video from there. A site has one room of each
 * kind; an earlier booking of the same placement is moved.
 */
export async function bookInterview(
  ctx: WriteContext,
  open: OpenPlacement,
  move: Omit<Extract<MoveInput, { action: 'book_interview' }>, 'action' | 'note'>,
): Promise<Effect<'placements'>> {
  const from = new Date(move.startsAt);
  const to = new Date(from.getTime() + move.minutes * 60_000);
  if (from.getTime() < ctx.now.getTime() - LATE_MS) {
    throw DatePast({ earliest: `${shanghaiDate(ctx.now)} ${shanghaiTime(ctx.now)}` });
  }
  if (from.getTime() > ctx.now.getTime() + FAR_MS) {
    throw DateFar({ latest: shanghaiDate(new Date(ctx.now.getTime() + FAR_MS)) });
  }
  const needsRoom = move.mode === 'at_site' || (move.mode === 'video' && move.siteId !== null);
  if (needsRoom && move.siteId === null) throw RoomNeeded();
  const site = needsRoom && move.siteId !== null ? await findSitePlace(ctx, fromShortId(move.siteId)) : null;
  if (site !== null) {
    await lockRoom(ctx.trx, site.id, move.mode);
    const clash = await findRoomClash(ctx.trx, { siteId: site.id, mode: move.mode }, { from, to }, open.id);
    if (clash !== undefined) {
      throw RoomTaken({ site: site.name, from: shanghaiTime(clash.from), to: shanghaiTime(clash.to) });
    }
  }
  await endBooking(ctx, open, 'move');
  const ref: Ref = { prefecture: open.prefecture, id: newId() };
  const row = {
    ...ref,
    placement_id: open.id,
    starts_at: from,
    minutes: move.minutes,
    mode: move.mode,
    site_id: site?.id ?? null,
    place: move.place,
    created_at: ctx.now,
  };
  await openThrough(
    ctx,
    interviewFlow,
    { ref, opening: 'book', locked: { ...row, result: 'booked', version: 1 } },
    [],
    (inner, { result }) => insertInterview(inner.trx, { ...row, result }),
  );
  const appointment = { at: from.toISOString(), mode: move.mode };
  await tellSeeker(
    ctx,
    open.status === 'interview_booked' ? 'placement.interview_moved' : 'placement.interview_booked',
    open,
    { ...workOf(open), ...appointment, place: move.place === '' ? (site?.name ?? null) : move.place },
  );
  if (ctx.actor.kind !== 'employer') await tellOfInterview(ctx, open, appointment);
  return {
    columns: { interview_at: from },
    data: { startsAt: from.toISOString(), mode: move.mode, siteName: site?.name ?? null, place: move.place },
  };
}

/** Ends the placement's booking, if any. */
export async function endBooking(ctx: WriteContext, placement: Ref, move: InterviewMove): Promise<void> {
  for (const ref of await listBooked(ctx.trx, placement)) await cause(ctx, interviewFlow, ref, { move });
}
