import type { RoleRestriction } from '@yizhan/contract';
import { STAFF_ROLES, VERBS } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import { REGIONS } from '../reference/index.ts';
import { mayLift } from './role-restrictions.policy.ts';
import type { RestrictionRow } from './role-restrictions.repository.ts';

/** Null for a role or verb that the software no longer knows: such a row restricts nothing. */
export function viewRestriction(ctx: AnyContext, row: RestrictionRow): RoleRestriction | null {
  const role = STAFF_ROLES.find((one) => one === row.role);
  const verb = VERBS.find((one) => one === row.verb);
  if (role === undefined || verb === undefined) return null;
  const stands = row.lifted_at === null;
  return {
    id: shortId(row.id),
    region: ctx.services.use(REGIONS).refOrNull(row.region_code),
    role,
    verb,
    reason: row.reason,
    source: row.source,
    sourceDate: row.source_date,
    setBy: row.set_by_name,
    setAt: row.set_at.toISOString(),
    lifted:
      row.lifted_at === null
        ? null
        : { by: row.lifted_by_name ?? '', at: row.lifted_at.toISOString(), reason: row.lifted_reason ?? '' },
    version: row.version,
    can: stands && mayLift(ctx.actor, role, row.region_code) ? ['lift'] : [],
  };
}
