import { PartnerList } from '@yizhan/contract';
import { bindList, byIdOf } from '../../records/lists/bind-list.ts';
import { findPartners, partnerSource } from './partners.repository.ts';
import { partnerViews } from './partners.views.ts';

export const partnerList = bindList(PartnerList, {
  source: partnerSource,
  async show(ctx, refs) {
    const rows = await findPartners(
      ctx.db,
      refs.map(({ id }) => id),
    );
    return byIdOf(rows, await partnerViews(ctx, rows));
  },
});
