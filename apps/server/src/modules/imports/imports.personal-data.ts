import { holds, type Holding } from '../../records/personal-data/index.ts';
import { deleteRejectionsOf, deleteSourcesOf, dropFilesOf, dropOldRejections } from './imports.repository.ts';

/** Personal data left by uploads: sources of records, rejected rows, and files not started yet. */
export const importHoldings: readonly Holding[] = [
  ...(['seeker', 'employer'] as const).map((of) =>
    holds('import_sources', {
      of,
      by: { column: 'record_id', only: { kind: `${of}s` } },
      columns: { source_ref: 'whose', content_hash: 'facts', info: 'facts', record_id: 'whose' },
      codes: ['kind', 'source'],
      merge: 'repoint',
      erase: (ctx, { ref, ids }) => deleteSourcesOf(ctx.trx, `${of}s`, ref.prefecture, ids),
    }),
  ),
  holds('import_rejections', {
    of: 'seeker',
    by: null,
    columns: { raw: 'facts', params: 'words', number_hmacs: 'number', name_hmac: 'name' },
    codes: ['field', 'code'],
    keep: { days: 90, drop: (ctx, before) => dropOldRejections(ctx.trx, before) },
    erase: (ctx, { phones, idNumbers, names }) =>
      deleteRejectionsOf(
        ctx.trx,
        [...phones, ...idNumbers],
        names.map((name) => ctx.services.cipher.hmac('name', name)),
      ),
  }),
  holds('imports', {
    of: 'seeker',
    by: null,
    columns: { file: 'facts', columns: 'facts', number_hmacs: 'number' },
    codes: ['kind', 'file_name', 'file_hash', 'mapping', 'mapping_name', 'source', 'error', 'owner_region'],
    stamps: ['created'],
    erase: (ctx, { phones, idNumbers }) => dropFilesOf(ctx.trx, [...phones, ...idNumbers]),
  }),
];
