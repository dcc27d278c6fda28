import { shanghaiDate, shanghaiTime } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { fromShortId, newId } from '../../app/ids.ts';
import { findSitePlace } from '../sites/index.ts';
import { closeBooking, findRoomClash, insertInterview, lockRoom } from './interviews.repository.ts';
import { notifySeeker } from './history.ts';
import { DateFar, DatePast, RoomNeeded, RoomTaken } from './placements.errors.ts';
import type { Effect, MoveInput, LockedPlacement } from './placement-step.types.ts';

const MODE_TEXT = {
  at_employer: '到单位面试',
  at_site: '在驿站面试',
  video: '视频面试',
  phone: '电话面试',
} as const;

/** An interview may be entered while it is going on, but not long after. */
const LATE_MS = 60 * 60_000;
const FAR_MS = 366 * 86_400_000;

/**
 * Books an interview, in a room of a site where it is held there or by video from there. A site has one room of each
 * kind; an earlier booking of the same placement is moved.
 */
export async function bookInterview(
  ctx: WriteContext,
  open: LockedPlacement,
  move: Extract<MoveInput, { action: 'book_interview' }>,
): Promise<Effect> {
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
    const clash = await findRoomClash(
      ctx.trx,
      { siteId: site.id, mode: move.mode },
      { from, to },
      open.ref.id,
    );
    if (clash !== undefined) {
      throw RoomTaken({ site: site.name, from: shanghaiTime(clash.from), to: shanghaiTime(clash.to) });
    }
  }
  await closeBooking(ctx.trx, open.ref, 'moved');
  await insertInterview(ctx.trx, {
    prefecture: open.ref.prefecture,
    id: newId(),
    placement_id: open.ref.id,
    starts_at: from,
    minutes: move.minutes,
    mode: move.mode,
    site_id: site?.id ?? null,
    place: move.place,
    created_at: ctx.now,
  });
  const where = move.place === '' ? (site?.name ?? '') : move.place;
  const when = `${shanghaiDate(from)} ${shanghaiTime(from)}`;
  await notifySeeker(ctx, open.seeker, {
    lane: 'personal',
    purpose: 'progress',
    template: 'placement.interview_booked',
    text: `“${open.copy.title}”（${open.copy.employerName}）的面试约在${when}，${MODE_TEXT[move.mode]}${where === '' ? '' : `，地点：${where}`}。不方便请提前告诉我们。`,
  });
  return {
    columns: { interview_at: from },
    data: { startsAt: from.toISOString(), mode: move.mode, siteName: site?.name ?? null, place: move.place },
  };
}
