import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import type { Cell } from './cells.ts';
import { defineList, word } from './list.ts';
import { Doer, Instant, PersonName, RegionCode, RequiredText } from './common.ts';
import { Password, Session } from './identity.ts';

export const SystemStatus = z
  .object({
    /** `setup` until the bureau and the first administrator exist. */
    state: z.enum(['setup', 'ready']),
    bureau: z.object({ name: z.string(), regionCode: z.string() }).nullable(),
    demo: z
      .object({
        state: z.enum(['loading', 'ready', 'failed']),
        /** 0 to 1. */
        progress: z.number(),
        step: z.string(),
        accounts: z.array(
          z.object({ login: z.string(), password: z.string(), role: z.string(), place: z.string() }),
        ),
        phones: z.array(z.object({ phone: z.string(), as: z.enum(['seeker', 'employer']), who: z.string() })),
      })
      .nullable(),
    version: z.string(),
  })
  .meta({ id: 'SystemStatus' });
export type SystemStatus = z.infer<typeof SystemStatus>;

export const AuditEntry = z
  .object({
    id: z.string(),
    at: Instant,
    actor: Doer,
    action: z.string(),
    entityKind: z.string().nullable(),
    entityId: z.string().nullable(),
    summary: z.record(z.string(), z.unknown()),
    requestId: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Agents are named with whom they acted for. */
function doerCell({ kind, name, for: person }: Doer): Cell {
  if (person !== undefined && name !== '')
    return { 'zh-CN': `${name} 代 ${person}`, en: `${name} for ${person}` };
  return name === '' ? word('actor', kind) : name;
}

/** The audit trail within one's regions. */
export const AuditList = defineList({
  name: 'audit',
  id: 'system.audit',
  path: '/audit',
  summary: 'The audit trail within one’s regions, newest first',
  verb: 'audit.read',
  row: AuditEntry,
  columns: {
    at: { instant: 'at', fixed: true },
    actor: { cell: ({ actor }) => doerCell(actor) },
    action: { word: 'timeline', of: 'action' },
    record: { word: 'recordKind', of: 'entityKind' },
    recordId: { text: 'entityId', usual: false },
    summary: { cell: (row) => JSON.stringify(row.summary) },
    request: { text: 'requestId', usual: false },
  },
  filters: {
    /** Beginning of an action's name. */
    action: z.string().max(60).optional(),
    entityId: z.string().max(60).optional(),
  },
  controls: { entityId: 'words' },
  notKept: ['entityId'],
  sorts: { newest: { column: 'at', descending: true }, oldest: { column: 'at' } },
  sort: 'newest',
  export: { rows: 20_000 },
});

export const systemRoutes = {
  status: defineRoute({
    id: 'system.status',
    method: 'GET',
    path: '/system',
    summary: 'Whether the platform is set up, and how far the demonstration network is loaded',
    access: {
      public: 'Needed before anybody can sign in; demonstration accounts only in demonstration mode',
    },
    reply: SystemStatus,
    audit: { none: 'read' },
  }),
  setup: defineRoute({
    id: 'system.setup',
    method: 'POST',
    path: '/system/setup',
    summary:
      'First run: name the bureau and make the first administrator; works once, with the code printed on the terminal',
    access: { public: 'Nobody exists yet; guarded by the set-up code' },
    body: z.object({
      setupCode: RequiredText(20),
      bureauName: RequiredText(80),
      regionCode: RegionCode,
      adminLogin: z
        .string()
        .trim()
        .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'login'),
      adminName: PersonName,
      password: Password,
    }),
    reply: Session,
    audit: { action: 'system.set_up' },
    errors: ['setup.done', 'setup.code_wrong', 'region.unknown'],
    limitPerMinute: 10,
  }),
  audit: AuditList.route,
  exportAudit: AuditList.exportRoute,
} as const;
