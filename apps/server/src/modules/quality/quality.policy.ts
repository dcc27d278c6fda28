import { authorise, may } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { Bureau, readSetting } from '../system/index.ts';

/**
 * The division for which the weights count: they are one for the whole network, so whoever changes them must be
 * responsible for all of it. Without a bureau (the demonstration) it is the smallest division that holds every site.
 */
async function wholeNetwork(ctx: AnyContext): Promise<string> {
  const bureau = await readSetting(ctx.db, 'bureau', Bureau);
  if (bureau !== null) return bureau.regionCode;
  const sites = await ctx.db.selectFrom('sites').select('region_code').distinct().execute();
  const codes = sites.map(({ region_code: code }) => code);
  const holds = [6, 4, 2]
    .map((digits) => codes[0]?.slice(0, digits) ?? '')
    .find((prefix) => codes.every((code) => code.startsWith(prefix)));
  return holds ?? '';
}

/** @throws AccessDenied, OutOfRegion */
export async function authoriseGovern(ctx: AnyContext): Promise<void> {
  authorise(ctx.actor, 'matching.govern', { region: await wholeNetwork(ctx) });
}

export async function mayGovern(ctx: AnyContext): Promise<boolean> {
  return may(ctx.actor, 'matching.govern', { region: await wholeNetwork(ctx) });
}
