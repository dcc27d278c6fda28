/**
 * Lanes of outgoing messages, the most urgent first. A lane never waits for a lower one: a sign-in code lives for
 * minutes, a call to a whole prefecture may take the afternoon.
 */
export const MESSAGE_LANES = ['code', 'personal', 'bulk'] as const;
export type MessageLane = (typeof MESSAGE_LANES)[number];

/** Channels by which a message leaves the house. The inbox inside the product is not one: nothing leaves there. */
export const MESSAGE_CHANNELS = ['sms'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** Purposes of messages; people refuse messages by purpose. */
export const MESSAGE_PURPOSES = ['sign_in', 'progress', 'offers', 'care', 'notices'] as const;
export type MessagePurpose = (typeof MESSAGE_PURPOSES)[number];
/** A code cannot be refused in advance, as its recipient has just requested it. */
export const REFUSABLE_PURPOSES = ['progress', 'offers', 'care', 'notices'] as const;
export type RefusablePurpose = (typeof REFUSABLE_PURPOSES)[number];

/**
 * The state of a message. `waiting` and `held` will be sent, `held` not yet; `sending` is being handled; `asking` was
 * perhaps taken by a provider that gave no answer, which is asked before it is sent again; `unknown` is the same when
 * nobody can be asked. `sent` was taken by the provider, which may report `delivered` or `undelivered`.
 */
export const MESSAGE_STATUSES = [
  'waiting',
  'held',
  'sending',
  'asking',
  'sent',
  'delivered',
  'undelivered',
  'unknown',
  'dead',
  'refused',
  'cancelled',
] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** Why a message is held back, was never queued, or ended without being sent. */
export const MESSAGE_REASONS = [
  // held
  'quiet_hours',
  'day_limit',
  'can_be_taken_back',
  // refused
  'no_phone',
  'no_consent',
  'do_not_contact',
  'record_closed',
  'changed_today',
  // dead
  'given_up',
  'provider_refused',
  'template_unset',
  'expired',
  // cancelled
  'taken_back',
  'superseded',
  'erased',
] as const;
export type MessageReason = (typeof MESSAGE_REASONS)[number];
