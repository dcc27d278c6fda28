import type {
  EmployerInvitation,
  EmployerPerson,
  HandlerInput,
  employerPeopleRoutes,
} from '@yizhan/contract';
import { EMPLOYER_ROLES, type EmployerRole } from '@yizhan/domain';
import { actorStamp, type Actor } from '../../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../../app/context.ts';
import { AccessDenied, RecordChanged } from '../../../app/errors.ts';
import { newId, recordId, type Ref } from '../../../app/ids.ts';
import { addToTimeline } from '../../../app/timeline.ts';
import { tellPhone } from '../../../records/notifications/index.ts';
import { endAccountSessions, leaveParty, linkAccount, lockAccount, sealPhone } from '../../identity/index.ts';
import { findEmployerRow, type EmployerRecord } from '../employers.repository.ts';
import { employerPolicy } from '../employers.policy.ts';
import { getEmployer, getEmployerForUpdate } from '../employers.usecases.ts';
import { getOwnEmployer, ownEmployerRef } from '../own-employer.usecases.ts';
import {
  BelongsElsewhere,
  InvitedToday,
  LastOwner,
  PersonKnown,
  PersonUnknown,
  TooManyInvited,
} from './people.errors.ts';
import { isSelf, personCan, rolesOf } from './people.policy.ts';
import { ownPhone } from './owner.ts';
import {
  deleteInvitation,
  findInvitation,
  findLastInvited,
  findPersonForUpdate,
  insertInvitation,
  insertPerson,
  listInvitationRefs,
  listPeople,
  updatePerson,
  type PersonRow,
} from './people.repository.ts';

type Body<K extends keyof typeof employerPeopleRoutes> = HandlerInput<
  (typeof employerPeopleRoutes)[K]
>['body'];
type Invite = Body<'invite'>;
interface People {
  items: EmployerPerson[];
  mayInvite: EmployerRole[];
}

const MOST_PEOPLE = 30;
const DAY_MS = 86_400_000;

/** The people of the signed-in person's employer. @throws NotRegistered */
export async function ownPeople(ctx: AnyContext): Promise<People> {
  return peopleOf(ctx, await getOwnEmployer(ctx));
}

/** @throws EmployerUnknown, OutOfRegion */
export async function peopleOfEmployer(ctx: AnyContext, employer: Ref): Promise<People> {
  return peopleOf(ctx, await getEmployer(ctx, employer));
}

async function peopleOf(
  ctx: AnyContext,
  employer: Ref & Pick<EmployerRecord, 'region_code' | 'site_id'>,
): Promise<People> {
  const given = rolesOf(ctx.actor, employer);
  const rows = await listPeople(ctx.db, employer);
  return { items: rows.map((row) => personView(ctx.actor, row, given)), mayInvite: [...given] };
}

function personView(actor: Actor, row: PersonRow, given: readonly EmployerRole[]): EmployerPerson {
  return {
    id: recordId(row.prefecture, row.id),
    name: row.name,
    phoneMask: row.phone_mask,
    role: roleOf(row.role),
    state: row.joined_at === null ? 'invited' : 'active',
    since: (row.joined_at ?? row.invited_at).toISOString(),
    invitedBy: row.invited_by_name === '' ? null : row.invited_by_name,
    isSelf: isSelf(actor, row),
    version: row.version,
    can: personCan(actor, row, given),
  };
}

function roleOf(stored: string): EmployerRole {
  return EMPLOYER_ROLES.find((role) => role === stored) ?? 'viewer';
}

/** @throws NotRegistered, AccessDenied for a role above those the caller may grant, and as `invite` */
export async function inviteToOwn(ctx: WriteContext, input: Invite): Promise<People> {
  const employer = await getEmployerForUpdate(ctx, ownEmployerRef(ctx.actor));
  await invite(ctx, employer, input, '');
  return peopleOf(ctx, employer);
}

/** @throws EmployerUnknown, OutOfRegion, and as `invite` */
export async function inviteByStaff(
  ctx: WriteContext,
  ref: Ref,
  { note, ...input }: Body<'inviteByStaff'>,
): Promise<People> {
  const employer = await getEmployerForUpdate(ctx, ref);
  employerPolicy.authorise(ctx.actor, 'employers.edit', employer);
  await invite(ctx, employer, input, note);
  return peopleOf(ctx, employer);
}

/**
 * Invites a phone to act for an employer whose row is locked, with a message that says how to join. One phone gets one
 * such message per day from an employer, however often it is invited and removed.
 *
 * @throws PersonKnown, InvitedToday, TooManyInvited, PhoneInvalid
 */
async function invite(
  ctx: WriteContext,
  employer: EmployerRecord,
  input: Invite,
  note: string,
): Promise<void> {
  if (!rolesOf(ctx.actor, employer).includes(input.role)) throw AccessDenied();
  const phone = sealPhone(ctx, input.phone);
  const people = await listPeople(ctx.trx, employer);
  if (people.some(({ phone_hmac }) => phone_hmac.equals(phone.hmac))) throw PersonKnown();
  if (people.length >= MOST_PEOPLE) throw TooManyInvited({ most: MOST_PEOPLE });
  const last = await findLastInvited(ctx.trx, employer, phone.hmac);
  if (last !== undefined && ctx.now.getTime() - last.getTime() < DAY_MS) throw InvitedToday();
  const id = newId();
  const { kind, id: actorId, name } = actorStamp(ctx.actor);
  await insertPerson(ctx.trx, {
    prefecture: employer.prefecture,
    id,
    employer_id: employer.id,
    role: input.role,
    name: input.name,
    phone_hmac: phone.hmac,
    phone_cipher: phone.cipher,
    phone_mask: phone.mask,
    invited_at: ctx.now,
    invited_by_kind: kind,
    invited_by_id: actorId,
    invited_by_name: name,
  });
  await insertInvitation(ctx.trx, {
    phone_hmac: phone.hmac,
    person_id: id,
    prefecture: employer.prefecture,
    created_at: ctx.now,
  });
  await tellPhone(ctx, 'employer.invited', ctx.services.cipher.decrypt(phone.cipher), {
    employer: employer.name,
  });
  await record(ctx, employer, 'person_invited', { name: input.name, role: input.role }, note);
}

/** Writes one entry for the timeline and one for the audit trail. */
async function record(
  ctx: WriteContext,
  employer: Ref & Pick<EmployerRecord, 'region_code'>,
  what: 'person_invited' | 'person_joined' | 'person_changed' | 'person_removed',
  data: { name: string; role: string },
  note = '',
): Promise<void> {
  await addToTimeline(ctx, { party: 'employer', ref: employer, kind: `employer.${what}`, data, note });
  await ctx.audit({
    action: what === 'person_joined' ? 'employer.invitation_answered' : `employer.${what}`,
    entity: { kind: 'employer', id: recordId(employer) },
    region: employer.region_code,
    summary: { role: data.role },
  });
}

/** One of the people of an employer whose row is locked. @throws PersonUnknown */
async function getPersonForUpdate(ctx: WriteContext, employer: Ref, ref: Ref): Promise<PersonRow> {
  const row = await findPersonForUpdate(ctx.trx, ref);
  const isOfEmployer = row?.prefecture === employer.prefecture && row.employer_id === employer.id;
  if (row === undefined || !isOfEmployer || row.ended_at !== null) throw PersonUnknown();
  return row;
}

/** @throws LastOwner when no person with all rights would remain */
async function assertOwnerLeft(ctx: WriteContext, employer: Ref, person: PersonRow): Promise<void> {
  if (person.role !== 'owner' || person.joined_at === null) return;
  const others = (await listPeople(ctx.trx, employer)).filter(
    ({ id, role, joined_at }) => id !== person.id && role === 'owner' && joined_at !== null,
  );
  if (others.length === 0) throw LastOwner();
}

/** @throws PersonUnknown, RecordChanged, LastOwner, AccessDenied for a role above those the caller may grant */
export async function changePerson(ctx: WriteContext, ref: Ref, input: Body<'change'>): Promise<People> {
  const employer = await getEmployerForUpdate(ctx, ownEmployerRef(ctx.actor));
  const person = await getPersonForUpdate(ctx, employer, ref);
  const given = rolesOf(ctx.actor, employer);
  if (!personCan(ctx.actor, person, given).includes('change') || !given.includes(input.role))
    throw AccessDenied();
  if (person.version !== input.version) throw RecordChanged();
  if (input.role !== 'owner') await assertOwnerLeft(ctx, employer, person);
  await updatePerson(ctx.trx, person, { name: input.name, role: input.role });
  await record(ctx, employer, 'person_changed', { name: input.name, role: input.role });
  return peopleOf(ctx, employer);
}

/** Removes a person, withdraws an invitation, or leaves. @throws PersonUnknown, LastOwner, AccessDenied */
export async function removePerson(ctx: WriteContext, ref: Ref): Promise<void> {
  const employer = await getEmployerForUpdate(ctx, ownEmployerRef(ctx.actor));
  const person = await getPersonForUpdate(ctx, employer, ref);
  const can = personCan(ctx.actor, person, rolesOf(ctx.actor, employer));
  if (!can.includes('remove') && !can.includes('leave')) throw AccessDenied();
  await assertOwnerLeft(ctx, employer, person);
  await end(ctx, employer, person, '');
}

/**
 * Staff may remove the last owner too, who left the firm or lost the phone. @throws EmployerUnknown, OutOfRegion,
 * PersonUnknown
 */
export async function removeByStaff(
  ctx: WriteContext,
  ref: Ref,
  personRef: Ref,
  { note }: Body<'removeByStaff'>,
): Promise<People> {
  const employer = await getEmployerForUpdate(ctx, ref);
  employerPolicy.authorise(ctx.actor, 'employers.edit', employer);
  await end(ctx, employer, await getPersonForUpdate(ctx, employer, personRef), note);
  return peopleOf(ctx, employer);
}

async function end(
  ctx: WriteContext,
  employer: EmployerRecord,
  person: PersonRow,
  note: string,
): Promise<void> {
  const ended = person.joined_at === null ? 'withdrawn' : isSelf(ctx.actor, person) ? 'left' : 'removed';
  await updatePerson(ctx.trx, person, endedNow(ctx, ended));
  if (person.joined_at === null) await deleteInvitation(ctx.trx, person.phone_hmac, person.id);
  else if (person.account_id !== null) {
    await leaveParty(ctx.trx, person.account_id, employer);
    if (ended === 'removed') await endAccountSessions(ctx, person.account_id);
  }
  await record(ctx, employer, 'person_removed', { name: person.name, role: person.role }, note);
}

function endedNow(ctx: WriteContext, as: 'declined' | 'withdrawn' | 'removed' | 'left') {
  const { kind, id, name } = actorStamp(ctx.actor);
  return { ended_at: ctx.now, ended_as: as, ended_by_kind: kind, ended_by_id: id, ended_by_name: name };
}

/** Invitations of the signed-in phone. */
export async function ownInvitations(ctx: AnyContext): Promise<EmployerInvitation[]> {
  const { hmac } = await ownPhone(ctx);
  const items: EmployerInvitation[] = [];
  // One read per prefecture: a phone has invitations in one or two.
  for (const ref of await listInvitationRefs(ctx.db, hmac)) {
    const row = await findInvitation(ctx.db, ref);
    if (row === undefined) continue;
    items.push({
      id: recordId(row.prefecture, row.id),
      employer: row.employer_name,
      role: roleOf(row.role),
      invitedBy: row.invited_by_name === '' ? null : row.invited_by_name,
      at: row.invited_at.toISOString(),
    });
  }
  return items;
}

/** Joins the inviting employer, or declines. @throws PersonUnknown, BelongsElsewhere */
export async function answerInvitation(ctx: WriteContext, ref: Ref, accept: boolean): Promise<void> {
  if (ctx.actor.kind !== 'employer') throw AccessDenied();
  const { accountId } = ctx.actor;
  const { hmac } = await ownPhone(ctx);
  const account = await lockAccount(ctx.trx, accountId);
  const person = await findPersonForUpdate(ctx.trx, ref);
  const isOwn =
    person?.phone_hmac.equals(hmac) === true && person.joined_at === null && person.ended_at === null;
  if (person === undefined || !isOwn) throw PersonUnknown();
  const employer = { prefecture: person.prefecture, id: person.employer_id };
  const row = await findEmployerRow(ctx.trx, employer);
  if (row === undefined) throw PersonUnknown();
  await deleteInvitation(ctx.trx, hmac, person.id);
  if (!accept) {
    await updatePerson(ctx.trx, person, endedNow(ctx, 'declined'));
    await ctx.audit({
      action: 'employer.invitation_answered',
      entity: { kind: 'employer', id: recordId(employer) },
      region: row.region_code,
      summary: { declined: true },
    });
    return;
  }
  if (account?.party_id !== null && account !== undefined && ctx.actor.employerId !== null) {
    const other = await findEmployerRow(ctx.trx, ownEmployerRef(ctx.actor));
    throw BelongsElsewhere({ employer: other?.name ?? '' });
  }
  await updatePerson(ctx.trx, person, { account_id: accountId, joined_at: ctx.now });
  await linkAccount(ctx.trx, accountId, employer);
  const joined: Actor = { ...ctx.actor, name: person.name };
  await record({ ...ctx, actor: joined }, row, 'person_joined', { name: person.name, role: person.role });
}
