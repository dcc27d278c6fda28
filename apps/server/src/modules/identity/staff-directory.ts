import type { Verb } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { StaffMember } from '../../records/assignment/index.ts';
import { listGrantedAt } from './staff-directory.repository.ts';
import { reachesPlace } from './staff.policy.ts';

/** Open accounts that hold a verb at a place: those of its site first, then those of the smallest division, by name. */
export async function findReaching(
  ctx: Pick<AnyContext, 'db'>,
  verb: Verb,
  place: { readonly region: string; readonly siteId: string | null },
): Promise<StaffMember[]> {
  const nearness = ({ grants }: StaffMember): number =>
    Math.max(
      ...grants.map(({ siteId, region }) =>
        siteId !== null && siteId === place.siteId ? 100 : region.length,
      ),
    );
  return (await listGrantedAt(ctx, place))
    .filter(({ grants }) => reachesPlace(grants, verb, place))
    .toSorted((a, b) => nearness(b) - nearness(a));
}
