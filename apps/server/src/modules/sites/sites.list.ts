import { SiteList } from '@yizhan/contract';
import { readNotices } from '../../records/deadlines/index.ts';
import { bindList, byIdOf } from '../../records/lists/bind-list.ts';
import { siteSource } from './list.repository.ts';
import { sitePolicy } from './sites.policy.ts';
import { findSiteRows } from './sites.repository.ts';
import { siteViews } from './sites.views.ts';

export const siteList = bindList(SiteList, {
  source: siteSource,
  allowed: (actor, { all, ...query }) =>
    all === true && sitePolicy.mayAnywhere(actor, 'sites.edit') ? { ...query, all } : query,
  async show(ctx, refs, { lng, lat }) {
    const point = lng === undefined || lat === undefined ? null : { lng, lat };
    const rows = await findSiteRows(
      ctx.db,
      refs.map(({ id }) => id),
      point,
    );
    return byIdOf(rows, await siteViews(ctx, rows, await readNotices(ctx.db)));
  },
});
