import { SeekerList } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import { byPrefecture } from '../../app/ids.ts';
import { bindList, type RowOf } from '../../records/lists/bind-list.ts';
import { seekerSource } from './list.repository.ts';
import { findSeekerRows } from './seekers.repository.ts';
import { seekerRow } from './seekers.views.ts';

export const seekerList = bindList(SeekerList, {
  source: seekerSource,
  async show(ctx, refs) {
    const shown = new Map<string, RowOf<typeof SeekerList>>();
    for (const [prefecture, ids] of byPrefecture(refs)) {
      const rows = await findSeekerRows(ctx.db, prefecture, ids, shanghaiDate(ctx.now));
      rows.forEach((row) => shown.set(row.id, seekerRow(ctx, row)));
    }
    return shown;
  },
});
