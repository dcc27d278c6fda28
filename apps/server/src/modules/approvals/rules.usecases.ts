import type { z } from 'zod';
import type { ApprovalRuleInput, approvalRoutes, ApprovalRuleView, HandlerReply } from '@yizhan/contract';
import { approvalAt, isLooser, isWithin, NATION, regionChain } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { withApproval, type AnyApproval } from '../../records/approvals/index.ts';
import { placeRef } from '../parameters/index.ts';
import { approvalRulePolicy, placeOfRule } from './approvals.policy.ts';
import { findApprovers } from './approvers.ts';
import { loosenApproval, waitingLoosening } from './loosen.approval.ts';
import { checkRule, ruledKinds, writeRule } from './rule-change.ts';
import { listRulesAround, lockRules, type RuleRow } from './rules.repository.ts';
import { toRule } from './to-rule.ts';

/** Which steps take a second person at a division. */
export async function listRules(
  ctx: AnyContext,
  { region }: { region: string },
): Promise<HandlerReply<typeof approvalRoutes.rules>> {
  const rows = await listRulesAround(ctx.db, regionChain(region), region === NATION ? '' : region);
  const items: ApprovalRuleView[] = [];
  for (const kind of ruledKinds(ctx)) {
    const own = rows.filter((row) => row.kind === kind.code);
    items.push(await ruleView(ctx, kind, region, own));
  }
  return { items };
}

async function ruleView(
  ctx: AnyContext,
  kind: AnyApproval,
  region: string,
  rows: readonly RuleRow[],
): Promise<ApprovalRuleView> {
  const holding = approvalAt(rows.filter((row) => row.replaced_at === null).map(toRule), region);
  const ofRegion = rows.filter((row) => row.region_code === region);
  const place = await placeOfRule(ctx, region);
  const mayHere = approvalRulePolicy.may(ctx.actor, 'approvals.manage', place);
  const approvers = await findApprovers(ctx, kind, { region_code: place.region, site_id: null }, null);
  const shown = (row: RuleRow) => ({
    region: placeRef(ctx, row.region_code),
    isOn: row.is_on,
    threshold: row.threshold,
    source: row.source,
    sourceDate: row.source_date,
    setBy: row.set_by_name,
    setAt: row.set_at.toISOString(),
  });
  const current = ofRegion.find((row) => row.replaced_at === null);
  return {
    kind: kind.code,
    what: kind.about[ctx.locale],
    counted: kind.when === 'counted',
    network: kind.network === true,
    isOn: holding.isOn,
    threshold: holding.threshold,
    from: holding.from.map((code) => placeRef(ctx, code)),
    own: current === undefined ? null : shown(current),
    former: ofRegion.filter((row) => row.replaced_at !== null).map(shown),
    below: rows
      .filter((row) => row.region_code !== region && isBelow(row.region_code, region) && row.is_on)
      .map(shown),
    approvers: approvers.length,
    asked: await waitingLoosening(ctx, kind.code, region),
    can: mayHere && (kind.network !== true || region === NATION),
  };
}

function isBelow(code: string, region: string): boolean {
  return code !== NATION && (region === NATION || isWithin(code, region));
}

/**
 * Sets a rule. Stricter ones hold at once; a looser one takes a second person itself, whatever the rules say.
 *
 * @throws what `checkRule` throws; NobodyApproves, AskedAlready
 */
export async function setRule(
  ctx: WriteContext,
  input: z.output<typeof ApprovalRuleInput>,
): Promise<ApprovalRuleView> {
  await lockRules(ctx.trx, input.kind);
  const { kind, before, after, own } = await checkRule(ctx, input);
  if (isLooser(after, before)) {
    await withApproval(ctx, loosenApproval, { rule: input, was: own?.id ?? null }, input.source);
  } else await writeRule(ctx, input);
  const rows = await listRulesAround(
    ctx.trx,
    regionChain(input.region),
    input.region === NATION ? '' : input.region,
  );
  return ruleView(
    ctx,
    kind,
    input.region,
    rows.filter((row) => row.kind === kind.code),
  );
}
