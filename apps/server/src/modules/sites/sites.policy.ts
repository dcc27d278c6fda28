import type { Place, Verb } from '@yizhan/domain';
import { authorise, type Actor } from '../../app/actor.ts';
import { atPlace, definePolicy } from '../../records/policy.ts';

export const sitePolicy = definePolicy({
  noun: 'site',
  verbs: ['sites.create', 'sites.edit'],
  places: atPlace,
});

/** The settings of a site may be changed by its own staff and the officers above. */
export function settingsOf(siteId: string, region: string): Place {
  return { region, siteId, belongsToSite: true };
}

export function mayEditSite(actor: Actor, siteId: string, region: string): boolean {
  return sitePolicy.may(actor, 'sites.edit', settingsOf(siteId, region));
}

/**
 * Whether a record may be attached to a site: staff attach records to sites they reach, because everybody who works at
 * a site reaches its attached records. @throws AccessDenied, OutOfRegion
 */
export function authoriseAttaching(actor: Actor, verb: Verb, site: { id: string; regionCode: string }): void {
  if (actor.kind === 'staff') authorise(actor, verb, { region: site.regionCode, siteId: site.id });
}
