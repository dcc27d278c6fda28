import { INTERVIEW_MODES, type InterviewMode } from '@yizhan/domain';
import { shortId } from '../../app/ids.ts';
import type { Bookable, MovedTo } from '../../records/bookings/index.ts';
import { cause } from '../../records/flow/transition.ts';
import { listBooked, lockInterview } from './interviews.repository.ts';
import { placementFlow } from './placements.flow.ts';

/** Interviews follow their bookings: dragged in the calendar, or called off there. */
export const bookableInterview: Bookable = {
  noun: 'placement',
  title: { 'zh-CN': '面试', en: 'Interview' },
  async moved(ctx, ref, to) {
    const [booked] = await listBooked(ctx.trx, ref);
    const row = booked === undefined ? undefined : await lockInterview(ctx.trx, booked);
    const before = INTERVIEW_MODES.find((known) => known === row?.mode) ?? 'phone';
    await cause(ctx, placementFlow, ref, {
      move: 'book_interview',
      input: {
        startsAt: to.from.toISOString(),
        minutes: Math.round((to.to.getTime() - to.from.getTime()) / 60_000),
        mode: modeAt(to, before),
        siteId: to.resource === null ? null : shortId(to.resource.siteId),
        place: to.resource === null ? (row?.place ?? '') : '',
        isBooked: true,
      },
    });
  },
  async calledOff(ctx, ref) {
    await cause(ctx, placementFlow, ref, { move: 'call_off_interview' });
  },
};

function modeAt({ resource }: MovedTo, before: InterviewMode): InterviewMode {
  if (resource === null) return before;
  return resource.kind === 'video_room' ? 'video' : 'at_site';
}
