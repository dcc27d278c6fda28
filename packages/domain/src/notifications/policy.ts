import { addDays, shanghaiDate, shanghaiInstant, shanghaiTime } from '../calendar/shanghai.ts';
import type { MessageLane, MessagePurpose, MessageReason } from './vocabulary.ts';

/** When people are left undisturbed, `HH:MM` in Shanghai; two equal times mean never. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

export interface MessageRules {
  readonly quiet: QuietHours;
  /** The most messages to one person per day, codes excluded. */
  readonly perDay: number;
}

export const DEFAULT_MESSAGE_RULES: MessageRules = { quiet: { from: '21:00', until: '08:00' }, perDay: 5 };

/** `at` itself, or the end of the quiet hours that contain it. */
export function afterQuietHours(at: Date, { from, until }: QuietHours): Date {
  if (from === until) return at;
  const day = shanghaiDate(at);
  const time = shanghaiTime(at);
  const overnight = from > until;
  if (overnight ? time < from && time >= until : time < from || time >= until) return at;
  return shanghaiInstant(overnight && time >= from ? addDays(day, 1) : day, until);
}

/** What is known about a message's recipient. */
export interface MessageRecipient {
  readonly hasPhone: boolean;
  /** The record was merged, erased or struck off. */
  readonly isClosed: boolean;
  /** Purposes for which they withdrew their consent. */
  readonly withoutConsent: ReadonlySet<MessagePurpose>;
  /** Purposes for which they asked not to be contacted. */
  readonly refuses: ReadonlySet<MessagePurpose>;
  /** Messages already queued for this day, codes excluded. */
  readonly today: number;
}

export type MessageDecision =
  | { readonly outcome: 'go' }
  | { readonly outcome: 'hold'; readonly until: Date; readonly reason: MessageReason }
  | { readonly outcome: 'refuse'; readonly reason: MessageReason };

/**
 * Whether a message may be queued, and from when it may be sent. Codes are requested by their recipients and go
 * immediately; everything else respects refusals, the daily limit and the quiet hours. Over the limit, messages that
 * concern the person wait for the next day; an offer is not sent at all.
 *
 * @param earliest when the move that caused it can no longer be taken back; null when it need not wait for that
 */
export function decideMessage(
  message: { readonly lane: MessageLane; readonly purpose: MessagePurpose },
  to: MessageRecipient,
  rules: MessageRules,
  now: Date,
  earliest: Date | null,
): MessageDecision {
  if (to.isClosed) return { outcome: 'refuse', reason: 'record_closed' };
  if (!to.hasPhone) return { outcome: 'refuse', reason: 'no_phone' };
  if (message.lane === 'code') return { outcome: 'go' };
  if (to.withoutConsent.has(message.purpose)) return { outcome: 'refuse', reason: 'no_consent' };
  if (to.refuses.has(message.purpose)) return { outcome: 'refuse', reason: 'do_not_contact' };
  const isOver = to.today >= rules.perDay;
  if (isOver && message.purpose !== 'progress') return { outcome: 'refuse', reason: 'day_limit' };
  if (isOver) {
    const tomorrow = shanghaiInstant(addDays(shanghaiDate(now), 1));
    return { outcome: 'hold', until: afterQuietHours(tomorrow, rules.quiet), reason: 'day_limit' };
  }
  const from = earliest !== null && earliest > now ? earliest : now;
  const until = afterQuietHours(from, rules.quiet);
  if (until > from) return { outcome: 'hold', until, reason: 'quiet_hours' };
  return from > now ? { outcome: 'hold', until: from, reason: 'can_be_taken_back' } : { outcome: 'go' };
}
