import type { PolicyVersion } from '@yizhan/contract';
import { shanghaiDate, type HideReason } from '@yizhan/domain';
import { DEFAULT_POLICY, type HideRow } from '@yizhan/matching';
import { system } from '../../app/actor.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import {
  findDeclared,
  findPolicy,
  getActivePolicyForUpdate,
  insertPolicy,
  PolicyUnknown,
  policyView,
  retireProposals,
  use,
} from '../match-weights/index.ts';
import { listHideReasons } from '../matching/index.ts';
import { learnApart } from './learning.thread.ts';
import { pairOf, listOutcomes, unitOf, type KeptOutcome } from './outcomes.repository.ts';

/** The newest placements, about five seconds of training. Older ones describe another labour market. */
const MOST_ROWS = 50_000;

/**
 * Reasons that lie with the pair. A person who tried it before, is ill or dislikes the employer carries no information
 * about the rules.
 */
const ABOUT_THE_PAIR: readonly string[] = [
  'too_far',
  'pay_low',
  'wrong_work',
  'hours',
] satisfies HideReason[];
/** Hides older than a year describe another market, as the oldest placements do. */
const HIDES_SINCE_MS = 365 * 86_400_000;

/**
 * Distinct pairs that people hid from their own lists. A pair with a placement already teaches by that; what a clerk
 * hid from a vacancy's list is the clerk's view of a person and teaches nothing.
 */
async function hidesBeside(ctx: WriteContext, kept: readonly KeptOutcome[]): Promise<HideRow[]> {
  const told = new Set(kept.map(({ pair }) => pair));
  const hides = await listHideReasons(ctx.trx, new Date(ctx.now.getTime() - HIDES_SINCE_MS));
  return hides
    .filter(({ list, reason }) => list === 'seeker' && ABOUT_THE_PAIR.includes(reason))
    .filter(({ seeker, vacancy }) => !told.has(pairOf(seeker, vacancy)))
    .slice(-MOST_ROWS)
    .map(({ seeker, features }) => ({ unit: unitOf(seeker), features }));
}

/**
 * Trains on the outcomes of placements and stores the report as a version. Better weights are adopted immediately or
 * wait as a proposal. Null when `quiet` and there is too little to train on.
 */
export async function train(
  ctx: WriteContext,
  { adopt, quiet }: { adopt: boolean; quiet: boolean },
): Promise<PolicyVersion | null> {
  const active = await getActivePolicyForUpdate(ctx);
  const declared = await findDeclared(ctx.trx);
  const kept = await listOutcomes(ctx.trx, shanghaiDate(ctx.now), MOST_ROWS);
  const { weights, report } = await learnApart({
    rows: kept.map(({ row }) => row),
    hides: await hidesBeside(ctx, kept),
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
    by: ctx.actor,
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

/** On demand: results in a proposal at most. */
export async function trainNow(ctx: WriteContext): Promise<PolicyVersion> {
  const made = await train(ctx, { adopt: false, quiet: false });
  if (made === null) throw new Error('A training that is not quiet leaves a version');
  return made;
}

/** Trains once on a loaded network's history; better weights wait as a proposal, too little history leaves no trace. */
export async function proposeWeights(services: Services): Promise<void> {
  await runWrite(services, { actor: system('learning') }, async (ctx) => {
    await train(ctx, { adopt: false, quiet: true });
  });
}
