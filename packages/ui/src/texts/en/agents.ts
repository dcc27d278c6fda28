import type { SameKeys } from '../same-keys.ts';
import type { agentWords as zh } from '../zh-CN/agents.ts';

export const agentWords: SameKeys<typeof zh> = {
  agentRelation: {
    child: 'Son or daughter',
    spouse: 'Husband or wife',
    parent: 'Parent',
    relative: 'Other relative',
    village: 'Village or community cadre',
    volunteer: 'Volunteer',
    other: 'Somebody else',
  },
  agentScope: {
    ask: 'Apply, and ask for a call',
    wishes: 'Change wishes and hide vacancies',
    answer: 'Answer questions and withdraw',
  },
  agentStatus: { offered: 'Waiting for an answer', active: 'In force', ended: 'Ended' },
  agentAction: {
    appoint: 'asked',
    accept: 'accepted',
    decline: 'declined',
    end: 'ended',
    lay_down: 'laid down',
    lapse: 'lapsed',
    take_back: 'taken back',
  },
  agentEnd: {
    not_needed: 'Not needed any more',
    other_agent: 'Somebody else will act',
    not_reached: 'The agent cannot be reached',
    wrong_phone: 'The phone was wrong',
    not_trusted: 'Not trusted any more',
    asked_at_counter: 'The person asked for it at the counter',
    declined: 'Declined',
    laid_down: 'The agent acts no longer',
    lapsed: 'Its time is up',
    merged: 'Records were merged; one is kept',
    erased: 'Personal data was erased',
  },
};
