import { MOST_AGENTS } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { AgentKnown, TooManyAgents } from './agents.errors.ts';
import { listAgents } from './agents.repository.ts';

/** Whether one more may act for a person whose row is locked. @throws AgentKnown, TooManyAgents */
export async function assertRoom(ctx: WriteContext, seeker: Ref, phone: Buffer): Promise<void> {
  const standing = (await listAgents(ctx.trx, seeker)).filter(({ status }) => status !== 'ended');
  if (standing.some(({ phone_hmac: hmac }) => hmac?.equals(phone) === true)) throw AgentKnown();
  if (standing.length >= MOST_AGENTS) throw TooManyAgents({ most: MOST_AGENTS });
}
