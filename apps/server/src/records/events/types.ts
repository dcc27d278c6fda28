import type { EventName, EventPayload } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';

export type { EventName } from '@yizhan/domain';

/** Something that happened, as handlers are told of it. */
export interface EventOf<K extends EventName> {
  readonly ref: Ref;
  readonly name: K;
  /** The record it happened to. */
  readonly subject: Ref;
  readonly payload: EventPayload<K>;
  readonly at: Date;
}

export type EventHandler<K extends EventName> = (ctx: WriteContext, event: EventOf<K>) => Promise<void>;

interface Common {
  readonly event: EventName;
  /** Unique per event: names the delivery. */
  readonly name: string;
  /** The payload is parsed by the schema of the event before. */
  handle(ctx: WriteContext, event: AnyEvent): Promise<void>;
}

/** Runs in the transaction of the event, within its prefecture and in the house's order of locks. */
export interface InlineHandler extends Common {
  readonly runs: 'inline';
  /**
   * How it is taken back with the action that emitted the event: by the moves it caused, which are undone anyway; by a
   * function; or never, and then neither can the action be.
   */
  readonly undo: 'moves' | 'never' | ((ctx: WriteContext, event: AnyEvent) => Promise<void>);
}

/** Runs in a transaction of its own after the commit, exactly once. */
export interface JobHandler extends Common {
  readonly runs: 'job';
  /** Does not wait until the action that emitted the event can no longer be taken back. */
  readonly atOnce: boolean;
}

export type AnyEventHandler = InlineHandler | JobHandler;

/** An event whose payload is not parsed yet. */
export interface AnyEvent {
  readonly ref: Ref;
  readonly name: EventName;
  readonly subject: Ref;
  readonly payload: unknown;
  readonly at: Date;
}
