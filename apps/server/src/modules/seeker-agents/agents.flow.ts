import { agentFlow as flow, type AgentEnd } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { RecordChanged } from '../../app/errors.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { stamped, unstamped } from '../../app/stamps.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { takes, type Effect } from '../../records/flow/types.ts';
import { tell, tellPhone } from '../../records/notifications/index.ts';
import { findSeekerForUpdate, type SeekerRecord } from '../seekers/index.ts';
import { AgentUnknown } from './agents.errors.ts';
import { assertMayMove } from './agents.policy.ts';
import { findAgent, findAgentForUpdate, type AgentRecord } from './agents.repository.ts';
import { assertRoom } from './room.ts';

/** An authority with the person it is for, both locked. */
export interface LockedAgent extends AgentRecord {
  readonly seeker: SeekerRecord;
}

interface AgentInputs {
  /** By which account it is accepted. */
  readonly lapse: { readonly as: Extract<AgentEnd, 'lapsed' | 'merged' | 'erased'> };
}

type AgentEffect = Effect<'seeker_agents'>;

/** 代办人: who acts for a person in the portal. */
export const boundAgentFlow = bindFlow({
  flow,
  table: 'seeker_agents',
  column: 'status',
  takes: takes<AgentInputs>(),
  entity: 'seeker_agent',
  words: {
    statuses: {
      offered: { 'zh-CN': '等对方确认', en: 'waiting for an answer' },
      active: { 'zh-CN': '正在代办', en: 'in force' },
      ended: { 'zh-CN': '已结束', en: 'ended' },
    },
    moves: {
      appoint: { 'zh-CN': '请人代办', en: 'ask somebody to act' },
      accept: { 'zh-CN': '接受委托', en: 'accept' },
      decline: { 'zh-CN': '不接受委托', en: 'decline' },
      end: { 'zh-CN': '结束委托', en: 'end it' },
      lay_down: { 'zh-CN': '不再代办', en: 'lay it down' },
      lapse: { 'zh-CN': '到期结束', en: 'let it lapse' },
    },
  },
  idOf: recordId,
  regionOf: (row: LockedAgent) => row.seeker.region_code,

  /** The person first, so that a merge either waits or has already handed the authority over. */
  async lock(ctx, ref) {
    const found = await findAgent(ctx.trx, ref);
    if (found === undefined) throw AgentUnknown();
    const seeker = await findSeekerForUpdate(ctx.trx, { prefecture: ref.prefecture, id: found.seeker_id });
    const row = await findAgentForUpdate(ctx.trx, ref);
    if (row === undefined || seeker === undefined) throw AgentUnknown();
    if (row.seeker_id !== found.seeker_id) throw RecordChanged();
    return { ...row, seeker };
  },
  async policy(ctx, row, move) {
    assertMayMove(ctx.actor, row, move);
    await assertVisible(ctx, 'seeker', seekerOf(row));
  },

  effects: {
    async accept(ctx, row): Promise<AgentEffect> {
      await tellPerson(ctx, row, 'agent.accepted');
      return { columns: { accepted_at: ctx.now } };
    },
    async decline(ctx, row): Promise<AgentEffect> {
      await tellPerson(ctx, row, 'agent.declined');
      return { columns: endedNow(ctx, 'declined') };
    },
    async end(ctx, row, _input, { reason }): Promise<AgentEffect> {
      if (ctx.actor.kind !== 'seeker') await tellPerson(ctx, row, 'agent.ended');
      await tellAgent(ctx, row);
      return { columns: endedNow(ctx, reason) };
    },
    async lay_down(ctx, row): Promise<AgentEffect> {
      await tellPerson(ctx, row, 'agent.ended');
      return { columns: endedNow(ctx, 'laid_down') };
    },
    async lapse(ctx, row, { as }): Promise<AgentEffect> {
      if (as === 'lapsed') await tellPerson(ctx, row, 'agent.ended');
      if (as !== 'merged') await tellAgent(ctx, row);
      return { columns: endedNow(ctx, as), data: { as } };
    },
  },
  undo: {
    /** Somebody else may have been asked meanwhile, or the same phone again. */
    async end(ctx, row) {
      if (row.phone_hmac === null) throw AgentUnknown();
      await assertRoom(ctx, seekerOf(row), row.phone_hmac);
      return { ended_at: null, ended_as: null, ...unstamped('ended') };
    },
  },

  tell: (_ctx, row, { move, reason, note, data }) => [
    {
      party: 'seeker',
      ref: seekerOf(row),
      kind: `agent.${ENTRY[move] ?? move}`,
      siteId: row.seeker.site_id,
      note,
      // Names stand with the authority alone, so that taking them out there takes them out everywhere.
      data: { ...data, relation: row.relation, until: row.valid_until, ...(reason === '' ? {} : { reason }) },
    },
  ],
  audit: ({ move }) =>
    move === 'appoint' ? 'agent.appointed' : move === 'take_back' ? 'agent.taken_back' : 'agent.moved',
});

const ENTRY: Readonly<Record<string, string>> = {
  appoint: 'appointed',
  accept: 'accepted',
  decline: 'declined',
  end: 'ended',
  lay_down: 'laid_down',
  lapse: 'lapsed',
  take_back: 'taken_back',
} satisfies Record<string, string>;

export function seekerOf(row: Pick<AgentRecord, 'prefecture' | 'seeker_id'>): Ref {
  return { prefecture: row.prefecture, id: row.seeker_id };
}

function endedNow(ctx: WriteContext, as: string) {
  return { ended_at: ctx.now, ended_as: as as AgentRecord['ended_as'], ...stamped('ended', ctx.actor) };
}

async function tellPerson(
  ctx: WriteContext,
  row: LockedAgent,
  code: 'agent.accepted' | 'agent.declined' | 'agent.ended',
): Promise<void> {
  const values = { agent: row.name };
  await tell(ctx, code, [{ to: seekerOf(row), values, about: { noun: 'seeker', ref: seekerOf(row) } }]);
}

async function tellAgent(ctx: WriteContext, row: LockedAgent): Promise<void> {
  if (row.phone_cipher === null || row.accepted_at === null) return;
  await tellPhone(ctx, 'agent.let_go', ctx.services.cipher.decrypt(row.phone_cipher), {});
}
