import { worklistRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId } from '../../app/ids.ts';
import { countWorklist } from '../../records/worklist/index.ts';
import { today } from './today.usecases.ts';

const siteOf = ({ siteId }: { siteId?: string | undefined }): string | undefined =>
  siteId === undefined ? undefined : fromShortId(siteId);

export function worklistRoutes(bind: Binder): void {
  bind.route(routes.today, (ctx, { query }) => today(ctx, siteOf(query)));
  bind.route(routes.counts, async (ctx, { query }) => ({ items: await countWorklist(ctx, siteOf(query)) }));
}
