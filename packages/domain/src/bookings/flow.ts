import { defineFlow, type MoveOf } from '../flow/define-flow.ts';
import { CANCEL_REASONS } from './vocabulary.ts';

export const BOOKING_STATUSES = [
  'waiting',
  'held',
  'booked',
  'attended',
  'missed',
  'cancelled',
  'lapsed',
] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/**
 * A booking of a resource, or of a person's time alone. `held` keeps a place until its lease ends. Whoever waits is
 * offered a freed place under such a lease. `fall_out` notes that the place is closed at that time since a change of
 * holidays or hours, `fit_again` that it is open once more; nothing else moves it then.
 */
export const bookingFlow = defineFlow({
  noun: 'booking',
  statuses: BOOKING_STATUSES,
  table: {
    waiting: { cancel: 'cancelled', offer: 'held', lapse: 'lapsed' },
    held: { confirm: 'booked', cancel: 'cancelled', lapse: 'lapsed' },
    booked: {
      attend: 'attended',
      miss: 'missed',
      move: 'booked',
      cancel: 'cancelled',
      fall_out: 'booked',
      fit_again: 'booked',
    },
    attended: { reopen: 'booked' },
    missed: { reopen: 'booked' },
    cancelled: {},
    lapsed: {},
  },
  moves: {
    confirm: { undo: 'inverse', reason: 'none' },
    attend: { undo: 'inverse', reason: 'none' },
    miss: { undo: 'inverse', reason: 'none' },
    move: { undo: 'inverse', reason: 'none' },
    cancel: { undo: 'inverse', reason: CANCEL_REASONS },
    reopen: { undo: 'inverse', reason: 'words' },
    offer: { undo: 'never', reason: 'none' },
    lapse: { undo: 'never', reason: 'none' },
    fall_out: { undo: 'never', reason: 'none' },
    fit_again: { undo: 'never', reason: 'none' },
  },
  openings: {
    book: { to: ['booked'], takenBack: 'cancelled' },
    hold: { to: ['held'], takenBack: 'cancelled' },
    wait: { to: ['waiting'], takenBack: 'cancelled' },
  },
});
export type BookingMove = MoveOf<typeof bookingFlow>;

/** Statuses in which a booking keeps its place, and the people concerned from being elsewhere. */
const PLACE_KEEPING = ['held', 'booked', 'attended'] as const satisfies readonly BookingStatus[];

export function keepsPlace(status: string): boolean {
  return (PLACE_KEEPING as readonly string[]).includes(status);
}

/** Moves that somebody asks for by name; a move to another time says when, and the platform makes the others. */
export const BOOKING_ACTIONS = [
  'confirm',
  'attend',
  'miss',
  'cancel',
  'reopen',
] as const satisfies readonly BookingMove[];
