import { grantsAllow, VERBS, type Grant, type Place, type Verb } from '@yizhan/domain';
import { may, type Actor } from '../../app/actor.ts';
import { OutOfRegion } from '../../app/errors.ts';
import { askedAtTheDoor, atPlace, definePolicy } from '../../records/policy.ts';

/** Staff are listed where they hold a grant, and managed by people who may give all of their grants. */
export const staffPolicy = definePolicy({
  noun: 'staff',
  verbs: ['staff.read', 'staff.manage'],
  places: atPlace,
});

/** Every signed-in person has a session. */
export const sessionPolicy = askedAtTheDoor('session', ['session.use']);

/** Every verb that the actor holds anywhere. */
export function verbsOf(actor: Actor): Verb[] {
  return VERBS.filter((verb) => may(actor, verb));
}

/** Whether somebody else holds a verb at a place. */
export function reachesPlace(grants: readonly Grant[], verb: Verb, place: Place): boolean {
  return grantsAllow(grants, verb, place);
}

/** From narrow to wide; a grantor may give roles up to the widest they hold over the place. */
const RANK: Readonly<Record<Grant['role'], number>> = {
  operator: 0,
  site_staff: 0,
  site_manager: 1,
  auditor: 1,
  county_officer: 2,
  prefecture_officer: 3,
  province_officer: 4,
  administrator: 5,
};

export function mayGrant(actor: Actor, grant: Grant): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'staff') return false;
  return actor.grants.some(
    (held) =>
      may({ ...actor, grants: [held] }, 'staff.manage') &&
      grant.region.startsWith(held.region) &&
      RANK[grant.role] <= RANK[held.role],
  );
}

/** An account may be managed by people who may grant everything it holds. @throws OutOfRegion */
export function assertManages(actor: Actor, grants: readonly Grant[]): void {
  if (!managesAll(actor, grants)) throw OutOfRegion();
}

export function managesAll(actor: Actor, grants: readonly Grant[]): boolean {
  return grants.every((grant) => mayGrant(actor, grant));
}
