import type { Approval, ApprovalRow } from '@yizhan/contract';
import { shanghaiDate, type ApprovalMove } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { DomainError } from '../../app/errors.ts';
import { recordId } from '../../app/ids.ts';
import type { Said } from '../../records/approvals/index.ts';
import { COMPOSITION } from '../../records/module.ts';
import { findStaffActor } from '../identity/index.ts';
import { REGIONS } from '../reference/index.ts';
import { AskerGone } from './approvals.errors.ts';
import { approvalPolicy, mayAsk, pairBarred, staffIdOf, type Pair } from './approvals.policy.ts';
import type { ApprovalRecord } from './approvals.repository.ts';
import { findApprovers, pairsOf } from './approvers.ts';
import { openContent, type Content } from './content.ts';

const MOST_NAMED = 5;

function said(text: Said, ctx: AnyContext): string {
  return typeof text === 'string' ? text : text[ctx.locale];
}

/** Requests as rows of the list, with what the viewer may do with each. */
export async function approvalRows(ctx: AnyContext, rows: readonly ApprovalRecord[]): Promise<ApprovalRow[]> {
  const viewer = staffIdOf(ctx.actor);
  const pair = await pairsOf(
    ctx,
    [...rows.map((row) => row.asked_by_id ?? ''), viewer ?? ''].filter((id) => id !== ''),
  );
  return rows.map((row) => rowView(ctx, row, viewerOf(ctx, pair), pair(row.asked_by_id ?? '')));
}

function viewerOf(ctx: AnyContext, pair: (id: string) => Pair): Pair {
  const own = pair(staffIdOf(ctx.actor) ?? '');
  return ctx.actor.kind === 'staff' ? { ...own, grants: ctx.actor.grants } : own;
}

function rowView(ctx: AnyContext, row: ApprovalRecord, viewer: Pair, asker: Pair): ApprovalRow {
  const kind = ctx.services.use(COMPOSITION).approvals.get(row.kind);
  const content = openContent(ctx.services, row.sealed);
  const mine = row.asked_by_id !== null && row.asked_by_id === staffIdOf(ctx.actor);
  const canFetch = mine && row.file_until !== null && row.file_until > ctx.now;
  return {
    id: recordId(row),
    status: row.status,
    version: row.version,
    can: movesOf(ctx, row, viewer, asker),
    undo: null,
    kind: row.kind,
    what: kind?.about[ctx.locale] ?? row.kind,
    title: content === null ? '' : said(content.title, ctx),
    place: ctx.services.use(REGIONS).ref(row.region_code).fullName,
    askedBy: row.asked_by_name,
    mine,
    askedAt: row.created_at.toISOString(),
    until: row.expires_on,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    answer: row.answer,
    fileUntil: canFetch ? (row.file_until?.toISOString() ?? null) : null,
  };
}

function movesOf(ctx: AnyContext, row: ApprovalRecord, viewer: Pair, asker: Pair): ApprovalMove[] {
  if (row.status !== 'asked') return [];
  if (asker.id === viewer.id) return ['withdraw'];
  const kind = ctx.services.use(COMPOSITION).approvals.get(row.kind);
  if (kind === undefined || !approvalPolicy.may(ctx.actor, kind.approves, row)) return [];
  if (pairBarred(kind, row, asker, viewer, ctx.now) !== null) return [];
  return row.expires_on < shanghaiDate(ctx.now) || row.sealed === null ? ['decline'] : ['approve', 'decline'];
}

/** A request with what exactly would happen, and what stands against it. */
export async function approvalView(ctx: AnyContext, row: ApprovalRecord): Promise<Approval> {
  const kind = ctx.services.use(COMPOSITION).approvals.get(row.kind);
  const viewerId = staffIdOf(ctx.actor) ?? '';
  const askerId = row.asked_by_id ?? '';
  const pair = await pairsOf(ctx, [askerId, viewerId]);
  const asker = pair(askerId);
  const viewer = viewerOf(ctx, pair);
  const content = openContent(ctx.services, row.sealed);
  const isOpen = row.status === 'asked';
  const approvers = isOpen && kind !== undefined ? await findApprovers(ctx, kind, row, asker) : [];
  const barred =
    isOpen &&
    asker.id !== viewer.id &&
    kind !== undefined &&
    approvalPolicy.may(ctx.actor, kind.approves, row)
      ? pairBarred(kind, row, asker, viewer, ctx.now)
      : null;
  return {
    ...rowView(ctx, row, viewer, asker),
    reason: content?.reason ?? '',
    lines: (content?.lines ?? []).map(({ label, before, after }) => ({
      label: said(label, ctx),
      before: before === null ? null : said(before, ctx),
      after: said(after, ctx),
    })),
    approvers: approvers.slice(0, MOST_NAMED).map(({ name }) => name),
    barred: barred?.text[ctx.locale] ?? null,
    problem: isOpen ? await problemOf(ctx, row, content) : null,
    caution: isOpen && asker.id !== viewer.id ? cautionOf(ctx, asker, viewer) : null,
  };
}

/** What approving would be refused for, tried as whoever asked. */
async function problemOf(
  ctx: AnyContext,
  row: ApprovalRecord,
  content: Content | null,
): Promise<string | null> {
  const kind = ctx.services.use(COMPOSITION).approvals.get(row.kind);
  if (kind === undefined || content === null || row.asked_by_id === null) return null;
  const asker = await findStaffActor(ctx.db, row.asked_by_id);
  if (asker === null || !mayAsk(asker.actor, kind, row)) {
    return AskerGone({ who: row.asked_by_name }).text[ctx.locale];
  }
  try {
    await kind.prepare({ ...ctx, actor: asker.actor }, content.input);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.text[ctx.locale];
    throw error;
  }
}

const SAME_NAME = {
  'zh-CN': '提交人和您同名。如果是同一个人的两个账号，请不要自己复核，并请管理员登记为同一个人。',
  en: 'Whoever asked has the same name as you. If both accounts are yours, please leave it to a colleague, and have them declared to be one person’s.',
} as const;

/** Two colleagues may share a name, so it is said and not refused. */
function cautionOf(ctx: AnyContext, asker: Pair, viewer: Pair): string | null {
  const isSame = asker.person !== undefined && asker.person.name === viewer.person?.name;
  return isSame ? SAME_NAME[ctx.locale] : null;
}
