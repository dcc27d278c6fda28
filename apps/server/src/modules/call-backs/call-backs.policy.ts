import type { Actor } from '../../app/actor.ts';
import { definePolicy, placesOfLocated, type Located } from '../../records/policy.ts';

/** A call-back belongs to the place that has to ring back. */
export const callBackPolicy = definePolicy({
  noun: 'call_back',
  verbs: ['call_backs.handle'],
  places: placesOfLocated,
});

export function mayHandle(actor: Actor, row: Located): boolean {
  return callBackPolicy.may(actor, 'call_backs.handle', row);
}
