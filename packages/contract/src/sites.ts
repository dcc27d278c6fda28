import { z } from 'zod';
import { FACILITIES, MATRICES, SETTINGS, SITE_SERVICES } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { defineList } from './list.ts';
import {
  Day,
  Latitude,
  Longitude,
  PageQuery,
  pageOf,
  QueryFlag,
  queryList,
  RegionCode,
  RegionRef,
  RequiredText,
  ShortId,
  ShortIdParams,
  SiteRef,
  SiteStatus,
  Text,
  TimelineEntry,
  Undo,
  Version,
} from './common.ts';
import { PaperLanguage, PaperSize } from './paper-look.ts';

export const Matrix = z.enum(MATRICES);
export const Setting = z.enum(SETTINGS);
export const Facility = z.enum(FACILITIES);
export const SiteServiceCode = z.enum(SITE_SERVICES);

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'clock_time');
export const TimeRange = z
  .object({ from: ClockTime, to: ClockTime })
  .refine((range) => range.from < range.to, {
    message: 'time_range',
    path: ['to'],
  });
/** Weekly hours (1 is Monday) with the rule for Chinese holidays and make-up workdays. */
export const OpeningHours = z
  .object({
    weekly: z.record(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(TimeRange).max(4)),
    holidays: z.enum(['closed', 'open', 'weekly']),
    makeupWorkdays: z.enum(['open', 'weekly']),
    exceptions: z
      .array(z.object({ date: Day, ranges: z.array(TimeRange).max(4), note: Text(100).optional() }))
      .max(60)
      .default([]),
  })
  .meta({ id: 'OpeningHours' });
export type OpeningHours = z.infer<typeof OpeningHours>;

export const OpenState = z
  .object({
    open: z.boolean(),
    /** When it closes, if open; when it opens next, if not and known. */
    until: z.string().nullable(),
    nextOpen: z.string().nullable(),
    reason: z.string(),
  })
  .meta({ id: 'OpenState' });

export const SiteFields = z.object({
  name: RequiredText(80),
  matrix: Matrix,
  setting: Setting,
  regionCode: RegionCode,
  mainSiteId: ShortId.nullable().default(null),
  operator: Text(120).default(''),
  guidanceBody: Text(120).default(''),
  supervisingBody: Text(120).default(''),
  address: RequiredText(200),
  /** WGS-84; both or neither. */
  lng: Longitude.nullable(),
  lat: Latitude.nullable(),
  phoneLines: z.array(RequiredText(30)).max(10).default([]),
  openingHours: OpeningHours,
  services: z.array(SiteServiceCode).max(40).default([]),
  facilities: z.array(Facility).max(40).default([]),
  staffCount: z.int().min(0).max(500).nullable().default(null),
  areaSquareMetres: z.int().min(0).max(1_000_000).nullable().default(null),
  introduction: Text(2000).default(''),
  status: SiteStatus,
  openedOn: Day.nullable().default(null),
});
export const SiteInput = SiteFields.refine((site) => (site.lng === null) === (site.lat === null), {
  message: 'point_halved',
  path: ['lat'],
});
export type SiteInput = z.infer<typeof SiteInput>;

export const Site = z
  .object({
    ...SiteFields.shape,
    id: ShortId,
    region: RegionRef,
    mainSite: SiteRef.nullable(),
    openState: OpenState,
    /** Metres from the given point; null when none was given or the site has no coordinates. */
    distance: z.int().nullable(),
    /** GCJ-02 for Chinese maps. */
    mapPoint: z.object({ lng: z.number(), lat: z.number() }).nullable(),
    openVacancies: z.int(),
    /** The code it carries everywhere, in groups of three. */
    shortCode: z.string().nullable(),
    version: Version,
    can: z.array(z.enum(['edit'])),
    undo: Undo,
  })
  .meta({ id: 'Site' });
export type Site = z.infer<typeof Site>;

/** Sites of the network, for everybody. */
export const SiteList = defineList({
  name: 'sites',
  id: 'sites.list',
  path: '/sites',
  summary: 'Sites of the network, nearest first when a place is given',
  open: 'The public directory',
  verb: 'session.use',
  row: Site,
  columns: {
    name: { text: 'name', fixed: true },
    matrix: { word: 'matrix', of: 'matrix' },
    region: { text: 'region.fullName' },
    address: { text: 'address', usual: false },
    phone: { text: 'phoneLines', usual: false },
    state: { word: 'siteStatus', of: 'status' },
    open: { word: 'openReason', of: 'openState.reason' },
    vacancies: { text: 'openVacancies', align: 'end' },
    operator: { text: 'operator', usual: false },
    staff: { text: 'staffCount', align: 'end', usual: false },
  },
  filters: {
    q: z.string().max(60).optional(),
    region: RegionCode.optional(),
    matrix: queryList(Matrix).optional(),
    service: SiteServiceCode.optional(),
    openNow: QueryFlag.optional(),
    lng: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
    /** Also planned and closed ones; needs staff. */
    all: QueryFlag.optional(),
  },
  controls: {
    q: 'words',
    region: 'region',
    matrix: 'choice',
    openNow: 'yes',
    all: { kind: 'yes', verb: 'sites.edit' },
  },
  sorts: { place: { column: 'region' }, nearest: { column: null } },
  sort: 'place',
  export: { rows: 5_000 },
});

export const siteRoutes = {
  list: SiteList.route,
  export: SiteList.exportRoute,
  get: defineRoute({
    id: 'sites.get',
    method: 'GET',
    path: '/sites/:id',
    summary: 'One site',
    access: { public: 'The public directory' },
    params: ShortIdParams,
    reply: Site,
    audit: { none: 'read' },
    errors: ['site.unknown'],
  }),
  history: defineRoute({
    id: 'sites.history',
    method: 'GET',
    path: '/sites/:id/history',
    summary: 'From the plan to the closing: who moved a site when, newest first',
    access: { verb: 'sites.edit' },
    params: ShortIdParams,
    query: PageQuery,
    reply: pageOf(TimelineEntry),
    audit: { none: 'Moves of a site, no records of people' },
    errors: ['site.unknown'],
  }),
  create: defineRoute({
    id: 'sites.create',
    method: 'POST',
    path: '/sites',
    summary: 'Add a site',
    access: { verb: 'sites.create' },
    body: SiteInput,
    reply: Site,
    audit: { action: 'site.created' },
    errors: ['region.unknown', 'site.unknown', 'site.name_taken'],
  }),
  update: defineRoute({
    id: 'sites.update',
    method: 'PUT',
    path: '/sites/:id',
    summary: 'Change a site',
    access: { verb: 'sites.edit' },
    params: ShortIdParams,
    body: SiteFields.extend({ version: Version }).refine(
      (site) => (site.lng === null) === (site.lat === null),
      {
        message: 'point_halved',
        path: ['lat'],
      },
    ),
    reply: Site,
    audit: { action: 'site.updated' },
    errors: ['record.changed', 'region.unknown', 'site.unknown', 'site.name_taken', 'site.cannot_become'],
  }),
  poster: defineRoute({
    id: 'sites.poster',
    method: 'GET',
    path: '/sites/:id/poster',
    summary: 'A poster of the site as PDF: address, phone lines, hours and its code',
    access: { public: 'The public directory' },
    params: ShortIdParams,
    query: z.object({ language: PaperLanguage.optional(), size: PaperSize.optional() }),
    reply: { stream: 'application/pdf' },
    audit: { none: 'read' },
    errors: ['site.unknown'],
  }),
} as const;
