import { authorise, personOf, type Actor } from '../../app/actor.ts';
import type { Ref } from '../../app/ids.ts';
import { definePolicy, placesOfLocated, type Located } from '../../records/policy.ts';

/** A call-back belongs to the place that has to ring back. */
export const callBackPolicy = definePolicy({
  noun: 'call_back',
  verbs: ['call_backs.handle'],
  places: placesOfLocated,
});

/** The person for whom an agent asks to be rung back, whosever phone is to be rung; null for anybody else. @throws AgentScopeLacks */
export function askedFor(actor: Actor): Ref | null {
  if (actor.kind !== 'agent') return null;
  authorise(actor, 'self.ask');
  return personOf(actor);
}

export function mayHandle(actor: Actor, row: Located): boolean {
  return callBackPolicy.may(actor, 'call_backs.handle', row);
}
