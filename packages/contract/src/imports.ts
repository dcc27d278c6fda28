import { z } from 'zod';
import { IMPORT_STATUSES } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { defineList } from './list.ts';
import {
  Account,
  Instant,
  Ok,
  pageOf,
  PageQuery,
  queryList,
  RegionCode,
  RequiredText,
  ShortId,
  ShortIdParams,
  TimelineEntry,
  Version,
} from './common.ts';

export const IMPORT_KINDS = ['vacancies', 'employers', 'seekers'] as const;
export const ImportKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof ImportKind>;

/** Column of the file → field of the record; `null` leaves a column out. */
export const ColumnMapping = z
  .record(z.string().max(200), z.string().max(60).nullable())
  .meta({ id: 'ColumnMapping' });
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const ImportField = z.object({
  field: z.string(),
  label: z.string(),
  required: z.boolean(),
  hint: z.string(),
});

export const ImportRun = z
  .object({
    id: ShortId,
    kind: ImportKind,
    fileName: z.string(),
    status: z.enum(IMPORT_STATUSES),
    /** Rows of data in the file; null until it has been read. */
    rows: z.int().nullable(),
    processed: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
    mapping: ColumnMapping,
    mappingName: z.string().nullable(),
    regionCode: z.string().nullable(),
    error: z.string().nullable(),
    createdBy: z.string(),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
    version: Version,
    can: z.array(z.enum(['start', 'cancel', 'download_rejected'])),
  })
  .meta({ id: 'ImportRun' });
export type ImportRun = z.infer<typeof ImportRun>;

export const ImportRejection = z.object({
  row: z.int(),
  field: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
});

/** Imports of one's regions and sites. */
export const ImportList = defineList({
  name: 'imports',
  id: 'imports.list',
  path: '/imports',
  summary: 'Imports of one’s regions, newest first',
  verb: 'imports.run',
  row: ImportRun,
  columns: {
    file: { text: 'fileName', fixed: true },
    kind: { word: 'importKind', of: 'kind', usual: false },
    status: { word: 'importStatus', of: 'status' },
    rows: { text: 'rows', align: 'end' },
    created: { count: 'created', align: 'end' },
    updated: { count: 'updated', align: 'end' },
    unchanged: { count: 'unchanged', align: 'end', usual: false },
    rejected: { count: 'rejected', align: 'end' },
    by: { text: 'createdBy' },
    at: { instant: 'createdAt' },
  },
  filters: { kind: ImportKind.optional(), status: queryList(z.enum(IMPORT_STATUSES)).optional() },
  controls: { kind: 'choice', status: 'choice' },
  sorts: { newest: { column: 'at', descending: true }, oldest: { column: 'at' } },
  sort: 'newest',
  export: { rows: 5_000 },
});

export const importRoutes = {
  fields: defineRoute({
    id: 'imports.fields',
    method: 'GET',
    path: '/imports/fields/:kind',
    summary: 'The fields a column can be mapped to',
    access: { verb: 'imports.run' },
    params: z.object({ kind: ImportKind }),
    reply: z.object({ items: z.array(ImportField) }),
    audit: { none: 'read' },
  }),
  list: ImportList.route,
  export: ImportList.exportRoute,
  upload: defineRoute({
    id: 'imports.upload',
    method: 'POST',
    path: '/imports/:kind',
    summary: 'Upload a CSV or XLSX file; answers with its columns and a proposed mapping',
    access: { verb: 'imports.run' },
    params: z.object({ kind: ImportKind }),
    upload: true,
    reply: ImportRun,
    audit: { action: 'import.uploaded' },
    errors: ['import.unreadable', 'import.too_large', 'import.empty'],
  }),
  get: defineRoute({
    id: 'imports.get',
    method: 'GET',
    path: '/imports/:id',
    summary: 'State and progress of an import',
    access: { verb: 'imports.run' },
    params: ShortIdParams,
    reply: ImportRun,
    audit: { none: 'read' },
    errors: ['import.unknown'],
  }),
  history: defineRoute({
    id: 'imports.history',
    method: 'GET',
    path: '/imports/:id/history',
    summary: 'Who uploaded, started and stopped an import when, and how it ended; newest first',
    access: { verb: 'imports.run' },
    params: ShortIdParams,
    query: PageQuery,
    reply: pageOf(TimelineEntry),
    audit: { none: 'Moves of an import, no rows of it' },
    errors: ['import.unknown'],
  }),
  start: defineRoute({
    id: 'imports.start',
    method: 'POST',
    path: '/imports/:id/start',
    summary: 'Start with a column mapping; the region is the default for rows without a place',
    access: { verb: 'imports.run' },
    params: ShortIdParams,
    body: z.object({
      version: Version,
      mapping: ColumnMapping,
      regionCode: RegionCode.nullable().default(null),
      /** Publish rows that pass every check immediately; otherwise they go to the review queue. */
      publish: z.boolean().default(true),
      saveMappingAs: z.string().trim().max(60).nullable().default(null),
    }),
    reply: ImportRun,
    audit: { action: 'import.started' },
    errors: [
      'import.field_unmapped',
      'import.field_unknown',
      'import.field_twice',
      'region.unknown',
      'record.changed',
      'record.step_illegal',
    ],
  }),
  cancel: defineRoute({
    id: 'imports.cancel',
    method: 'POST',
    path: '/imports/:id/cancel',
    summary: 'Stop after the row at hand; rows already taken in stay',
    access: { verb: 'imports.run' },
    params: ShortIdParams,
    reply: ImportRun,
    audit: { action: 'import.cancelled' },
    errors: ['record.step_illegal'],
  }),
  rejections: defineRoute({
    id: 'imports.rejections',
    method: 'GET',
    path: '/imports/:id/rejections',
    summary: 'Rejected rows with field and reason',
    access: { verb: 'imports.run' },
    params: ShortIdParams,
    query: PageQuery,
    reply: pageOf(ImportRejection),
    audit: { none: 'read' },
  }),
  rejectedFile: defineRoute({
    id: 'imports.rejectedFile',
    method: 'POST',
    path: '/imports/:id/rejected-file',
    summary:
      'The rejected rows as a file with a reason column, to mend and upload again; numbers stand in it as uploaded',
    access: { verb: 'imports.run' },
    params: ShortIdParams,
    /** What the file is for. */
    body: z.object({ reason: Account }),
    reply: { stream: 'text/csv' },
    audit: { action: 'import.rejected_taken' },
    errors: ['import.unknown', 'list.exports_spent'],
    limitPerMinute: 10,
  }),
  mappings: defineRoute({
    id: 'imports.mappings',
    method: 'GET',
    path: '/imports/mappings/:kind',
    summary: 'Saved column mappings',
    access: { verb: 'imports.run' },
    params: z.object({ kind: ImportKind }),
    reply: z.object({
      items: z.array(z.object({ id: ShortId, name: RequiredText(60), mapping: ColumnMapping })),
    }),
    audit: { none: 'read' },
  }),
  deleteMapping: defineRoute({
    id: 'imports.deleteMapping',
    method: 'DELETE',
    path: '/imports/mappings/:id',
    summary: 'Forget a saved mapping',
    access: { verb: 'imports.run' },
    params: ShortIdParams,
    reply: Ok,
    audit: { action: 'import.mapping_deleted' },
  }),
} as const;
