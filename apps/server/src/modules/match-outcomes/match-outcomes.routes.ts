import { qualityRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { outcomeFigures } from './outcome-figures.usecases.ts';
import { overview } from './overview.usecases.ts';
import { trainNow } from './training.usecases.ts';

export function matchOutcomeRoutes(bind: Binder): void {
  bind.route(routes.figures, (ctx, { query }) => outcomeFigures(ctx, query));

  bind.route(routes.overview, (ctx) => overview(ctx));

  bind.route(routes.train, (ctx) => trainNow(ctx));
}
