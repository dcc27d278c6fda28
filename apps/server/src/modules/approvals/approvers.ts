import type { AnyContext } from '../../app/context.ts';
import type { AnyApproval } from '../../records/approvals/index.ts';
import { STAFF_DIRECTORY } from '../../records/assignment/index.ts';
import { findPersons, type KnownPerson } from '../identity/index.ts';
import { pairBarred, type Pair } from './approvals.policy.ts';

interface Located {
  readonly region_code: string;
  readonly site_id: string | null;
}

/** Accounts by id, each with grants and what is known of its person; closed ones have no grants. */
export async function pairsOf(ctx: AnyContext, ids: readonly string[]): Promise<(id: string) => Pair> {
  const [members, persons] = await Promise.all([
    ctx.services.use(STAFF_DIRECTORY).byIds(ctx, ids),
    findPersons(ctx.db, ids),
  ]);
  return (id) => {
    const member = members.get(id);
    return { id, grants: member?.isOpen === true ? member.grants : [], person: persons.get(id) };
  };
}

/** Somebody who could approve. */
export interface Approver {
  readonly id: string;
  readonly name: string;
  readonly person: KnownPerson | undefined;
}

/** Who could approve such a step at a place, the nearest first; of whomever asks, where nobody has yet. */
export async function findApprovers(
  ctx: AnyContext,
  kind: AnyApproval,
  at: Located,
  asker: Pair | null,
): Promise<Approver[]> {
  const place = { region: at.region_code, siteId: at.site_id };
  const holders = await ctx.services.use(STAFF_DIRECTORY).reaching(ctx, kind.approves, place);
  const persons = await findPersons(
    ctx.db,
    holders.map(({ id }) => id),
  );
  return holders
    .filter(
      ({ id, grants }) =>
        asker === null ||
        pairBarred(kind, at, asker, { id, grants, person: persons.get(id) }, ctx.now) === null,
    )
    .map(({ id, name }) => ({ id, name, person: persons.get(id) }));
}
