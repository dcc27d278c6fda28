import type { Actor } from '../../app/actor.ts';
import { askedAtTheDoor } from '../../records/policy.ts';
import { ownRef, seekerPolicy, type SeekerRecord } from '../seekers/index.ts';
import { AgentUnknown } from './agents.errors.ts';
import type { AgentRecord } from './agents.repository.ts';

/** Everybody with a phone may look for whom it acts. */
export const agentPolicy = askedAtTheDoor('seeker_agent', ['self.act_for']);

/** Moves of the agent; all others are the person's, or of staff who may edit the person's record. */
const AGENT_MOVES: readonly string[] = ['accept', 'decline', 'lay_down'];

/**
 * What is another's is unknown to people of the portal.
 * @throws AgentUnknown, AccessDenied, OutOfRegion
 */
export function assertMayMove(
  actor: Actor,
  row: Pick<AgentRecord, 'id' | 'prefecture' | 'seeker_id'> & { readonly seeker: SeekerRecord },
  move: string,
): void {
  if (AGENT_MOVES.includes(move)) {
    if (actor.kind !== 'agent' || actor.agentId !== row.id) throw AgentUnknown();
    return;
  }
  if (actor.kind === 'staff') {
    seekerPolicy.authorise(actor, 'seekers.edit', row.seeker);
    return;
  }
  const own = ownRef(actor);
  if (actor.kind !== 'seeker' || own.prefecture !== row.prefecture || own.id !== row.seeker_id)
    throw AgentUnknown();
}
