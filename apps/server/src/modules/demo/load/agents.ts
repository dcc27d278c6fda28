import {
  addDays,
  agentFlow,
  shanghaiDate,
  type AgentEndReason,
  type AgentRelation,
  type AgentScope,
} from '@yizhan/domain';
import type { WriteContext } from '../../../app/context.ts';
import { sealPhone } from '../../identity/index.ts';
import { DEMO_PHONES } from '../accounts.ts';
import type { PlannedPerson } from '../plan/planned.ts';
import { CLERK } from './actors.ts';
import { addHistory, type PastMove } from './histories.ts';
import { addEntry, derived, type Rows } from './rows.ts';

interface PlannedAgent {
  /** Which of the planned people; the first two are those whom visitors sign in as. */
  readonly person: number;
  readonly name: string;
  readonly phone: string;
  readonly relation: AgentRelation;
  readonly scopes: readonly AgentScope[];
  /** On paper, at the counter. */
  readonly paper: string | null;
  readonly daysAgo: number;
  readonly state: 'offered' | 'active' | AgentEndReason;
}

const DAUGHTER = { name: '罗小芬', phone: DEMO_PHONES.agent, relation: 'child' } as const;
const CADRE = { name: '田支书', phone: '19900000004', relation: 'village' } as const;

/** Somebody with one person, a cadre with several, one who waits for an answer, and one that has ended. */
export const DEMO_AGENTS: readonly PlannedAgent[] = [
  {
    ...DAUGHTER,
    person: 0,
    scopes: ['ask', 'wishes', 'answer'],
    paper: null,
    daysAgo: 12,
    state: 'active',
  },
  {
    ...DAUGHTER,
    person: 2,
    relation: 'relative',
    scopes: ['ask'],
    paper: null,
    daysAgo: 1,
    state: 'offered',
  },
  { ...CADRE, person: 3, scopes: ['ask', 'answer'], paper: '代办字第3号', daysAgo: 40, state: 'active' },
  { ...CADRE, person: 4, scopes: ['ask'], paper: '代办字第4号', daysAgo: 33, state: 'active' },
  { ...CADRE, person: 5, scopes: [], paper: '代办字第5号', daysAgo: 60, state: 'not_needed' },
];

const DAY_MS = 86_400_000;
const UNTIL_DAYS = 300;

/** Adds somebody who acts for a person, with the steps that led there. */
export function addDemoAgent(
  ctx: WriteContext,
  rows: Rows,
  people: readonly PlannedPerson[],
  planned: PlannedAgent,
): void {
  const person = people[planned.person];
  if (person === undefined) return;
  const prefecture = person.region.slice(0, 4);
  const id = derived(person.id, 95);
  const phone = sealPhone(ctx, planned.phone);
  const at = (later: number) => new Date(ctx.now.getTime() - planned.daysAgo * DAY_MS + later * 3_600_000);
  const bySeeker = { kind: 'seeker', name: '' } as const;
  const byAgent = { kind: 'agent', name: '' } as const;
  const isEnded = planned.state !== 'offered' && planned.state !== 'active';
  const moves: PastMove[] = [
    {
      move: 'appoint',
      to: 'offered',
      at: at(0),
      ...(planned.paper === null ? { by: bySeeker } : {}),
    },
  ];
  if (planned.state !== 'offered') moves.push({ move: 'accept', at: at(5), by: byAgent });
  if (isEnded) moves.push({ move: 'end', at: at(9), reason: planned.state });
  const { status, version } = addHistory(rows, agentFlow, { prefecture, id, first: 1 }, moves);
  rows.add('seeker_agents', {
    prefecture,
    id,
    seeker_id: person.id,
    name: planned.name,
    relation: planned.relation,
    phone_hmac: phone.hmac,
    phone_cipher: phone.cipher,
    phone_mask: phone.mask,
    scopes: [...planned.scopes],
    valid_until: addDays(shanghaiDate(ctx.now), UNTIL_DAYS),
    status,
    version,
    given_at: at(0),
    given_via: planned.paper === null ? 'portal' : 'counter',
    given_by_kind: planned.paper === null ? 'seeker' : 'staff',
    given_by_name: planned.paper === null ? '' : CLERK,
    paper_number: planned.paper,
    paper_on: planned.paper === null ? null : shanghaiDate(at(0)),
    accepted_at: planned.state === 'offered' ? null : at(5),
    ...(isEnded
      ? {
          ended_at: at(9),
          ended_as: planned.state,
          ended_by_kind: 'staff' as const,
          ended_by_name: CLERK,
        }
      : {}),
  });
  rows.add('agent_phones', { phone_hmac: phone.hmac, agent_id: id, prefecture });
  if (planned.paper !== null)
    addEntry(rows, {
      party: 'seeker',
      id: person.id,
      entryId: derived(id, 50),
      prefecture,
      kind: 'agent.appointed',
      at: at(0),
      siteId: null,
      data: { relation: planned.relation },
    });
}
