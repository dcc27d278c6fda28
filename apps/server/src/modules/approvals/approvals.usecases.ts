import type { z } from 'zod';
import type { Approval, approvalRoutes } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { Streamed } from '../../app/http/bind.ts';
import type { Ref } from '../../app/ids.ts';
import { transition } from '../../records/flow/transition.ts';
import { AskedExport, boundList, exportApproval } from '../../records/lists/export-approval.ts';
import { ApprovalUnknown, FileGrown, NoFile } from './approvals.errors.ts';
import { boundApprovalFlow, kindOf } from './approvals.flow.ts';
import { approvalPolicy, staffIdOf } from './approvals.policy.ts';
import { findApprovalRows, type ApprovalRecord } from './approvals.repository.ts';
import { approvalView } from './approvals.views.ts';
import { contentOf } from './content.ts';

/** A list may have grown by so much since its export was approved. */
const GROWN = 1.1;

/** A request that the caller asked for, or could decide. @throws ApprovalUnknown, AccessDenied, OutOfRegion */
export async function getApproval(ctx: AnyContext, ref: Ref): Promise<ApprovalRecord> {
  const [row] = await findApprovalRows(ctx.db, [ref]);
  if (row === undefined) throw ApprovalUnknown();
  approvalPolicy.authorise(ctx.actor, 'approvals.read', row);
  if (row.asked_by_id !== staffIdOf(ctx.actor)) {
    approvalPolicy.authorise(ctx.actor, kindOf(ctx, row.kind).approves, row);
  }
  return row;
}

/** Approves, declines or withdraws; an approved step has been taken when this returns. */
export async function moveApproval(
  ctx: WriteContext,
  ref: Ref,
  { version, ...request }: z.output<typeof approvalRoutes.move.body>,
): Promise<Approval> {
  await transition(ctx, boundApprovalFlow, ref, version, request);
  const [row] = await findApprovalRows(ctx.trx, [ref]);
  if (row === undefined) throw ApprovalUnknown();
  return approvalView(ctx, row);
}

/**
 * The file of an approved export, by the same query and the asker's rights as they are now.
 *
 * @throws ApprovalUnknown, AccessDenied, NoFile, FileGrown, ListTooLong, ExportsSpent
 */
export async function fetchFile(ctx: WriteContext, ref: Ref): Promise<Streamed> {
  const row = await getApproval(ctx, ref);
  const isOwn = row.asked_by_id === staffIdOf(ctx.actor);
  const isStanding = row.file_until !== null && row.file_until > ctx.now;
  if (row.kind !== exportApproval.code || row.status !== 'approved' || !isOwn || !isStanding) throw NoFile();
  approvalPolicy.authorise(ctx.actor, exportApproval.asks, row);
  const { list, order } = AskedExport.parse(contentOf(ctx.services, row.sealed).input);
  const bound = boundList(ctx, list);
  const { rows } = await bound.measureExport(ctx, order);
  const approved = row.rows ?? 0;
  if (rows > approved * GROWN) throw FileGrown({ approved, rows });
  return bound.takeExport(ctx, order);
}
