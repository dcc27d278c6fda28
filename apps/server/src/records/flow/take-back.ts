import { isEventName, statusIn, UNDO_MINUTES } from '@yizhan/domain';
import { z } from 'zod';
import type { ActionKey } from '../../app/action.ts';
import { actorStamp } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import type { DomainError } from '../../app/errors.ts';
import { newId, recordId, toRef, type Ref } from '../../app/ids.ts';
import { addEntries } from '../../app/timeline.ts';
import { dropDeliveries, findEvent } from '../events/events.repository.ts';
import { regradeAfter } from '../evidence/watch.ts';
import { flowOf, handlersOf } from '../registry.ts';
import type { AnyBoundFlow, AnyHeld } from './bind-flow.ts';
import {
  ActionFinal,
  ActionLate,
  ActionLeft,
  ActionOvertaken,
  ActionTakenBack,
  ActionUnknown,
} from './flow.errors.ts';
import {
  findAction,
  findLastAction,
  lockAction,
  markTakenBack,
  writeColumns,
  type ActionRow,
} from './flow.repository.ts';
import { FOLLOWERS } from './followers.ts';
import { undoUntil } from './frame.ts';
import { whenDid, whoDid, wordOf } from './words.ts';

const UndoKept = z.object({
  before: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  effect: z.unknown(),
  caused: z.array(z.string()),
  events: z.array(z.string()),
});

/** An action with everything needed to take it back. */
interface Undoable {
  readonly row: ActionRow;
  readonly key: ActionKey;
  readonly bound: AnyBoundFlow;
  readonly record: Ref;
  readonly kept: z.output<typeof UndoKept>;
}

/** The record whose move was taken back. */
export interface TakenBack {
  readonly noun: string;
  readonly record: Ref;
  readonly move: string;
  readonly region: string | null;
}

/**
 * Takes an action back within ten minutes, with everything it caused: the last consequence first, each restored as it
 * was. This is an action too, which points to the first. Whoever may make the move may take it back.
 *
 * @throws ActionUnknown, ActionTakenBack, ActionFinal, ActionLate, ActionLeft, ActionOvertaken, and what the flow's
 *   policy throws
 */
export async function takeBack(ctx: WriteContext, key: ActionKey): Promise<TakenBack> {
  const found = await findAction(ctx.trx, key);
  if (found === undefined) throw ActionUnknown();
  const bound = flowOf(ctx.services, found.noun);
  const record = recordOf(found);
  // In the order in which the action took its locks; checked again under them, because another user may have been
  // quicker.
  const held = await bound.lock(ctx, record, found.move);
  await held.authorise(ctx, found.move);
  if (found.undo === null) throw ActionFinal({ move: wordOf(bound.words.moves, found.move, ctx.locale) });
  const row = await lockAction(ctx.trx, key);
  if (row === undefined) throw ActionUnknown();
  await assertInTime(ctx, bound, row);
  const actions = await collect(ctx, row);
  for (const { bound: flow, record: ref, row: action } of actions.slice(1)) {
    await flow.lock(ctx, ref, action.move);
  }
  const moveName = wordOf(bound.words.moves, row.move, ctx.locale);
  await assertUntouched(ctx, actions, moveName);
  const events = actions.flatMap(({ kept }) => kept.events.map(toRef));
  for (const event of events) {
    const done = await dropDeliveries(ctx.trx, event, ctx.now);
    if (done.length > 0) throw ActionLeft({ move: moveName });
  }
  const keys = actions.map((action) => action.key);
  for (const follower of FOLLOWERS) {
    if ((await follower.hasLeft?.(ctx, keys)) === true) throw ActionLeft({ move: moveName });
  }
  // Children come after their parent, so the reverse order undoes the last things first.
  const back: ActionKey = { prefecture: row.prefecture, id: newId() };
  for (const action of actions.toReversed()) {
    await undo(ctx, action, action.row === row ? back : { prefecture: action.key.prefecture, id: newId() });
  }
  for (const event of events.toReversed()) await undoInline(ctx, event);
  for (const follower of FOLLOWERS) await follower.takeBack(ctx, keys, back);
  return { noun: row.noun, record, move: row.move, region: held.region };
}

function recordOf(row: ActionRow): Ref {
  return { prefecture: row.prefecture, id: row.record_id };
}

async function assertInTime(ctx: WriteContext, bound: AnyBoundFlow, row: ActionRow): Promise<void> {
  const move = wordOf(bound.words.moves, row.move, ctx.locale);
  if (row.undone_by !== null) {
    const by = await findAction(ctx.trx, { prefecture: row.prefecture, id: row.undone_by });
    throw ActionTakenBack({
      move,
      who: by === undefined ? '' : whoDid(by, ctx.locale),
      time: by === undefined ? '' : whenDid(by.at, ctx.now),
    });
  }
  if (row.undo === null || row.caused_by !== null) throw ActionFinal({ move });
  if (ctx.now > undoUntil(row.at)) {
    throw ActionLate({ move, time: whenDid(row.at, ctx.now), minutes: UNDO_MINUTES });
  }
}

/** The action and everything it caused, parents before children, in the order in which they happened. */
async function collect(ctx: WriteContext, row: ActionRow): Promise<Undoable[]> {
  const bound = flowOf(ctx.services, row.noun);
  const kept = UndoKept.parse(row.undo);
  const own: Undoable = {
    row,
    key: { prefecture: row.prefecture, id: row.id },
    bound,
    record: recordOf(row),
    kept,
  };
  const all = [own];
  for (const id of kept.caused) {
    const child = await lockAction(ctx.trx, toRef(id));
    if (child === undefined) throw new Error(`The action ${id} that ${row.id} caused is gone`);
    if (child.undone_by === null) all.push(...(await collect(ctx, child)));
  }
  return all;
}

/** Every record must be as the actions left it; where all of them are relative, it may have changed. */
async function assertUntouched(ctx: WriteContext, actions: readonly Undoable[], move: string): Promise<void> {
  const byRecord = Map.groupBy(actions, ({ bound, record }) => `${bound.table} ${recordId(record)}`);
  for (const group of byRecord.values()) {
    const [first] = group;
    if (first === undefined) continue;
    if (group.every(({ bound, row }) => bound.flow.moves[row.move]?.undo === 'relative')) continue;
    const left = Math.max(...group.map(({ row }) => row.version_after));
    const held = await first.bound.lock(ctx, first.record, first.row.move);
    if (held.row.version === left) continue;
    throw await overtaken(ctx, first, left, move);
  }
}

async function overtaken(
  ctx: WriteContext,
  { record }: Undoable,
  left: number,
  move: string,
): Promise<DomainError> {
  const last = await findLastAction(ctx.trx, record);
  const isKnown = last !== undefined && last.version_after > left;
  return ActionOvertaken({
    move,
    who: isKnown ? whoDid(last, ctx.locale) : { 'zh-CN': '有人', en: 'somebody' }[ctx.locale],
    time: isKnown ? whenDid(last.at, ctx.now) : { 'zh-CN': '此后', en: 'a later time' }[ctx.locale],
  });
}

async function undo(ctx: WriteContext, action: Undoable, back: ActionKey): Promise<void> {
  const { bound, record, row, kept } = action;
  const held = await bound.lock(ctx, record, row.move);
  const restored = await held.undo(ctx, row.move, kept.effect);
  const from = statusIn(bound.flow, held.row[bound.column]);
  const to = row.from_status ?? takenBackStatus(bound, row.move);
  const isRelative = bound.flow.moves[row.move]?.undo === 'relative';
  const columns = {
    ...kept.before,
    ...restored,
    ...(isRelative ? {} : { [bound.column]: to }),
    version: held.row.version + 1,
    ...('updated_at' in held.row ? { updated_at: ctx.now } : {}),
  };
  await writeColumns(ctx.trx, { table: bound.table, shared: bound.shared, ref: record }, columns);
  const after = held.with(columns);
  const step = {
    key: back,
    ref: record,
    move: 'take_back',
    from,
    to: statusIn(bound.flow, after.row[bound.column]),
    reason: '',
    note: '',
    data: { takenBack: row.move },
    caused: [],
  };
  await after.afterwards(ctx, step);
  await markTakenBack(ctx.trx, action.key, back.id);
  await writeRow(ctx, action, after, back, from, step.to);
  await regradeAfter(ctx, bound.noun, record, after.row);
  await addEntries(ctx, after.tell(ctx, step));
  const audit = bound.audit(step);
  if (audit === null) return;
  await ctx.audit({
    action: audit,
    entity: { kind: bound.entity, id: bound.idOf(record) },
    region: after.region,
    summary: { action: 'take_back', takenBack: row.move, from, to: step.to },
  });
}

function takenBackStatus(bound: AnyBoundFlow, opening: string): string {
  const status = bound.flow.openings[opening]?.takenBack;
  if (status === undefined || status === null) throw new Error(`${bound.noun}.${opening} has no way back`);
  return status;
}

async function writeRow(
  ctx: WriteContext,
  { bound, record, row, key }: Undoable,
  after: AnyHeld,
  back: ActionKey,
  from: string,
  to: string,
): Promise<void> {
  const stamp = actorStamp(ctx.actor);
  await ctx.append('record_actions', [
    {
      ...back,
      noun: bound.noun,
      record_id: record.id,
      move: 'take_back',
      from_status: from,
      to_status: to,
      data: json({ takenBack: row.move }),
      version_after: after.row.version,
      undoes: key.id,
      actor_kind: stamp.kind,
      actor_id: stamp.id,
      actor_name: stamp.name,
      at: ctx.now,
    },
  ]);
}

/** Effects of inline handlers other than moves. */
async function undoInline(ctx: WriteContext, ref: Ref): Promise<void> {
  const event = await findEvent(ctx.trx, ref);
  if (event === undefined || !isEventName(event.name)) return;
  for (const handler of handlersOf(ctx.services, event.name).toReversed()) {
    if (handler.runs !== 'inline' || typeof handler.undo === 'string') continue;
    await handler.undo(ctx, {
      ref,
      name: event.name,
      subject: { prefecture: event.prefecture, id: event.subject_id },
      payload: event.payload,
      at: event.at,
    });
  }
}
