import type { AgentClient, SeekerAgent } from '@yizhan/contract';
import { AGENT_SCOPES, latestAgentDay, maskName, MOST_AGENTS, shanghaiDate } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { undosOf } from '../../records/flow/undo-view.ts';
import { listAgents, type AgentRecord, type ClientRow } from './agents.repository.ts';

interface Agents {
  items: SeekerAgent[];
  most: number;
  latest: string;
  mayAppoint: boolean;
}

/** Everybody who acts or acted for a person, for a viewer who may change that or may only read. */
export async function agentsView(ctx: AnyContext, seeker: Ref, mayChange: boolean): Promise<Agents> {
  const rows = await listAgents(ctx.db, seeker);
  const undos = await undosOf(
    ctx,
    rows.map((row) => ({ ref: row, version: row.version, may: mayChange && ctx.actor.kind === 'staff' })),
  );
  const today = shanghaiDate(ctx.now);
  return {
    items: rows.map((row) => ({
      ...sharedView(row),
      name: row.name,
      phoneMask: row.phone_mask ?? '',
      status: row.status,
      givenVia: row.given_via,
      givenBy: row.given_by_kind === 'staff' ? row.given_by_name : null,
      paper:
        row.paper_number === null || row.paper_on === null
          ? null
          : { number: row.paper_number, on: row.paper_on },
      acceptedAt: row.accepted_at?.toISOString() ?? null,
      ended:
        row.ended_at === null || row.ended_as === null
          ? null
          : { at: row.ended_at.toISOString(), as: row.ended_as },
      can: mayChange && row.status !== 'ended' ? ['end'] : [],
      undo: undos.get(recordId(row)) ?? null,
    })),
    most: MOST_AGENTS,
    latest: latestAgentDay(today),
    mayAppoint: mayChange && rows.filter(({ status }) => status !== 'ended').length < MOST_AGENTS,
  };
}

function sharedView(row: AgentRecord) {
  return {
    id: recordId(row),
    relation: row.relation,
    scopes: AGENT_SCOPES.filter((scope) => row.scopes.includes(scope)),
    until: row.valid_until,
    givenAt: row.given_at.toISOString(),
    version: row.version,
  };
}

/** Somebody for whom a phone acts. Whoever was asked by mistake learns only the family name. */
export function clientView(actor: Actor, row: ClientRow): AgentClient {
  const isOffered = row.status === 'offered';
  const acting = actor.kind === 'agent' && actor.agentId === row.id;
  return {
    ...sharedView(row),
    person: isOffered ? maskName(row.person) : row.person,
    status: isOffered ? 'offered' : 'active',
    acting,
    can: isOffered ? ['accept', 'decline'] : acting ? ['lay_down'] : ['act', 'lay_down'],
  };
}
