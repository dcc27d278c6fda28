import { RehearsalList } from '@yizhan/contract/test-support/rehearsals.ts';
import { bindList, byIdOf } from '../../records/lists/bind-list.ts';
import { findRehearsalRows, rehearsalSource } from './rehearsals.repository.ts';
import { rehearsalViews } from './rehearsals.views.ts';

export const rehearsalList = bindList(RehearsalList, {
  source: rehearsalSource,
  async show(ctx, refs) {
    const rows = await findRehearsalRows(ctx.db, refs);
    return byIdOf(rows, await rehearsalViews(ctx, rows));
  },
});
