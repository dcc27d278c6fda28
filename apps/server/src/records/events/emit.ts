import type { EventName, EventPayload } from '@yizhan/domain';
import { actorStamp } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { newId, type Ref } from '../../app/ids.ts';
import { handlersOf } from '../registry.ts';
import type { AnyEvent } from './types.ts';

/**
 * Announces to all handlers that something happened to a record. Inline handlers run now, in this transaction; `job`
 * handlers get a delivery, which waits as long as the current action can be taken back. Returns the event.
 *
 * @throws what inline handlers throw
 */
export async function emit<K extends EventName>(
  ctx: WriteContext,
  name: K,
  subject: Ref,
  payload: EventPayload<K>,
): Promise<Ref> {
  const stamp = actorStamp(ctx.actor);
  const ref: Ref = { prefecture: subject.prefecture, id: newId() };
  const event: AnyEvent = { ref, name, subject, payload, at: ctx.now };
  const handlers = handlersOf(ctx.services, name);
  for (const handler of handlers) {
    if (handler.runs === 'job' ? handler.atOnce : handler.undo === 'never') ctx.action?.closeWindow();
  }
  await ctx.append('events', [
    {
      ...ref,
      name,
      subject_id: subject.id,
      payload: json(payload),
      action_prefecture: ctx.action?.key.prefecture ?? null,
      action_id: ctx.action?.key.id ?? null,
      actor_kind: stamp.kind,
      actor_id: stamp.id,
      actor_name: stamp.name,
      at: ctx.now,
    },
  ]);
  const due = ctx.action?.until ?? ctx.now;
  await ctx.append(
    'event_deliveries',
    handlers
      .filter((handler) => handler.runs === 'job')
      .map((handler) => ({
        prefecture: ref.prefecture,
        event_id: ref.id,
        handler: handler.name,
        next_attempt_at: due,
      })),
  );
  for (const handler of handlers) {
    if (handler.runs === 'inline') await handler.handle(ctx, event);
  }
  return ref;
}
