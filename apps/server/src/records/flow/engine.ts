import { nextStatus, reasonFits, statusIn, type Undo } from '@yizhan/domain';
import { actorStamp } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { addEntries } from '../../app/timeline.ts';
import { emit } from '../events/emit.ts';
import { regradeAfter } from '../evidence/watch.ts';
import type { AnyBoundFlow, AnyHeld, BoundFlow, Held } from './bind-flow.ts';
import { ReasonNeeded, StepIllegal } from './flow.errors.ts';
import { Frame } from './frame.ts';
import type { Effect, InputOf, Step } from './types.ts';
import { wordOf } from './words.ts';

/** A requested move: its name, its reason, and the input of its effect. */
export type MoveRequest<I, K extends string> = {
  [M in K]: {
    readonly move: M;
    readonly reason?: string | undefined;
    readonly note?: string | undefined;
  } & (undefined extends InputOf<I, M>
    ? { readonly input?: InputOf<I, M> }
    : { readonly input: InputOf<I, M> });
}[K];

/** A move that was checked and whose effect has run; its columns are not written yet. */
export interface Prepared<S extends string = string> {
  readonly ref: Ref;
  readonly move: string;
  /** Null for an opening. */
  readonly from: S | null;
  readonly to: S;
  readonly reason: string;
  readonly note: string;
  readonly effect: Effect;
  /** All columns that the move writes. */
  readonly columns: Readonly<Record<string, unknown>>;
}

/** A move from an existing status. */
export interface PreparedMove<S extends string> extends Prepared<S> {
  readonly from: S;
}

/** Checks a move and runs its effect. */
export async function prepare<S extends string, M extends string, O extends string, L, I, K extends M>(
  ctx: WriteContext,
  bound: BoundFlow<S, M, O, L, I>,
  ref: Ref,
  held: Held<S, M, L, I>,
  request: MoveRequest<I, K>,
): Promise<PreparedMove<S>> {
  const flow = bound.typed;
  const move: K = request.move;
  const from = statusIn(flow, held.row[bound.column]);
  const to = nextStatus(flow, from, move);
  if (to === undefined) {
    throw (bound.errors.illegal ?? StepIllegal)({
      status: wordOf(bound.words.statuses, from, ctx.locale),
      action: wordOf(bound.words.moves, move, ctx.locale),
    });
  }
  const reason = request.reason?.trim() ?? '';
  if (!reasonFits(flow, move, reason)) throw (bound.errors.reason ?? ReasonNeeded)();
  const note = request.note ?? '';
  // Optional only where the effect accepts undefined; see MoveRequest.
  const input = request.input as InputOf<I, K>;
  const effect = await held.effect(ctx, move, input, { ref, from, to, reason, note });
  return {
    ref,
    move,
    from,
    to,
    reason,
    note,
    effect,
    columns: { ...effect.columns, ...engineColumns(ctx, bound, held, to) },
  };
}

function engineColumns(ctx: WriteContext, bound: AnyBoundFlow, held: AnyHeld, to: string): object {
  return {
    [bound.column]: to,
    version: held.row.version + 1,
    ...('updated_at' in held.row ? { updated_at: ctx.now } : {}),
  };
}

/** Everything after a move's columns are written. `ctx` carries the frame. */
export async function complete(
  ctx: WriteContext,
  bound: AnyBoundFlow,
  frame: Frame,
  held: AnyHeld,
  prepared: Prepared,
): Promise<void> {
  const after = held.with(prepared.columns);
  await after.afterwards(ctx, stepOf(frame, prepared));
  await record(ctx, bound, frame, held, after, prepared);
}

/** Events, action, timelines and audit of a move. */
export async function record(
  ctx: WriteContext,
  bound: AnyBoundFlow,
  frame: Frame,
  held: AnyHeld,
  after: AnyHeld,
  prepared: Prepared,
): Promise<void> {
  const { effect, ref } = prepared;
  // Consequences write their entries first, but a timeline shows a cause before its consequences.
  const places = entryPlaces();
  for (const event of effect.events ?? []) {
    frame.events.push(await emit(ctx, event.name, event.subject ?? ref, event.payload));
  }
  const names = frame.until === null ? [] : Object.keys({ ...effect.columns, [bound.column]: prepared.to });
  const before = Object.fromEntries(names.map((name) => [name, earlier(bound, held, name)]));
  const step = stepOf(frame, prepared);
  await writeAction(ctx, bound, frame, after, step, { before, effect: effect.undo ?? null });
  await regradeAfter(ctx, bound.noun, ref, after.row);
  await announce(ctx, bound, after, step, places);
  frame.end();
}

/** The earlier value of a column in JSON form. */
function earlier(bound: AnyBoundFlow, held: AnyHeld, column: string): unknown {
  const value = held.row[column];
  if (value === undefined) throw new Error(`The lock of a ${bound.noun} does not read ${column}`);
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === 'object') {
    throw new Error(`${column} of a ${bound.noun} cannot be restored; let its effect and undo write it`);
  }
  return value;
}

/** The data the engine stores for taking an action back. */
interface UndoData {
  readonly before: Readonly<Record<string, unknown>>;
  readonly effect: unknown;
}

async function writeAction(
  ctx: WriteContext,
  bound: AnyBoundFlow,
  frame: Frame,
  after: AnyHeld,
  step: Step,
  undo: UndoData,
): Promise<void> {
  const stamp = actorStamp(ctx.actor);
  const rule = bound.flow.moves[step.move];
  await ctx.append('record_actions', [
    {
      ...frame.key,
      noun: bound.noun,
      record_id: step.ref.id,
      move: step.move,
      from_status: step.from,
      to_status: step.to,
      reason: step.reason === '' ? null : step.reason,
      note: step.note === '' ? null : step.note,
      data: json({ ...step.data, ...approvalOf(ctx) }),
      undo:
        frame.until === null
          ? null
          : json({
              // A relative move is reversed whatever happened since; its own undo knows how.
              before: rule?.undo === 'relative' ? {} : undo.before,
              effect: undo.effect,
              caused: frame.caused.map(({ key }) => recordId(key)),
              events: frame.events.map((event) => recordId(event)),
            }),
      version_after: after.row.version,
      caused_by_prefecture: frame.cause?.key.prefecture ?? null,
      caused_by: frame.cause?.key.id ?? null,
      actor_kind: stamp.kind,
      actor_id: stamp.id,
      actor_name: stamp.name,
      at: ctx.now,
    },
  ]);
}

/** Who approved a move that somebody else asked for. */
function approvalOf({ approval }: WriteContext): object {
  return approval === undefined ? {} : { approvedBy: approval.by, approval: approval.id };
}

/** Ids for the timeline entries of one move, reserved before its consequences are written. */
function entryPlaces(): string[] {
  return Array.from({ length: 3 }, () => newId());
}

async function announce(
  ctx: WriteContext,
  bound: AnyBoundFlow,
  after: AnyHeld,
  step: Step,
  places: readonly string[],
): Promise<void> {
  await addEntries(ctx, after.tell(ctx, step), places);
  const action = bound.audit(step);
  if (action === null) return;
  await ctx.audit({
    action,
    entity: { kind: bound.entity, id: bound.idOf(step.ref) },
    region: after.region,
    summary: {
      action: step.move,
      from: step.from,
      to: step.to,
      ...codesOf({ ...(step.reason === '' ? {} : { reason: step.reason }), ...step.data }),
    },
  });
}

/**
 * Values allowed on the audit trail, from which nothing can be erased: codes, ids, days and counts. Typed text is
 * stored with the action, where erasing a person reaches it.
 */
function codesOf(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => typeof value !== 'string' || /^[\w.:+-]*$/.test(value)),
  );
}

export function stepOf(frame: Frame, prepared: Prepared): Step {
  const { ref, move, from, to, reason, note, effect } = prepared;
  return { key: frame.key, ref, move, from, to, reason, note, data: effect.data ?? {}, caused: frame.caused };
}

export function frameFor(ctx: WriteContext, bound: AnyBoundFlow, ref: Ref, move: string): Frame {
  return new Frame(ctx, {
    table: bound.table,
    prefecture: ref.prefecture,
    noun: bound.noun,
    move,
    record: ref,
    undo: undoOf(bound, move),
  });
}

function undoOf(bound: AnyBoundFlow, move: string): Undo {
  const opening = bound.flow.openings[move];
  if (opening !== undefined) return opening.takenBack === null ? 'never' : 'inverse';
  return bound.flow.moves[move]?.undo ?? 'never';
}
