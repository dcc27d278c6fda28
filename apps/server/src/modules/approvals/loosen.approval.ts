import { z } from 'zod';
import { ApprovalRuleInput, type AskedApproval } from '@yizhan/contract';
import { APPROVAL_WORDS, type HoldingRule } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { RecordChanged, type Bilingual } from '../../app/errors.ts';
import { defineApproval } from '../../records/approvals/index.ts';
import { placeRef } from '../parameters/index.ts';
import { placeOfRule } from './approvals.policy.ts';
import { askedView, onceKey } from './asked.ts';
import { findWaitingKey } from './approvals.repository.ts';
import { checkRule, writeRule } from './rule-change.ts';

/** To ask less often for a second person takes one, whatever the rules say. */
export const loosenApproval = defineApproval({
  code: 'approval.loosen',
  about: APPROVAL_WORDS['approval.loosen'],
  asks: 'approvals.manage',
  approves: 'approvals.manage',
  level: 'same',
  when: 'always',
  days: 14,
  input: z.object({ rule: ApprovalRuleInput, was: z.uuid().nullable() }),
  async prepare(ctx, { rule, was }) {
    const { kind, before, after, own } = await checkRule(ctx, rule);
    if ((own?.id ?? null) !== was) throw RecordChanged();
    const where = placeRef(ctx, rule.region).fullName;
    return {
      place: await placeOfRule(ctx, rule.region),
      key: `${rule.kind}:${rule.region}`,
      title: {
        'zh-CN': `${where}：放宽“${kind.about['zh-CN']}”的复核`,
        en: `${where}: ask less often for a second person (${kind.about.en})`,
      },
      lines: [
        {
          label: { 'zh-CN': '什么时候要复核', en: 'When it takes a second person' },
          before: says(before),
          after: says(after),
        },
        { label: { 'zh-CN': '依据', en: 'Source' }, before: own?.source ?? null, after: rule.source },
      ],
    };
  },
  act: (ctx, { rule }) => writeRule(ctx, rule),
});

function says({ isOn, threshold }: HoldingRule): Bilingual {
  if (!isOn) return { 'zh-CN': '不用复核', en: 'never' };
  if (threshold === null) return { 'zh-CN': '每次都要复核', en: 'always' };
  return { 'zh-CN': `超过 ${threshold} 条要复核`, en: `above ${threshold} rows` };
}

/** A loosening of a rule that waits for a second person. */
export async function waitingLoosening(
  ctx: AnyContext,
  kind: string,
  region: string,
): Promise<AskedApproval | null> {
  const row = await findWaitingKey(ctx.db, onceKey(ctx, loosenApproval.code, `${kind}:${region}`));
  return row === undefined ? null : askedView(ctx, loosenApproval, row);
}
