import { serviceKey } from '../../../app/services.ts';

/** A message as a provider receives it. */
export interface OutgoingMessage {
  /** The same for every attempt, so that a provider that knows ids can recognise a repetition. */
  readonly id: string;
  readonly phone: string;
  /** The whole text without the sender's signature. */
  readonly text: string;
  /** The sender: precedes the text as 【…】, or is passed to a provider that puts it there. */
  readonly signature: string;
  /** The code of the template, for logs. */
  readonly template: string;
  /** The name of this text at a provider that keeps the texts; null where the bureau has not entered one. */
  readonly providerCode: string | null;
  /** The template's values, in the order in which it names its variables. */
  readonly values: Readonly<Record<string, string>>;
  /** When it was first tried, for asking a provider about it. */
  readonly attemptedAt: Date;
  /** The provider's name for it, once known. */
  readonly providerRef: string | null;
}

/** A provider's answer when it accepts a message. */
export interface Acceptance {
  /** The provider's own name for the message, used in its reports. */
  readonly providerRef: string | null;
}

/**
 * What a provider knows of a message: `absent` has never reached it, `taken` is in progress; `unlisted` is either, at a
 * provider that lists only reported ones.
 */
export type Standing =
  | { readonly state: 'absent' | 'unlisted' | 'taken' | 'delivered' }
  | { readonly state: 'undelivered'; readonly why: string };

/** A provider's later report on a message; it names the message by our id, its own, or both. */
export type Report = { readonly id?: string; readonly providerRef?: string } & (
  { readonly state: 'delivered' } | { readonly state: 'undelivered'; readonly why: string }
);

/** Carries text messages to phones. Called outside any transaction; every call ends within its time-out. */
export interface MessageDriver {
  readonly name: string;
  /** The provider recognises an id: a message it has accepted once is not sent twice. */
  readonly repeatable: boolean;
  /**
   * @throws SendRefused when the provider will never accept it, SendUnsure when the outcome is unknown, any other Error
   *   when it failed this time
   */
  send(message: OutgoingMessage): Promise<Acceptance>;
  /** The state of a message; missing where the provider cannot be asked. @throws Error when there is no answer */
  ask?(message: OutgoingMessage): Promise<Standing>;
  /** Parses what the provider posts to the address for reports. @throws Error for content it does not recognise */
  reports?(body: unknown): Report[];
  /** The reply the provider expects when reports were received. */
  readonly reportReply?: Readonly<Record<string, string | number>>;
}

/** The provider will not accept this message, however often it is tried. */
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

/** The driver in use; read before each message, so that new settings take effect immediately. */
export const MESSAGE_DRIVER = serviceKey<() => Promise<MessageDriver>>('message driver');
