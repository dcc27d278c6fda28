import type { RuleVersion } from '@yizhan/contract';
import { movesFrom, RULE_CODES, ruleFlow, ruleName, RuleSet, shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import { placeRef } from '../parameters/index.ts';
import { problemsIn } from './problems.ts';
import { rulePolicy } from './rules.policy.ts';
import type { RuleRow } from './rules.repository.ts';

export function viewVersion(ctx: AnyContext, row: RuleRow): RuleVersion {
  const code = RULE_CODES.find((one) => one === row.code);
  if (code === undefined) throw new Error(`no rule ${row.code}`);
  return {
    id: shortId(row.id),
    code,
    name: ruleName(code, ctx.locale),
    region: placeRef(ctx, row.region_code),
    number: row.number,
    status: row.status,
    content: RuleSet.parse(row.content),
    clause: row.clause,
    certainty: row.certainty,
    from: row.valid_from,
    to: row.valid_to,
    problems: problemsIn(row.content).map((problem) => problem[ctx.locale]),
    createdBy: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    publishedBy: row.published_by_name,
    publishedAt: row.published_at?.toISOString() ?? null,
    reason: row.published_reason,
    version: row.version,
    can: canOf(ctx, row),
  };
}

function canOf(ctx: AnyContext, row: RuleRow): RuleVersion['can'] {
  if (!rulePolicy.may(ctx.actor, 'rules.manage', { region: row.region_code })) return [];
  const hasBegun = row.valid_from !== null && row.valid_from <= shanghaiDate(ctx.now);
  const moves = movesFrom(ruleFlow, row.status).filter((move) => move !== 'withdraw' || !hasBegun);
  return row.status === 'draft' ? ['edit', 'compare', ...moves] : moves;
}
