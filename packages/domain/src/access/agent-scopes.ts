import type { Verb } from './roles.ts';

/** What an agent may do for a person, besides looking: ask for work or a call, change wishes, answer. */
export const AGENT_SCOPES = ['ask', 'wishes', 'answer'] as const;
export type AgentScope = (typeof AGENT_SCOPES)[number];

const ALWAYS: readonly Verb[] = ['session.use', 'self.act_for', 'self.look'];
const SCOPE_VERBS: Readonly<Record<AgentScope, Verb>> = {
  ask: 'self.ask',
  wishes: 'self.wishes',
  answer: 'self.answer',
};

/** Verbs of an agent. What is left to the person alone (`self.use`) is in no scope. */
export function agentHas(scopes: readonly AgentScope[], verb: Verb): boolean {
  return ALWAYS.includes(verb) || scopes.some((scope) => SCOPE_VERBS[scope] === verb);
}
