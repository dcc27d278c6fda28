import { z } from 'zod';
import { movesOf, type Flow, type Verb } from '@yizhan/domain';
import { IdParams, RecordId, Text, Undo, Version } from './common.ts';
import { defineRoute, type RouteDefinition } from './define-route.ts';

/**
 * The fields that a record's view takes from its flow: its id, status and version, the moves that the caller may make
 * now, the likely one first, and what can still be taken back.
 */
export function flowFields<S extends string, M extends string>(flow: Flow<string, S, M>) {
  return {
    id: RecordId,
    status: z.enum(flow.statuses),
    version: Version,
    can: z.array(z.enum(movesOf(flow))),
    undo: Undo,
  };
}
export type FlowFields = keyof ReturnType<typeof flowFields>;

/** A route that moves one record, as `moveRoute` makes it. */
export type MoveRoute = RouteDefinition & {
  readonly method: 'POST';
  readonly params: typeof IdParams;
  readonly body: z.ZodType<{ version: number; move: string; note: string; reason: string }>;
  readonly reply: z.ZodType;
};

interface MoveOptions<S extends string, M extends string, Row extends z.ZodType> {
  /** `module.verb` */
  readonly id: string;
  /** Path of the noun's list; that of the route follows from it. */
  readonly path: string;
  readonly summary: string;
  readonly verb: Verb;
  readonly flow: Flow<string, S, M>;
  readonly reply: Row;
  /** The audit action of its moves. */
  readonly action: string;
  /** Codes of refusals besides those of every flow. */
  readonly errors?: readonly string[];
}

/** The route that makes a move of a flow, with a note or, where the move asks for one, a reason. */
export function moveRoute<S extends string, M extends string, Row extends z.ZodType>({
  flow,
  verb,
  path,
  action,
  errors = [],
  ...route
}: MoveOptions<S, M, Row>) {
  return defineRoute({
    ...route,
    method: 'POST',
    path: `${path}/:id/move`,
    access: { verb },
    params: IdParams,
    body: z.object({
      version: Version,
      move: z.enum(movesOf(flow)),
      note: Text(300).default(''),
      reason: Text(300).default(''),
    }),
    audit: { action },
    errors: ['record.changed', 'record.step_illegal', 'record.reason_needed', ...errors],
  });
}
