import type { z } from 'zod';
import type { RegionRef, RuleVersion, ruleRoutes } from '@yizhan/contract';
import { NATION, regionChain, shanghaiDate, type RuleCode } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { NotFound, RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { transition } from '../../records/flow/transition.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { placeRef } from '../parameters/index.ts';
import { REGIONS } from '../reference/index.ts';
import { Judge } from './judge.ts';
import { RuleNone, RuleUsed } from './rules.errors.ts';
import { boundRuleFlow } from './rules.flow.ts';
import { rulePolicy } from './rules.policy.ts';
import {
  findVersion,
  insertVersion,
  lastNumber,
  listVersionsAround,
  updateDraft,
  type RuleRow,
} from './rules.repository.ts';
import { viewVersion } from './rules.views.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

/** @throws RegionUnknown */
export async function listRules(
  ctx: AnyContext,
  region: string,
): Promise<{ region: RegionRef; canAdd: boolean; items: RuleVersion[] }> {
  if (region !== NATION) ctx.services.use(REGIONS).get(region);
  const within = region === NATION ? '' : region;
  const rows = await listVersionsAround(ctx.db, regionChain(region), within);
  return {
    region: placeRef(ctx, region),
    canAdd: rulePolicy.may(ctx.actor, 'rules.manage', { region }),
    items: rows.map((row) => viewVersion(ctx, row)),
  };
}

/** Begins a draft as a copy of what holds at the division today. @throws RegionUnknown, OutOfRegion, RuleNone */
export async function draftRule(
  ctx: WriteContext,
  { code, region }: { readonly code: RuleCode; readonly region: string },
): Promise<RuleVersion> {
  if (region !== NATION) ctx.services.use(REGIONS).get(region);
  rulePolicy.authorise(ctx.actor, 'rules.manage', { region });
  const judge = await Judge.at(ctx.trx, region);
  const held = judge.ruleOn(code, region, shanghaiDate(ctx.now));
  if (held === null) throw RuleNone();
  const id = newId();
  const number = (await lastNumber(ctx.trx, code, region)) + 1;
  await openRecord(
    ctx,
    boundRuleFlow,
    { ref: sharedRef(id), opening: 'draft', data: { code, number } },
    (inner, status) =>
      insertVersion(inner.trx, {
        id,
        code,
        region_code: region,
        number,
        content: json(held.content),
        clause: held.row.clause,
        certainty: 'example',
        origin: 'bureau',
        status,
        ...stamped('created', ctx.actor),
        created_at: ctx.now,
        updated_at: ctx.now,
      }),
  );
  return viewVersion(ctx, await getVersion(ctx, id));
}

/** Changes a draft; what was published never changes. @throws NotFound, OutOfRegion, RuleUsed, RecordChanged */
export async function changeDraft(
  ctx: WriteContext,
  publicId: string,
  { content, clause, certainty, version }: Body<typeof ruleRoutes.change>,
): Promise<RuleVersion> {
  const id = fromShortId(publicId);
  const row = await getVersion(ctx, id);
  rulePolicy.authorise(ctx.actor, 'rules.manage', { region: row.region_code });
  if (row.status !== 'draft') throw RuleUsed();
  const change = { content: json(content), clause, certainty, updated_at: ctx.now };
  if (!(await updateDraft(ctx.trx, id, version, change))) throw RecordChanged();
  await ctx.audit({
    action: 'rule.changed',
    entity: { kind: 'rule', id: publicId },
    region: row.region_code === NATION ? null : row.region_code,
    summary: { code: row.code, number: row.number },
  });
  return viewVersion(ctx, await getVersion(ctx, id));
}

/** @throws what the flow refuses: NotFound, OutOfRegion, record.changed, RuleProblems, RuleDay, RuleOverlap, RuleBegun */
export async function moveRule(
  ctx: WriteContext,
  publicId: string,
  { move, from, reason, version }: Body<typeof ruleRoutes.move>,
): Promise<RuleVersion> {
  const id = fromShortId(publicId);
  const request = move === 'publish' ? { move, reason, input: { from } } : { move, reason };
  await transition(ctx, boundRuleFlow, sharedRef(id), version, request);
  return viewVersion(ctx, await getVersion(ctx, id));
}

/** @throws NotFound */
export async function getVersion(ctx: AnyContext, id: string): Promise<RuleRow> {
  const row = await findVersion(ctx.db, id);
  if (row === undefined) throw NotFound();
  return row;
}
