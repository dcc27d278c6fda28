import { worklistRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId } from '../../app/ids.ts';
import { today } from './today.usecases.ts';

export function worklistRoutes(bind: Binder): void {
  bind.route(routes.today, (ctx, { query }) =>
    today(ctx, query.siteId === undefined ? undefined : fromShortId(query.siteId)),
  );
}
