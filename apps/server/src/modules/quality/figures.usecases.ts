import type { z } from 'zod';
import type { qualityRoutes } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import { authorise, scopeOf } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { checkedPeriod } from '../indicators/index.ts';
import { REGIONS } from '../reference/index.ts';
import { readQuality, type Split } from './figures.repository.ts';
import { qualityRows } from './quality.views.ts';

/** Digits of the divisions one level below the ones asked about. */
function digitsBelow(prefixes: readonly string[]): number {
  const shortest = Math.min(9, ...prefixes.map((prefix) => prefix.length));
  return shortest < 4 ? 4 : shortest < 6 ? 6 : 9;
}

/** @throws PeriodInvalid, RegionUnknown, OutOfRegion */
export async function qualityFigures(
  ctx: AnyContext,
  query: z.output<typeof qualityRoutes.figures.query>,
): Promise<z.input<typeof qualityRoutes.figures.reply>> {
  const { from, to } = checkedPeriod(query);
  const regions = ctx.services.use(REGIONS);
  const scope = scopeOf(ctx.actor, 'indicators.read');
  if (query.region !== undefined) {
    regions.get(query.region);
    authorise(ctx.actor, 'indicators.read', { region: query.region });
  }
  const frame = {
    from,
    to,
    today: shanghaiDate(ctx.now),
    regions: query.region === undefined ? scope.regions : [query.region],
    sites: query.region === undefined ? scope.sites : [],
  };
  const split: Split =
    query.by === 'region' ? { by: 'region', digits: digitsBelow(frame.regions) } : { by: query.by };
  const rows = qualityRows(await readQuality(ctx.db, frame, split));
  return {
    from,
    to,
    rows: rows.map((row) => ({ ...row, name: query.by === 'region' ? regions.ref(row.key).name : '' })),
  };
}
