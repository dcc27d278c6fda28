import { FollowUpList, PlacementList } from '@yizhan/contract';
import { bindList, shown } from '../../records/lists/bind-list.ts';
import { findFollowUpRows } from './follow-ups.repository.ts';
import { followUpSource, placementSource } from './lists.repository.ts';
import { findPlacementRows } from './placements.repository.ts';
import { followUpViews, placementRowView } from './placements.views.ts';

export const placementList = bindList(PlacementList, {
  source: placementSource,
  async show(ctx, refs) {
    const rows = await findPlacementRows(ctx.db, refs);
    return new Map([...rows].map(([id, row]) => [id, placementRowView(ctx, row)]));
  },
});

export const followUpList = bindList(FollowUpList, {
  source: followUpSource,
  show: shown(findFollowUpRows, followUpViews),
});
