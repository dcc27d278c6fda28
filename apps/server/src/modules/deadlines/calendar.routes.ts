import { calendarRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { checkNotice, listYears, takeNotice } from './calendar.usecases.ts';

export function calendarRoutes(bind: Binder): void {
  bind.route(routes.list, async (ctx) => ({ years: await listYears(ctx) }));
  bind.route(routes.check, (ctx, { body }) => checkNotice(ctx, body.text));
  bind.route(routes.take, (ctx, { body }) => takeNotice(ctx, body));
}
