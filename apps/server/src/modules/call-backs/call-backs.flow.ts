import { callBackFlow as flow, type CallBackStatus } from '@yizhan/domain';
import { z } from 'zod';

import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import type { TimelineInput } from '../../app/timeline.ts';
import { stamped, unstamped } from '../../app/stamps.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import { endDeadlines, startDeadline } from '../../records/deadlines/index.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { lockedRow } from '../../records/flow/locks.ts';
import { takes, type Effect, type Step, type StepInfo } from '../../records/flow/types.ts';
import { findSeekerForUpdate, touchSeeker } from '../seekers/index.ts';
import { CallBackUnknown } from './call-backs.errors.ts';
import { callBackPolicy } from './call-backs.policy.ts';
import type { CallBackRecord } from './call-backs.repository.ts';

/** A call-back with the person it is about, both locked. */
interface LockedCallBack extends CallBackRecord {
  readonly seeker: { readonly ref: Ref; readonly lastContact: Date | null } | null;
}

/** What moves are handed. */
export interface CallBackInputs {
  /** Whether somebody has just rung in vain. */
  readonly give_up: { readonly tried: boolean };
}

type CallBackEffect = Effect<'help_requests'>;

const lockedCallBack = lockedRow('help_requests', {
  unknown: CallBackUnknown,
  after: { seeker: 'seeker_id' },
});

const Contact = z.object({ before: z.string().nullable() });

/** 叫驿站帮我: a person asks to be called back, and the outcome. */
export const callBackFlow = bindFlow({
  flow,
  table: 'help_requests',
  takes: takes<CallBackInputs>(),
  words: {
    statuses: {
      open: { 'zh-CN': '等着回电话', en: 'waiting for a call' },
      done: { 'zh-CN': '已帮上忙', en: 'helped' },
      unreachable: { 'zh-CN': '没联系上', en: 'not reached' },
    },
    moves: {
      open: { 'zh-CN': '请驿站回电', en: 'ask to be rung back' },
      finish: { 'zh-CN': '记帮上了', en: 'note that it helped' },
      miss: { 'zh-CN': '记没打通', en: 'note that nobody answered' },
      give_up: { 'zh-CN': '记联系不上', en: 'give it up' },
      reopen: { 'zh-CN': '重新打开', en: 'open it again' },
    },
  },

  async lock(ctx, ref): Promise<LockedCallBack> {
    const row = await lockedCallBack(ctx, ref);
    const whose = row.seeker_id === null ? null : { prefecture: ref.prefecture, id: row.seeker_id };
    const seeker = whose === null ? undefined : await findSeekerForUpdate(ctx.trx, whose);
    return {
      ...row,
      seeker:
        whose === null || seeker === undefined ? null : { ref: whose, lastContact: seeker.last_contact_at },
    };
  },
  async policy(ctx, row) {
    callBackPolicy.authorise(ctx.actor, 'call_backs.handle', row);
    await assertVisible(ctx, 'call_back', row);
    if (row.seeker !== null) await assertVisible(ctx, 'seeker', row.seeker.ref);
  },

  effects: {
    async finish(ctx, row, _input, info): Promise<CallBackEffect> {
      const effect = await ended(ctx, row, info);
      if (row.seeker === null) return effect;
      await touchSeeker(ctx.trx, row.seeker.ref, ctx.now);
      return { ...effect, undo: { before: row.seeker.lastContact?.toISOString() ?? null } };
    },
    async miss(ctx, row): Promise<CallBackEffect> {
      const record = refOf(row);
      await endDeadlines(ctx, record, 'cancelled');
      await startDeadline(ctx, 'call_back.again', { record, place: placeOf(row) });
      const tries = row.tries + 1;
      return { columns: { tries, last_tried_at: ctx.now }, data: { tries } };
    },
    async give_up(ctx, row, { tried }, info): Promise<CallBackEffect> {
      const { columns } = await ended(ctx, row, info);
      const tries = tried ? { tries: row.tries + 1, last_tried_at: ctx.now } : {};
      return { columns: { ...columns, ...tries } };
    },
    async reopen(ctx, row): Promise<CallBackEffect> {
      await startDeadline(ctx, 'call_back.answer', { record: refOf(row), place: placeOf(row) });
      return { columns: { result: null, ...unstamped('handled'), handled_at: null } };
    },
  },
  undo: {
    async finish(ctx, { seeker, handled_at: at }, undo) {
      // A later call keeps its own time.
      if (seeker !== null && at !== null && seeker.lastContact?.getTime() === at.getTime()) {
        const { before } = Contact.parse(undo);
        await touchSeeker(ctx.trx, seeker.ref, before === null ? null : new Date(before));
      }
      return {};
    },
  },

  tell: tellOf,
  audit({ move }) {
    if (move === 'open') return 'help.asked';
    return move === 'take_back' ? 'help.taken_back' : 'help.moved';
  },
});

async function ended(ctx: WriteContext, row: CallBackRecord, { note }: StepInfo): Promise<CallBackEffect> {
  await endDeadlines(ctx, refOf(row), 'met');
  return { columns: { result: note, ...stamped('handled', ctx.actor), handled_at: ctx.now } };
}

function refOf({ prefecture, id }: CallBackRecord): Ref {
  return { prefecture, id };
}

function placeOf(row: CallBackRecord) {
  return { region: row.region_code, siteId: row.site_id };
}

const ENTRY: Readonly<Record<string, string>> = {
  open: 'help.asked',
  finish: 'help.closed',
  miss: 'help.missed',
  give_up: 'help.closed',
  reopen: 'help.reopened',
  take_back: 'help.taken_back',
};

/** On the timeline of the person, or of the employer and the vacancy for which it wants people. */
function tellOf(_ctx: WriteContext, row: LockedCallBack, step: Step<CallBackStatus>): TimelineInput[] {
  const kind = ENTRY[step.move];
  if (kind === undefined) return [];
  const vacancy =
    row.vacancy_prefecture === null || row.vacancy_id === null
      ? null
      : { prefecture: row.vacancy_prefecture, id: row.vacancy_id };
  const entry = {
    kind,
    // Rung by the station, requested on the portal.
    channel: step.move === 'open' ? 'online' : step.move === 'take_back' ? null : 'phone',
    siteId: row.site_id,
    note: step.reason === '' ? step.note : step.reason,
    data: {
      ...step.data,
      ...(kind === 'help.closed' ? { status: step.to } : {}),
      ...(vacancy === null ? {} : { title: row.vacancy_title, vacancyId: recordId(vacancy) }),
    },
  };
  const entries: TimelineInput[] = [];
  if (row.seeker !== null) entries.push({ party: 'seeker', ref: row.seeker.ref, ...entry });
  if (row.employer_id !== null && vacancy !== null) {
    const employer: Ref = { prefecture: vacancy.prefecture, id: row.employer_id };
    entries.push({ party: 'vacancy', ref: vacancy, ...entry });
    entries.push({ party: 'employer', ref: employer, ...entry });
  }
  return entries;
}
