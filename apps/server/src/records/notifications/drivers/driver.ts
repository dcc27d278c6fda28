import { serviceKey } from '../../../app/services.ts';

/** A message as a provider gets it. */
export interface OutgoingMessage {
  /** The same at every attempt, so that a provider who knows it can tell a repetition. */
  readonly id: string;
  readonly phone: string;
  /** The whole text without the sender's signature. */
  readonly text: string;
  /** The code of the template and what it was filled with, for providers who keep the texts themselves. */
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
  /** When it was first tried, for asking a provider about it. */
  readonly attemptedAt: Date;
  /** What the provider called it, once it said so. */
  readonly providerRef: string | null;
}

/** What a provider answered when it took a message. */
export interface ImportedRow {
  /** Its own name for the message, by which its reports speak of it. */
  readonly providerRef: string | null;
}

/** What a provider knows of a message: `absent` has never reached it, `taken` is under way. */
export type Standing =
  | { readonly state: 'absent' | 'taken' | 'delivered' }
  | { readonly state: 'undelivered'; readonly why: string };

/** Carries text messages to phones. Called outside any transaction; every call ends within its time-out. */
export interface MessageDriver {
  readonly name: string;
  /** The provider knows an id again: what it has taken once it does not send twice. */
  readonly repeatable: boolean;
  /**
   * @throws SendRefused when the provider will never take it, SendUnsure when nobody knows whether it did, any other
   * Error when it did not this time
   */
  send(message: OutgoingMessage): Promise<ImportedRow>;
  /** What became of a message; missing where the provider cannot be asked. @throws Error when there is no answer */
  ask?(message: OutgoingMessage): Promise<Standing>;
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

/** The driver in use. */
export const MESSAGE_DRIVER = serviceKey<MessageDriver>('message driver');
