import { ColumnMapping, type ImportKind } from '@yizhan/contract';
import { system } from '../../../app/actor.ts';
import { readContext, runWrite, type WriteOptions } from '../../../app/context.ts';
import type { Locale } from '../../../app/errors.ts';
import type { Services } from '../../../app/services.ts';
import { REGIONS } from '../../reference/index.ts';
import { MappingUnknown } from '../imports.errors.ts';
import { findImport, listMappings, listRejections } from '../imports.repository.ts';
import { keepFile } from '../imports.usecases.ts';
import { readUpload } from '../upload.ts';
import { rejectionView } from '../imports.views.ts';
import { assertMapping } from '../mapping/assert-mapping.ts';
import { applyMapping, proposeMapping } from '../mapping/propose.ts';
import { closeAbandoned, COMMAND_LINE, runAlone, type Counts } from './run-import.ts';

export interface FileImport {
  readonly kind: ImportKind;
  readonly file: { readonly name: string; readonly content: Buffer };
  /** Name of a saved mapping; null uses the proposal. */
  readonly mappingName: string | null;
  readonly source: string | null;
  readonly regionCode: string | null;
  readonly publish: boolean;
  readonly locale: Locale;
  readonly signal?: AbortSignal;
  /** Called after each batch; the next batch waits for a promise it returns. */
  readonly onProgress?: (counts: Counts) => void | Promise<void>;
  /** Called with the mapping in use, before the first row. */
  readonly onMapping?: (mapping: ColumnMapping) => void;
}

export interface ImportSummary {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: ReadonlyArray<{ row: number; field: string | null; reason: string }>;
}

/**
 * Imports a file from beginning to end in this process, for the command line: no region limits it.
 *
 * @throws DomainError for a file that cannot be read or mapped, ImportInterrupted when the signal fires
 */
export async function importFile(services: Services, options: FileImport): Promise<ImportSummary> {
  const { kind, file } = options;
  const write: WriteOptions = { actor: system('yizhan import'), locale: options.locale };
  const read = readContext(services, write);
  if (options.regionCode !== null) services.use(REGIONS).get(options.regionCode);
  const table = await readUpload(kind, file.content);
  await closeAbandoned(services);
  let mapping = proposeMapping(kind, table);
  if (options.mappingName !== null) {
    const saved = (await listMappings(services.db, kind, [''])).find(
      ({ name }) => name === options.mappingName,
    );
    if (saved === undefined) throw MappingUnknown();
    mapping = applyMapping(kind, table, ColumnMapping.parse(saved.mapping));
  }
  options.onMapping?.(mapping);
  assertMapping(read, kind, table.columns, mapping);
  const { id } = await runWrite(services, write, (ctx) =>
    keepFile(ctx, kind, file, table, {
      mapping,
      status: 'queued',
      createdById: COMMAND_LINE,
      source: options.source,
      regionCode: options.regionCode,
      publish: options.publish,
      mappingName: options.mappingName,
    }),
  );
  await runAlone(services, id, options);
  const done = await findImport(services.db, id);
  if (done === undefined || done.status !== 'done') throw new Error('The import did not come to its end');
  const rejected: Array<{ row: number; field: string | null; reason: string }> = [];
  for (let after = 0; ;) {
    const page = await listRejections(services.db, id, after, 1_000);
    for (const each of page) {
      const { row, field, reason } = rejectionView(each, options.locale);
      rejected.push({ row, field, reason });
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.row;
  }
  const { created, updated, unchanged } = done;
  return { rows: table.rows.length, created, updated, unchanged, rejected };
}
