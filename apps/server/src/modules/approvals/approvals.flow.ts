import { approvalFlow as flow, shanghaiDate } from '@yizhan/domain';
import { approvedWrite, type AnyContext, type WriteContext } from '../../app/context.ts';
import { AccessDenied, DomainError } from '../../app/errors.ts';
import { recordId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import type { AnyApproval } from '../../records/approvals/index.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { lockedRow } from '../../records/flow/locks.ts';
import type { Effect } from '../../records/flow/types.ts';
import { COMPOSITION } from '../../records/module.ts';
import { tellStaff } from '../../records/notifications/index.ts';
import { placeOf } from '../../records/policy.ts';
import { findStaffActor } from '../identity/index.ts';
import { ApprovalPast, ApprovalUnknown, AskerGone, KindUnknown, NotPossible } from './approvals.errors.ts';
import { approvalPolicy, mayAsk, nameOf, pairBarred, staffIdOf } from './approvals.policy.ts';
import type { ApprovalRecord } from './approvals.repository.ts';
import { pairsOf } from './approvers.ts';
import { contentOf } from './content.ts';

type ApprovalEffect = Effect<'approvals'>;

const DAY_MS = 86_400_000;

/** The kind of a request; one of another version of the program can only be declined. @throws KindUnknown */
export function kindOf(ctx: AnyContext, code: string): AnyApproval {
  const kind = ctx.services.use(COMPOSITION).approvals.get(code);
  if (kind === undefined) throw KindUnknown();
  return kind;
}

/** @throws SignInNeeded, AccessDenied, OutOfRegion, OwnRequest, SamePerson, PasswordSet, StandsBelow */
async function assertMayDecide(ctx: AnyContext, row: ApprovalRecord): Promise<void> {
  const kind = kindOf(ctx, row.kind);
  const id = staffIdOf(ctx.actor);
  // Said before the right: whoever asked mostly holds it.
  approvalPolicy.authorise(ctx.actor, kind.approves, row);
  if (id === null) throw AccessDenied();
  const asker = row.asked_by_id ?? '';
  const pair = await pairsOf(ctx, [asker, id]);
  const own = ctx.actor.kind === 'staff' ? ctx.actor.grants : [];
  const barred = pairBarred(kind, row, pair(asker), { ...pair(id), grants: own }, ctx.now);
  if (barred !== null) throw barred;
}

const lock = lockedRow('approvals', {
  unknown: ApprovalUnknown,
  after: { seeker: 'seeker_id', employer: 'employer_id' },
});

/** Steps that wait for a second person. The step is taken within `approve`, by whoever asked, and named on both. */
export const boundApprovalFlow = bindFlow({
  flow,
  table: 'approvals',
  words: {
    statuses: {
      asked: { 'zh-CN': '待复核', en: 'waiting for a second person' },
      approved: { 'zh-CN': '已同意', en: 'approved' },
      declined: { 'zh-CN': '不同意', en: 'declined' },
      withdrawn: { 'zh-CN': '已撤回', en: 'withdrawn' },
      expired: { 'zh-CN': '已过期', en: 'expired' },
    },
    moves: {
      ask: { 'zh-CN': '提交复核', en: 'ask for it' },
      approve: { 'zh-CN': '同意', en: 'approve it' },
      decline: { 'zh-CN': '不同意', en: 'decline it' },
      withdraw: { 'zh-CN': '撤回', en: 'withdraw it' },
      expire: { 'zh-CN': '过期', en: 'let it expire' },
    },
  },
  lock,
  async policy(ctx, row, move) {
    const isClocks = move === 'expire' || move === 'withdraw';
    if (ctx.actor.kind === 'system' && isClocks) return;
    if (move === 'approve' || move === 'decline') return assertMayDecide(ctx, row);
    if (move === 'expire' || staffIdOf(ctx.actor) !== row.asked_by_id) throw AccessDenied();
  },

  effects: {
    async approve(ctx, row, _input, { ref }): Promise<ApprovalEffect> {
      const kind = kindOf(ctx, row.kind);
      if (row.expires_on < shanghaiDate(ctx.now)) throw ApprovalPast({ until: row.expires_on });
      const { input } = contentOf(ctx.services, row.sealed);
      const asker = await findStaffActor(ctx.trx, row.asked_by_id ?? '');
      if (asker === null || !mayAsk(asker.actor, kind, row)) throw AskerGone({ who: row.asked_by_name });
      // The step is an action of its own, so that it can be taken back as always.
      const write: WriteContext = { ...ctx, action: null };
      const doer = approvedWrite(write, asker.actor, { id: recordId(ref), by: nameOf(ctx.actor) });
      await asFar(ctx, async () => {
        await kind.prepare(doer, input);
        await kind.act(doer, input);
      });
      await tellAsker(ctx, row, 'staff.approval_approved');
      const until = kind.fileDays === undefined ? null : new Date(ctx.now.getTime() + kind.fileDays * DAY_MS);
      return {
        columns: { ...stamped('decided', ctx.actor), decided_at: ctx.now, file_until: until },
        data: { kind: row.kind },
      };
    },
    async decline(ctx, row, _input, { reason }): Promise<ApprovalEffect> {
      await tellAsker(ctx, row, 'staff.approval_declined');
      return {
        columns: { ...stamped('decided', ctx.actor), decided_at: ctx.now, answer: reason },
        data: { kind: row.kind },
      };
    },
    withdraw: (ctx, row): ApprovalEffect => ({
      columns: { ...stamped('decided', ctx.actor), decided_at: ctx.now },
      data: { kind: row.kind },
    }),
    async expire(ctx, row): Promise<ApprovalEffect> {
      await tellAsker(ctx, row, 'staff.approval_expired');
      return { columns: { decided_at: ctx.now }, data: { kind: row.kind } };
    },
  },

  audit({ move }) {
    return AUDIT[move] ?? null;
  },
});

const AUDIT: Readonly<Record<string, string>> = {
  ask: 'approval.asked',
  approve: 'approval.approved',
  decline: 'approval.declined',
  withdraw: 'approval.withdrawn',
  expire: 'approval.expired',
};

/** What the step itself refuses is said as something that has changed since it was asked for. @throws NotPossible */
async function asFar(ctx: WriteContext, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // Nothing of the step may be kept, whatever its own refusals keep.
    if (error instanceof DomainError) throw NotPossible({ why: error.text[ctx.locale] });
    throw error;
  }
}

async function tellAsker(
  ctx: WriteContext,
  row: ApprovalRecord,
  code: 'staff.approval_approved' | 'staff.approval_declined' | 'staff.approval_expired',
): Promise<void> {
  if (row.asked_by_id === null) return;
  await tellStaff(ctx, code, {
    to: { staffId: row.asked_by_id },
    place: placeOf(row),
    verb: 'approvals.read',
    values: { what: row.kind },
    about: { noun: 'approval', ref: row },
  });
}
