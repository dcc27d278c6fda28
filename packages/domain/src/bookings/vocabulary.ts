/**
 * What can be booked. A room and the equipment for interviews by video belong to a station; an adviser's hours to one
 * of the staff.
 */
export const RESOURCE_KINDS = ['interview_room', 'video_room', 'adviser', 'other'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** Why a booking is called off. */
export const CANCEL_REASONS = [
  'person_asked',
  'employer_asked',
  'staff_away',
  'place_closed',
  'not_needed',
  'recorded_by_mistake',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/**
 * Why a booking that was possible no longer fits: the day became a holiday, hours were changed, it is out of use, or two
 * records of one person were merged that had a booking each.
 */
export const MISFITS = ['holiday', 'hours', 'out_of_use', 'two_at_once'] as const;
export type Misfit = (typeof MISFITS)[number];

/** The most seats of one resource: a class, not a hall. */
export const MOST_SEATS = 200;
/** How far ahead something may be booked. */
export const FARTHEST_BOOKING_DAYS = 366;
/** How long a place is kept while somebody at the counter or on the phone decides. */
export const HOLD_MINUTES = 15;
/** How long a freed place is kept for whoever waits for it; at most until an hour before it begins. */
export const OFFER_HOURS = 12;

/**
 * The hours in which an interview may be set. No law names any; nobody can be expected at a factory gate before eight
 * or after eight in the evening, and an hour typed without “afternoon” (3:00) falls outside.
 */
export const INTERVIEW_HOURS = { from: '08:00', to: '20:00' } as const;
