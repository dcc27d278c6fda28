import { globalSearchRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { searchAll } from './global-search.usecases.ts';

export function globalSearchRoutes(bind: Binder): void {
  bind.route(routes.search, async (ctx, { body }) => ({ items: await searchAll(ctx, body.q) }));
}
