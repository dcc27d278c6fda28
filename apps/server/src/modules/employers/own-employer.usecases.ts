import type { HandlerInput, ownEmployerRoutes } from '@yizhan/contract';
import type { Actor } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { AccessDenied, DomainError } from '../../app/errors.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { findAccountPhone, linkAccount } from '../identity/index.ts';
import { REGIONS } from '../reference/index.ts';
import { EmployerHeldElsewhere, NotRegistered } from './employers.errors.ts';
import {
  findByKey,
  findEmployerRow,
  type EmployerKey,
  type EmployerRowRead,
} from './employers.repository.ts';
import { addOwner } from './people/owner.ts';
import { changeEmployer, createEmployer, getEmployerForUpdate } from './employers.usecases.ts';
import { creditCode, idNumberColumns } from './employers.columns.ts';

type SaveInput = HandlerInput<(typeof ownEmployerRoutes)['save']>['body'];

/** The record behind a signed-in phone. @throws NotRegistered */
export function ownEmployerRef(actor: Actor): Ref {
  if (actor.kind !== 'employer') throw AccessDenied();
  if (actor.prefecture === null || actor.employerId === null) throw NotRegistered();
  return { prefecture: actor.prefecture, id: actor.employerId };
}

/** @throws NotRegistered */
export async function getOwnEmployer(ctx: AnyContext): Promise<EmployerRowRead> {
  const row = await findEmployerRow(ctx.db, ownEmployerRef(ctx.actor));
  if (row === undefined) throw NotRegistered();
  return row;
}

/**
 * Creates or corrects the record of a signed-in phone. An employer record created by staff is handed over when its
 * contact phone is the phone that signed in, because the code has proved that number; otherwise a station must do it.
 *
 * @throws EmployerHeldElsewhere when the code belongs to an employer record with another contact phone
 */
export async function saveOwnEmployer(ctx: WriteContext, input: SaveInput): Promise<Ref> {
  const { actor } = ctx;
  if (actor.kind !== 'employer') throw AccessDenied();
  const account = await findAccountPhone(ctx.trx, actor.accountId);
  if (account === undefined) throw AccessDenied();
  const fields = { ...input, siteId: null };
  let ref: Ref | null = actor.prefecture !== null && actor.employerId !== null ? ownEmployerRef(actor) : null;
  ref ??= await takeOver(ctx, input, account.hmac);
  if (ref === null) {
    const contactPhone = input.contactPhone ?? ctx.services.cipher.decrypt(account.cipher);
    ref = await createEmployer(ctx, { ...fields, contactPhone }, { source: 'self' });
  } else {
    const row = await getEmployerForUpdate(ctx, ref);
    try {
      await changeEmployer(ctx, row, {
        ...fields,
        siteId: null,
        contactPhone: input.contactPhone ?? undefined,
      });
    } catch (error) {
      // Only staff may know whose record has the code.
      if (error instanceof DomainError && error.code === 'employer.exists') {
        throw await heldElsewhere(ctx, keyOf(ctx, input));
      }
      throw error;
    }
    await addToTimeline(ctx, { party: 'employer', ref, kind: 'employer.saved_by_owner' });
  }
  if (actor.employerId === null) {
    await linkAccount(ctx.trx, actor.accountId, ref);
    await addOwner(ctx, ref, input.contactName);
  }
  await ctx.audit({
    action: 'employer.saved_by_owner',
    entity: { kind: 'employer', id: recordId(ref) },
    region: input.regionCode,
  });
  return ref;
}

function keyOf(ctx: WriteContext, input: SaveInput): EmployerKey | null {
  if (input.kind === 'person')
    return input.idNumber === null ? null : idNumberColumns(ctx, input.idNumber).key;
  const code = creditCode(ctx, input.creditCode);
  return code === null ? null : { kind: 'credit_code', value: code };
}

async function takeOver(ctx: WriteContext, input: SaveInput, phone: Buffer): Promise<Ref | null> {
  const key = keyOf(ctx, input);
  const holder = key === null ? null : await findByKey(ctx.trx, key);
  if (holder === null) return null;
  const row = await getEmployerForUpdate(ctx, holder);
  if (row.contact_phone_hmac?.equals(phone) !== true) throw await heldElsewhere(ctx, key);
  return holder;
}

async function heldElsewhere(ctx: WriteContext, key: EmployerKey | null) {
  const holder = key === null ? null : await findByKey(ctx.trx, key);
  const row = holder === null ? undefined : await findEmployerRow(ctx.trx, holder);
  return EmployerHeldElsewhere({
    place: row === undefined ? '' : ctx.services.use(REGIONS).ref(row.region_code.slice(0, 6)).fullName,
  });
}
