import { z } from 'zod';
import {
  CONSENT_PURPOSES,
  DAY_PARTS,
  HANDLING_CHANNELS,
  INTAKE_CHANNELS,
  LIMITATIONS,
  PRIORITY_GROUPS,
  SEEKER_STATUSES,
  SERVICE_STEPS,
  SEXES,
  TRAVEL_MODES,
  VACANCY_KINDS,
} from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { defineList } from './list.ts';
import { RevealedNumber, RevealInput } from './reveal.ts';
import {
  Day,
  IdNumberInput,
  IdParams,
  Instant,
  Latitude,
  Longitude,
  OccupationCode,
  PageQuery,
  pageOf,
  PayUnit,
  PersonName,
  PhoneInput,
  QueryFlag,
  queryList,
  RecordId,
  RegionCode,
  RegionRef,
  RequiredText,
  ShortId,
  SiteRef,
  Tags,
  Text,
  TimelineEntry,
  Version,
} from './common.ts';

export const EDUCATIONS = [
  'none',
  'primary',
  'junior',
  'senior',
  'college',
  'bachelor',
  'master',
  'doctor',
] as const;
export const Education = z.enum(EDUCATIONS);
export const Sex = z.enum(SEXES);
export const PriorityGroupName = z.enum(PRIORITY_GROUPS);
export const LimitationName = z.enum(LIMITATIONS);
export const VacancyKindName = z.enum(VACANCY_KINDS);
export const HandlingChannelName = z.enum(HANDLING_CHANNELS);

/** A wanted occupation: what the person said, and what it means (null until known). */
export const WantedWork = z
  .object({ title: RequiredText(60), code: OccupationCode.nullable().default(null) })
  .meta({ id: 'WantedWork' });
export const Experience = z
  .object({
    title: RequiredText(60),
    code: OccupationCode.nullable().default(null),
    years: z.number().min(0).max(60),
    employer: Text(80).default(''),
  })
  .meta({ id: 'Experience' });
/** Free times for gig and part-time work: parts of the day by weekday (1 is Monday). */
export const TimeWindow = z.object({ weekday: z.int().min(1).max(7), part: z.enum(DAY_PARTS) });

/** Everything a person can do, wants and cannot do. All optional except one wanted work or skill. */
export const SeekerProfile = z
  .object({
    regionCode: RegionCode.nullable().default(null),
    homeAddress: Text(200).default(''),
    homeLng: Longitude.nullable().default(null),
    homeLat: Latitude.nullable().default(null),
    education: Education.nullable().default(null),
    major: Text(60).default(''),
    experience: z.array(Experience).max(20).default([]),
    skills: Tags().default([]),
    certificates: Tags().default([]),
    wanted: z.array(WantedWork).max(10).default([]),
    employmentKinds: z.array(VacancyKindName).max(8).default([]),
    payMin: z.int().min(0).max(100_000_000).nullable().default(null),
    payUnit: PayUnit.default('month'),
    wantedRegions: z.array(RegionCode).max(10).default([]),
    travelMode: z.enum(TRAVEL_MODES).nullable().default(null),
    maxCommuteMinutes: z.int().min(5).max(240).nullable().default(null),
    acceptsDispatch: z.boolean().default(false),
    needsLodging: z.boolean().default(false),
    timeWindows: z.array(TimeWindow).max(28).default([]),
    cannot: z.array(LimitationName).max(12).default([]),
    availableFrom: Day.nullable().default(null),
    note: Text(1000).default(''),
  })
  .meta({ id: 'SeekerProfile' });
export type SeekerProfile = z.infer<typeof SeekerProfile>;

const oneWish = (profile: { wanted: readonly unknown[]; skills: readonly unknown[] }) =>
  profile.wanted.length > 0 || profile.skills.length > 0;

export const ConsentInput = z.object({ purpose: z.enum(CONSENT_PURPOSES), given: z.boolean() });

/** Registration at the counter, by phone call or at a kiosk. */
export const SeekerRegistration = z
  .object({
    name: PersonName,
    phone: PhoneInput.nullable().default(null),
    idNumber: IdNumberInput.nullable().default(null),
    sex: Sex.default('unknown'),
    birthDate: Day.nullable().default(null),
    channel: z.enum(INTAKE_CHANNELS).exclude(['import', 'partner', 'demo', 'self']).default('assisted'),
    siteId: ShortId.nullable().default(null),
    /** Another way to reach a person without a phone: a relative, a village clerk. */
    contactNote: Text(120).default(''),
    profile: SeekerProfile.refine(oneWish, { message: 'one_wish', path: ['wanted'] }),
    consents: z.array(ConsentInput).default([]),
  })
  .refine((seeker) => seeker.phone !== null || seeker.idNumber !== null || seeker.contactNote !== '', {
    message: 'one_contact',
    path: ['phone'],
  })
  .meta({ id: 'SeekerRegistration' });
export type SeekerRegistration = z.infer<typeof SeekerRegistration>;

export const SeekerUpdate = z
  .object({
    version: Version,
    name: PersonName,
    phone: PhoneInput.nullable().optional(),
    idNumber: IdNumberInput.nullable().optional(),
    sex: Sex,
    birthDate: Day.nullable(),
    contactNote: Text(120).default(''),
    siteId: ShortId.nullable(),
    status: z.enum(SEEKER_STATUSES).exclude(['merged', 'erased']),
    serviceStep: z.enum(SERVICE_STEPS),
    profile: SeekerProfile.refine(oneWish, { message: 'one_wish', path: ['wanted'] }),
  })
  .meta({ id: 'SeekerUpdate' });
export type SeekerUpdate = z.infer<typeof SeekerUpdate>;

export const GroupMembership = z
  .object({
    id: RecordId,
    group: PriorityGroupName,
    evidence: z.string(),
    validFrom: Day,
    validUntil: Day.nullable(),
    current: z.boolean(),
    addedBy: z.string(),
  })
  .meta({ id: 'GroupMembership' });

export const SeekerRow = z
  .object({
    id: RecordId,
    name: z.string(),
    sex: Sex,
    age: z.int().nullable(),
    phoneMask: z.string().nullable(),
    region: RegionRef.nullable(),
    site: SiteRef.nullable(),
    education: Education.nullable(),
    wanted: z.array(z.string()),
    groups: z.array(PriorityGroupName),
    status: z.enum(SEEKER_STATUSES),
    serviceStep: z.enum(SERVICE_STEPS),
    openPlacements: z.int(),
    lastContactAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'SeekerRow' });
export type SeekerRow = z.infer<typeof SeekerRow>;

export const Seeker = z
  .object({
    ...SeekerRow.shape,
    birthDate: Day.nullable(),
    idNumberMask: z.string().nullable(),
    contactNote: z.string(),
    source: z.enum(INTAKE_CHANNELS),
    profile: SeekerProfile,
    wantedNames: z.record(z.string(), z.string()),
    wantedRegionNames: z.record(z.string(), z.string()),
    memberships: z.array(GroupMembership),
    consents: z.array(
      z.object({ purpose: z.enum(CONSENT_PURPOSES), given: z.boolean(), at: Instant, channel: z.string() }),
    ),
    mergedInto: RecordId.nullable(),
    version: Version,
    can: z.array(z.enum(['edit', 'merge', 'reveal', 'refer', 'add_group', 'note', 'erase'])),
  })
  .meta({ id: 'Seeker' });
export type Seeker = z.infer<typeof Seeker>;

/** A record that may be the same person, shown before a second one is made. */
export const DuplicateHint = z
  .object({
    id: RecordId,
    name: z.string(),
    phoneMask: z.string().nullable(),
    idNumberMask: z.string().nullable(),
    region: RegionRef.nullable(),
    why: z.array(z.enum(['id_number', 'phone', 'name_birth_date', 'name_region'])),
    createdAt: Instant,
  })
  .meta({ id: 'DuplicateHint' });

export const MergePreview = z
  .object({
    keep: Seeker,
    drop: Seeker,
    /** Fields in which the two differ; the merge takes the kept record's value by default. */
    differences: z.array(z.object({ field: z.string(), keep: z.string(), drop: z.string() })),
    moves: z.object({ placements: z.int(), timeline: z.int(), groups: z.int() }),
  })
  .meta({ id: 'MergePreview' });

/** People registered within the viewer's regions. */
export const SeekerList = defineList({
  name: 'seekers',
  id: 'seekers.list',
  path: '/seekers',
  summary: 'People registered within one’s regions',
  verb: 'seekers.read',
  row: SeekerRow,
  columns: {
    name: { text: 'name', fixed: true },
    sex: { word: 'sex', of: 'sex', usual: false },
    age: { text: 'age', align: 'end', usual: false },
    phone: { text: 'phoneMask' },
    wanted: { text: 'wanted' },
    region: { text: 'region.name' },
    education: { word: 'education', of: 'education', usual: false },
    groups: { word: 'priorityGroup', of: 'groups' },
    status: { word: 'seekerStatus', of: 'status' },
    step: { word: 'serviceStep', of: 'serviceStep' },
    open: { count: 'openPlacements', align: 'end' },
    site: { text: 'site.name', usual: false },
    lastContact: { since: 'lastContactAt' },
    created: { since: 'createdAt', usual: false },
  },
  filters: {
    /** Words of the name, wanted work or skills; pinyin initials of the name. Exact phone and ID numbers go through `seekers.find`. */
    q: z.string().max(60).optional(),
    region: RegionCode.optional(),
    siteId: ShortId.optional(),
    /** Those the caller is in charge of. */
    mine: QueryFlag.optional(),
    group: PriorityGroupName.optional(),
    status: z.enum(SEEKER_STATUSES).optional(),
    serviceStep: z.enum(SERVICE_STEPS).optional(),
    occupation: z.string().max(12).optional(),
    education: queryList(Education).optional(),
  },
  controls: {
    q: 'words',
    status: 'choice',
    group: { kind: 'choice', column: 'groups' },
    region: 'region',
    siteId: { kind: 'site', column: 'site' },
    serviceStep: { kind: 'choice', column: 'step', more: true },
    education: { kind: 'choice', more: true },
    occupation: { kind: 'occupation', column: 'wanted', more: true },
  },
  notKept: ['q'],
  sorts: { newest: { column: 'created', descending: true }, oldest: { column: 'created' } },
  sort: 'newest',
  export: { rows: 5_000 },
});

export const seekerRoutes = {
  list: SeekerList.route,
  export: SeekerList.exportRoute,
  find: defineRoute({
    id: 'seekers.find',
    method: 'POST',
    path: '/seekers/find',
    summary:
      'Records with exactly this phone or ID number, or like this name and birth date; a POST so that no number stands in a URL',
    access: { verb: 'seekers.read' },
    body: z.object({
      phone: PhoneInput.optional(),
      idNumber: IdNumberInput.optional(),
      name: PersonName.optional(),
      birthDate: Day.optional(),
    }),
    reply: z.object({ items: z.array(DuplicateHint) }),
    audit: { none: 'Masked; the exact value was the caller’s' },
  }),
  register: defineRoute({
    id: 'seekers.register',
    method: 'POST',
    path: '/seekers',
    summary: 'Register a person with a clerk’s help',
    access: { verb: 'seekers.register' },
    body: SeekerRegistration,
    reply: Seeker,
    audit: { action: 'seeker.registered' },
    errors: [
      'seeker.exists',
      'phone.invalid',
      'id_number.invalid',
      'region.unknown',
      'site.unknown',
      'occupation.unknown',
      'seeker.too_young',
    ],
  }),
  get: defineRoute({
    id: 'seekers.get',
    method: 'GET',
    path: '/seekers/:id',
    summary: 'One person’s record, numbers masked',
    access: { verb: 'seekers.read' },
    params: IdParams,
    reply: Seeker,
    audit: { none: 'Masked record' },
    errors: ['seeker.unknown'],
  }),
  update: defineRoute({
    id: 'seekers.update',
    method: 'PUT',
    path: '/seekers/:id',
    summary: 'Change a record; phone and ID number only when sent',
    access: { verb: 'seekers.edit' },
    params: IdParams,
    body: SeekerUpdate,
    reply: Seeker,
    audit: { action: 'seeker.updated' },
    errors: [
      'record.changed',
      'seeker.exists',
      'phone.invalid',
      'id_number.invalid',
      'region.unknown',
      'occupation.unknown',
    ],
  }),
  reveal: defineRoute({
    id: 'seekers.reveal',
    method: 'POST',
    path: '/seekers/:id/reveal',
    summary: 'The full phone or ID number; every look is on the audit trail',
    access: { verb: 'seekers.reveal' },
    params: IdParams,
    body: RevealInput,
    reply: RevealedNumber,
    audit: { action: 'seeker.number_shown' },
    replay: 'refused',
    errors: ['reveal.limit', 'idempotency.answered'],
    limitPerMinute: 30,
  }),
  timeline: defineRoute({
    id: 'seekers.timeline',
    method: 'GET',
    path: '/seekers/:id/timeline',
    summary: 'All that was done for a person, newest first',
    access: { verb: 'seekers.read' },
    params: IdParams,
    query: PageQuery,
    reply: pageOf(TimelineEntry),
    audit: { none: 'Masked record' },
  }),
  addNote: defineRoute({
    id: 'seekers.addNote',
    method: 'POST',
    path: '/seekers/:id/notes',
    summary: 'Put a contact or a remark on the timeline',
    access: { verb: 'seekers.edit' },
    params: IdParams,
    body: z.object({
      kind: z.enum(['call', 'visit', 'message', 'counter', 'remark']),
      note: RequiredText(1000),
      channel: HandlingChannelName.default('nearby'),
    }),
    reply: TimelineEntry,
    audit: { action: 'seeker.noted' },
  }),
  addGroup: defineRoute({
    id: 'seekers.addGroup',
    method: 'POST',
    path: '/seekers/:id/groups',
    summary: 'Record membership of a priority group with its evidence',
    access: { verb: 'seekers.edit' },
    params: IdParams,
    body: z
      .object({
        group: PriorityGroupName,
        evidence: RequiredText(200),
        validFrom: Day,
        validUntil: Day.nullable().default(null),
      })
      .refine((g) => g.validUntil === null || g.validFrom <= g.validUntil, {
        message: 'date_order',
        path: ['validUntil'],
      }),
    reply: Seeker,
    audit: { action: 'seeker.group_added' },
    errors: ['seeker.group_held'],
  }),
  endGroup: defineRoute({
    id: 'seekers.endGroup',
    method: 'POST',
    path: '/seekers/:id/groups/:groupId/end',
    summary: 'End a membership',
    access: { verb: 'seekers.edit' },
    params: z.object({ id: RecordId, groupId: RecordId }),
    body: z.object({ on: Day, reason: RequiredText(200) }),
    reply: Seeker,
    audit: { action: 'seeker.group_ended' },
  }),
  setConsent: defineRoute({
    id: 'seekers.setConsent',
    method: 'POST',
    path: '/seekers/:id/consents',
    summary: 'Record consent given or withdrawn',
    access: { verb: 'seekers.edit' },
    params: IdParams,
    body: ConsentInput,
    reply: Seeker,
    audit: { action: 'seeker.consent_recorded' },
  }),
  duplicates: defineRoute({
    id: 'seekers.duplicates',
    method: 'GET',
    path: '/seekers/:id/duplicates',
    summary: 'Other records that may be the same person',
    access: { verb: 'seekers.read' },
    params: IdParams,
    reply: z.object({ items: z.array(DuplicateHint) }),
    audit: { none: 'Masked list' },
  }),
  mergePreview: defineRoute({
    id: 'seekers.mergePreview',
    method: 'GET',
    path: '/seekers/:id/merge/:dropId',
    summary: 'What a merge of two records would do',
    access: { verb: 'seekers.merge' },
    params: z.object({ id: RecordId, dropId: RecordId }),
    reply: MergePreview,
    audit: { none: 'Masked record' },
    errors: ['seeker.merge_across', 'seeker.merge_same', 'seeker.merged'],
  }),
  merge: defineRoute({
    id: 'seekers.merge',
    method: 'POST',
    path: '/seekers/:id/merge',
    summary: 'Merge another record of the same person into this one; history is kept',
    access: { verb: 'seekers.merge' },
    params: IdParams,
    body: z.object({
      dropId: RecordId,
      version: Version,
      dropVersion: Version,
      takeFromDrop: z.array(z.string().max(40)).max(40).default([]),
      reason: RequiredText(200),
    }),
    reply: Seeker,
    audit: { action: 'seeker.merged' },
    errors: ['seeker.merge_across', 'seeker.merge_same', 'seeker.merged', 'record.changed'],
  }),
} as const;
