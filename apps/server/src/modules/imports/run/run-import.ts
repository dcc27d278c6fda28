import { ColumnMapping, ImportKind } from '@yizhan/contract';
import { system, type Actor } from '../../../app/actor.ts';
import { bulkWrite, runWrite, type WriteContext } from '../../../app/context.ts';
import { isTransient, transientCode } from '../../../app/db/faults.ts';
import { shortId } from '../../../app/ids.ts';
import type { Services } from '../../../app/services.ts';
import { cause } from '../../../records/flow/transition.ts';
import { sharedRef } from '../../../records/flow/types.ts';
import { findStaffActor } from '../../identity/index.ts';
import { REGIONS } from '../../reference/index.ts';
import { digestsOfRow } from '../numbers.ts';
import {
  findSources,
  insertRejections,
  isAlive,
  listUnfinished,
  findImportForUpdate,
  lockSource,
  readImportFile,
  saveSources,
  sourceId,
  touchSources,
  updateImport,
  whileAlive,
  type ImportRow,
  type NewRejection,
  type SourceEntry,
} from '../imports.repository.ts';
import { importFlow, type ImportFailure } from '../imports.flow.ts';
import { knowsHeading } from '../mapping/propose.ts';
import { readTable } from '../reading/read-table.ts';
import { asRejection, reject, type RowRejected } from '../rows/rejection.ts';
import { prepareRows, type PreparedRow } from './prepare.ts';
import { employerRowImporter } from './employer-importer.ts';
import { seekerRowImporter } from './seeker-importer.ts';
import { vacancyRowImporter } from './vacancy-importer.ts';
import type { RunSettings, ImportedRow, RowImporter } from './row-importer.ts';

/** The creator of an import that the command line runs itself. */
export const COMMAND_LINE = 'command_line';

/**
 * Rows per transaction: about half a second, which is how often progress is seen and how long a cancelled import
 * continues. Larger batches save little: most queries concern single rows.
 */
const BATCH = 50;
const TRIES = 5;

export interface Counts {
  readonly rows: number;
  readonly processed: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

/** The server or the command line is asked to stop; the next run resumes after the last batch. */
export class ImportInterrupted extends Error {
  constructor() {
    super('The import was interrupted and will go on later');
    this.name = 'ImportInterrupted';
  }
}

interface RunOptions {
  readonly signal?: AbortSignal;
  /** Called after each batch, outside any transaction; the next batch waits for a promise it returns. */
  readonly onProgress?: (counts: Counts) => void | Promise<void>;
}

/**
 * Runs an import to its end, or resumes an interrupted one. Each batch is one transaction that also records the
 * progress and locks the import: so after a kill nothing is lost or done twice, and two processes that run the same
 * import take turns. Does nothing with an import that is done, cancelled or failed.
 *
 * @throws ImportInterrupted when the signal fires
 */
export async function runImport(
  services: Services,
  importId: string,
  options: RunOptions = {},
): Promise<void> {
  const started = await begin(services, importId);
  if (started === null) return;
  const actor = await actorOf(services, started);
  if (actor === null) return fail(services, importId, 'starter_gone');
  const kind = ImportKind.parse(started.kind);
  const sealed = await readImportFile(services.db, importId);
  if (sealed === null) return fail(services, importId, 'file_gone');
  const content = Buffer.from(services.cipher.decrypt(sealed), 'base64');
  const table = await readTable(content, knowsHeading(kind));
  const settings: RunSettings = {
    regions: services.use(REGIONS),
    defaultRegion: started.region_code,
    publish: started.publish,
    siteId: started.site_id,
    fileName: started.file_name,
  };
  const rows = prepareRows(table, {
    kind,
    mapping: ColumnMapping.parse(started.mapping),
    source: started.source,
    ownerRegion: started.owner_region,
    defaultRegion: started.region_code,
    cipher: services.cipher,
  });
  const importer = {
    vacancies: vacancyRowImporter,
    employers: employerRowImporter,
    seekers: seekerRowImporter,
  }[kind](settings);
  try {
    for (;;) {
      if (options.signal?.aborted === true) throw new ImportInterrupted();
      const counts = await withRetries(services, () => runBatch(services, actor, importId, rows, importer));
      if (counts === null) return;
      await options.onProgress?.(counts);
    }
  } catch (error) {
    if (error instanceof ImportInterrupted || isTransient(error)) throw error;
    services.log.error({ err: error, import: shortId(importId) }, 'An import failed');
    return fail(services, importId, 'fault');
  }
}

/** Marks the import as running; null when there is nothing to do. */
async function begin(services: Services, importId: string): Promise<ImportRow | null> {
  return runWrite(services, { actor: system('import') }, async (ctx) => {
    const row = await findImportForUpdate(ctx.trx, importId);
    if (row === undefined || (row.status !== 'queued' && row.status !== 'running')) return null;
    if (row.status === 'queued') {
      await cause(ctx, importFlow, sharedRef(importId), { move: 'run' });
    }
    return row;
  });
}

async function actorOf(services: Services, row: ImportRow): Promise<Actor | null> {
  if (row.created_by_id === COMMAND_LINE) return system(row.created_by_name);
  return (await findStaffActor(services.db, row.created_by_id))?.actor ?? null;
}

/** One batch; null when none was left or the import was cancelled. */
async function runBatch(
  services: Services,
  actor: Actor,
  importId: string,
  rows: readonly PreparedRow[],
  importer: RowImporter,
): Promise<Counts | null> {
  return runWrite(services, { actor }, async (ctx) => {
    const row = await findImportForUpdate(ctx.trx, importId);
    if (row === undefined || row.status !== 'running') return null;
    const batch = rows.slice(row.processed, row.processed + BATCH);
    if (batch.length === 0) {
      await cause(ctx, importFlow, sharedRef(importId), { move: 'finish' });
      return null;
    }
    const tally = await takeBatch(ctx, row, batch, importer);
    const counts: Counts = {
      rows: rows.length,
      processed: row.processed + batch.length,
      created: row.created + tally.created,
      updated: row.updated + tally.updated,
      unchanged: row.unchanged + tally.unchanged,
      rejected: row.rejected + tally.rejected,
    };
    await updateImport(ctx.trx, importId, counts);
    return counts;
  });
}

interface Tally {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

async function takeBatch(
  ctx: WriteContext,
  row: ImportRow,
  batch: readonly PreparedRow[],
  importer: RowImporter,
): Promise<Tally> {
  const tally: Tally = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  // Another import of the same source waits here, so that the same row never becomes two records.
  for (const source of [...new Set(batch.map(({ key }) => key.source))].sort()) {
    await lockSource(ctx.trx, row.kind, source);
  }
  const known = await findSources(
    ctx.trx,
    row.kind,
    batch.map(({ key }) => key),
  );
  const isSeen = (each: PreparedRow): boolean =>
    each.isSuperseded || known.get(sourceId(each.key))?.contentHash.equals(each.contentHash) === true;
  const seen = batch.filter(isSeen);
  const fresh = batch.filter((each) => !isSeen(each));
  const bulk = bulkWrite(ctx);
  const entries: SourceEntry[] = [];
  const rejections: NewRejection[] = [];
  tally.unchanged += seen.length;
  await importer.begin(bulk, fresh);
  for (const each of fresh) {
    const earlier = known.get(sourceId(each.key));
    const ref = earlier === undefined ? null : { prefecture: earlier.prefecture, id: earlier.id };
    const taken = await takeOne(ctx, () => bulk.inSavepoint(() => importer.take(each, ref)));
    if ('rejected' in taken) {
      rejections.push(rejectionOf(ctx, row.kind, each, taken.rejected));
      tally.rejected += 1;
    } else {
      entries.push({ ...each.key, record: taken.ref, contentHash: each.contentHash, info: taken.info });
      tally[taken.outcome] += 1;
    }
  }
  await saveSources(ctx.trx, row.kind, entries, ctx.now);
  await touchSources(
    ctx.trx,
    row.kind,
    seen.filter(({ isSuperseded }) => !isSuperseded).map(({ key }) => key),
    ctx.now,
  );
  await insertRejections(ctx.trx, row.id, rejections);
  await bulk.flush();
  await ctx.changed('import', { prefecture: '', id: row.id });
  return tally;
}

/** The result of one row. An error caused by the row rejects it; a database error is rethrown. */
async function takeOne(
  ctx: WriteContext,
  take: () => Promise<ImportedRow>,
): Promise<ImportedRow | { rejected: RowRejected }> {
  try {
    return await take();
  } catch (error) {
    const rejected = asRejection(error);
    if (rejected !== null) return { rejected };
    if (isTransient(error)) throw error;
    ctx.services.log.error({ err: error }, 'A row of an import could not be stored');
    return { rejected: reject('row.fault', null) };
  }
}

function rejectionOf(
  ctx: WriteContext,
  kind: string,
  { row, cells }: PreparedRow,
  rejected: RowRejected,
): NewRejection {
  const { cipher } = ctx.services;
  return {
    row: row.row,
    field: rejected.field,
    code: rejected.code,
    text: rejected.text,
    raw: cipher.encryptJson(row.cells),
    ...digestsOfRow(cipher, kind, row, cells),
  };
}

/** Ends an import early; imported rows stay. */
async function fail(services: Services, importId: string, error: ImportFailure): Promise<void> {
  await runWrite(services, { actor: system('import') }, async (ctx) => {
    const row = await findImportForUpdate(ctx.trx, importId);
    if (row === undefined || (row.status !== 'running' && row.status !== 'queued')) return;
    await cause(ctx, importFlow, sharedRef(importId), { move: 'fail', input: { error } });
  });
}

/** Closes imports of the command line whose process is gone: nothing else resumes them. */
export async function closeAbandoned(services: Services): Promise<void> {
  for (const { id, created_by_id: by } of await listUnfinished(services.db)) {
    if (by === COMMAND_LINE && !(await isAlive(services.db, id))) await fail(services, id, 'interrupted');
  }
}

/** Runs an import that only this process can resume; an interruption closes it. */
export async function runAlone(services: Services, importId: string, options: RunOptions): Promise<void> {
  await whileAlive(services.db, importId, async () => {
    try {
      await runImport(services, importId, options);
    } catch (error) {
      await fail(services, importId, 'interrupted');
      throw error;
    }
  });
}

/** Two imports that create the same employers may deadlock; PostgreSQL then aborts one, which tries again. */
async function withRetries<T>(services: Services, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (transientCode(error) !== 'conflict' || tries === TRIES) throw error;
      services.log.warn({ err: error }, 'A batch of an import met another write and is tried again');
    }
  }
}
