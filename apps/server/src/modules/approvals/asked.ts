import type { AskedApproval } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { recordId } from '../../app/ids.ts';
import type { AnyApproval } from '../../records/approvals/index.ts';
import { staffIdOf } from './approvals.policy.ts';
import type { ApprovalRecord } from './approvals.repository.ts';

/** What may wait only once; a digest, because a title or a name may be part of it. */
export function onceKey(ctx: AnyContext, kind: string, key: string): Buffer {
  return ctx.services.cipher.hmac('request', `approval ${kind} ${key}`);
}

/** A request as the place shows it at which it was asked for. */
export function askedView(ctx: AnyContext, kind: AnyApproval, row: ApprovalRecord): AskedApproval {
  return {
    id: recordId(row),
    what: kind.about[ctx.locale],
    askedBy: row.asked_by_name,
    mine: row.asked_by_id !== null && row.asked_by_id === staffIdOf(ctx.actor),
    askedAt: row.created_at.toISOString(),
    until: row.expires_on,
    version: row.version,
  };
}
