import { addDays, approvalAt, regionChain, shanghaiDate, takesSecondPerson } from '@yizhan/domain';
import type { AskedApproval } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import type { AnyApproval, APPROVALS, AskedStep, PreparedStep } from '../../records/approvals/index.ts';
import { begin } from '../../records/flow/begin.ts';
import { tellStaff } from '../../records/notifications/index.ts';
import { AskedAlready, NobodyApproves } from './approvals.errors.ts';
import { boundApprovalFlow, kindOf } from './approvals.flow.ts';
import { nameOf, staffIdOf } from './approvals.policy.ts';
import {
  findApprovalRows,
  findWaitingAbout,
  findWaitingByKey,
  listWaitingByKeys,
  type ApprovalRecord,
} from './approvals.repository.ts';
import { findApprovers, pairsOf } from './approvers.ts';
import { askedView, onceKey } from './asked.ts';
import { openContent, sealContent } from './content.ts';
import { listHoldingRules } from './rules.repository.ts';
import { toRule } from './to-rule.ts';

type Book = NonNullable<(typeof APPROVALS)['type']>;

/** Where what concerns more than one prefecture is kept. */
const NO_PREFECTURE = '0000';
const PREFECTURE_DIGITS = 4;
/** So many approvers are told, the nearest first; the others see it in the list. */
const MOST_TOLD = 20;
const MOST_NAMED = 5;

async function needs(ctx: AnyContext, kind: AnyApproval, { place, rows }: PreparedStep): Promise<boolean> {
  if (kind.when === 'always') return true;
  const rules = await listHoldingRules(ctx.db, kind.code, regionChain(place.region));
  return takesSecondPerson(approvalAt(rules.map(toRule), place.region), rows ?? null);
}

/** @throws NobodyApproves, AskedAlready */
async function ask(
  ctx: WriteContext,
  { kind, input, step, reason }: AskedStep,
): Promise<AskedApproval & { approvers: string[] }> {
  const { place, party, rows = null, title, lines } = step;
  const id = staffIdOf(ctx.actor) ?? '';
  const at = { region_code: place.region, site_id: place.siteId };
  const grants = ctx.actor.kind === 'staff' ? ctx.actor.grants : [];
  const pair = await pairsOf(ctx, [id]);
  const approvers = await findApprovers(ctx, kind, at, { ...pair(id), grants });
  if (approvers.length === 0) throw NobodyApproves({ what: kind.about[ctx.locale] });
  const named = approvers.slice(0, MOST_NAMED).map(({ name }) => name);

  const prefecture = party?.ref.prefecture ?? prefectureOf(place.region);
  const key = onceKey(ctx, kind.code, step.key);
  const waiting = await findWaitingByKey(ctx.trx, prefecture, key);
  if (waiting !== undefined)
    return { ...(await sameOrElse(ctx, kind, waiting, { id, input })), approvers: named };

  const until = addDays(shanghaiDate(ctx.now), kind.days);
  const ref = await begin(
    ctx,
    boundApprovalFlow,
    {
      opening: 'ask',
      data: { kind: kind.code },
      row: {
        prefecture,
        kind: kind.code,
        ...at,
        seeker_id: party?.kind === 'seeker' ? party.ref.id : null,
        employer_id: party?.kind === 'employer' ? party.ref.id : null,
        once_key: key,
        sealed: sealContent(ctx.services, { input, title, lines: [...lines], reason }),
        expires_on: until,
        rows,
        ...stamped('asked', ctx.actor),
      },
    },
    async (inner, made) => {
      for (const { id: staffId } of approvers.slice(0, MOST_TOLD)) {
        await tellStaff(inner, 'staff.approval_asked', {
          to: { staffId },
          place,
          verb: kind.approves,
          values: { what: kind.code, by: nameOf(ctx.actor) },
          about: { noun: 'approval', ref: made },
        });
      }
    },
  );
  const [row] = await findApprovalRows(ctx.trx, [ref]);
  if (row === undefined) throw new Error('A request that was just made is not there');
  return { ...askedView(ctx, kind, row), approvers: named };
}

/** Pressing twice asks once; somebody else's request is named. @throws AskedAlready */
async function sameOrElse(
  ctx: WriteContext,
  kind: AnyApproval,
  row: ApprovalRecord,
  { id, input }: { id: string; input: unknown },
): Promise<AskedApproval> {
  const before = openContent(ctx.services, row.sealed)?.input;
  if (row.asked_by_id === id && JSON.stringify(before) === JSON.stringify(input)) {
    await ctx.audit({
      action: 'approval.asked',
      entity: { kind: 'approval', id: recordId(row) },
      region: row.region_code,
      summary: { kind: kind.code, repeated: true },
    });
    return askedView(ctx, kind, row);
  }
  throw AskedAlready(
    { who: row.asked_by_name, until: row.expires_on },
    { link: `/console/approvals?open=approval:${recordId(row)}` },
  );
}

function prefectureOf(region: string): string {
  return region.length >= PREFECTURE_DIGITS ? region.slice(0, PREFECTURE_DIGITS) : NO_PREFECTURE;
}

async function waitingAbout(
  ctx: AnyContext,
  party: 'seeker' | 'employer',
  ref: Ref,
): Promise<AskedApproval | null> {
  const row = await findWaitingAbout(ctx.db, party === 'seeker' ? 'seeker_id' : 'employer_id', ref);
  return row === undefined ? null : askedView(ctx, kindOf(ctx, row.kind), row);
}

async function waitingOn(
  ctx: AnyContext,
  kind: AnyApproval,
  prefecture: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, AskedApproval>> {
  const digests = keys.map((key) => ({ key, digest: onceKey(ctx, kind.code, key) }));
  const rows = await listWaitingByKeys(
    ctx.db,
    prefecture,
    digests.map(({ digest }) => digest),
  );
  return new Map(
    rows.flatMap((row) => {
      const of = digests.find(({ digest }) => digest.equals(row.once_key));
      return of === undefined ? [] : [[of.key, askedView(ctx, kind, row)] as const];
    }),
  );
}

/** What other modules ask of the requests and rules. */
export const approvalBook: Book = { needs, ask, waitingOn, waitingAbout };
