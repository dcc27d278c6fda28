import type { PolicyVersion } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import { DEFAULT_POLICY } from '@yizhan/matching';
import { actorStamp, system } from '../../app/actor.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import { learnApart } from './learning.thread.ts';
import { readOutcomes } from './outcomes.repository.ts';
import { findDeclared, findPolicy, insertPolicy, retireProposals } from './policies.repository.ts';
import { lockActive, use } from './policies.usecases.ts';
import { PolicyUnknown } from './quality.errors.ts';
import { authoriseGovern } from './quality.policy.ts';
import { policyView } from './quality.views.ts';

/** The newest placements, about five seconds of training. What lies further back tells of another labour market. */
const MOST_ROWS = 50_000;

/**
 * Trains on what became of placements and keeps the report as a version. What proves better is taken at once or waits
 * as a proposal. Null when `quiet` and there is too little to train on.
 */
export async function train(
  ctx: WriteContext,
  { adopt, quiet }: { adopt: boolean; quiet: boolean },
): Promise<PolicyVersion | null> {
  const active = await lockActive(ctx);
  const declared = await findDeclared(ctx.trx);
  const { weights, report } = await learnApart({
    rows: await readOutcomes(ctx.trx, shanghaiDate(ctx.now), MOST_ROWS),
    current: active.weights_source === 'default' ? DEFAULT_POLICY.weights : active.weights,
    declared:
      declared === undefined || declared.weights_source === 'default'
        ? DEFAULT_POLICY.weights
        : declared.weights,
  });
  if (quiet && report.reason === 'too_few') return null;
  const isBetter = report.decision === 'adopt';
  if (isBetter) await retireProposals(ctx.trx);
  const id = await insertPolicy(ctx.trx, {
    source: 'learned',
    weights_source: 'learned',
    state: isBetter ? 'proposed' : 'rejected',
    weights: { seeker: { ...weights.seeker }, employer: { ...weights.employer } },
    group_bonus: active.group_bonus,
    report,
    note: '',
    by: actorStamp(ctx.actor).name,
    at: ctx.now,
  });
  if (isBetter && adopt) await use(ctx, id);
  const row = await findPolicy(ctx.trx, id);
  if (row === undefined) throw PolicyUnknown();
  await ctx.audit({
    action: 'quality.trained',
    entity: { kind: 'matching_policy', id: shortId(id) },
    summary: { version: row.version, better: isBetter, rows: report.rows },
  });
  return policyView(row, true);
}

/** On demand: a proposal at most. @throws AccessDenied, OutOfRegion */
export async function trainNow(ctx: WriteContext): Promise<PolicyVersion> {
  await authoriseGovern(ctx);
  const made = await train(ctx, { adopt: false, quiet: false });
  if (made === null) throw new Error('A training that is not quiet leaves a version');
  return made;
}

/** Trains once on what a network brings along; what is better waits as a proposal, too little leaves no trace. */
export async function proposeWeights(services: Services): Promise<void> {
  await runWrite(services, { actor: system('learning') }, async (ctx) => {
    await train(ctx, { adopt: false, quiet: true });
  });
}
