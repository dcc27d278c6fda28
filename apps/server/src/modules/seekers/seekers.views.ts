import { z } from 'zod';
import {
  SeekerProfile,
  type DuplicateHint,
  type MyRecord,
  type Seeker,
  type SeekerRow,
} from '@yizhan/contract';
import { ageAt, shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId, type Ref } from '../../app/ids.ts';
import { OCCUPATIONS, REGIONS } from '../reference/index.ts';
import { seekerCan } from './seekers.policy.ts';
import { latestConsents, listGroups, type SeekerListRow, type SeekerRecord } from './seekers.repository.ts';

export function profileOf(row: SeekerRecord): z.output<typeof SeekerProfile> {
  return SeekerProfile.parse({
    regionCode: row.region_code === '' ? null : row.region_code,
    homeAddress: row.home_address,
    homeLng: row.home_lng,
    homeLat: row.home_lat,
    education: row.education,
    major: row.major,
    experience: row.experience,
    skills: row.skills,
    certificates: row.certificates,
    wanted: row.wanted,
    employmentKinds: row.employment_kinds,
    payMin: row.pay_min,
    payUnit: row.pay_unit,
    wantedRegions: row.wanted_regions,
    travelMode: row.travel_mode,
    maxCommuteMinutes: row.max_commute_minutes,
    acceptsDispatch: row.accepts_dispatch,
    needsLodging: row.needs_lodging,
    timeWindows: row.time_windows,
    cannot: row.cannot,
    availableFrom: row.available_from,
    note: row.note,
  });
}

const Titles = z.array(z.object({ title: z.string() }));

export function seekerRow(ctx: AnyContext, row: SeekerListRow): z.input<typeof SeekerRow> {
  return {
    id: recordId(row.prefecture, row.id),
    name: row.name,
    sex: row.sex as SeekerRow['sex'],
    age: row.birth_date === null ? null : ageAt(row.birth_date, shanghaiDate(ctx.now)),
    phoneMask: row.phone_mask,
    region: ctx.services.use(REGIONS).refOrNull(row.region_code),
    site: row.site_id === null ? null : { id: shortId(row.site_id), name: row.site_name ?? '' },
    education: row.education as SeekerRow['education'],
    wanted: Titles.parse(row.wanted).map(({ title }) => title),
    groups: row.groups as SeekerRow['groups'],
    status: row.status,
    serviceStep: row.service_step,
    openPlacements: row.open_placements,
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

export async function seekerView(ctx: AnyContext, row: SeekerListRow): Promise<Seeker> {
  const ref: Ref = { prefecture: row.prefecture, id: row.id };
  const groups = await listGroups(ctx.db, ref);
  const consents = await latestConsents(ctx.db, ref);
  const today = shanghaiDate(ctx.now);
  const profile = profileOf(row);
  const occupations = ctx.services.use(OCCUPATIONS).current;
  const regions = ctx.services.use(REGIONS);
  const codes = [...profile.wanted, ...profile.experience]
    .map(({ code }) => code)
    .filter((code) => code !== null);
  return {
    ...seekerRow(ctx, row),
    birthDate: row.birth_date,
    idNumberMask: row.id_number_mask,
    contactNote: row.contact_note,
    source: row.source as Seeker['source'],
    profile,
    wantedNames: Object.fromEntries(codes.map((code) => [code, occupations.ref(code)?.name ?? code])),
    wantedRegionNames: Object.fromEntries(
      profile.wantedRegions.map((code) => [code, regions.ref(code).fullName]),
    ),
    memberships: groups.map((group) => ({
      id: recordId(group.prefecture, group.id),
      group: group.group as Seeker['memberships'][number]['group'],
      evidence: group.evidence,
      validFrom: group.valid_from,
      validUntil: group.valid_until,
      current: group.valid_from <= today && (group.valid_until === null || group.valid_until >= today),
      addedBy: group.added_by_name,
    })),
    consents: consents.map((consent) => ({
      purpose: consent.purpose as Seeker['consents'][number]['purpose'],
      given: consent.given,
      at: consent.at.toISOString(),
      channel: consent.channel,
    })),
    mergedInto: row.merged_into === null ? null : recordId(row.prefecture, row.merged_into),
    version: row.version,
    can: row.merged_into !== null || row.status === 'erased' ? [] : seekerCan(ctx.actor, row),
  };
}

/** The person's own view: no staff notes, and none of the staff's possible steps. */
export function myRecord(ctx: AnyContext, seeker: Seeker): MyRecord {
  const {
    can: _can,
    memberships: _memberships,
    contactNote: _note,
    openPlacements: _open,
    serviceStep: _step,
    ...mine
  } = seeker;
  return { ...mine, homeCentre: homeCentre(ctx, seeker) };
}

/** Digits of the code of a division by its level: those small enough to count distances from their centre. */
const CENTRED: Readonly<Record<string, number>> = { county: 6, town: 9 };

/** Null with an exact home, and where no more than the prefecture is known. */
function homeCentre(ctx: AnyContext, { profile, region }: Seeker): MyRecord['homeCentre'] {
  if (region === null || (profile.homeLng !== null && profile.homeLat !== null)) return null;
  const regions = ctx.services.use(REGIONS);
  const centre = regions.centre(region.code);
  const digits = centre === null ? undefined : CENTRED[centre.level];
  if (centre === null || digits === undefined) return null;
  const { lng, lat, within } = centre;
  return { lng, lat, within, place: regions.ref(region.code.slice(0, digits)).name };
}

export function duplicateHint(
  ctx: AnyContext,
  row: SeekerRecord,
  why: DuplicateHintWhy[],
): DuplicateHintView {
  return {
    id: recordId(row.prefecture, row.id),
    name: row.name,
    phoneMask: row.phone_mask,
    idNumberMask: row.id_number_mask,
    region: ctx.services.use(REGIONS).refOrNull(row.region_code),
    why,
    createdAt: row.created_at.toISOString(),
  };
}

export type DuplicateHintView = z.output<typeof DuplicateHint>;
export type DuplicateHintWhy = DuplicateHintView['why'][number];
