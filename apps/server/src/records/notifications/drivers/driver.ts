import { serviceKey } from '../../../app/services.ts';

/** A message as a provider gets it. */
export interface OutgoingMessage {
  /** The same at every attempt, so that a provider who knows it can tell a repetition. */
  readonly id: string;
  readonly phone: string;
  /** The whole text without the sender's signature. */
  readonly text: string;
  /** Who writes: stands before the text as 【…】, or is named to a provider who puts it there. */
  readonly signature: string;
  /** The code of the template, for logs. */
  readonly template: string;
  /** What a provider who keeps the texts calls this one; null where the bureau has not said so. */
  readonly providerCode: string | null;
  /** What the template was filled with, in the order in which it names its variables. */
  readonly values: Readonly<Record<string, string>>;
  /** When it was first tried, for asking a provider about it. */
  readonly attemptedAt: Date;
  /** What the provider called it, once it said so. */
  readonly providerRef: string | null;
}

/** What a provider answered when it took a message. */
export interface Acceptance {
  /** Its own name for the message, by which its reports speak of it. */
  readonly providerRef: string | null;
}

/**
 * What a provider knows of a message: `absent` has never reached it, `taken` is under way; `unlisted` is either, with a
 * provider who lists only what it has reported.
 */
export type Standing =
  | { readonly state: 'absent' | 'unlisted' | 'taken' | 'delivered' }
  | { readonly state: 'undelivered'; readonly why: string };

/** What a provider tells of a message afterwards, by itself; it names the message by our id, its own, or both. */
export type Report = { readonly id?: string; readonly providerRef?: string } & (
  { readonly state: 'delivered' } | { readonly state: 'undelivered'; readonly why: string }
);

/** Carries text messages to phones. Called outside any transaction; every call ends within its time-out. */
export interface MessageDriver {
  readonly name: string;
  /** The provider knows an id again: what it has taken once it does not send twice. */
  readonly repeatable: boolean;
  /**
   * @throws SendRefused when the provider will never take it, SendUnsure when nobody knows whether it did, any other
   * Error when it did not this time
   */
  send(message: OutgoingMessage): Promise<Acceptance>;
  /** What became of a message; missing where the provider cannot be asked. @throws Error when there is no answer */
  ask?(message: OutgoingMessage): Promise<Standing>;
  /** Reads what the provider posts to the address for reports. @throws Error when it is none of its kind */
  reports?(body: unknown): Report[];
  /** What the provider wants to read when reports were taken. */
  readonly reportReply?: Readonly<Record<string, string | number>>;
}

/** The provider will not take this message, however often it is tried. */
export class SendRefused extends Error {
  readonly reason: 'provider_refused' | 'template_unset';

  constructor(message: string, reason: SendRefused['reason'] = 'provider_refused') {
    super(message);
    this.name = 'SendRefused';
    this.reason = reason;
  }
}

/** The call was made and there was no answer: the message may be on its way. */
export class SendUnsure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SendUnsure';
  }
}

/** The driver in use; asked before each message, so that new settings count at once. */
export const MESSAGE_DRIVER = serviceKey<() => Promise<MessageDriver>>('message driver');
