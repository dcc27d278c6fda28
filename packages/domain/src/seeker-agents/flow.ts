import { defineFlow } from '../flow/define-flow.ts';

export const AGENT_STATUSES = ['offered', 'active', 'ended'] as const;
export type AgentStatus = (typeof AGENT_STATUSES)[number];

/** Why a person, or staff for them, end it. */
export const AGENT_END_REASONS = [
  'not_needed',
  'other_agent',
  'not_reached',
  'wrong_phone',
  'not_trusted',
  'asked_at_counter',
] as const;
export type AgentEndReason = (typeof AGENT_END_REASONS)[number];

/** How it ended: for one of those reasons, or by itself. */
export const AGENT_ENDS = [
  ...AGENT_END_REASONS,
  'declined',
  'laid_down',
  'lapsed',
  'merged',
  'erased',
] as const;
export type AgentEnd = (typeof AGENT_ENDS)[number];

/**
 * 代办人: a person asks somebody to act for them; it counts once that somebody accepted with their own phone. The
 * person, staff or the agent end it at any time, and it lapses by itself on its last day.
 */
export const agentFlow = defineFlow({
  noun: 'seeker_agent',
  statuses: AGENT_STATUSES,
  table: {
    offered: { accept: 'active', decline: 'ended', end: 'ended', lapse: 'ended' },
    active: { end: 'ended', lay_down: 'ended', lapse: 'ended' },
    ended: {},
  },
  moves: {
    accept: { undo: 'never', reason: 'none' },
    decline: { undo: 'never', reason: 'none' },
    end: { undo: 'inverse', reason: AGENT_END_REASONS },
    lay_down: { undo: 'never', reason: 'none' },
    lapse: { undo: 'never', reason: 'none' },
  },
  openings: { appoint: { to: ['offered'], takenBack: null } },
});
