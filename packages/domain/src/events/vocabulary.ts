import { z } from 'zod';
import { FOLLOW_UP_OUTCOMES } from '../placements/follow-ups.ts';

/** Where a record lies: shared records, which belong to no place, lie at `0000`. */
const Ref = z.object({ prefecture: z.string(), id: z.string() });

const Nothing = z.object({});

/**
 * Every event that modules announce to each other: `noun.verb` in the past tense, with its payload next to the record
 * itself. A payload holds references and codes, never a name, a number or typed text: events are kept, and erasing a
 * person does not search them.
 */
export const EVENTS = {
  /** Two records of a person became one; the event belongs to the kept one. */
  'seeker.merged': z.object({ dropped: Ref }),
  /** The record is about to be emptied; whatever is still to be done with the person is called off. */
  'seeker.erased': Nothing,
  /** The record has another phone than before, or none: the one before leads to it no more. */
  'seeker.phone_changed': Nothing,
  /** Name, code, ID number, place, verification or blacklisting: what vacancies show, lie by or are checked against. */
  'employer.changed': Nothing,
  /** A private person who employed is no longer known. */
  'employer.erased': Nothing,
  'employer.blacklisted': Nothing,
  /** Struck off the business register, or verification refused for that reason: it cannot hire. */
  'employer.struck_off': Nothing,
  'vacancy.published': Nothing,
  /** Every place is taken, or a person marked it as filled. */
  'vacancy.filled': z.object({ by: z.enum(['hires', 'hand']) }),
  /** It left the channels for good: filled, expired or withdrawn. */
  'vacancy.closed': z.object({ status: z.enum(['filled', 'expired', 'withdrawn']) }),
  /**
   * A placement still waits for a vacancy that closed; one event each, so that a failing one does not block the others.
   */
  'placement.vacancy_gone': z.object({ vacancy: Ref, status: z.enum(['filled', 'withdrawn']) }),
  'placement.hired': z.object({ vacancy: Ref }),
  'placement.stopped': z.object({ vacancy: Ref, reason: z.string() }),
  'follow_up.answered': z.object({ placement: Ref, day: z.int(), outcome: z.enum(FOLLOW_UP_OUTCOMES) }),
  /** The answer was wrong; this is the previous one. */
  'follow_up.corrected': z.object({ placement: Ref, day: z.int(), outcome: z.enum(FOLLOW_UP_OUTCOMES) }),
  'site.closed': Nothing,
  /** Its opening hours: whatever goes by them is looked at again. The event belongs to the site. */
  'site.hours_changed': Nothing,
  /** A notice of holidays says otherwise of these days than what was known. */
  'calendar.changed': z.object({ year: z.int(), days: z.array(z.string()) }),
  /** A place of the resource may be free for whoever waits. */
  'booking.freed': Nothing,
} as const satisfies Record<`${string}.${string}`, z.ZodType>;

export type EventName = keyof typeof EVENTS;
export type EventPayload<K extends EventName> = z.output<(typeof EVENTS)[K]>;

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}
