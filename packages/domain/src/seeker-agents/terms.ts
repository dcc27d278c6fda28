import { addDays } from '../calendar/shanghai.ts';

/** Who an agent is to the person. */
export const AGENT_RELATIONS = [
  'child',
  'spouse',
  'parent',
  'relative',
  'village',
  'volunteer',
  'other',
] as const;
export type AgentRelation = (typeof AGENT_RELATIONS)[number];

/** People acting for one person at the same time. */
export const MOST_AGENTS = 3;
/** People for whom one phone acts at the same time: as many as a village cadre or volunteer can know. */
export const MOST_CLIENTS = 50;
/** Days that an authority lasts at most; a longer one is given anew, so that somebody thinks of it. */
export const AGENT_MOST_DAYS = 365;
/** Days in which somebody who was asked must answer. */
export const AGENT_OFFER_DAYS = 14;

/** The last day on which an authority given today may end. Days are `YYYY-MM-DD`. */
export function latestAgentDay(today: string): string {
  return addDays(today, AGENT_MOST_DAYS);
}

/** What is wrong with a last day, or null. */
export function agentTermFault(today: string, until: string): 'past' | 'too_long' | null {
  if (until < today) return 'past';
  return until > latestAgentDay(today) ? 'too_long' : null;
}
