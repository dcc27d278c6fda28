import type { AnyContext } from '../../app/context.ts';
import { hiddenFrom } from '../../records/assignment/index.ts';
import { askedAtTheDoor } from '../../records/policy.ts';
import { refOf } from '../engine-inputs/index.ts';
import { seekerPolicy } from '../seekers/index.ts';
import type { SeekerPlace } from './live-index.ts';

/** A pair may be handled by people who reach the person. */
export const matchPolicy = askedAtTheDoor('match', ['matching.use']);

/** People a member of staff may be shown by place and id, none of those kept from them. */
export async function visibleTo(
  ctx: AnyContext,
): Promise<(place: Pick<SeekerPlace, 'region' | 'siteId'>, id: string) => boolean> {
  const hidden = await hiddenFrom(ctx, 'seeker', null);
  return ({ region, siteId }, id) =>
    seekerPolicy.may(ctx.actor, 'seekers.read', { region_code: region, site_id: siteId }) &&
    !(hidden.size > 0 && hidden.has(refOf(id).id));
}
