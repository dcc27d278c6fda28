import type { StaffView } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import { grantViews } from './identity.views.ts';
import { listSamePerson } from './persons.repository.ts';
import { listGrants, type StaffRow } from './staff.repository.ts';
import { managesAll, staffPolicy } from './staff.policy.ts';

/** An account with its grants and what the viewer may do with it. */
export async function staffView(ctx: AnyContext, row: StaffRow): Promise<StaffView> {
  const grants = await listGrants(ctx.db, row.id);
  const manages = staffPolicy.mayAnywhere(ctx.actor, 'staff.manage') && managesAll(ctx.actor, grants);
  return {
    id: shortId(row.id),
    login: row.login,
    name: row.name,
    grants: await grantViews(ctx, grants),
    secondFactor: row.totp_confirmed_at !== null,
    disabled: row.disabled_at !== null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    phoneMask: row.phone_mask,
    samePerson: await samePersonIn(ctx, row.id),
    version: row.version,
    can: manages ? ['edit', 'disable', 'reset_password'] : [],
  };
}

/** Other accounts of the same person, as far as the viewer's own list of staff would show them. */
async function samePersonIn(ctx: AnyContext, staffId: string): Promise<StaffView['samePerson']> {
  const shown = [];
  for (const other of await listSamePerson(ctx.db, staffId)) {
    const grants = await listGrants(ctx.db, other.id);
    if (grants.some((grant) => staffPolicy.may(ctx.actor, 'staff.read', grant)))
      shown.push({ ...other, id: shortId(other.id) });
  }
  return shown;
}
