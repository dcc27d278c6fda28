import type { AnyContext, WriteContext } from '../../../app/context.ts';
import { AccessDenied } from '../../../app/errors.ts';
import { newId, type Ref } from '../../../app/ids.ts';
import { findAccountPhone } from '../../identity/index.ts';
import { deleteInvitation, insertPerson, listPeople, updatePerson } from './people.repository.ts';

/** The phone that signed in for an employer. @throws AccessDenied for anybody else */
export async function ownPhone(ctx: AnyContext) {
  if (ctx.actor.kind !== 'employer') throw AccessDenied();
  const phone = await findAccountPhone(ctx.db, ctx.actor.accountId);
  if (phone === undefined) throw AccessDenied();
  return phone;
}

/** A person who created an employer's record, or proved to have its contact phone, owns it. */
export async function addOwner(ctx: WriteContext, employer: Ref, name: string): Promise<void> {
  if (ctx.actor.kind !== 'employer') throw AccessDenied();
  const { accountId } = ctx.actor;
  const phone = await ownPhone(ctx);
  const known = (await listPeople(ctx.trx, employer)).find(({ phone_hmac }) => phone_hmac.equals(phone.hmac));
  if (known !== undefined) {
    await updatePerson(ctx.trx, known, {
      account_id: accountId,
      joined_at: known.joined_at ?? ctx.now,
      role: 'owner',
    });
    await deleteInvitation(ctx.trx, phone.hmac, known.id);
    return;
  }
  await insertPerson(ctx.trx, {
    prefecture: employer.prefecture,
    id: newId(),
    employer_id: employer.id,
    account_id: accountId,
    role: 'owner',
    name,
    phone_hmac: phone.hmac,
    phone_cipher: phone.cipher,
    phone_mask: phone.mask,
    invited_at: ctx.now,
    invited_by_kind: ctx.actor.kind,
    invited_by_id: accountId,
    joined_at: ctx.now,
  });
}
