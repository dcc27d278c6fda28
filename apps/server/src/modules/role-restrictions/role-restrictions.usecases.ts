import type { z } from 'zod';
import type { RoleRestriction, roleRestrictionRoutes } from '@yizhan/contract';
import { isRestrictable, STAFF_ROLES } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { violatedConstraint } from '../../app/db/database.ts';
import { decodeCursor, encodeCursor, TimeCursor } from '../../app/db/cursor.ts';
import { NotFound, OutOfRegion, RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId, shortId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { staffPolicy } from '../identity/index.ts';
import { REGIONS } from '../reference/index.ts';
import { AlreadyLifted, AlreadyTaken, RankTooHigh, VerbNotTaken } from './role-restrictions.errors.ts';
import { mayLift, mayNarrow, narrowableRoles, roleRestrictionPolicy } from './role-restrictions.policy.ts';
import {
  findRestrictionForUpdate,
  insertRestriction,
  liftRestriction,
  listAround,
  listHolding,
  type RestrictionRow,
} from './role-restrictions.repository.ts';
import { viewRestriction } from './role-restrictions.views.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

/** @throws RegionUnknown, OutOfRegion, CursorInvalid */
export async function listRestrictions(
  ctx: AnyContext,
  { region, cursor, limit }: z.output<(typeof roleRestrictionRoutes.list)['query']>,
) {
  if (region !== '') ctx.services.use(REGIONS).get(region);
  staffPolicy.authorise(ctx.actor, 'staff.read', { region });
  const rows = await listAround(ctx.db, region, {
    after: decodeCursor(cursor, TimeCursor),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    region: ctx.services.use(REGIONS).refOrNull(region),
    holding: views(ctx, await listHolding(ctx.db, region)),
    items: views(ctx, shown),
    nextCursor:
      rows.length > limit && last !== undefined ? encodeCursor([last.set_at.toISOString(), last.id]) : null,
    mayRestrict: narrowableRoles(ctx.actor, region),
  };
}

function views(ctx: AnyContext, rows: readonly RestrictionRow[]): RoleRestriction[] {
  return rows.map((row) => viewRestriction(ctx, row)).filter((one) => one !== null);
}

/**
 * Takes a verb away from a role within a division. It counts with the next request of everybody concerned, for grants
 * are read anew with each.
 *
 * @throws RegionUnknown, OutOfRegion, RankTooHigh, VerbNotTaken, AlreadyTaken
 */
export async function restrict(
  ctx: WriteContext,
  { region, role, verb, reason, source, sourceDate }: Body<typeof roleRestrictionRoutes.restrict>,
): Promise<RoleRestriction> {
  if (region !== '') ctx.services.use(REGIONS).get(region);
  roleRestrictionPolicy.authorise(ctx.actor, 'access.restrict', { region });
  if (!isRestrictable(role, verb)) throw VerbNotTaken();
  if (!mayNarrow(ctx.actor, role, region)) throw RankTooHigh();
  const holding = await listHolding(ctx.trx, region);
  if (holding.some((row) => row.role === role && row.verb === verb)) throw AlreadyTaken();
  const row = await insertOnce(ctx, {
    id: newId(),
    region_code: region,
    role,
    verb,
    reason,
    source,
    source_date: sourceDate,
    ...stamped('set', ctx.actor),
    set_at: ctx.now,
  });
  await audit(ctx, 'access.restricted', row);
  return viewOf(ctx, row);
}

async function insertOnce(
  ctx: WriteContext,
  row: Parameters<typeof insertRestriction>[1],
): Promise<RestrictionRow> {
  try {
    return await insertRestriction(ctx.trx, row);
  } catch (error) {
    // Somebody else took it away at the same moment.
    if (violatedConstraint(error) === 'role_restrictions_stand_once') throw AlreadyTaken();
    throw error;
  }
}

/** @throws NotFound, OutOfRegion, RankTooHigh, AlreadyLifted, RecordChanged */
export async function lift(
  ctx: WriteContext,
  id: string,
  { reason, version }: Body<typeof roleRestrictionRoutes.lift>,
): Promise<RoleRestriction> {
  const row = await findRestrictionForUpdate(ctx.trx, fromShortId(id));
  if (row === undefined) throw NotFound();
  if (!roleRestrictionPolicy.may(ctx.actor, 'access.restrict', { region: row.region_code }))
    throw OutOfRegion();
  const role = STAFF_ROLES.find((one) => one === row.role);
  if (role === undefined || !mayLift(ctx.actor, role, row.region_code)) throw RankTooHigh();
  if (row.lifted_at !== null) throw AlreadyLifted();
  if (row.version !== version) throw RecordChanged();
  const lifted = await liftRestriction(ctx.trx, row.id, {
    ...stamped('lifted', ctx.actor),
    lifted_at: ctx.now,
    lifted_reason: reason,
  });
  await audit(ctx, 'access.lifted', lifted);
  return viewOf(ctx, lifted);
}

function viewOf(ctx: AnyContext, row: RestrictionRow): RoleRestriction {
  const view = viewRestriction(ctx, row);
  if (view === null) throw NotFound();
  return view;
}

async function audit(ctx: WriteContext, action: string, row: RestrictionRow): Promise<void> {
  await ctx.audit({
    action,
    entity: { kind: 'role_restriction', id: shortId(row.id) },
    region: row.region_code === '' ? null : row.region_code,
    summary: { roles: [`${row.role}@${row.region_code}`], verbs: [`${row.verb}@${row.region_code}`] },
  });
}
