import type { z } from 'zod';
import type { GrantInput, StaffCreate, StaffUpdate } from '@yizhan/contract';
import { regionOfGrants, type Grant } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { violatedConstraint } from '../../app/db/database.ts';
import { RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId, shortId } from '../../app/ids.ts';
import { hashPassword } from '../../app/security/passwords.ts';
import { listOpenOf } from '../../records/assignment/index.ts';
import { tellStaff } from '../../records/notifications/index.ts';
import { REGIONS } from '../reference/index.ts';
import { findSitePlace } from '../sites/index.ts';
import { GrantBeyondOwn, LoginTaken, OwnLink, SameAsUnknown, StaffUnknown } from './identity.errors.ts';
import { sealPhone } from './numbers.ts';
import { findPersons, listSamePerson, setPerson } from './persons.repository.ts';
import { assertManages, mayGrant } from './staff.policy.ts';
import { revokeSessions } from './sessions.repository.ts';
import {
  findStaffByLogin,
  findStaffRow,
  insertStaff,
  listGrants,
  replaceGrants,
  updateStaffRow,
  updateStaffVersion,
} from './staff.repository.ts';

/** Creates a staff account. The first password must be changed unless `firstPassword` is false (first run). */
export async function createStaff(
  ctx: WriteContext,
  input: Omit<z.output<typeof StaffCreate>, 'phone'> & { readonly phone?: string | null },
  options: { firstPassword: boolean } = { firstPassword: true },
): Promise<string> {
  const grants = await resolveGrants(ctx, input.grants);
  const id = newId();
  try {
    await insertStaff(ctx.trx, {
      id,
      login: input.login,
      name: input.name,
      password_hash: await hashPassword(input.password),
      must_change_password: options.firstPassword,
      ...phoneColumns(ctx, input.phone ?? null),
      ...passwordGivenBy(ctx),
      created_at: ctx.now,
      updated_at: ctx.now,
    });
  } catch (error) {
    if (violatedConstraint(error) === 'staff_login_is_unique') throw LoginTaken();
    throw error;
  }
  await replaceGrants(ctx.trx, id, grants, ctx.actor, ctx.now);
  await ctx.audit({
    action: 'staff.created',
    entity: { kind: 'staff', id: shortId(id) },
    region: regionOfGrants(grants),
    summary: { login: input.login, roles: grants.map((grant) => `${grant.role}@${grant.region}`) },
  });
  return id;
}

export async function updateStaff(
  ctx: WriteContext,
  id: string,
  input: z.output<typeof StaffUpdate>,
): Promise<void> {
  const own = await listGrants(ctx.trx, id);
  assertManages(ctx.actor, own);
  if (input.phone !== undefined || input.sameAs !== undefined) await assertLinksSomebodyElse(ctx, id);
  const grants = await resolveGrants(ctx, input.grants);
  const isUpdated = await updateStaffVersion(ctx.trx, id, input.version, {
    name: input.name,
    disabled_at: input.disabled ? ctx.now : null,
    updated_at: ctx.now,
    ...(input.phone === undefined ? {} : phoneColumns(ctx, input.phone)),
  });
  if (!isUpdated) {
    throw (await findStaffRow(ctx.trx, id)) === undefined ? StaffUnknown() : RecordChanged();
  }
  await replaceGrants(ctx.trx, id, grants, ctx.actor, ctx.now);
  if (input.sameAs !== undefined) await declarePerson(ctx, id, input.sameAs);
  if (input.disabled) {
    await revokeSessions(ctx.trx, { kind: 'staff', id }, null, ctx.now);
    await tellOfLeftRecords(ctx, { id, name: input.name }, own);
  }
  await ctx.audit({
    action: 'staff.updated',
    entity: { kind: 'staff', id: shortId(id) },
    region: regionOfGrants(grants),
    summary: {
      disabled: input.disabled,
      ...(input.phone === undefined ? {} : { numbers: input.phone === null ? 'taken_away' : 'set' }),
      ...(input.sameAs === undefined ? {} : { sameAs: input.sameAs }),
      roles: grants.map((grant) => `${grant.role}@${grant.region}`),
    },
  });
}

/** Only a digest and a mask: the number is for telling accounts of one person, never for ringing. */
function phoneColumns(ctx: WriteContext, phone: string | null) {
  if (phone === null) return { phone_hmac: null, phone_mask: null };
  const { hmac, mask } = sealPhone(ctx, phone);
  return { phone_hmac: hmac, phone_mask: mask };
}

/** Whoever gives a password could sign in with it, so that the two do not approve each other's steps for a while. */
function passwordGivenBy(ctx: WriteContext) {
  return {
    password_giver_id: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null,
    password_set_at: ctx.now,
  };
}

/** What tells that two accounts are one person's is said by somebody else. @throws OwnLink */
async function assertLinksSomebodyElse(ctx: WriteContext, id: string): Promise<void> {
  if (ctx.actor.kind !== 'staff') return;
  const { staffId } = ctx.actor;
  const others = await listSamePerson(ctx.trx, staffId);
  if (id === staffId || others.some((other) => other.id === id)) throw OwnLink();
}

/** Declares two accounts to be one person's; the account's own declaration ends with null. @throws SameAsUnknown */
async function declarePerson(ctx: WriteContext, id: string, login: string | null): Promise<void> {
  if (login === null || login === '') {
    await setPerson(ctx.trx, [id], null);
    return;
  }
  const other = await findStaffByLogin(ctx.trx, login);
  if (other === undefined || other.id === id) throw SameAsUnknown();
  assertManages(ctx.actor, await listGrants(ctx.trx, other.id));
  const known = (await findPersons(ctx.trx, [other.id])).get(other.id);
  await setPerson(ctx.trx, [id, other.id], known?.person_id ?? newId());
}

/** Tells the people above that records are still assigned to a person who left. */
async function tellOfLeftRecords(
  ctx: WriteContext,
  { id, name }: { id: string; name: string },
  [grant]: readonly Grant[],
): Promise<void> {
  const count = (await listOpenOf(ctx.trx, id, null, MOST_TOLD)).length;
  if (count === 0 || grant === undefined) return;
  await tellStaff(ctx, 'staff.left_records', {
    place: { region: grant.region, siteId: grant.siteId },
    to: 'above',
    verb: 'staff.manage',
    values: { name, count },
    about: { noun: 'left_staff', id: shortId(id) },
  });
}
const MOST_TOLD = 999;

export async function resetPassword(ctx: WriteContext, id: string, password: string): Promise<void> {
  const own = await listGrants(ctx.trx, id);
  assertManages(ctx.actor, own);
  const isUpdated = await updateStaffRow(ctx.trx, id, {
    password_hash: await hashPassword(password),
    must_change_password: true,
    ...passwordGivenBy(ctx),
    failed_sign_ins: 0,
    locked_until: null,
    updated_at: ctx.now,
  });
  if (!isUpdated) throw StaffUnknown();
  await revokeSessions(ctx.trx, { kind: 'staff', id }, null, ctx.now);
  await ctx.audit({
    action: 'staff.password_reset',
    entity: { kind: 'staff', id: shortId(id) },
    region: regionOfGrants(own),
  });
}

/**
 * Grants as stored. A site grant reaches the county of the site (see `grantsAllow`). Nobody grants beyond their own
 * rights: the region must lie within theirs, and only an administrator makes administrators.
 */
async function resolveGrants(
  ctx: WriteContext,
  inputs: ReadonlyArray<z.output<typeof GrantInput>>,
): Promise<Grant[]> {
  const regions = ctx.services.use(REGIONS);
  const grants: Grant[] = [];
  for (const input of inputs) {
    let region = input.region;
    let siteId: string | null = null;
    if (input.siteId !== null) {
      const place = await findSitePlace(ctx, fromShortId(input.siteId));
      siteId = place.id;
      region = place.regionCode.slice(0, 6);
    } else if (region !== '') {
      regions.get(region);
    }
    const grant: Grant = { role: input.role, region, siteId };
    if (!mayGrant(ctx.actor, grant)) throw GrantBeyondOwn();
    grants.push(grant);
  }
  return grants;
}
