import { z } from 'zod';
import { CHANNELS, VACANCY_ACTIONS, VACANCY_STATUSES } from '@yizhan/domain';
import { AskedApproval } from './approvals.ts';
import { defineRoute } from './define-route.ts';
import { defineList } from './list.ts';
import {
  Day,
  IdParams,
  Instant,
  Latitude,
  Longitude,
  OccupationCode,
  OccupationRef,
  PageQuery,
  pageOf,
  Pay,
  PhoneInput,
  queryList,
  QueryFlag,
  RecordId,
  RegionCode,
  RegionRef,
  RequiredText,
  ShortId,
  SiteRef,
  Tags,
  Text,
  TimelineEntry,
  Undo,
  Version,
} from './common.ts';
import { Education, LimitationName, TimeWindow, VacancyKindName } from './seekers.ts';

export const VacancyStatusName = z.enum(VACANCY_STATUSES);
export const VacancyActionName = z.enum(VACANCY_ACTIONS);
export const ChannelName = z.enum(CHANNELS);

export const VacancyFields = z.object({
  kind: VacancyKindName,
  title: RequiredText(80),
  /** Null leaves the mapping to the classifier; below its threshold the vacancy is listed for staff. */
  occupationCode: OccupationCode.nullable().default(null),
  headcount: z.int().min(1, 'headcount').max(10_000, 'headcount'),
  pay: Pay,
  description: Text(8000).default(''),
  education: Education.nullable().default(null),
  /** Whether the education is a rule or a wish. */
  educationRequired: z.boolean().default(false),
  experienceYears: z.number().min(0).max(50).nullable().default(null),
  skills: Tags().default([]),
  certificates: Tags().default([]),
  /** What the work demands of a body, in the words a seeker uses for what she cannot do. */
  demands: z.array(LimitationName).max(12).default([]),
  timeWindows: z.array(TimeWindow).max(28).default([]),
  lodging: z.boolean().default(false),
  meals: z.boolean().default(false),
  regionCode: RegionCode,
  address: Text(200).default(''),
  lng: Longitude.nullable().default(null),
  lat: Latitude.nullable().default(null),
  contactName: Text(50).default(''),
  startDate: Day.nullable().default(null),
  expiresOn: Day.nullable().default(null),
  siteId: ShortId.nullable().default(null),
});
const point = (v: { lng: number | null; lat: number | null }) => (v.lng === null) === (v.lat === null);

const NewVacancy = VacancyFields.extend({
  employerId: RecordId,
  contactPhone: PhoneInput.nullable().default(null),
});
export const VacancyInput = NewVacancy.refine(point, { message: 'point_halved', path: ['lat'] });
export type VacancyInput = z.infer<typeof VacancyInput>;
/** A vacancy being typed; `exceptId` is the stored one being changed, so it is not reported as its own duplicate. */
export const VacancyCheck = NewVacancy.extend({ exceptId: RecordId.optional() }).refine(point, {
  message: 'point_halved',
  path: ['lat'],
});
export const VacancyEdit = VacancyFields.extend({
  version: Version,
  contactPhone: PhoneInput.nullable().optional(),
}).refine(point, { message: 'point_halved', path: ['lat'] });
export type VacancyEdit = z.infer<typeof VacancyEdit>;

/** One complaint of a check, in words, with the decision about it. */
export const Finding = z
  .object({
    id: RecordId,
    code: z.string(),
    severity: z.enum(['block', 'warn']),
    field: z.string().nullable(),
    message: z.string(),
    decided: z.enum(['open', 'accepted', 'mended']),
    decidedBy: z.string().nullable(),
    decidedReason: z.string().nullable(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof Finding>;

const publicFields = {
  id: RecordId,
  kind: VacancyKindName,
  title: z.string(),
  occupation: OccupationRef.nullable(),
  employerName: z.string(),
  employerVerified: z.boolean(),
  /** Places left. */
  places: z.int(),
  headcount: z.int(),
  pay: Pay,
  payText: z.string(),
  region: RegionRef,
  address: z.string(),
  lodging: z.boolean(),
  meals: z.boolean(),
  education: Education.nullable(),
  educationRequired: z.boolean(),
  experienceYears: z.number().nullable(),
  publishedAt: Instant.nullable(),
  /**
   * When a person last asked whether it is still open, which is how far a vacancy can be trusted (requirements 16.2).
   */
  confirmedAt: Instant.nullable(),
  expiresOn: Day.nullable(),
};

/** A card in a list: public. `distance` in metres from the given point. */
export const VacancyCard = z
  .object({ ...publicFields, distance: z.int().nullable(), distanceEstimated: z.boolean() })
  .meta({ id: 'VacancyCard' });
export type VacancyCard = z.infer<typeof VacancyCard>;

export const PublicVacancy = z
  .object({
    ...VacancyCard.shape,
    description: z.string(),
    skills: z.array(z.string()),
    certificates: z.array(z.string()),
    demands: z.array(LimitationName),
    timeWindows: z.array(TimeWindow),
    startDate: Day.nullable(),
    lng: z.number().nullable(),
    lat: z.number().nullable(),
    mapPoint: z.object({ lng: z.number(), lat: z.number() }).nullable(),
    site: SiteRef.extend({ phoneLines: z.array(z.string()) }).nullable(),
    employerId: RecordId,
    open: z.boolean(),
    /** The code it carries everywhere, in groups of three. */
    shortCode: z.string().nullable(),
  })
  .meta({ id: 'PublicVacancy' });
export type PublicVacancy = z.infer<typeof PublicVacancy>;

export const VacancyRow = z
  .object({
    ...publicFields,
    status: VacancyStatusName,
    employerId: RecordId,
    site: SiteRef.nullable(),
    hired: z.int(),
    openFindings: z.object({ block: z.int(), warn: z.int() }),
    openPlacements: z.int(),
    source: z.string(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'VacancyRow' });
export type VacancyRow = z.infer<typeof VacancyRow>;

export const Vacancy = z
  .object({
    ...VacancyRow.shape,
    ...VacancyFields.shape,
    occupationConfidence: z.number().nullable(),
    occupationAlternatives: z.array(OccupationRef),
    statusReason: z.string().nullable(),
    contactPhoneMask: z.string().nullable(),
    findings: z.array(Finding),
    channels: z.array(
      z.object({ channel: ChannelName, publishedAt: Instant, withdrawnAt: Instant.nullable() }),
    ),
    firstPublishedAt: Instant.nullable(),
    version: Version,
    can: z.array(z.union([VacancyActionName, z.enum(['edit', 'refer', 'copy'])])),
    undo: Undo,
  })
  .meta({ id: 'Vacancy' });
export type Vacancy = z.infer<typeof Vacancy>;

/** Ready-made text for an occupation, so that a form opens half filled. */
export const VacancyTemplate = z.object({
  occupation: OccupationRef,
  title: z.string(),
  description: z.string(),
  skills: z.array(z.string()),
  certificates: z.array(z.string()),
  demands: z.array(LimitationName),
  payUnit: z.string(),
});

export const PublicSearch = PageQuery.extend({
  /** Words (Chinese is segmented, synonyms are known), or pinyin initials of an occupation or place. */
  q: z.string().max(80).optional(),
  region: RegionCode.optional(),
  kind: queryList(VacancyKindName).optional(),
  occupation: z.string().max(12).optional(),
  /** Least pay per month or its equivalent, in fen. */
  payFrom: z.coerce.number().int().min(0).optional(),
  lodging: QueryFlag.optional(),
  meals: QueryFlag.optional(),
  dayShift: QueryFlag.optional(),
  /** Paid by the day. */
  daily: QueryFlag.optional(),
  lng: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
  /** Metres. */
  radius: z.coerce.number().int().min(100).max(100_000).optional(),
  sort: z.enum(['best', 'newest', 'nearest', 'pay']).default('best'),
});

/** A vacancy as a point on a map: where the work is, or the middle of its division where no more may be told. */
export const VacancyPlace = z
  .object({
    ...VacancyCard.pick({
      id: true,
      title: true,
      employerName: true,
      payText: true,
      region: true,
      distance: true,
      distanceEstimated: true,
    }).shape,
    lng: Longitude,
    lat: Latitude,
    /** False for the middle of a division: the place is not known, or is somebody's home. */
    exact: z.boolean(),
  })
  .meta({ id: 'VacancyPlace' });
export type VacancyPlace = z.infer<typeof VacancyPlace>;

export const UnmappedTitle = z.object({
  title: z.string(),
  vacancies: z.int(),
  suggestions: z.array(z.object({ code: z.string(), name: z.string(), confidence: z.number() })),
  exampleId: RecordId,
});

/** Vacancies within the viewer's regions, in every state. */
export const VacancyList = defineList({
  name: 'vacancies',
  id: 'vacancies.list',
  path: '/vacancies',
  summary: 'Vacancies within one’s regions, in every state',
  verb: 'vacancies.read',
  row: VacancyRow,
  columns: {
    title: { text: 'title', fixed: true },
    employer: { text: 'employerName', usual: false },
    status: { word: 'vacancyStatus', of: 'status' },
    pay: { text: 'payText' },
    places: { text: 'places', align: 'end' },
    headcount: { text: 'headcount', align: 'end', usual: false },
    hired: { count: 'hired', align: 'end', usual: false },
    region: { text: 'region.name' },
    confirmed: { since: 'confirmedAt' },
    findings: { cell: (row) => row.openFindings.block + row.openFindings.warn, align: 'end' },
    placements: { count: 'openPlacements', align: 'end' },
    kind: { word: 'vacancyKind', of: 'kind', usual: false },
    occupation: { text: 'occupation.name', usual: false },
    expires: { day: 'expiresOn', usual: false },
    site: { text: 'site.name', usual: false },
    source: { word: 'vacancySource', of: 'source', usual: false },
    created: { since: 'createdAt', usual: false },
  },
  filters: {
    q: z.string().max(80).optional(),
    status: queryList(VacancyStatusName).optional(),
    region: RegionCode.optional(),
    siteId: ShortId.optional(),
    /** Those the caller is in charge of. */
    mine: QueryFlag.optional(),
    employerId: RecordId.optional(),
    kind: queryList(VacancyKindName).optional(),
    occupation: z.string().max(12).optional(),
    unmapped: QueryFlag.optional(),
    findings: z.enum(['block', 'warn']).optional(),
    /** In review for longer than it may take. */
    reviewOverdue: QueryFlag.optional(),
    /** Not confirmed within this many days. */
    staleDays: z.coerce.number().int().min(1).max(365).optional(),
  },
  controls: {
    q: 'words',
    status: 'choice',
    region: 'region',
    siteId: { kind: 'site', column: 'site' },
    kind: { kind: 'choice', more: true },
    occupation: { kind: 'occupation', more: true },
    findings: { kind: 'choice', words: 'findingSeverity', more: true },
    unmapped: { kind: 'yes', more: true },
  },
  sorts: {
    newest: { column: 'created', descending: true },
    oldest: { column: 'created' },
    expiring: { column: 'expires' },
    /** By when it is to be reviewed; those that are not come last. */
    review: { column: null },
  },
  sort: 'newest',
  export: { rows: 20_000 },
});

const FeedQuery = z.object({
  cursor: z.string().max(100).optional(),
  region: RegionCode.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
const FeedPage = z.object({
  items: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('upsert'),
        id: RecordId,
        at: Instant,
        vacancy: PublicVacancy.omit({ distance: true, distanceEstimated: true }),
      }),
      z.object({ kind: z.literal('remove'), id: RecordId, at: Instant }),
    ]),
  ),
  cursor: z.string(),
  more: z.boolean(),
});

export const vacancyRoutes = {
  search: defineRoute({
    id: 'vacancies.search',
    method: 'GET',
    path: '/public/vacancies',
    summary: 'Open vacancies for everybody',
    access: { public: 'Published vacancies are public' },
    query: PublicSearch,
    reply: pageOf(VacancyCard),
    audit: { none: 'read' },
  }),
  places: defineRoute({
    id: 'vacancies.places',
    method: 'GET',
    path: '/public/vacancies/places',
    summary:
      'The first two hundred of a search as points on a map; work in homes lies in the middle of its division',
    access: { public: 'Published vacancies are public' },
    query: PublicSearch.omit({ cursor: true, limit: true }),
    reply: z.object({
      items: z.array(VacancyPlace),
      /** Of all that match; null where counting them would cost more than it tells. */
      total: z.int().nullable(),
      /** How many of these first ones lie nowhere that is known. */
      unplaced: z.int(),
    }),
    audit: { none: 'read' },
  }),
  show: defineRoute({
    id: 'vacancies.show',
    method: 'GET',
    path: '/public/vacancies/:id',
    summary: 'One published vacancy; a closed one says so',
    access: { public: 'Published vacancies are public' },
    params: IdParams,
    query: z.object({
      lng: z.coerce.number().min(-180).max(180).optional(),
      lat: z.coerce.number().min(-90).max(90).optional(),
    }),
    reply: PublicVacancy,
    audit: { none: 'read' },
    errors: ['vacancy.unknown'],
  }),
  list: VacancyList.route,
  export: VacancyList.exportRoute,
  create: defineRoute({
    id: 'vacancies.create',
    method: 'POST',
    path: '/vacancies',
    summary: 'Take a vacancy in; it starts as a draft with its checks run',
    access: { verb: 'vacancies.edit' },
    body: VacancyInput,
    reply: Vacancy,
    audit: { action: 'vacancy.created' },
    errors: ['employer.unknown', 'region.unknown', 'occupation.unknown', 'phone.invalid', 'site.unknown'],
  }),
  check: defineRoute({
    id: 'vacancies.check',
    method: 'POST',
    path: '/vacancies/check',
    summary: 'Run the checks on a vacancy that is still being typed; nothing is stored',
    access: { verb: 'vacancies.edit' },
    body: VacancyCheck,
    reply: z.object({
      findings: z.array(Finding.omit({ id: true, decided: true, decidedBy: true, decidedReason: true })),
      occupation: z.object({
        code: z.string().nullable(),
        name: z.string().nullable(),
        confidence: z.number(),
        alternatives: z.array(OccupationRef),
      }),
    }),
    audit: { none: 'Stores nothing' },
  }),
  get: defineRoute({
    id: 'vacancies.get',
    method: 'GET',
    path: '/vacancies/:id',
    summary: 'One vacancy with its findings and channels',
    access: { verb: 'vacancies.read' },
    params: IdParams,
    reply: Vacancy,
    audit: { none: 'read' },
    errors: ['vacancy.unknown'],
  }),
  update: defineRoute({
    id: 'vacancies.update',
    method: 'PUT',
    path: '/vacancies/:id',
    summary:
      'Change a vacancy; checks run again; a published one that now has a blocking finding goes back to review',
    access: { verb: 'vacancies.edit' },
    params: IdParams,
    body: VacancyEdit,
    reply: Vacancy,
    audit: { action: 'vacancy.updated' },
    errors: ['record.changed', 'region.unknown', 'occupation.unknown', 'phone.invalid', 'vacancy.closed'],
  }),
  act: defineRoute({
    id: 'vacancies.act',
    method: 'POST',
    path: '/vacancies/:id/actions',
    summary: 'Submit, publish, send back, fill, withdraw, reopen or confirm',
    access: { verb: 'vacancies.edit' },
    params: IdParams,
    body: z.object({ version: Version, action: VacancyActionName, reason: Text(300).default('') }),
    reply: Vacancy,
    audit: { action: 'vacancy.moved' },
    errors: [
      'record.changed',
      'vacancy.step_illegal',
      'vacancy.reason_needed',
      'vacancy.findings_open',
      'employer.blacklisted',
    ],
  }),
  actBulk: defineRoute({
    id: 'vacancies.actBulk',
    method: 'POST',
    path: '/vacancies/actions',
    summary: 'One action on many vacancies; each succeeds or fails by itself and says why',
    access: { verb: 'vacancies.edit' },
    body: z.object({
      ids: z.array(RecordId).min(1).max(200),
      action: VacancyActionName,
      reason: Text(300).default(''),
      /** Only reports what would happen. */
      preview: z.boolean().default(false),
    }),
    reply: z.object({
      results: z.array(
        z.object({
          id: RecordId,
          title: z.string(),
          ok: z.boolean(),
          reason: z.string().nullable(),
          /** The action, for taking it back. */
          actionId: RecordId.nullable(),
        }),
      ),
    }),
    audit: { action: 'vacancy.moved' },
  }),
  decideFinding: defineRoute({
    id: 'vacancies.decideFinding',
    method: 'POST',
    path: '/vacancies/:id/findings/:findingId',
    summary: 'Accept a finding with a reason, so that the vacancy can be published',
    access: { verb: 'vacancies.review' },
    params: z.object({ id: RecordId, findingId: RecordId }),
    body: z.object({ accept: z.boolean(), reason: RequiredText(300) }),
    reply: Vacancy,
    audit: { action: 'vacancy.finding_decided' },
    errors: ['vacancy.finding_unknown', 'vacancy.finding_final'],
  }),
  timeline: defineRoute({
    id: 'vacancies.timeline',
    method: 'GET',
    path: '/vacancies/:id/timeline',
    summary: 'What happened with a vacancy, newest first',
    access: { verb: 'vacancies.read' },
    params: IdParams,
    query: PageQuery,
    reply: pageOf(TimelineEntry),
    audit: { none: 'read' },
  }),
  templates: defineRoute({
    id: 'vacancies.templates',
    method: 'GET',
    path: '/vacancies/templates',
    summary: 'Ready-made vacancies by occupation',
    access: { public: 'Texts without any record; employers use them too' },
    query: z.object({ q: z.string().max(40).optional() }),
    reply: z.object({ items: z.array(VacancyTemplate) }),
    audit: { none: 'read' },
  }),
  board: defineRoute({
    id: 'vacancies.board',
    method: 'GET',
    path: '/public/board/:siteId',
    summary: 'The vacancies on the board of one site, with the place they were last changed',
    access: { public: 'The board hangs in the street' },
    params: z.object({ siteId: ShortId }),
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(40) }),
    reply: z.object({
      site: SiteRef,
      updatedAt: Instant,
      total: z.int(),
      items: z.array(VacancyCard.extend({ shortCode: z.string().nullable() })),
    }),
    audit: { none: 'read' },
    errors: ['site.unknown'],
  }),
  boardStream: defineRoute({
    id: 'vacancies.boardStream',
    method: 'GET',
    path: '/public/board/:siteId/events',
    summary:
      'Server-sent events: `changed` whenever the board’s content may have changed, `alive` every 20 s',
    access: { public: 'The board hangs in the street' },
    params: z.object({ siteId: ShortId }),
    reply: { stream: 'text/event-stream' },
    audit: { none: 'read' },
    errors: ['site.unknown'],
  }),
  feed: defineRoute({
    id: 'vacancies.feed',
    method: 'GET',
    path: '/feed/vacancies',
    summary: 'Snapshot, then stream with removals: open vacancies changed since a cursor (JobStream’s shape)',
    access: { public: 'Published vacancies are public' },
    query: FeedQuery,
    reply: FeedPage,
    audit: { none: 'read' },
    errors: ['cursor.invalid'],
  }),
  partnerFeed: defineRoute({
    id: 'vacancies.partnerFeed',
    method: 'GET',
    path: '/partner/vacancies',
    summary: 'The same feed of what lies at one’s places, for a partner with a key',
    access: { verb: 'feed.read' },
    query: FeedQuery,
    reply: FeedPage,
    audit: { none: 'read' },
    errors: ['cursor.invalid', 'access.region'],
  }),
  listUnmapped: defineRoute({
    id: 'vacancies.listUnmapped',
    method: 'GET',
    path: '/occupations/unmapped',
    summary: 'Titles of open vacancies that no occupation was found for, most frequent first',
    access: { verb: 'vacancies.read' },
    query: PageQuery,
    reply: pageOf(UnmappedTitle),
    audit: { none: 'read' },
  }),
  mapTitle: defineRoute({
    id: 'vacancies.mapTitle',
    method: 'POST',
    path: '/occupations/unmapped/map',
    summary: 'Say which occupation a title means; applies to the unmapped vacancies within one’s regions',
    access: { verb: 'vacancies.review' },
    body: z.object({
      title: RequiredText(200),
      code: OccupationCode,
      keepAsSynonym: z.boolean().default(true),
    }),
    reply: z.object({
      mapped: z.int(),
      /** More vacancies with this title wait; the same request again maps the next ones. */
      hasMore: z.boolean(),
      /** Requested, and the caller manages the occupations of the whole network. */
      keptAsSynonym: z.boolean(),
      /** The synonym takes a second person, and was asked for. */
      synonymAsked: AskedApproval.nullable(),
    }),
    audit: { action: 'occupation.title_mapped' },
    errors: ['occupation.unknown', 'approval.nobody', 'approval.asked_already'],
  }),
} as const;
