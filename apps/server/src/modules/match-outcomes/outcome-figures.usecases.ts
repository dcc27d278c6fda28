import type { z } from 'zod';
import type { qualityRoutes } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { checkedPeriod, figurePolicy } from '../indicators/index.ts';
import { REGIONS } from '../reference/index.ts';
import { countProgress, type Split } from './outcome-figures.repository.ts';
import { progressRows } from './match-outcomes.views.ts';

/** Digits of the divisions one level below the requested ones. */
function digitsBelow(prefixes: readonly string[]): number {
  const shortest = Math.min(9, ...prefixes.map((prefix) => prefix.length));
  return shortest < 4 ? 4 : shortest < 6 ? 6 : 9;
}

/** @throws PeriodInvalid, RegionUnknown, OutOfRegion */
export async function outcomeFigures(
  ctx: AnyContext,
  query: z.output<typeof qualityRoutes.figures.query>,
): Promise<z.input<typeof qualityRoutes.figures.reply>> {
  const { from, to } = checkedPeriod(query);
  const regions = ctx.services.use(REGIONS);
  const own = figurePolicy.scope(ctx.actor, 'indicators.read');
  if (query.region !== undefined) {
    regions.get(query.region);
    figurePolicy.authorise(ctx.actor, 'indicators.read', { region: query.region });
  }
  const scope = {
    from,
    to,
    today: shanghaiDate(ctx.now),
    regions: query.region === undefined ? own.regions : [query.region],
    sites: query.region === undefined ? own.sites : [],
  };
  const split: Split =
    query.by === 'region' ? { by: 'region', digits: digitsBelow(scope.regions) } : { by: query.by };
  const rows = progressRows(await countProgress(ctx.db, scope, split));
  return {
    from,
    to,
    rows: rows.map((row) => ({ ...row, name: query.by === 'region' ? regions.ref(row.key).name : '' })),
  };
}
