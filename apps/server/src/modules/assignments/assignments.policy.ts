import type { Place } from '@yizhan/domain';
import { authorise, scopeOf, type Actor, type ReachedPlaces } from '../../app/actor.ts';
import type { Assignable } from '../../records/assignment/index.ts';
import { askedAtTheDoor } from '../../records/policy.ts';

/** Assignments may be read and changed by people who may work on the record. */
export const assignmentPolicy = askedAtTheDoor('assignment', ['records.assign']);

/** @throws SignInNeeded, AccessDenied, OutOfRegion */
export function authoriseWork(actor: Actor, { verb }: Pick<Assignable, 'verb'>, place: Place): void {
  authorise(actor, verb, place);
}

/** Where the actor looks after what staff have in hand. */
export function managedPlaces(actor: Actor): ReachedPlaces {
  return scopeOf(actor, 'staff.manage');
}
