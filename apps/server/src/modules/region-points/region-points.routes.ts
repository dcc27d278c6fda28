import { regionPointRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { PointsUnreadable } from './region-points.errors.ts';
import { checkPoints, dropPoint, importPoints, listRegionPoints } from './region-points.usecases.ts';

export function regionPointRoutes(bind: Binder): void {
  bind.route(routes.list, async (ctx, { query }) => ({
    items: await listRegionPoints(ctx, query.parent ?? null),
  }));
  bind.route(routes.check, async (ctx, _input, { file }) => {
    if (file === null) throw PointsUnreadable();
    return checkPoints(ctx, file.content);
  });
  bind.route(routes.take, async (ctx, _input, { file }) => {
    if (file === null) throw PointsUnreadable();
    return importPoints(ctx, file.content);
  });
  bind.route(routes.drop, async (ctx, { params }) => dropPoint(ctx, params.code));
}
