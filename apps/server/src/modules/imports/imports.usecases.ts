import { z } from 'zod';
import {
  ColumnMapping,
  type ImportKind,
  type importRoutes,
  type HandlerInput,
  type ImportRun,
} from '@yizhan/contract';
import { actorStamp } from '../../app/actor.ts';
import type { AnyContext, ReadContext, WriteContext } from '../../app/context.ts';
import { encodeCursor, decodeCursor } from '../../app/db/cursor.ts';
import { json } from '../../app/db/database.ts';
import { newId, shortId } from '../../app/ids.ts';
import { sha256 } from '../../app/security/cipher.ts';
import { stamped } from '../../app/stamps.ts';
import { readHistory } from '../../records/flow/history.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { transition } from '../../records/flow/transition.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { ImportUnknown, MappingUnknown } from './imports.errors.ts';
import { importFlow } from './imports.flow.ts';
import { importJob } from './imports.jobs.ts';
import {
  deleteMapping,
  findImport,
  findMapping,
  insertImport,
  listMappings,
  listRejections,
  type ImportRow,
  type RejectionRow,
} from './imports.repository.ts';
import { digestsOf } from './numbers.ts';
import { importPolicy, ownerRegionOf, ownerSiteOf, placeOf } from './imports.policy.ts';
import { importView, rejectionView } from './imports.views.ts';
import { proposeMapping, sampleColumns } from './mapping/propose.ts';
import type { Table } from './reading/table.ts';
import { readUpload } from './upload.ts';

type Body<K extends keyof typeof importRoutes> = HandlerInput<(typeof importRoutes)[K]>['body'];

const LONGEST_FILE_NAME = 200;
const Columns = z.array(z.object({ name: z.string() }));
const Cells = z.array(z.string());

/** Stores an uploaded file, encrypted, with its columns and a proposed mapping. */
export async function uploadImport(
  ctx: WriteContext,
  kind: ImportKind,
  file: { name: string; content: Buffer },
): Promise<ImportRun> {
  const table = await readUpload(kind, file.content);
  const mapping = proposeMapping(kind, table);
  return importView(ctx, await keepFile(ctx, kind, file, table, { mapping, status: 'uploaded' }));
}

export async function keepFile(
  ctx: WriteContext,
  kind: ImportKind,
  file: { name: string; content: Buffer },
  table: Table,
  values: {
    mapping: ColumnMapping;
    status: 'uploaded' | 'queued';
    createdById?: string;
    source?: string | null;
    regionCode?: string | null;
    publish?: boolean;
    mappingName?: string | null;
  },
): Promise<ImportRow> {
  const id = newId();
  const stamp = actorStamp(ctx.actor);
  const name = (file.name.split(/[/\\]/).at(-1) ?? '').slice(-LONGEST_FILE_NAME);
  const row = {
    id,
    kind,
    file_name: name === '' ? 'file' : name,
    file_hash: sha256(file.content),
    file: ctx.services.cipher.encrypt(file.content.toString('base64')),
    number_hmacs: digestsOf(
      ctx.services.cipher,
      table.rows.flatMap(({ cells }) => cells),
    ),
    rows: table.rows.length,
    columns: json(sampleColumns(table)),
    mapping: json(values.mapping),
    mapping_name: values.mappingName ?? null,
    source: values.source ?? null,
    region_code: values.regionCode ?? null,
    site_id: ownerSiteOf(ctx.actor),
    publish: values.publish ?? true,
    ...stamped('created', ctx.actor),
    created_by_id: values.createdById ?? stamp.id ?? stamp.kind,
    owner_region: ownerRegionOf(ctx.actor),
    created_at: ctx.now,
  };
  await openRecord(
    ctx,
    importFlow,
    {
      ref: sharedRef(id),
      opening: 'upload',
      status: values.status,
      data: { kind, rows: table.rows.length },
    },
    (inner, status) => insertImport(inner.trx, { ...row, status }),
  );
  const stored = await findImport(ctx.trx, id);
  if (stored === undefined) throw new Error('The import was not stored');
  return stored;
}

/** @throws ImportUnknown, OutOfRegion */
async function getImportRow(ctx: AnyContext, id: string): Promise<ImportRow> {
  const row = await findImport(ctx.db, id);
  if (row === undefined) throw ImportUnknown();
  importPolicy.authorise(ctx.actor, 'imports.run', placeOf(row));
  return row;
}

export async function getImport(ctx: AnyContext, id: string): Promise<ImportRun> {
  return importView(ctx, await getImportRow(ctx, id));
}

/** Who moved an import when. @throws ImportUnknown, OutOfRegion */
export async function historyOfImport(
  ctx: AnyContext,
  id: string,
  page: { cursor?: string | undefined; limit: number },
) {
  const row = await getImportRow(ctx, id);
  return readHistory(ctx, 'import', sharedRef(row.id), page);
}

/**
 * Queues an import.
 *
 * @throws ImportUnknown, MovedMeanwhile, StepIllegal and complaints about the mapping
 */
export async function startImport(ctx: WriteContext, id: string, body: Body<'start'>): Promise<ImportRun> {
  const { version, ...input } = body;
  await transition(ctx, importFlow, sharedRef(id), version, { move: 'queue', input });
  await ctx.services.jobs.send(ctx.trx, importJob, { importId: id });
  return importView(ctx, await getImportRow(ctx, id));
}

/** Stops an import after the current batch; imported rows stay. @throws ImportUnknown, StepIllegal */
export async function cancelImport(ctx: WriteContext, id: string): Promise<ImportRun> {
  await transition(ctx, importFlow, sharedRef(id), null, { move: 'cancel' });
  return importView(ctx, await getImportRow(ctx, id));
}

const RowCursor = z.tuple([z.int()]);

export async function listRejected(
  ctx: ReadContext,
  id: string,
  page: { cursor?: string | undefined; limit: number },
) {
  const row = await getImportRow(ctx, id);
  const after = decodeCursor(page.cursor, RowCursor)?.[0] ?? 0;
  const found = await listRejections(ctx.db, id, after, page.limit + 1);
  const shown = found.slice(0, page.limit);
  return {
    items: shown.map((rejection) => rejectionView(rejection, ctx.locale)),
    nextCursor: found.length > page.limit ? encodeCursor([shown.at(-1)?.row ?? 0]) : null,
    total: row.rejected,
  };
}

const PAGE = 500;

/** Headings of the file, and its rejected rows unchanged, in the order of the file; rows are read in `later`. */
export async function openRejected(
  ctx: AnyContext,
  later: ReadContext,
  id: string,
): Promise<{
  row: ImportRow;
  columns: string[];
  rows: AsyncGenerator<{ cells: string[]; rejection: RejectionRow }>;
}> {
  const row = await getImportRow(ctx, id);
  async function* rows() {
    for (let after = 0; ;) {
      const page = await listRejections(later.db, id, after, PAGE);
      for (const rejection of page) {
        yield { cells: Cells.parse(ctx.services.cipher.decryptJson(rejection.raw)), rejection };
      }
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.row;
    }
  }
  return { row, columns: Columns.parse(row.columns).map(({ name }) => name), rows: rows() };
}

export async function listOwnMappings(ctx: ReadContext, kind: ImportKind) {
  const rows = await listMappings(ctx.db, kind, importPolicy.scope(ctx.actor, 'imports.run').regions);
  return {
    items: rows.map(({ id, name, mapping }) => ({
      id: shortId(id),
      name,
      mapping: ColumnMapping.parse(mapping),
    })),
  };
}

/** @throws MappingUnknown, OutOfRegion for one of a wider region */
export async function forgetMapping(ctx: WriteContext, id: string): Promise<void> {
  const row = await findMapping(ctx.trx, id);
  if (row === undefined) throw MappingUnknown();
  importPolicy.authorise(ctx.actor, 'imports.run', { region: row.owner_region });
  await deleteMapping(ctx.trx, id);
  await ctx.audit({
    action: 'import.mapping_deleted',
    entity: { kind: 'import_mapping', id: shortId(id) },
    region: row.owner_region === '' ? null : row.owner_region,
    summary: { kind: row.kind, name: row.name },
  });
}
