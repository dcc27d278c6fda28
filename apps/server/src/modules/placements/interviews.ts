import {
  INTERVIEW_HOURS,
  shanghaiDate,
  shanghaiInstant,
  shanghaiTime,
  type InterviewMove,
} from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { fromShortId, newId, type Ref } from '../../app/ids.ts';
import { openThrough } from '../../records/flow/open-record.ts';
import { cause } from '../../records/flow/transition.ts';
import type { Effect } from '../../records/flow/types.ts';
import { bookFor, endBookingOf } from '../bookings/index.ts';
import { findSitePlace, type SitePlace } from '../sites/index.ts';
import { findVacancyRow } from '../vacancies/index.ts';
import { insertInterview, listBooked } from './interviews.repository.ts';
import { interviewFlow } from './interviews.flow.ts';
import { tellOfInterview, tellSeeker, workOf } from './messages.ts';
import type { OpenPlacement } from './open-placement.ts';
import { DateFar, DatePast, InterviewHours, RoomNeeded, RoomTaken } from './placements.errors.ts';
import type { MoveInput } from './placement-step.types.ts';

/** An interview may be entered while it is in progress, but not long after. */
const LATE_MS = 60 * 60_000;
const FAR_MS = 366 * 86_400_000;

/** A booking of an interview; `isBooked` where it follows its booking, which was moved in the calendar. */
export type InterviewInput = Omit<Extract<MoveInput, { action: 'book_interview' }>, 'action' | 'note'> & {
  readonly isBooked?: true;
};

/**
 * Books an interview: the person's time, and a room of a station where it is held there or by video from there. An
 * earlier booking of the same placement is moved.
 */
export async function bookInterview(
  ctx: WriteContext,
  open: OpenPlacement,
  move: InterviewInput,
): Promise<Effect<'placements'>> {
  const from = new Date(move.startsAt);
  const to = new Date(from.getTime() + move.minutes * 60_000);
  assertTimes(ctx, from, to);
  const site = await siteOf(ctx, move);
  const place = await placeOfInterview(ctx, open, move);
  await endBooking(ctx, open, 'move');
  const ref: Ref = { prefecture: open.prefecture, id: newId() };
  const row = {
    ...ref,
    placement_id: open.id,
    starts_at: from,
    minutes: move.minutes,
    mode: move.mode,
    site_id: site?.id ?? null,
    place,
    created_at: ctx.now,
  };
  await openThrough(
    ctx,
    interviewFlow,
    { ref, opening: 'book', locked: { ...row, result: 'booked', version: 1 } },
    [],
    (inner, { result }) => insertInterview(inner.trx, { ...row, result }),
  );
  if (move.isBooked !== true) await bookTime(ctx, open, { from, to }, { mode: move.mode, site, place });
  const appointment = { at: from.toISOString(), mode: move.mode };
  await tellSeeker(
    ctx,
    open.status === 'interview_booked' ? 'placement.interview_moved' : 'placement.interview_booked',
    open,
    { ...workOf(open), ...appointment, place: place === '' ? (site?.name ?? null) : place },
  );
  if (ctx.actor.kind !== 'employer') await tellOfInterview(ctx, open, appointment);
  return {
    columns: { interview_at: from },
    data: { startsAt: from.toISOString(), mode: move.mode, siteName: site?.name ?? null, place },
  };
}

/** @throws DatePast, DateFar, InterviewHours */
function assertTimes(ctx: WriteContext, from: Date, to: Date): void {
  if (from.getTime() < ctx.now.getTime() - LATE_MS) {
    throw DatePast({ earliest: `${shanghaiDate(ctx.now)} ${shanghaiTime(ctx.now)}` });
  }
  if (from.getTime() > ctx.now.getTime() + FAR_MS) {
    throw DateFar({ latest: shanghaiDate(new Date(ctx.now.getTime() + FAR_MS)) });
  }
  const day = shanghaiDate(from);
  const isPossible =
    from >= shanghaiInstant(day, INTERVIEW_HOURS.from) && to <= shanghaiInstant(day, INTERVIEW_HOURS.to);
  if (!isPossible) throw InterviewHours({ ...INTERVIEW_HOURS });
}

/** The station whose room is needed. @throws RoomNeeded, SiteUnknown */
async function siteOf(ctx: WriteContext, { mode, siteId }: InterviewInput): Promise<SitePlace | null> {
  if (mode === 'at_site' && siteId === null) throw RoomNeeded();
  const needsRoom = mode === 'at_site' || mode === 'video';
  return needsRoom && siteId !== null ? findSitePlace(ctx, fromShortId(siteId)) : null;
}

/** What was said, else for an interview at the employer the address at which the work is. */
async function placeOfInterview(
  ctx: WriteContext,
  open: OpenPlacement,
  { mode, place }: InterviewInput,
): Promise<string> {
  if (place !== '' || mode !== 'at_employer') return place;
  return (await findVacancyRow(ctx.trx, open.vacancy))?.address ?? '';
}

async function bookTime(
  ctx: WriteContext,
  open: OpenPlacement,
  span: { from: Date; to: Date },
  { mode, site, place }: { mode: InterviewInput['mode']; site: SitePlace | null; place: string },
): Promise<void> {
  await bookFor(ctx, {
    subject: { noun: 'placement', ref: { prefecture: open.prefecture, id: open.id } },
    seekerId: open.seeker.id,
    lies: open,
    span,
    title: `面试：${open.copy.title}`,
    place,
    room: site === null ? null : { kind: mode === 'video' ? 'video_room' : 'interview_room', site },
    full: (clash) =>
      RoomTaken({ site: site?.name ?? '', from: shanghaiTime(clash.from), to: shanghaiTime(clash.to) }),
  });
}

/** What becomes of a booking when its interview ends. */
const ENDS = { pass: 'attend', fail: 'attend', miss: 'miss', call_off: 'cancel' } as const;

/** Ends the placement's interview, if any, and what was booked for it. */
export async function endInterview(
  ctx: WriteContext,
  placement: Ref,
  move: Exclude<InterviewMove, 'move'>,
): Promise<void> {
  await endBooking(ctx, placement, move);
  await endBookingOf(ctx, { prefecture: placement.prefecture, id: placement.id }, ENDS[move]);
}

/** Ends the placement's interview, if any, and leaves what was booked for it. */
export async function endBooking(ctx: WriteContext, placement: Ref, move: InterviewMove): Promise<void> {
  for (const ref of await listBooked(ctx.trx, placement)) await cause(ctx, interviewFlow, ref, { move });
}
