import type { FastifyRequest } from 'fastify';
import type { RouteDefinition } from '@yizhan/contract';
import { AGENT_SCOPES, shanghaiDate } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import { choosesPerson } from '../../app/authority.ts';
import type { Reader, Transaction } from '../../app/db/database.ts';
import { AgentEnded, OtherPerson } from '../../app/errors.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import type { AccountRow } from './accounts.repository.ts';
import { findStandingAgent, holdStandingAgent } from './parties.repository.ts';

type AgentActor = Extract<Actor, { kind: 'agent' }>;

/** For whom a page is: the id of an authority, or `self`. A page that does not say acts for whom its session does. */
const FOR_HEADER = 'x-yizhan-for';

/** The owner of a phone as the agent they are under an authority; null when it is not theirs, or no longer counts. */
export async function findAgentActor(
  db: Reader,
  account: Pick<AccountRow, 'id' | 'kind' | 'phone_hmac' | 'phone_mask'>,
  authority: Ref,
  now: Date,
): Promise<AgentActor | null> {
  if (account.kind !== 'seeker') return null;
  const row = await findStandingAgent(db, authority, shanghaiDate(now));
  if (row?.phone_hmac?.equals(account.phone_hmac) !== true) return null;
  return {
    kind: 'agent',
    accountId: account.id,
    phoneMask: account.phone_mask,
    agentId: row.id,
    name: row.name,
    prefecture: row.prefecture,
    seekerId: row.seeker_id,
    scopes: AGENT_SCOPES.filter((scope) => row.scopes.includes(scope)),
    until: row.valid_until,
  };
}

/** Whether the authority still counts, now and until the transaction ends: whoever ends it waits for that. */
export async function holdsAuthority(trx: Transaction, agent: AgentActor, now: Date): Promise<boolean> {
  return holdStandingAgent(trx, { prefecture: agent.prefecture, id: agent.agentId }, shanghaiDate(now));
}

/**
 * Keeps a step from counting for somebody else than its page shows: when the authority ended meanwhile, or another page
 * of the same browser changed the person.
 *
 * @throws AgentEnded, OtherPerson
 */
export function assertSamePerson(
  request: FastifyRequest,
  route: RouteDefinition,
  session: { readonly actor: Actor; readonly actingEnded: boolean },
): void {
  if (choosesPerson(route)) return;
  if (session.actingEnded) throw AgentEnded();
  const { actor } = session;
  if (actor.kind !== 'seeker' && actor.kind !== 'agent') return;
  const shown = request.headers[FOR_HEADER];
  if (typeof shown !== 'string' || shown === '') return;
  if (shown !== (actor.kind === 'agent' ? recordId(actor.prefecture, actor.agentId) : 'self'))
    throw OtherPerson();
}
