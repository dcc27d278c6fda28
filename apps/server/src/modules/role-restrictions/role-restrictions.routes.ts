import { roleRestrictionRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { lift, listRestrictions, restrict } from './role-restrictions.usecases.ts';

export function roleRestrictionRoutes(bind: Binder): void {
  bind.route(routes.list, (ctx, { query }) => listRestrictions(ctx, query));
  bind.route(routes.restrict, (ctx, { body }) => restrict(ctx, body));
  bind.route(routes.lift, (ctx, { params, body }) => lift(ctx, params.id, body));
}
