import { OpeningHours } from '@yizhan/contract';
import type { Verb } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { SiteUnknown } from './sites.errors.ts';
import { authoriseAttaching } from './sites.policy.ts';
import {
  findNearestPlace,
  findOpeningHours,
  findPlace,
  findPlaceNamed,
  type SitePlace,
} from './sites.repository.ts';

export { hoursText } from './hours-text.ts';
export { SiteUnknown } from './sites.errors.ts';
export { listEverySite, listSiteNames, listSiteRegions, type SitePlace } from './sites.repository.ts';

/** @throws SiteUnknown */
export async function findSitePlace(ctx: AnyContext, id: string): Promise<SitePlace> {
  const place = await findPlace(ctx.db, id);
  if (place === undefined) throw SiteUnknown();
  return place;
}

/** When a site is open. @throws SiteUnknown */
export async function siteHours(ctx: AnyContext, id: string): Promise<OpeningHours> {
  const hours = await findOpeningHours(ctx.db, id);
  if (hours === undefined) throw SiteUnknown();
  return OpeningHours.parse(hours);
}

/** The site chosen for a record. @throws SiteUnknown, OutOfRegion */
export async function findChosenSite(ctx: AnyContext, id: string, verb: Verb): Promise<SitePlace> {
  const place = await findSitePlace(ctx, id);
  authoriseAttaching(ctx.actor, verb, place);
  return place;
}

/** Undefined when there is no site with exactly this name. */
export async function findSiteNamed(ctx: AnyContext, name: string): Promise<SitePlace | undefined> {
  return findPlaceNamed(ctx.db, name);
}

/** The open site that serves a place, nearest first; null where the prefecture has none. */
export async function nearestSite(
  ctx: AnyContext,
  regionCode: string,
  point: { lng: number; lat: number } | null = null,
): Promise<SitePlace | null> {
  return (await findNearestPlace(ctx.db, regionCode, point)) ?? null;
}

export { createSite, getSite } from './sites.usecases.ts';
export { posterWords } from './poster.ts';
export { missingSiteCodesJob } from './codes.ts';
