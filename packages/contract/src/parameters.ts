import { z } from 'zod';
import { AFTER_WINDOW, CERTAINTIES, NATION, PARAMETER_CODES, RULE_TYPES } from '@yizhan/domain';
import {
  Day,
  Instant,
  RegionCode,
  RegionRef,
  RequiredText,
  ShortId,
  ShortIdParams,
  Text,
  Version,
} from './common.ts';
import { defineRoute } from './define-route.ts';

export const ParameterName = z.enum(PARAMETER_CODES).meta({ id: 'ParameterName' });
/** A division, or the whole country. */
export const ParameterRegion = z.union([RegionCode, z.literal(NATION)]).meta({ id: 'ParameterRegion' });

/** A value of a parameter: amounts in fen, spans in months. */
const ParameterValue = z.union([z.boolean(), z.number(), z.string().max(80)]);

/** Who took a step with a window, when and why. */
const WindowStep = z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable();

export const ParameterWindow = z
  .object({
    id: ShortId,
    parameter: ParameterName,
    region: RegionRef,
    value: ParameterValue,
    from: Day,
    /** The first day on which it no longer holds. */
    to: Day.nullable(),
    source: z.string(),
    sourceDate: Day.nullable(),
    clause: z.string(),
    certainty: z.enum(CERTAINTIES),
    overrides: RegionRef.nullable(),
    after: z.enum(AFTER_WINDOW),
    /** Empty for what ships with the software. */
    addedBy: z.string(),
    addedAt: Instant,
    ended: WindowStep,
    withdrawn: WindowStep,
    version: Version,
    can: z.array(z.enum(['end', 'withdraw'])),
  })
  .meta({ id: 'ParameterWindow' });
export type ParameterWindow = z.infer<typeof ParameterWindow>;

export const Parameter = z
  .object({
    code: ParameterName,
    type: z.enum(RULE_TYPES),
    name: z.string(),
    /** Its months are those of an age. */
    isAge: z.boolean(),
    /** Whether only the whole country has a value. */
    national: z.boolean(),
    /** The window that holds at the place on the day; null where none does, which is then not known. */
    holding: ParameterWindow.nullable(),
    /** All of the place, of what lies above it and within it, the newest first; withdrawn ones too. */
    windows: z.array(ParameterWindow),
    /** Gaps, overlaps and wrong overrides in words. */
    problems: z.array(z.string()),
    can: z.array(z.enum(['add'])),
  })
  .meta({ id: 'Parameter' });
export type Parameter = z.infer<typeof Parameter>;

export const WindowInput = z
  .object({
    parameter: ParameterName,
    region: ParameterRegion,
    value: ParameterValue,
    from: Day,
    to: Day.nullable(),
    source: RequiredText(300),
    sourceDate: Day.nullable(),
    clause: Text(300),
    certainty: z.enum(CERTAINTIES),
    /** Whose value it replaces; must be what really holds there on the first day. */
    overrides: ParameterRegion.nullable(),
    after: z.enum(AFTER_WINDOW),
    /** That days remain without any value has been seen. */
    gapSeen: z.boolean(),
  })
  .meta({ id: 'WindowInput' });
export type WindowInput = z.infer<typeof WindowInput>;

export const parameterRoutes = {
  list: defineRoute({
    id: 'parameters.list',
    method: 'GET',
    path: '/parameters',
    summary: 'Parameters with their values over time, as seen from a division on a day',
    access: { verb: 'parameters.read' },
    query: z.object({ region: ParameterRegion, day: Day.optional() }),
    reply: z.object({ day: Day, region: RegionRef, items: z.array(Parameter) }),
    audit: { none: 'read' },
    errors: ['region.unknown'],
  }),
  add: defineRoute({
    id: 'parameters.add',
    method: 'POST',
    path: '/parameters/windows',
    summary:
      'Add a value from a day on; an open value of the same division ends there, and an overlap or an unseen gap is refused',
    access: { verb: 'parameters.manage' },
    body: WindowInput,
    reply: ParameterWindow,
    audit: { action: 'parameter.added' },
    errors: [
      'region.unknown',
      'access.region',
      'parameters.value',
      'parameters.national',
      'parameters.backwards',
      'parameters.overlap',
      'parameters.gap',
      'parameters.overrides',
    ],
  }),
  end: defineRoute({
    id: 'parameters.end',
    method: 'POST',
    path: '/parameters/windows/:id/end',
    summary: 'End a value: `on` is the first day on which it no longer holds',
    access: { verb: 'parameters.manage' },
    params: ShortIdParams,
    body: z.object({ on: Day, after: z.enum(AFTER_WINDOW), reason: RequiredText(300), version: Version }),
    reply: ParameterWindow,
    audit: { action: 'parameter.ended' },
    errors: ['record.unknown', 'record.changed', 'access.region', 'parameters.backwards', 'parameters.done'],
  }),
  withdraw: defineRoute({
    id: 'parameters.withdraw',
    method: 'POST',
    path: '/parameters/windows/:id/withdraw',
    summary: 'Withdraw a value that was entered wrongly; it stays readable and counts for no day',
    access: { verb: 'parameters.manage' },
    params: ShortIdParams,
    body: z.object({ reason: RequiredText(300), version: Version }),
    reply: ParameterWindow,
    audit: { action: 'parameter.withdrawn' },
    errors: ['record.unknown', 'record.changed', 'access.region', 'parameters.done'],
  }),
} as const;
