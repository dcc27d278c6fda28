import { regionOfGrants } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import { listGrants } from './staff.repository.ts';

/**
 * Writes an audit entry about the sign-in of a member of staff, with the caller's address. It lies where their grants
 * lie, so that the auditors of their county see it although a person trying passwords has no place yet.
 * Whoever signed in is named; whoever only tried stays the visitor that they are.
 */
export async function auditSignIn(
  ctx: WriteContext,
  action: string,
  staffId: string,
  actor: Actor = ctx.actor,
): Promise<void> {
  await ctx.audit({
    action,
    entity: { kind: 'staff', id: shortId(staffId) },
    region: regionOfGrants(await listGrants(ctx.trx, staffId)),
    withAddress: true,
    actor,
  });
}
