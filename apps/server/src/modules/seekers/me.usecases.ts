import type { z } from 'zod';
import type { meRoutes } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import { personOf, type Actor } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { AccessDenied, PersonOnly } from '../../app/errors.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { followPlace } from '../../records/assignment/index.ts';
import { recount, regrade } from '../../records/countables/index.ts';
import { erase } from '../../records/personal-data/index.ts';
import { getAccountForUpdate, linkAccount, sealIdNumber } from '../identity/index.ts';
import { assertWorkingAge } from './working-age.ts';
import {
  MoveAcross,
  NotRegistered,
  OpenPlacements,
  RegionNeeded,
  RegisteredAlready,
  SeekerExistsElsewhere,
} from './seekers.errors.ts';
import {
  findPersonKey,
  findSeekerForUpdate,
  findSeekerRow,
  hasOpenPlacement,
  updateSeekerRow,
  type SeekerListRow,
  type SeekerRecord,
} from './seekers.repository.ts';
import { getSeekerForUpdate, profileColumns, registerSeeker } from './seekers.usecases.ts';
import { REGIONS } from '../reference/index.ts';

export type SeekerActor = Extract<Actor, { kind: 'seeker' }>;

/** @throws AccessDenied for any actor other than a signed-in person */
export function seekerOnly(actor: Actor): SeekerActor {
  if (actor.kind !== 'seeker') throw AccessDenied();
  return actor;
}

/** Key of the signed-in person's record; for an agent, of the record of whom they act for. @throws NotRegistered */
export function ownRef(actor: Actor): Ref {
  if (actor.kind !== 'agent') seekerOnly(actor);
  const person = personOf(actor);
  if (person === null) throw NotRegistered();
  return person;
}

/** @throws NotRegistered when there is no record, or it was erased */
export async function ownRecord(ctx: AnyContext): Promise<SeekerListRow> {
  const row = await findSeekerRow(ctx.db, ownRef(ctx.actor), shanghaiDate(ctx.now));
  if (row === undefined || row.status === 'erased') throw NotRegistered();
  return row;
}

/**
 * Registers the owner of the phone. A record staff made for the same phone is the person's already (the phone code
 * proved it); one with the same ID number but another phone is left alone and the person sent to the station.
 */
export async function registerSelf(
  ctx: WriteContext,
  input: z.output<typeof meRoutes.register.body>,
): Promise<Ref> {
  const actor = seekerOnly(ctx.actor);
  const account = await getAccountForUpdate(ctx.trx, actor.accountId);
  if (account.party_id !== null) throw RegisteredAlready();
  if (input.profile.regionCode === null) throw RegionNeeded();
  const byPhone = await findPersonKey(ctx.trx, 'phone', account.phone_hmac);
  if (byPhone !== null) {
    await findSeekerForUpdate(ctx.trx, byPhone);
    await linkAccount(ctx.trx, actor.accountId, byPhone);
    await regrade(ctx, [byPhone], ['seeker_registered']);
    throw RegisteredAlready({}, { keepWrites: true });
  }
  if (input.idNumber !== null) {
    const holder = await findPersonKey(ctx.trx, 'id_number', sealIdNumber(ctx, input.idNumber).hmac);
    const row = holder === null ? undefined : await findSeekerRow(ctx.trx, holder, shanghaiDate(ctx.now));
    if (row !== undefined) {
      throw SeekerExistsElsewhere({
        place: ctx.services.use(REGIONS).ref(row.region_code.slice(0, 6)).fullName,
      });
    }
  }
  const ref = await registerSeeker(ctx, {
    name: input.name,
    phone: ctx.services.cipher.decrypt(account.phone_cipher),
    idNumber: input.idNumber,
    sex: input.sex,
    birthDate: input.birthDate,
    contactNote: '',
    channel: 'self',
    siteId: null,
    profile: input.profile,
    consents: input.consents,
  });
  await linkAccount(ctx.trx, actor.accountId, ref);
  await regrade(ctx, [ref], ['seeker_registered']);
  return ref;
}

export async function updateSelf(
  ctx: WriteContext,
  input: z.output<typeof meRoutes.update.body>,
): Promise<void> {
  const ref = ownRef(ctx.actor);
  const before = await getSeekerForUpdate(ctx, ref, 'self.wishes', input.version);
  if (ctx.actor.kind === 'agent') assertOnlyWishes(before, input);
  await assertWorkingAge(ctx, input.birthDate);
  const region = input.profile.regionCode ?? before.region_code;
  ctx.services.use(REGIONS).get(region);
  if (region.slice(0, 4) !== ref.prefecture) throw MoveAcross();
  await updateSeekerRow(ctx.trx, ref, {
    name: input.name,
    sex: input.sex,
    birth_date: input.birthDate,
    status: input.status,
    updated_at: ctx.now,
    ...profileColumns(ctx, input.name, { ...input.profile, regionCode: region }),
  });
  if (region !== before.region_code) {
    await recount(ctx, { kind: 'seeker_registered', source: ref }, { regionCode: region });
    await followPlace(ctx, { noun: 'seeker', ref }, { region, siteId: before.site_id });
  }
  await addToTimeline(ctx, { party: 'seeker', ref, kind: 'seeker.updated', channel: 'online' });
  await ctx.audit({ action: 'seeker.updated', entity: { kind: 'seeker', id: recordId(ref) }, region });
  await ctx.changed('seeker', ref);
}

/** Who somebody is, only they themselves may correct. @throws PersonOnly */
function assertOnlyWishes(
  before: Pick<SeekerRecord, 'name' | 'sex' | 'birth_date'>,
  input: { name: string; sex: string; birthDate: string | null },
): void {
  const isSame =
    input.name === before.name && input.sex === before.sex && input.birthDate === before.birth_date;
  if (!isSame) throw PersonOnly();
}

/** The full numbers for the person's own export; on the audit trail like every full number. */
export async function exportSelf(
  ctx: WriteContext,
): Promise<{ row: SeekerListRow; phone: string | null; idNumber: string | null }> {
  const row = await ownRecord(ctx);
  const open = (sealed: Buffer | null): string | null =>
    sealed === null ? null : ctx.services.cipher.decrypt(sealed);
  await ctx.audit({
    action: 'seeker.exported',
    entity: { kind: 'seeker', id: recordId(row.prefecture, row.id) },
    region: row.region_code,
  });
  return { row, phone: open(row.phone_cipher), idNumber: open(row.id_number_cipher) };
}

/**
 * Erases the person (PIPL article 47): placements remain as anonymous counts; phone and ID number are free again, so
 * that the person can register again as somebody new.
 */
export async function eraseSelf(ctx: WriteContext): Promise<void> {
  const ref = ownRef(ctx.actor);
  const row = await getSeekerForUpdate(ctx, ref, 'self.use');
  if (await hasOpenPlacement(ctx.trx, ref)) throw OpenPlacements();
  await erase(ctx, 'seeker', ref, row.region_code);
}
