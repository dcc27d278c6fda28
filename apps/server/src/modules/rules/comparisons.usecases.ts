import type { RuleComparison } from '@yizhan/contract';
import { NATION } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { NotFound } from '../../app/errors.ts';
import { fromShortId, newId, recordId, shortId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { placeRef } from '../parameters/index.ts';
import { REGIONS } from '../reference/index.ts';
import { findSeekerRows, seekerPolicy } from '../seekers/index.ts';
import { compareJob } from './compare.jobs.ts';
import { Counts } from './counts.ts';
import {
  findComparison,
  findComparisonForUpdate,
  findRunning,
  insertComparison,
  listKept,
  updateComparison,
  type ComparisonRow,
} from './comparisons.repository.ts';
import { problemsIn } from './problems.ts';
import { ComparisonBusy, RuleProblems, RuleUsed } from './rules.errors.ts';
import { rulePolicy } from './rules.policy.ts';
import { getVersion } from './rules.usecases.ts';

/** Starts counting whose answer a draft would change. @throws NotFound, OutOfRegion, RuleProblems, ComparisonBusy */
export async function startComparison(
  ctx: WriteContext,
  ruleId: string,
  asOf: string,
): Promise<RuleComparison> {
  const rule = await getVersion(ctx, fromShortId(ruleId));
  rulePolicy.authorise(ctx.actor, 'rules.manage', { region: rule.region_code });
  if (rule.status !== 'draft') throw RuleUsed();
  const problems = problemsIn(rule.content);
  if (problems.length > 0) throw RuleProblems(problems);
  if ((await findRunning(ctx.trx, rule.id)) !== undefined) throw ComparisonBusy();
  const id = newId();
  await insertComparison(ctx.trx, {
    id,
    rule_id: rule.id,
    region_code: rule.region_code,
    as_of: asOf,
    state: 'waiting',
    counts: json({}),
    ...stamped('asked', ctx.actor),
    asked_at: ctx.now,
    updated_at: ctx.now,
  });
  await ctx.services.jobs.send(ctx.trx, compareJob, { comparisonId: id }, { singletonKey: id });
  await audit(ctx, 'rule.compared', rule.region_code, { code: rule.code, number: rule.number });
  return viewComparison(ctx, await getComparison(ctx, id));
}

/** @throws NotFound, OutOfRegion */
export async function readComparison(ctx: AnyContext, publicId: string): Promise<RuleComparison> {
  return viewComparison(ctx, await getComparison(ctx, fromShortId(publicId)));
}

/** What was counted so far stays. @throws NotFound, OutOfRegion */
export async function stopComparison(ctx: WriteContext, publicId: string): Promise<RuleComparison> {
  const id = fromShortId(publicId);
  const row = await findComparisonForUpdate(ctx.trx, id);
  if (row === undefined) throw NotFound();
  rulePolicy.authorise(ctx.actor, 'rules.manage', { region: row.region_code });
  if (row.state === 'waiting' || row.state === 'running') {
    await updateComparison(ctx.trx, id, { state: 'stopped', updated_at: ctx.now });
  }
  await audit(ctx, 'rule.comparison_stopped', row.region_code, {});
  return viewComparison(ctx, await getComparison(ctx, id));
}

async function audit(
  ctx: WriteContext,
  action: string,
  region: string,
  summary: Record<string, unknown>,
): Promise<void> {
  await ctx.audit({ action, region: region === NATION ? null : region, summary });
}

async function getComparison(ctx: AnyContext, id: string): Promise<ComparisonRow> {
  const row = await findComparison(ctx.db, id);
  if (row === undefined) throw NotFound();
  rulePolicy.authorise(ctx.actor, 'rules.manage', { region: row.region_code });
  return row;
}

async function viewComparison(ctx: AnyContext, row: ComparisonRow): Promise<RuleComparison> {
  const prefectures = prefecturesOf(ctx, row.region_code);
  const kept = await listKept(ctx.db, prefectures, row.id);
  const people: Awaited<ReturnType<typeof findSeekerRows>> = [];
  for (const prefecture of new Set(kept.map((one) => one.prefecture))) {
    const ids = kept.filter((one) => one.prefecture === prefecture).map((one) => one.seeker_id);
    people.push(...(await findSeekerRows(ctx.db, prefecture, ids, row.as_of)));
  }
  const examples = kept.flatMap((one) => {
    const person = people.find(({ prefecture, id }) => prefecture === one.prefecture && id === one.seeker_id);
    if (person === undefined || !seekerPolicy.may(ctx.actor, 'seekers.read', person)) return [];
    return [{ id: recordId(person), name: person.name, before: one.before, after: one.after }];
  });
  return {
    id: shortId(row.id),
    ruleId: shortId(row.rule_id),
    region: placeRef(ctx, row.region_code),
    asOf: row.as_of,
    state: row.state,
    total: row.total,
    done: row.done,
    counts: Counts.parse(row.counts),
    examples,
    hidden: kept.length - examples.length,
  };
}

/** Prefectures whose people a comparison for a division counts. */
function prefecturesOf(ctx: AnyContext, region: string): readonly string[] {
  return ctx.services.use(REGIONS).prefecturesIn(region === NATION ? '' : region.slice(0, 4));
}
