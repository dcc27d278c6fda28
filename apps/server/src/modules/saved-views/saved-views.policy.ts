import type { Verb } from '@yizhan/domain';
import { may, scopeOf, type Actor, type ReachedPlaces, type StaffActor } from '../../app/actor.ts';
import { AccessDenied } from '../../app/errors.ts';

/** Views are the staff's. @throws AccessDenied */
export function needStaff(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw AccessDenied();
  return actor;
}

/** Whether the actor reads a list at all; a view of another list is nobody's business. */
export function readsList(actor: Actor, list: { readonly verb: Verb }): boolean {
  return may(actor, list.verb);
}

/** Where the actor reads a list. */
export function placesOf(actor: Actor, list: { readonly verb: Verb }): ReachedPlaces {
  return scopeOf(actor, list.verb);
}

export function reachesSite(
  actor: Actor,
  list: { readonly verb: Verb },
  site: { readonly id: string; readonly regionCode: string },
): boolean {
  return may(actor, list.verb, { region: site.regionCode, siteId: site.id });
}
