import type { Actor } from '../../app/actor.ts';
import { askedAtTheDoor } from '../../records/policy.ts';
import { seekerPolicy } from '../seekers/index.ts';
import type { SeekerPlace } from './live-index.ts';

/** A pair is a matter of whoever reaches the person. */
export const matchPolicy = askedAtTheDoor('match', ['matching.use']);

/** People a member of staff may be shown. */
export function visibleTo(actor: Actor): (place: Pick<SeekerPlace, 'region' | 'siteId'>) => boolean {
  return ({ region, siteId }) =>
    seekerPolicy.may(actor, 'seekers.read', { region_code: region, site_id: siteId });
}
