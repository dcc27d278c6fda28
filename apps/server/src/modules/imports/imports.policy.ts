import { grantHas, regionsFor, type Place } from '@yizhan/domain';
import { siteScopeOf, type Actor, type ReachedPlaces } from '../../app/actor.ts';
import { atPlace, definePolicy } from '../../records/policy.ts';
import type { ImportRow } from './imports.repository.ts';

export const importPolicy = definePolicy({ noun: 'import', verbs: ['imports.run'], places: atPlace });

/** An import belongs to the region for which it was started, and to the site whose staff started it. */
export function placeOf(row: Pick<ImportRow, 'owner_region' | 'site_id'>): Place {
  return { region: row.owner_region, siteId: row.site_id, belongsToSite: true };
}

/** Imports in the actor's lists. */
export function importScope(actor: Actor): ReachedPlaces {
  return siteScopeOf(actor, 'imports.run');
}

/** The widest region for which a person imports; empty for the whole network. */
export function ownerRegionOf(actor: Actor): string {
  return actor.kind === 'staff' ? (regionsFor(actor.grants, 'imports.run')[0] ?? '') : '';
}

/** The site of a person who imports for one site only. */
export function ownerSiteOf(actor: Actor): string | null {
  if (actor.kind !== 'staff') return null;
  const grants = actor.grants.filter((grant) => grantHas(grant, 'imports.run'));
  const [only] = grants;
  return grants.length === 1 && only !== undefined ? only.siteId : null;
}
