import { z } from 'zod';
import { AGENT_END_REASONS, AGENT_ENDS, AGENT_RELATIONS, AGENT_SCOPES, AGENT_STATUSES } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import {
  Day,
  IdParams,
  Instant,
  PersonName,
  PhoneInput,
  RecordId,
  RequiredText,
  Text,
  Undo,
  Version,
} from './common.ts';
import { Session } from './identity.ts';

const AgentScopeName = z.enum(AGENT_SCOPES);
const AgentRelationName = z.enum(AGENT_RELATIONS);

/** Somebody who acts for a person in the portal, or was asked to. */
export const SeekerAgent = z
  .object({
    id: RecordId,
    name: z.string(),
    /** '' once the number was let go of. */
    phoneMask: z.string(),
    relation: AgentRelationName,
    /** What they may do besides looking. */
    scopes: z.array(AgentScopeName),
    /** Until when it is given, the day itself included. */
    until: Day,
    status: z.enum(AGENT_STATUSES),
    givenAt: Instant,
    givenVia: z.enum(['portal', 'counter']),
    /** Of the staff who saw the paper; null where the person gave it alone. */
    givenBy: z.string().nullable(),
    paper: z.object({ number: z.string(), on: Day }).nullable(),
    acceptedAt: Instant.nullable(),
    ended: z.object({ at: Instant, as: z.enum(AGENT_ENDS) }).nullable(),
    version: Version,
    can: z.array(z.enum(['end'])),
    undo: Undo,
  })
  .meta({ id: 'SeekerAgent' });
export type SeekerAgent = z.infer<typeof SeekerAgent>;

/** Somebody for whom the owner of the phone acts, or is asked to. */
export const AgentClient = z
  .object({
    id: RecordId,
    /** Only the family name until the agent accepted. */
    person: z.string(),
    relation: AgentRelationName,
    scopes: z.array(AgentScopeName),
    until: Day,
    status: z.enum(AGENT_STATUSES).extract(['offered', 'active']),
    givenAt: Instant,
    version: Version,
    /** Whether this session acts for them just now. */
    acting: z.boolean(),
    can: z.array(z.enum(['accept', 'decline', 'act', 'lay_down'])),
  })
  .meta({ id: 'AgentClient' });
export type AgentClient = z.infer<typeof AgentClient>;

export const AgentInput = z.object({
  name: PersonName,
  phone: PhoneInput,
  relation: AgentRelationName,
  scopes: z.array(AgentScopeName).max(AGENT_SCOPES.length, 'too_many'),
  until: Day,
});

const Agents = z.object({
  items: z.array(SeekerAgent),
  /** How many may act at the same time. */
  most: z.int(),
  /** The last day on which an authority given today may end. */
  latest: Day,
  mayAppoint: z.boolean(),
});
const Clients = z.object({ items: z.array(AgentClient) });

const appointErrors = [
  'phone.invalid',
  'agent.own_phone',
  'agent.known',
  'agent.too_many',
  'agent.asked_today',
  'agent.term_past',
  'agent.term_long',
];
const moveErrors = ['agent.unknown', 'record.changed', 'record.step_illegal'];

export const seekerAgentRoutes = {
  own: defineRoute({
    id: 'seekerAgents.own',
    method: 'GET',
    path: '/me/agents',
    summary: 'Who acts for me, was asked to, or did',
    access: { verb: 'self.use' },
    reply: Agents,
    audit: { none: 'One’s own record' },
    errors: ['seeker.not_registered'],
  }),
  appoint: defineRoute({
    id: 'seekerAgents.appoint',
    method: 'POST',
    path: '/me/agents',
    summary: 'Ask somebody by phone to act for me; it counts once they accepted with that phone',
    access: { verb: 'self.use' },
    body: AgentInput,
    reply: Agents,
    audit: { action: 'agent.appointed' },
    errors: ['seeker.not_registered', ...appointErrors],
    limitPerMinute: 10,
  }),
  end: defineRoute({
    id: 'seekerAgents.end',
    method: 'POST',
    path: '/me/agents/:id/end',
    summary: 'Let nobody act for me under this authority any more; it takes effect at once',
    access: { verb: 'self.use' },
    params: IdParams,
    body: z.object({ version: Version, reason: z.enum(AGENT_END_REASONS) }),
    reply: Agents,
    audit: { action: 'agent.moved' },
    errors: ['seeker.not_registered', ...moveErrors],
  }),
  clients: defineRoute({
    id: 'seekerAgents.clients',
    method: 'GET',
    path: '/me/clients',
    summary: 'For whom the owner of this phone acts, or is asked to',
    access: { verb: 'self.act_for' },
    reply: Clients,
    audit: { none: 'One’s own phone' },
  }),
  answer: defineRoute({
    id: 'seekerAgents.answer',
    method: 'POST',
    path: '/me/clients/:id/answer',
    summary: 'Accept to act for somebody, with their whole name as proof of knowing them, or decline',
    access: { verb: 'self.act_for' },
    params: IdParams,
    body: z.object({ version: Version, accept: z.boolean(), name: Text(50).default('') }),
    reply: Clients,
    audit: { action: 'agent.moved' },
    errors: [...moveErrors, 'agent.name_differs', 'agent.too_many_clients', 'agent.ended'],
    limitPerMinute: 10,
  }),
  layDown: defineRoute({
    id: 'seekerAgents.layDown',
    method: 'POST',
    path: '/me/clients/:id/lay-down',
    summary: 'Act for somebody no longer',
    access: { verb: 'self.act_for' },
    params: IdParams,
    body: z.object({ version: Version }),
    reply: Clients,
    audit: { action: 'agent.moved' },
    errors: moveErrors,
  }),
  actFor: defineRoute({
    id: 'seekerAgents.actFor',
    method: 'POST',
    path: '/me/acting',
    summary: 'From now on, this session acts for that person',
    access: { verb: 'self.act_for' },
    body: z.object({ id: RecordId }),
    reply: Session,
    audit: { action: 'agent.acting' },
    errors: ['agent.unknown', 'agent.ended'],
  }),
  stopActing: defineRoute({
    id: 'seekerAgents.stopActing',
    method: 'DELETE',
    path: '/me/acting',
    summary: 'From now on, this session is for its owner again',
    access: { verb: 'self.act_for' },
    reply: Session,
    audit: { none: 'Changes nothing of anybody; the beginning is noted' },
  }),
  ofSeeker: defineRoute({
    id: 'seekerAgents.ofSeeker',
    method: 'GET',
    path: '/seekers/:id/agents',
    summary: 'Who acts for a person in the portal, was asked to, or did',
    access: { verb: 'seekers.read' },
    params: IdParams,
    reply: Agents,
    audit: { none: 'read' },
    errors: ['seeker.unknown'],
  }),
  appointAtCounter: defineRoute({
    id: 'seekerAgents.appointAtCounter',
    method: 'POST',
    path: '/seekers/:id/agents',
    summary: 'Ask somebody to act for a person who signed for it on paper at the counter',
    access: { verb: 'seekers.edit' },
    params: IdParams,
    body: AgentInput.extend({ paper: z.object({ number: RequiredText(60), on: Day }) }),
    reply: Agents,
    audit: { action: 'agent.appointed' },
    errors: ['seeker.unknown', 'seeker.merged', 'agent.paper_later', ...appointErrors],
  }),
  endByStaff: defineRoute({
    id: 'seekerAgents.endByStaff',
    method: 'POST',
    path: '/seekers/:id/agents/:agentId/end',
    summary: 'End the authority of an agent, with the reason',
    access: { verb: 'seekers.edit' },
    params: z.object({ id: RecordId, agentId: RecordId }),
    body: z.object({ version: Version, reason: z.enum(AGENT_END_REASONS), note: Text(300).default('') }),
    reply: Agents,
    audit: { action: 'agent.moved' },
    errors: ['seeker.unknown', ...moveErrors],
  }),
} as const;
