import { EVENTS, type EventName, type EventPayload } from '@yizhan/domain';
import type { AnyEvent, EventHandler, EventOf, InlineHandler, JobHandler } from './types.ts';

/**
 * A handler that runs in the event's transaction: its refusal refuses the whole write. Only for records in the event's
 * own prefecture, locked in the standard order.
 */
export function inline<K extends EventName>(
  event: K,
  name: string,
  handle: EventHandler<K>,
  options: { undo: 'moves' | 'never' | EventHandler<K> },
): InlineHandler {
  const { undo } = options;
  return {
    event,
    name,
    runs: 'inline',
    handle: (ctx, told) => handle(ctx, parsed(event, told)),
    undo: typeof undo === 'string' ? undo : (ctx, told) => undo(ctx, parsed(event, told)),
  };
}

/**
 * A handler that runs after the commit in its own transaction. It waits until the action that emitted the event can no
 * longer be taken back, unless it is `atOnce`; that closes the action's window.
 */
export function job<K extends EventName>(
  event: K,
  name: string,
  handle: EventHandler<K>,
  options: { atOnce?: boolean } = {},
): JobHandler {
  return {
    event,
    name,
    runs: 'job',
    atOnce: options.atOnce ?? false,
    handle: (ctx, told) => handle(ctx, parsed(event, told)),
  };
}

function parsed<K extends EventName>(name: K, event: AnyEvent): EventOf<K> {
  // The schema of the same name; an indexed type loses the connection between the two.
  const payload = EVENTS[name].parse(event.payload) as EventPayload<K>;
  return { ref: event.ref, name, subject: event.subject, payload, at: event.at };
}
