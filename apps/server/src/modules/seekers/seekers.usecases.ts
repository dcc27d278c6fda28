import type { z } from 'zod';
import type { SeekerProfile, SeekerRegistration, SeekerUpdate } from '@yizhan/contract';
import { shanghaiDate, type Verb } from '@yizhan/domain';
import { personOf } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId, recordId, type Ref } from '../../app/ids.ts';
import { toTsVector, pinyinKeys, SEARCH } from '../../app/search/index.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { stamped } from '../../app/stamps.ts';
import { assertVisible, followPlace, isHidden } from '../../records/assignment/index.ts';
import { count, recount } from '../../records/countables/index.ts';
import { sealIdNumber, sealPhone, type SealedNumber } from '../identity/index.ts';
import { OCCUPATIONS, REGIONS } from '../reference/index.ts';
import { findChosenSite, nearestSite } from '../sites/index.ts';
import { followPhone, formerPhones } from './phone.usecases.ts';
import { homeRegion, seekerPolicy } from './seekers.policy.ts';
import { assertWorkingAge } from './working-age.ts';
import {
  MergedAway,
  MoveAcross,
  OccupationUnknown,
  RegionNeeded,
  SeekerExists,
  SeekerExistsElsewhere,
  SeekerUnknown,
} from './seekers.errors.ts';
import {
  claimPersonKey,
  findSeekerRow,
  insertConsent,
  insertSeeker,
  findSeekerForUpdate,
  releasePersonKey,
  updateSeekerRow,
  type PersonKeyKind,
  type SeekerListRow,
  type SeekerRecord,
} from './seekers.repository.ts';

export type ProfileValues = z.output<typeof SeekerProfile>;
/** Input for a new record, from the counter, a phone or a spreadsheet. */
export interface NewSeeker {
  readonly name: string;
  readonly phone: string | null;
  readonly idNumber: string | null;
  readonly sex: SeekerRecord['sex'];
  readonly birthDate: string | null;
  readonly contactNote: string;
  readonly channel: string;
  readonly siteId: string | null;
  readonly profile: ProfileValues;
  readonly consents: z.output<typeof SeekerRegistration>['consents'];
}

/** The text a person agrees to; the date must be raised when its words change. */
export const CONSENT_TEXT = '2026-11';

/** @throws SeekerUnknown, OutOfRegion when the record lies elsewhere, RecordConfidential */
export async function getSeeker(ctx: AnyContext, ref: Ref, verb: Verb): Promise<SeekerListRow> {
  const row = await findSeekerRow(ctx.db, ref, shanghaiDate(ctx.now));
  if (row === undefined || row.status === 'erased') throw SeekerUnknown();
  seekerPolicy.authorise(ctx.actor, verb, row);
  await assertVisible(ctx, 'seeker', ref);
  return row;
}

/** Locks a record for a change. @throws SeekerUnknown, OutOfRegion, RecordConfidential, MergedAway, RecordChanged */
export async function getSeekerForUpdate(
  ctx: WriteContext,
  ref: Ref,
  verb: Verb,
  version?: number,
): Promise<SeekerRecord> {
  const row = await findSeekerForUpdate(ctx.trx, ref);
  if (row === undefined || row.status === 'erased') throw SeekerUnknown();
  if (ctx.actor.kind === 'agent') {
    const person = personOf(ctx.actor);
    if (person?.prefecture !== ref.prefecture || person.id !== ref.id) throw SeekerUnknown();
  } else if (ctx.actor.kind !== 'seeker') seekerPolicy.authorise(ctx.actor, verb, row);
  await assertVisible(ctx, 'seeker', ref);
  if (row.merged_into !== null) throw MergedAway({}, { link: recordId(row.prefecture, row.merged_into) });
  if (version !== undefined && row.version !== version) throw RecordChanged();
  return row;
}

/** Creates a record for a person who has none yet. Returns its key. @throws SeekerExists with a link */
export async function registerSeeker(ctx: WriteContext, input: NewSeeker): Promise<Ref> {
  const sealedId = input.idNumber === null ? null : sealIdNumber(ctx, input.idNumber);
  const birthDate = input.birthDate ?? sealedId?.id.birthDate ?? null;
  await assertWorkingAge(ctx, birthDate);
  const site =
    input.siteId === null ? null : await findChosenSite(ctx, fromShortId(input.siteId), 'seekers.register');
  const region = input.profile.regionCode ?? site?.regionCode ?? homeRegion(ctx.actor);
  if (region === null || region.length < 4) throw RegionNeeded();
  ctx.services.use(REGIONS).get(region);
  if (ctx.actor.kind === 'staff') {
    const place = { region_code: region, site_id: site?.id ?? null };
    seekerPolicy.authorise(ctx.actor, 'seekers.register', place);
  }
  const nearest = site ?? (await nearestSite(ctx, region));
  const ref: Ref = { prefecture: region.slice(0, 4), id: newId() };
  const phone = input.phone === null ? null : sealPhone(ctx, input.phone);
  await claim(ctx, 'id_number', sealedId, ref);
  await claim(ctx, 'phone', phone, ref);
  await insertSeeker(ctx.trx, {
    ...ref,
    name: input.name,
    sex: input.sex === 'unknown' && sealedId !== null ? sealedId.id.sex : input.sex,
    birth_date: birthDate,
    contact_note: input.contactNote,
    site_id: nearest?.id ?? null,
    source: input.channel,
    ...stamped('created', ctx.actor),
    created_at: ctx.now,
    updated_at: ctx.now,
    last_contact_at: ctx.now,
    id_number_cipher: sealedId?.cipher ?? null,
    id_number_hmac: sealedId?.hmac ?? null,
    id_number_mask: sealedId?.mask ?? null,
    phone_cipher: phone?.cipher ?? null,
    phone_hmac: phone?.hmac ?? null,
    phone_mask: phone?.mask ?? null,
    ...profileColumns(ctx, input.name, { ...input.profile, regionCode: region }),
  });
  for (const consent of input.consents) await recordConsent(ctx, ref, consent, input.channel);
  await count(ctx, [
    {
      kind: 'seeker_registered',
      subject: ref,
      sourceId: ref.id,
      day: shanghaiDate(ctx.now),
      regionCode: region,
      siteId: nearest?.id ?? null,
    },
  ]);
  await addToTimeline(ctx, {
    party: 'seeker',
    ref,
    kind: 'seeker.registered',
    channel: handlingChannel(input.channel),
    siteId: nearest?.id ?? null,
  });
  await ctx.audit({
    action: 'seeker.registered',
    entity: { kind: 'seeker', id: recordId(ref) },
    region,
    summary: { channel: input.channel },
  });
  await ctx.changed('seeker', ref);
  return ref;
}

export async function changeSeeker(
  ctx: WriteContext,
  ref: Ref,
  input: z.output<typeof SeekerUpdate>,
): Promise<void> {
  const before = await getSeekerForUpdate(ctx, ref, 'seekers.edit', input.version);
  await assertWorkingAge(ctx, input.birthDate);
  const region = input.profile.regionCode ?? before.region_code;
  ctx.services.use(REGIONS).get(region);
  if (region.slice(0, 4) !== ref.prefecture) throw MoveAcross();
  const siteId = input.siteId === null ? null : fromShortId(input.siteId);
  if (siteId !== null && siteId !== before.site_id) await findChosenSite(ctx, siteId, 'seekers.edit');
  const phone = await changedNumber(ctx, ref, 'phone', input.phone);
  const idNumber = await changedNumber(ctx, ref, 'id_number', input.idNumber);
  await updateSeekerRow(ctx.trx, ref, {
    name: input.name,
    sex: input.sex,
    birth_date: input.birthDate,
    contact_note: input.contactNote,
    site_id: siteId,
    status: input.status,
    service_step: input.serviceStep,
    updated_at: ctx.now,
    ...profileColumns(ctx, input.name, { ...input.profile, regionCode: region }),
    ...(phone === undefined
      ? {}
      : {
          phone_cipher: phone?.cipher ?? null,
          phone_hmac: phone?.hmac ?? null,
          phone_mask: phone?.mask ?? null,
          former_phones: formerPhones([before], phone?.hmac ?? null),
        }),
    ...(idNumber === undefined
      ? {}
      : {
          id_number_cipher: idNumber?.cipher ?? null,
          id_number_hmac: idNumber?.hmac ?? null,
          id_number_mask: idNumber?.mask ?? null,
        }),
  });
  const place = { regionCode: region, siteId };
  if (place.regionCode !== before.region_code || place.siteId !== before.site_id)
    await recount(ctx, { kind: 'seeker_registered', source: ref }, place);
  await followPlace(ctx, { noun: 'seeker', ref }, { region, siteId });
  await addToTimeline(ctx, { party: 'seeker', ref, kind: 'seeker.updated', siteId });
  if (phone !== undefined && !isSame(phone?.hmac ?? null, before.phone_hmac))
    await followPhone(ctx, ref, input.phone ?? null);
  await ctx.audit({
    action: 'seeker.updated',
    entity: { kind: 'seeker', id: recordId(ref) },
    region,
    summary: {
      ...(input.status === before.status ? {} : { status: [before.status, input.status] }),
      ...(input.serviceStep === before.service_step
        ? {}
        : { serviceStep: [before.service_step, input.serviceStep] }),
      numbers: [
        input.phone === undefined ? null : 'phone',
        input.idNumber === undefined ? null : 'idNumber',
      ].filter(Boolean),
    },
  });
  await ctx.changed('seeker', ref);
}

/** Claims another number for a record. Returns it sealed; undefined where it is not to change. */
async function changedNumber(
  ctx: WriteContext,
  ref: Ref,
  kind: PersonKeyKind,
  value: string | null | undefined,
): Promise<SealedNumber | null | undefined> {
  if (value === undefined) return undefined;
  await releasePersonKey(ctx.trx, kind, ref);
  const sealed = value === null ? null : kind === 'phone' ? sealPhone(ctx, value) : sealIdNumber(ctx, value);
  await claim(ctx, kind, sealed, ref);
  return sealed;
}

function isSame(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}

/** One person is one record: a number already taken leads to its record instead. */
async function claim(
  ctx: WriteContext,
  kind: PersonKeyKind,
  sealed: SealedNumber | null,
  ref: Ref,
): Promise<void> {
  if (sealed === null) return;
  const holder = await claimPersonKey(ctx.trx, kind, sealed.hmac, ref);
  if (holder === null) return;
  const row = await findSeekerRow(ctx.trx, holder, shanghaiDate(ctx.now));
  if (row === undefined) throw SeekerUnknown();
  const visible =
    ctx.actor.kind === 'system' ||
    (seekerPolicy.may(ctx.actor, 'seekers.read', row) && !(await isHidden(ctx, 'seeker', holder)));
  if (!visible || ctx.actor.kind === 'seeker') {
    throw SeekerExistsElsewhere({
      place: ctx.services.use(REGIONS).ref(row.region_code.slice(0, 6)).fullName,
    });
  }
  const what =
    kind === 'phone' ? { 'zh-CN': '手机号', en: 'phone' } : { 'zh-CN': '身份证号', en: 'ID number' };
  throw SeekerExists({ what: what[ctx.locale], name: row.name }, { link: recordId(holder) });
}

/**
 * Columns of a profile; free titles get their occupation where it is clear. @throws OccupationUnknown, RegionUnknown
 */
export function profileColumns(
  ctx: WriteContext,
  name: string,
  profile: ProfileValues & { regionCode: string },
) {
  const occupations = ctx.services.use(OCCUPATIONS).current;
  const regions = ctx.services.use(REGIONS);
  for (const code of profile.wantedRegions) regions.get(code);
  const mapped = <T extends { title: string; code: string | null }>(items: readonly T[]): T[] =>
    items.map((item) => {
      if (item.code !== null && occupations.index.find(item.code) === undefined) throw OccupationUnknown();
      return { ...item, code: item.code ?? occupations.codeOf(item.title) };
    });
  const { initials } = pinyinKeys(name);
  const wanted = mapped(profile.wanted);
  const experience = mapped(profile.experience);
  return {
    name_initials: initials,
    region_code: profile.regionCode,
    home_address: profile.homeAddress,
    home_lng: profile.homeLng,
    home_lat: profile.homeLat,
    education: profile.education,
    major: profile.major,
    experience: json(experience),
    skills: profile.skills,
    certificates: profile.certificates,
    wanted: json(wanted),
    wanted_codes: [...new Set(wanted.map(({ code }) => code).filter((code) => code !== null))],
    employment_kinds: profile.employmentKinds,
    pay_min: profile.payMin,
    pay_unit: profile.payUnit,
    wanted_regions: profile.wantedRegions,
    travel_mode: profile.travelMode,
    max_commute_minutes: profile.maxCommuteMinutes,
    accepts_dispatch: profile.acceptsDispatch,
    needs_lodging: profile.needsLodging,
    time_windows: json(profile.timeWindows),
    cannot: profile.cannot,
    available_from: profile.availableFrom,
    note: profile.note,
    search: toTsVector(
      ctx.services.use(SEARCH).toSearchDocument({
        title: [name],
        keywords: [...wanted.map(({ title }) => title), ...profile.skills, ...profile.certificates],
        names: experience.map(({ title }) => title),
        text: [profile.note],
        regions: [profile.regionCode],
        occupations: wanted.map(({ code }) => code),
        initials: [initials],
      }),
    ),
  };
}

/** Appends a person's decision on one purpose. */
export async function recordConsent(
  ctx: WriteContext,
  ref: Ref,
  consent: { purpose: string; given: boolean },
  channel: string,
): Promise<void> {
  await insertConsent(ctx.trx, {
    prefecture: ref.prefecture,
    id: newId(),
    seeker_id: ref.id,
    purpose: consent.purpose,
    given: consent.given,
    text_version: CONSENT_TEXT,
    channel,
    ...stamped('recorded', ctx.actor),
    at: ctx.now,
  });
}

/** How the registration was handled, in the words of the service catalogue (办理方式). */
export function handlingChannel(intake: string): string {
  if (intake === 'self') return 'online';
  if (intake === 'kiosk') return 'self_service';
  if (intake === 'phone') return 'phone';
  return intake === 'assisted' ? 'assisted' : 'nearby';
}
