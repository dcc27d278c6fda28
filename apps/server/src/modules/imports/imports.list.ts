import { ImportList } from '@yizhan/contract';
import { bindList } from '../../records/lists/bind-list.ts';
import { findImportRows } from './imports.repository.ts';
import { importScope } from './imports.policy.ts';
import { importView } from './imports.views.ts';
import { importSource } from './list.repository.ts';

export const importList = bindList(ImportList, {
  source: importSource,
  reach: importScope,
  async show(ctx, refs) {
    const rows = await findImportRows(
      ctx.db,
      refs.map(({ id }) => id),
    );
    return new Map(rows.map((row) => [row.id, importView(ctx, row)]));
  },
});
