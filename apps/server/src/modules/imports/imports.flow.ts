import { z } from 'zod';
import { ImportKind, type ColumnMapping } from '@yizhan/contract';
import { importFlow as flow } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { newId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { takes, type Effect } from '../../records/flow/types.ts';
import { REGIONS } from '../reference/index.ts';
import { ImportUnknown } from './imports.errors.ts';
import {
  findImportForUpdate,
  saveMapping,
  updateImport,
  WITHOUT_FILE,
  type ImportRow,
} from './imports.repository.ts';
import { importPolicy, placeOf } from './imports.policy.ts';
import { assertMapping } from './mapping/assert-mapping.ts';

type ImportEffect = Effect<'imports'>;

const Columns = z.array(z.object({ name: z.string() }));

/** Settings of an import's run. */
interface Start {
  readonly mapping: ColumnMapping;
  readonly saveMappingAs: string | null;
  readonly regionCode: string | null;
  readonly publish: boolean;
}

/** Why it ended early; the words are in `imports.views.ts`. */
export type ImportFailure = 'starter_gone' | 'file_gone' | 'interrupted' | 'fault';

/** A file being imported, from the upload to the last row. Imports belong to no place; see `sharedRef`. */
export const importFlow = bindFlow({
  flow,
  table: 'imports',
  shared: true,
  takes: takes<{ readonly queue: Start; readonly fail: { readonly error: ImportFailure } }>(),
  words: {
    statuses: {
      uploaded: { 'zh-CN': '等待对应列', en: 'uploaded' },
      queued: { 'zh-CN': '排队中', en: 'queued' },
      running: { 'zh-CN': '正在导入', en: 'running' },
      done: { 'zh-CN': '已完成', en: 'done' },
      failed: { 'zh-CN': '没导成', en: 'broken off' },
      cancelled: { 'zh-CN': '已停止', en: 'cancelled' },
    },
    moves: {
      upload: { 'zh-CN': '上传', en: 'upload it' },
      queue: { 'zh-CN': '开始导入', en: 'start the import' },
      run: { 'zh-CN': '导入', en: 'run it' },
      finish: { 'zh-CN': '完成导入', en: 'finish it' },
      fail: { 'zh-CN': '中断', en: 'break it off' },
      cancel: { 'zh-CN': '停止', en: 'cancel it' },
    },
  },
  regionOf: (row: ImportRow) => row.region_code ?? (row.owner_region === '' ? null : row.owner_region),

  async lock(ctx, { id }) {
    const row = await findImportForUpdate(ctx.trx, id);
    if (row === undefined) throw ImportUnknown();
    return row;
  },
  policy: (ctx, row) => importPolicy.authorise(ctx.actor, 'imports.run', placeOf(row)),

  effects: {
    async queue(ctx, row, start): Promise<ImportEffect> {
      const kind = ImportKind.parse(row.kind);
      const columns = Columns.parse(row.columns).map(({ name }) => name);
      assertMapping(ctx, kind, columns, start.mapping);
      if (start.regionCode !== null) {
        const region = ctx.services.use(REGIONS).get(start.regionCode);
        importPolicy.authorise(ctx.actor, 'imports.run', { region: region.code });
      }
      await updateImport(ctx.trx, row.id, { mapping: json(start.mapping) });
      return {
        columns: {
          mapping_name: await keepMapping(ctx, row, start),
          region_code: start.regionCode,
          publish: start.publish,
        },
        data: { kind, rows: row.rows, publish: start.publish },
      };
    },
    run: (ctx): ImportEffect => ({ columns: { started_at: ctx.now } }),
    async finish(ctx, row): Promise<ImportEffect> {
      await dropFile(ctx, row);
      return { columns: { finished_at: ctx.now }, data: tallyOf(row) };
    },
    async fail(ctx, row, { error }): Promise<ImportEffect> {
      await dropFile(ctx, row);
      return { columns: { finished_at: ctx.now, error }, data: { ...tallyOf(row), error } };
    },
    async cancel(ctx, row): Promise<ImportEffect> {
      await dropFile(ctx, row);
      return { columns: { finished_at: ctx.now }, data: tallyOf(row) };
    },
  },
  afterwards: (ctx, row) => ctx.changed('import', { prefecture: '', id: row.id }),
  audit: ({ move }) => AUDIT[move] ?? null,
});

const AUDIT: Readonly<Record<string, string>> = {
  upload: 'import.uploaded',
  queue: 'import.started',
  finish: 'import.finished',
  fail: 'import.failed',
  cancel: 'import.cancelled',
};

/** Saves the mapping under a given name; null saves nothing. */
async function keepMapping(ctx: WriteContext, row: ImportRow, start: Start): Promise<string | null> {
  const { saveMappingAs: name } = start;
  if (name === null || name === '') return null;
  await saveMapping(ctx.trx, {
    id: newId(),
    kind: row.kind,
    name,
    owner_region: row.owner_region,
    mapping: start.mapping,
    ...stamped('created', ctx.actor),
    created_at: ctx.now,
  });
  return name;
}

/** The file and its samples are no longer needed; the headings are, for the rejected rows. */
async function dropFile(ctx: WriteContext, row: ImportRow): Promise<void> {
  const columns = Columns.parse(row.columns).map(({ name }) => ({ name, samples: [] }));
  await updateImport(ctx.trx, row.id, { ...WITHOUT_FILE, columns: json(columns) });
}

function tallyOf({ kind, rows, processed, created, updated, unchanged, rejected }: ImportRow) {
  return { kind, rows, processed, created, updated, unchanged, rejected };
}
