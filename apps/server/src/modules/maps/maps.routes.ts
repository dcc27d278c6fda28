import { mapRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { onlyWhenChanged } from '../../app/http/only-when-changed.ts';
import { readArea } from './areas.usecases.ts';
import { endBase, listBaseMapSettings, readBaseMap, setBaseMap } from './base-map.usecases.ts';
import {
  checkBoundaries,
  importBoundaries,
  listBoundaryLoads,
  withdrawBoundaries,
} from './boundaries.usecases.ts';
import { BoundariesUnreadable } from './maps.errors.ts';

export function mapRoutes(bind: Binder): void {
  bind.route(routes.base, async (ctx) => ({ base: await readBaseMap(ctx) }));
  bind.route(routes.area, async (ctx, { params }, exchange) =>
    onlyWhenChanged(exchange, await readArea(ctx, params.code)),
  );
  bind.route(routes.settings, (ctx) => listBaseMapSettings(ctx));
  bind.route(routes.setBase, (ctx, { body }) => setBaseMap(ctx, body));
  bind.route(routes.endBase, (ctx, { body }) => endBase(ctx, body.was));
  bind.route(routes.loads, async (ctx) => ({ items: await listBoundaryLoads(ctx) }));
  bind.route(routes.check, async (ctx, { query }, { file }) => {
    if (file === null) throw BoundariesUnreadable();
    return checkBoundaries(ctx, file.content, query);
  });
  bind.route(routes.take, async (ctx, { query }, { file }) => {
    if (file === null) throw BoundariesUnreadable();
    return importBoundaries(ctx, file.content, query);
  });
  bind.route(routes.withdraw, (ctx, { params }) => withdrawBoundaries(ctx, params.id));
}
