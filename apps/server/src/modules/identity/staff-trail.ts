import { regionOfGrants } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import { listGrants } from './staff.repository.ts';

/**
 * An audit entry of what happened to the sign-in of a member of staff, with the caller's address. It lies where her
 * grants lie, so that the auditors of her county see it although whoever tries a password is nobody yet.
 */
export async function auditSignIn(ctx: WriteContext, action: string, staffId: string): Promise<void> {
  await ctx.audit({
    action,
    entity: { kind: 'staff', id: shortId(staffId) },
    region: regionOfGrants(await listGrants(ctx.trx, staffId)),
    withAddress: true,
  });
}
