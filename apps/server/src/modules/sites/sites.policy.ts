import type { Place } from '@yizhan/domain';
import { may, type Actor } from '../../app/actor.ts';

/** The settings of a site: a matter of its own people and of the officers above. */
export function settingsOf(siteId: string, region: string): Place {
  return { region, siteId, belongsToSite: true };
}

export function mayEditSite(actor: Actor, siteId: string, region: string): boolean {
  return may(actor, 'sites.edit', settingsOf(siteId, region));
}
