import { z } from 'zod';
import type { PolicyVersion, qualityRoutes } from '@yizhan/contract';
import { DEFAULT_POLICY } from '@yizhan/matching';
import { actorStamp, system } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { RecordChanged, type FieldComplaint } from '../../app/errors.ts';
import { shortId } from '../../app/ids.ts';
import { readSetting, writeSetting } from '../../app/settings.repository.ts';
import {
  activatePolicy,
  findActive,
  findDeclared,
  findPolicy,
  insertPolicy,
  lockPolicies,
  retireProposals,
  setPolicyState,
  type PolicyRow,
} from './match-weights.repository.ts';
import { PolicyState, PolicyUnknown, PolicyWeightsInvalid, weightComplaint } from './match-weights.errors.ts';
import { mayGovern } from './match-weights.policy.ts';
import { policyView, RULES, UNTOUCHED } from './match-weights.views.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

const LEARNING = 'matching_learning';
const Learning = z.object({ on: z.boolean(), changedAt: z.string().nullable(), changedBy: z.string() });
export type Learning = z.infer<typeof Learning>;

/** Whether weights are trained nightly and adopted automatically; on until somebody switches it off. */
export async function readLearning(ctx: AnyContext): Promise<Learning> {
  return (await readSetting(ctx.db, LEARNING, Learning)) ?? { on: true, changedAt: null, changedBy: '' };
}

/** @throws PolicyUnknown */
export async function policyVersion(ctx: AnyContext, id: string): Promise<PolicyVersion> {
  const row = await findPolicy(ctx.db, id);
  if (row === undefined) throw PolicyUnknown();
  return policyView(row, await mayGovern(ctx));
}

/**
 * The version in use, after the lock. The first change ever stores the previous weights as a version, so that they can
 * be restored.
 */
export async function getActivePolicyForUpdate(ctx: WriteContext): Promise<PolicyRow> {
  await lockPolicies(ctx.trx);
  const active = await findActive(ctx.trx);
  if (active !== undefined) return active;
  const id = await insertPolicy(ctx.trx, {
    source: 'default',
    weights_source: 'default',
    state: 'retired',
    weights: UNTOUCHED.weights,
    group_bonus: UNTOUCHED.groupBonus,
    report: null,
    note: '',
    by: system(''),
    at: ctx.now,
  });
  await activatePolicy(ctx.trx, id, system(''), ctx.now);
  return getPolicy(ctx, id);
}

async function getPolicy(ctx: WriteContext, id: string): Promise<PolicyRow> {
  const row = await findPolicy(ctx.trx, id);
  if (row === undefined) throw PolicyUnknown();
  return row;
}

/** Activates a version and notifies every process. */
export async function use(ctx: WriteContext, id: string): Promise<void> {
  await activatePolicy(ctx.trx, id, ctx.actor, ctx.now);
  await ctx.changed('matching_policy', { prefecture: '', id });
}

/**
 * Activates new bonuses, and new weights if given. Weights not given stay as they are. Proposals are retired: they were
 * learned from other weights, and activating one would silently restore the former bonuses.
 *
 * @throws RecordChanged, PolicyWeightsInvalid
 */
export async function declare(
  ctx: WriteContext,
  body: Body<typeof qualityRoutes.declare>,
): Promise<PolicyVersion> {
  await lockPolicies(ctx.trx);
  const before = await findActive(ctx.trx);
  if ((before?.version ?? 0) !== body.basedOn) throw RecordChanged();
  const fields = body.weights === undefined ? [] : complaintsAbout(body.weights);
  if (fields.length > 0) throw PolicyWeightsInvalid({}, { fields });
  const active = await getActivePolicyForUpdate(ctx);
  await retireProposals(ctx.trx);
  const id = await insertPolicy(ctx.trx, {
    source: 'declared',
    weights_source: body.weights === undefined ? active.weights_source : 'declared',
    state: 'retired',
    weights: body.weights ?? active.weights,
    group_bonus: body.groupBonus,
    report: null,
    note: body.note,
    by: ctx.actor,
    at: ctx.now,
  });
  await use(ctx, id);
  const row = await getPolicy(ctx, id);
  await ctx.audit({
    action: 'quality.declared',
    entity: { kind: 'matching_policy', id: shortId(id) },
    summary: { version: row.version, weights: body.weights !== undefined, note: body.note },
  });
  return policyView(row, true);
}

/**
 * Errors in declared weights: every rule must be named, no others, and each weight must lie within the engine's bounds.
 * A rule about what a person is cannot slip in by a name, since only rules of the engine are known.
 */
function complaintsAbout(weights: PolicyVersion['weights']): FieldComplaint[] {
  const known = RULES.flatMap(({ side, rule, least, most }) => {
    const weight = weights[side][rule];
    if (weight === undefined) return [weightComplaint(side, rule, 'missing')];
    return weight >= least && weight <= most ? [] : [weightComplaint(side, rule, { least, most })];
  });
  const unknown = (['seeker', 'employer'] as const).flatMap((side) =>
    Object.keys(weights[side])
      .filter((rule) => !RULES.some((one) => one.side === side && one.rule === rule))
      .map((rule) => weightComplaint(side, rule, 'unknown')),
  );
  return [...known, ...unknown];
}

/** @throws PolicyUnknown, PolicyState */
export async function activate(ctx: WriteContext, id: string): Promise<PolicyVersion> {
  await lockPolicies(ctx.trx);
  const row = await getPolicy(ctx, id);
  if (row.state !== 'proposed' && row.state !== 'retired') throw PolicyState();
  await use(ctx, id);
  await ctx.audit({
    action: 'quality.activated',
    entity: { kind: 'matching_policy', id: shortId(id) },
    summary: { version: row.version },
  });
  return policyView(await getPolicy(ctx, id), true);
}

/** @throws PolicyUnknown, PolicyState */
export async function reject(ctx: WriteContext, id: string): Promise<PolicyVersion> {
  await lockPolicies(ctx.trx);
  const row = await getPolicy(ctx, id);
  if (row.state !== 'proposed') throw PolicyState();
  await setPolicyState(ctx.trx, id, 'rejected');
  await ctx.audit({
    action: 'quality.rejected',
    entity: { kind: 'matching_policy', id: shortId(id) },
    summary: { version: row.version },
  });
  return policyView(await getPolicy(ctx, id), true);
}

/** Switches learning on or off. Off with `restore` returns to the weights last set by people; the bonuses stay. */
export async function switchLearning(
  ctx: WriteContext,
  body: Body<typeof qualityRoutes.learning>,
): Promise<void> {
  await lockPolicies(ctx.trx);
  const by = actorStamp(ctx.actor).name;
  await writeSetting(
    ctx.trx,
    LEARNING,
    { on: body.on, changedAt: ctx.now.toISOString(), changedBy: by } satisfies Learning,
    ctx.now,
  );
  const active = await findActive(ctx.trx);
  const isRestored = !body.on && body.restore && active?.weights_source === 'learned';
  if (isRestored) {
    const declared = await findDeclared(ctx.trx);
    const id = await insertPolicy(ctx.trx, {
      source: 'declared',
      weights_source: declared?.weights_source ?? 'default',
      state: 'retired',
      weights: declared?.weights ?? DEFAULT_POLICY.weights,
      group_bonus: active.group_bonus,
      report: null,
      note: '',
      by: ctx.actor,
      at: ctx.now,
    });
    await use(ctx, id);
  }
  await ctx.audit({ action: 'quality.learning_switched', summary: { on: body.on, restored: isRestored } });
}
