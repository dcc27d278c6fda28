import type { WriteContext } from '../../app/context.ts';

/** `noun.verb` in the past tense, such as `placement.hired`; the vocabulary is in the domain. */
export type EventName = string;

/** A handler as the composition sees it; its payload is parsed with the schema of the event. */
export interface AnyEventHandler {
  readonly event: EventName;
  /** In the transaction of the event, or in a delivery of its own after the commit. */
  readonly runs: 'inline' | 'job';
  /** Unique per event: names the delivery. */
  readonly name: string;
  readonly handle: (ctx: WriteContext, payload: never) => Promise<void>;
}
