import { isRestrictable, STAFF_ROLES, VERBS, type StaffRole } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import { atPlace, definePolicy } from '../../records/policy.ts';
import { mayGrant } from '../identity/index.ts';

/** A division restricts the roles of its own staff and of those below it. */
export const roleRestrictionPolicy = definePolicy({
  noun: 'role_restriction',
  verbs: ['access.restrict'],
  places: atPlace,
});

/** Whoever may give the role at the division may narrow it there: nobody restricts those above themselves. */
export function mayNarrow(actor: Actor, role: StaffRole, region: string): boolean {
  return (
    roleRestrictionPolicy.may(actor, 'access.restrict', { region }) &&
    mayGrant(actor, { role, region, siteId: null })
  );
}

/**
 * Whoever may narrow the role there may lift it again, but by no grant from which it was taken: nobody gives back to
 * themselves what a bureau above took. For the whole network there is nobody above.
 */
export function mayLift(actor: Actor, role: StaffRole, region: string): boolean {
  if (actor.kind !== 'staff' || region === '') return mayNarrow(actor, role, region);
  const untouched = actor.grants.filter((grant) => grant.role !== role || !grant.region.startsWith(region));
  return mayNarrow({ ...actor, grants: untouched }, role, region);
}

/** Roles that the actor may narrow at a division, and that have something to be narrowed. */
export function narrowableRoles(actor: Actor, region: string): StaffRole[] {
  return STAFF_ROLES.filter(
    (role) => VERBS.some((verb) => isRestrictable(role, verb)) && mayNarrow(actor, role, region),
  );
}
