import type { z } from 'zod';
import type { ApprovalRuleInput } from '@yizhan/contract';
import { approvalAt, NATION, regionChain, type HoldingRule } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { newId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import type { AnyApproval } from '../../records/approvals/index.ts';
import { COMPOSITION } from '../../records/module.ts';
import { KindUnknown, NetworkOnly, RuleLaxer, ThresholdNeeded } from './approvals.errors.ts';
import { approvalRulePolicy, placeOfRule } from './approvals.policy.ts';
import { listHoldingRules, lockRules, replaceRule, type RuleRow } from './rules.repository.ts';
import { toRule } from './to-rule.ts';

type RuleInput = z.output<typeof ApprovalRuleInput>;

/** Kinds of steps that follow a rule. */
export function ruledKinds(ctx: AnyContext): AnyApproval[] {
  return [...ctx.services.use(COMPOSITION).approvals.values()].filter(({ when }) => when !== 'always');
}

/** What a change of a rule does. */
export interface RuleChange {
  readonly kind: AnyApproval;
  readonly before: HoldingRule;
  readonly after: HoldingRule;
  /** The rule it replaces. */
  readonly own: RuleRow | undefined;
}

/** @throws KindUnknown, NetworkOnly, ThresholdNeeded, RuleLaxer, OutOfRegion */
export async function checkRule(ctx: AnyContext, input: RuleInput): Promise<RuleChange> {
  const kind = ruledKinds(ctx).find(({ code }) => code === input.kind);
  if (kind === undefined) throw KindUnknown();
  approvalRulePolicy.authorise(ctx.actor, 'approvals.manage', await placeOfRule(ctx, input.region));
  if (kind.network === true && input.region !== NATION) throw NetworkOnly();
  if (kind.when === 'counted' && input.isOn && input.threshold === null) throw ThresholdNeeded();
  const rows = await listHoldingRules(ctx.db, input.kind, regionChain(input.region));
  const above = rows.filter((row) => row.region_code !== input.region).map(toRule);
  const own = rows.find((row) => row.region_code === input.region);
  const next = { region: input.region, isOn: input.isOn, threshold: thresholdOf(kind, input) };
  const held = approvalAt(above, input.region);
  // One that has no effect beside the rule above would be taken for one that has.
  if (next.isOn && held.isOn && (next.threshold ?? 0) > (held.threshold ?? 0)) {
    throw RuleLaxer({ most: held.threshold ?? 0 });
  }
  return {
    kind,
    own,
    before: approvalAt(rows.map(toRule), input.region),
    after: approvalAt([...above, next], input.region),
  };
}

function thresholdOf(kind: AnyApproval, { isOn, threshold }: RuleInput): number | null {
  return kind.when === 'counted' && isOn ? threshold : null;
}

/** Puts a checked rule in place of the one that held. */
export async function writeRule(ctx: WriteContext, input: RuleInput): Promise<void> {
  await lockRules(ctx.trx, input.kind);
  const { kind, before, after } = await checkRule(ctx, input);
  const threshold = thresholdOf(kind, input);
  await replaceRule(
    ctx.trx,
    {
      id: newId(),
      kind: input.kind,
      region_code: input.region,
      is_on: input.isOn,
      threshold,
      source: input.source,
      source_date: input.sourceDate,
      ...stamped('set', ctx.actor),
      set_at: ctx.now,
    },
    ctx.now,
  );
  const { region } = await placeOfRule(ctx, input.region);
  await ctx.audit({
    action: 'approval.rule_set',
    entity: { kind: 'approval_rule', id: `${input.kind}:${input.region}` },
    region,
    summary: {
      kind: input.kind,
      division: input.region,
      on: input.isOn,
      threshold,
      before: { on: before.isOn, threshold: before.threshold },
      after: { on: after.isOn, threshold: after.threshold },
    },
  });
}
