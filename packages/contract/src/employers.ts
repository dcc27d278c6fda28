import { z } from 'zod';
import { EMPLOYER_KINDS, EMPLOYER_SIZES, VERIFICATIONS } from '@yizhan/domain';
import { AskedApproval } from './approvals.ts';
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
  PageQuery,
  pageOf,
  PhoneInput,
  QueryFlag,
  RecordId,
  RegionCode,
  RegionRef,
  RequiredText,
  ShortId,
  SiteRef,
  Text,
  TimelineEntry,
  Undo,
  Version,
} from './common.ts';

export const EmployerKindName = z.enum(EMPLOYER_KINDS);
export const VerificationName = z.enum(VERIFICATIONS);

export const EmployerFields = z.object({
  kind: EmployerKindName,
  name: RequiredText(120),
  /** Unified social credit code (GB 32100); organisations only. */
  creditCode: z.string().trim().min(15, 'credit_code').max(20, 'credit_code').nullable().default(null),
  industry: Text(60).default(''),
  size: z.enum(EMPLOYER_SIZES).default('unknown'),
  regionCode: RegionCode,
  address: Text(200).default(''),
  lng: Longitude.nullable().default(null),
  lat: Latitude.nullable().default(null),
  contactName: Text(50).default(''),
  businessScope: Text(4000).default(''),
  siteId: ShortId.nullable().default(null),
});
/** `idNumber` is for a private person; an organisation has a credit code, or none yet. */
export const EmployerInput = EmployerFields.extend({
  contactPhone: PhoneInput.nullable().default(null),
  idNumber: IdNumberInput.nullable().default(null),
}).refine((employer) => employer.kind === 'organisation' || employer.idNumber !== null, {
  message: 'id_number_needed',
  path: ['idNumber'],
});
export type EmployerInput = z.infer<typeof EmployerInput>;

export const EmployerRow = z
  .object({
    id: RecordId,
    kind: EmployerKindName,
    name: z.string(),
    creditCode: z.string().nullable(),
    industry: z.string(),
    region: RegionRef,
    verification: VerificationName,
    blacklisted: z.boolean(),
    openVacancies: z.int(),
    openHeadcount: z.int(),
    hires: z.int(),
    lastContactAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'EmployerRow' });
export type EmployerRow = z.infer<typeof EmployerRow>;

export const Employer = z
  .object({
    ...EmployerFields.shape,
    ...EmployerRow.shape,
    site: SiteRef.nullable(),
    contactPhoneMask: z.string().nullable(),
    idNumberMask: z.string().nullable(),
    verifiedAt: Instant.nullable(),
    verifiedUntil: Day.nullable(),
    verifiedBy: z.string().nullable(),
    verificationNote: z.string().nullable(),
    blacklistReason: z.string().nullable(),
    blacklistUntil: Day.nullable(),
    /** A change of the blacklist that waits for a second person; null for the employer itself. */
    approval: AskedApproval.nullable(),
    version: Version,
    can: z.array(z.enum(['edit', 'verify', 'blacklist', 'reveal', 'post_vacancy', 'note'])),
    undo: Undo,
  })
  .meta({ id: 'Employer' });
export type Employer = z.infer<typeof Employer>;

/** Employers within the viewer's regions. */
export const EmployerList = defineList({
  name: 'employers',
  id: 'employers.list',
  path: '/employers',
  summary: 'Employers within one’s regions',
  verb: 'employers.read',
  row: EmployerRow,
  columns: {
    name: { text: 'name', fixed: true },
    creditCode: { text: 'creditCode', usual: false },
    verification: { word: 'verification', of: 'verification' },
    blacklisted: { cell: (row) => (row.blacklisted ? { word: 'action', of: 'yes' } : null), usual: false },
    industry: { text: 'industry' },
    region: { text: 'region.name' },
    vacancies: { text: 'openVacancies', align: 'end' },
    headcount: { count: 'openHeadcount', align: 'end', usual: false },
    hires: { count: 'hires', align: 'end' },
    contact: { since: 'lastContactAt' },
    kind: { word: 'employerKind', of: 'kind', usual: false },
    created: { since: 'createdAt', usual: false },
  },
  filters: {
    q: z.string().max(60).optional(),
    region: RegionCode.optional(),
    verification: VerificationName.optional(),
    kind: EmployerKindName.optional(),
    blacklisted: QueryFlag.optional(),
  },
  controls: {
    q: 'words',
    verification: 'choice',
    kind: 'choice',
    region: 'region',
    blacklisted: { kind: 'yes', column: 'blacklisted' },
  },
  sorts: { newest: { column: 'created', descending: true }, oldest: { column: 'created' } },
  sort: 'newest',
  export: { rows: 20_000 },
});

export const employerRoutes = {
  list: EmployerList.route,
  export: EmployerList.exportRoute,
  create: defineRoute({
    id: 'employers.create',
    method: 'POST',
    path: '/employers',
    summary: 'Open an employer record',
    access: { verb: 'employers.edit' },
    body: EmployerInput,
    reply: Employer,
    audit: { action: 'employer.created' },
    errors: [
      'employer.exists',
      'credit_code.invalid',
      'id_number.invalid',
      'phone.invalid',
      'region.unknown',
    ],
  }),
  get: defineRoute({
    id: 'employers.get',
    method: 'GET',
    path: '/employers/:id',
    summary: 'One employer’s record, numbers masked',
    access: { verb: 'employers.read' },
    params: IdParams,
    reply: Employer,
    audit: { none: 'Masked record' },
    errors: ['employer.unknown'],
  }),
  update: defineRoute({
    id: 'employers.update',
    method: 'PUT',
    path: '/employers/:id',
    summary: 'Change an employer record',
    access: { verb: 'employers.edit' },
    params: IdParams,
    body: EmployerFields.extend({
      version: Version,
      contactPhone: PhoneInput.nullable().optional(),
      idNumber: IdNumberInput.nullable().optional(),
    }),
    reply: Employer,
    audit: { action: 'employer.updated' },
    errors: ['record.changed', 'employer.exists', 'credit_code.invalid', 'phone.invalid', 'region.unknown'],
  }),
  verify: defineRoute({
    id: 'employers.verify',
    method: 'POST',
    path: '/employers/:id/verification',
    summary: 'Record that staff verified or rejected the employer',
    access: { verb: 'employers.verify' },
    params: IdParams,
    body: z.object({ version: Version, result: z.enum(['verified', 'rejected']), note: RequiredText(300) }),
    reply: Employer,
    audit: { action: 'employer.verified' },
    errors: ['record.changed'],
  }),
  blacklist: defineRoute({
    id: 'employers.blacklist',
    method: 'POST',
    path: '/employers/:id/blacklist',
    summary:
      'Put on the blacklist with reason and end date, or take off; open vacancies are withdrawn from all channels. Where that takes a second person, it is asked for',
    access: { verb: 'employers.blacklist' },
    params: IdParams,
    body: z
      .object({
        version: Version,
        listed: z.boolean(),
        reason: RequiredText(300),
        until: Day.nullable().default(null),
      })
      .refine((input) => !input.listed || input.until !== null, { message: 'required', path: ['until'] }),
    reply: Employer,
    audit: { action: 'employer.blacklisted' },
    errors: ['record.changed', 'employer.blacklist_date_past', 'approval.nobody', 'approval.asked_already'],
  }),
  reveal: defineRoute({
    id: 'employers.reveal',
    method: 'POST',
    path: '/employers/:id/reveal',
    summary: 'The contact phone or ID number in full; every look is on the audit trail',
    access: { verb: 'employers.reveal' },
    params: IdParams,
    body: RevealInput,
    reply: RevealedNumber,
    audit: { action: 'employer.number_shown' },
    replay: 'refused',
    errors: ['reveal.limit', 'idempotency.answered'],
    limitPerMinute: 30,
  }),
  timeline: defineRoute({
    id: 'employers.timeline',
    method: 'GET',
    path: '/employers/:id/timeline',
    summary: 'All that happened with an employer, newest first',
    access: { verb: 'employers.read' },
    params: IdParams,
    query: PageQuery,
    reply: pageOf(TimelineEntry),
    audit: { none: 'read' },
  }),
  addNote: defineRoute({
    id: 'employers.addNote',
    method: 'POST',
    path: '/employers/:id/notes',
    summary: 'Put a call, a visit or a remark on the timeline',
    access: { verb: 'employers.edit' },
    params: IdParams,
    body: z.object({ kind: z.enum(['call', 'visit', 'message', 'remark']), note: RequiredText(1000) }),
    reply: TimelineEntry,
    audit: { action: 'employer.noted' },
  }),
} as const;
