import { settingsOverviewRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { listSettings } from './settings-overview.usecases.ts';

export function settingsOverviewRoutes(bind: Binder): void {
  bind.route(routes.list, (ctx, { query }) => listSettings(ctx, query.region));
}
