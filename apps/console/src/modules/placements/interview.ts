import { addDays, dayOf } from '@yizhan/ui/format/time.ts';
import { INTERVIEW_HOURS } from '@yizhan/domain/bookings/vocabulary.ts';
import type { InterviewMode } from '@yizhan/domain';

/** An interview being arranged; times are office time. */
export interface InterviewDraft {
  mode: InterviewMode;
  siteId: string | null;
  day: string;
  /** `14:30` */
  time: string;
  minutes: number;
  place: string;
}

/** Default: tomorrow 09:00 at the employer's premises, the most common booking. */
export function newInterview(now = new Date()): InterviewDraft {
  return {
    mode: 'at_employer',
    siteId: null,
    day: addDays(dayOf(now), 1),
    time: '09:00',
    minutes: 30,
    place: '',
  };
}

/** The start as an instant; undefined while it is incomplete. */
export function instantOf(draft: Pick<InterviewDraft, 'day' | 'time'>): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.day) || !/^\d{2}:\d{2}/.test(draft.time)) return undefined;
  return `${draft.day}T${draft.time.slice(0, 5)}:00+08:00`;
}

/** Whether it begins and ends in the hours in which people can be expected; also while it is incomplete. */
export function isInHours(draft: Pick<InterviewDraft, 'day' | 'time' | 'minutes'>): boolean {
  const { day, time, minutes } = draft;
  const start = instantOf(draft);
  if (start === undefined) return true;
  const end = Date.parse(start) + minutes * 60_000;
  const latest = Date.parse(`${day}T${INTERVIEW_HOURS.to}:00+08:00`);
  return time.slice(0, 5) >= INTERVIEW_HOURS.from && end <= latest;
}
