import type { EventName, EventPayload } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';

export type { EventName } from '@yizhan/domain';

/** An event, as handlers receive it. */
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
  /** The payload has been parsed by the event's schema. */
  handle(ctx: WriteContext, event: AnyEvent): Promise<void>;
}

/** Runs in the event's transaction, within its prefecture and in the standard order of locks. */
export interface InlineHandler extends Common {
  readonly runs: 'inline';
  /**
   * How it is taken back with the action that emitted the event: by the moves it caused, which are undone anyway; by a
   * function; or never, and then the action cannot be taken back either.
   */
  readonly undo: 'moves' | 'never' | ((ctx: WriteContext, event: AnyEvent) => Promise<void>);
}

/** Runs in its own transaction after the commit, exactly once. */
export interface JobHandler extends Common {
  readonly runs: 'job';
  /** Does not wait until the action that emitted the event can no longer be taken back. */
  readonly atOnce: boolean;
}

export type AnyEventHandler = InlineHandler | JobHandler;

/** An event with an unparsed payload. */
export interface AnyEvent {
  readonly ref: Ref;
  readonly name: EventName;
  readonly subject: Ref;
  readonly payload: unknown;
  readonly at: Date;
}
