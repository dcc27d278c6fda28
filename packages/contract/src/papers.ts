import { z } from 'zod';
import { PAPER_KINDS, PAPER_STATUSES, TEMPLATE_KINDS, paperFlow, type Verb } from '@yizhan/domain';
import {
  Day,
  IdParams,
  Instant,
  QueryFlag,
  RecordId,
  RegionCode,
  RegionRef,
  ShortId,
  ShortIdParams,
  SiteRef,
  Text,
} from './common.ts';
import { defineRoute } from './define-route.ts';
import { flowFields, moveRoute } from './flow.ts';
import { defineList, instant, word } from './list.ts';
import { PaperFormat, PaperLanguage, PaperLook, PaperSize } from './paper-look.ts';
import { PlacementList } from './placements.ts';

const PaperKind = z.enum(PAPER_KINDS);
const TemplateKind = z.enum(TEMPLATE_KINDS);

/** An official paper. */
export const PaperRow = z
  .object({
    ...flowFields(paperFlow),
    batchId: RecordId,
    kind: PaperKind,
    /** As the office writes it: `岳塘区推荐〔2026〕17号`. */
    number: z.string(),
    /** In groups of three. */
    code: z.string(),
    office: z.string(),
    seeker: z.object({ id: RecordId, name: z.string() }).nullable(),
    employer: z.object({ id: RecordId, name: z.string() }).nullable(),
    site: SiteRef.nullable(),
    language: PaperLanguage,
    issuedOn: Day,
    expiresOn: Day.nullable(),
    issuedBy: z.string(),
    issuedAt: Instant,
    voidReason: z.string().nullable(),
    /** Whether it is printed with the bureau's own Word template. */
    word: z.boolean(),
    /** False once what stood on it was erased with the person. */
    printable: z.boolean(),
  })
  .meta({ id: 'PaperRow' });
export type PaperRow = z.infer<typeof PaperRow>;

export const PaperList = defineList({
  name: 'papers',
  id: 'papers.list',
  path: '/papers',
  summary: 'Papers issued within one’s regions',
  verb: 'papers.issue',
  row: PaperRow,
  columns: {
    number: { cell: (row) => row.number, fixed: true },
    kind: { cell: (row) => word('paperKind', row.kind) },
    person: { cell: (row) => row.seeker?.name ?? null },
    employer: { cell: (row) => row.employer?.name ?? null },
    state: { cell: (row) => word('paperStatus', row.status) },
    issued: { cell: (row) => instant(row.issuedAt) },
    expires: { cell: (row) => row.expiresOn },
    by: { cell: (row) => row.issuedBy, usual: false },
    office: { cell: (row) => row.office, usual: false },
    code: { cell: (row) => row.code, usual: false },
    reason: { cell: (row) => row.voidReason, usual: false },
  },
  filters: {
    /** A number, a part of it, or a code. */
    q: Text(60).optional(),
    kind: PaperKind.optional(),
    status: z.enum(PAPER_STATUSES).optional(),
    siteId: ShortId.optional(),
    seekerId: RecordId.optional(),
  },
  notKept: ['seekerId'],
  sorts: { newest: { column: 'issued', descending: true } },
  sort: 'newest',
  export: { rows: 10_000 },
});

/** Papers issued in one go, which print as one file. */
export const IssuedPapers = z
  .object({
    batchId: RecordId,
    count: z.int(),
    first: z.string(),
    last: z.string(),
    /** Whether the bureau's own Word template is used. */
    word: z.boolean(),
    /** Characters that no font has; they are printed as 〓. */
    unprintable: z.array(z.string()),
  })
  .meta({ id: 'IssuedPapers' });
export type IssuedPapers = z.infer<typeof IssuedPapers>;

/** Filters and order of the list of placements. */
const OfPlacements = PlacementList.exportRoute.body.shape.query;

/** Placements of a list that get no slip, by the reason. */
const LeftOut = z.array(
  z.object({
    /** Has ended; holds a valid slip; lies where the caller may not issue; is beyond what one batch takes. */
    reason: z.enum(['ended', 'has_slip', 'may_not', 'over_limit']),
    count: z.int(),
  }),
);
export type SlipsLeftOut = z.infer<typeof LeftOut>;

/** An edition of a bureau's own Word file for a kind of paper. */
export const PaperTemplate = z
  .object({
    id: ShortId,
    kind: TemplateKind,
    region: RegionRef,
    edition: z.int(),
    fileName: z.string(),
    /** Named fields it uses. */
    fields: z.array(z.string()),
    state: z.enum(['draft', 'active', 'retired']),
    createdAt: Instant,
    createdBy: z.string(),
    can: z.array(z.enum(['activate', 'retire'])),
  })
  .meta({ id: 'PaperTemplate' });
export type PaperTemplate = z.infer<typeof PaperTemplate>;

/** The route by which a noun issues a confirmation about one of its records, an official paper. */
export function confirmRoute<V extends Verb>(noun: string, path: string, verb: V) {
  return defineRoute({
    id: `${noun}.confirm`,
    method: 'POST',
    path: `${path}/:id/confirmation`,
    summary: 'Issue a confirmation of what was arranged or done, with number and code',
    access: { verb },
    params: IdParams,
    body: z.object({ language: PaperLanguage }),
    reply: IssuedPapers,
    audit: { action: 'paper.issued' },
  });
}

export const paperRoutes = {
  list: PaperList.route,
  exportList: PaperList.exportRoute,
  move: moveRoute({
    id: 'papers.move',
    path: '/papers',
    summary: 'Void a paper: whoever checks its code learns so',
    verb: 'papers.issue',
    flow: paperFlow,
    reply: PaperRow,
    action: 'paper.moved',
  }),
  issueSlips: defineRoute({
    id: 'papers.issueSlips',
    method: 'POST',
    path: '/papers/referral-slips',
    summary: 'Issue referral slips (推荐信) for placements of one prefecture, numbered one after the other',
    access: { verb: 'papers.issue' },
    body: z.object({
      placementIds: z.array(RecordId).min(1).max(1_000, 'too_many'),
      language: PaperLook.language,
    }),
    reply: IssuedPapers,
    audit: { action: 'paper.issued' },
    errors: ['placement.unknown', 'access.confidential', 'paper.placement_ended', 'paper.one_prefecture'],
  }),
  countMatching: defineRoute({
    id: 'papers.countMatching',
    method: 'GET',
    path: '/papers/referral-slips/matching',
    summary: 'How many slips would be issued for what the filters of the list of placements leave',
    access: { verb: 'papers.issue' },
    query: OfPlacements,
    reply: z.object({ count: z.int(), leftOut: LeftOut }),
    audit: { none: 'read' },
    errors: ['paper.one_prefecture'],
  }),
  issueMatching: defineRoute({
    id: 'papers.issueMatching',
    method: 'POST',
    path: '/papers/referral-slips/matching',
    summary:
      'Issue slips for all that the filters of the list of placements leave, up to 1,000; a call broken off before its end issues none',
    access: { verb: 'papers.issue' },
    body: z.object({ query: OfPlacements, language: PaperLook.language }),
    reply: z.object({ issued: IssuedPapers, leftOut: LeftOut }),
    audit: { action: 'paper.issued' },
    errors: [
      'paper.nobody_left',
      'paper.broken_off',
      'paper.placement_ended',
      'paper.one_prefecture',
      'access.confidential',
    ],
    limitPerMinute: 10,
  }),
  issueVisit: defineRoute({
    id: 'papers.issueVisit',
    method: 'POST',
    path: '/papers/visit-records',
    summary: 'Issue a visit record of an employer, to be filled in by hand',
    access: { verb: 'papers.issue' },
    body: z.object({ employerId: RecordId, language: PaperLook.language }),
    reply: IssuedPapers,
    audit: { action: 'paper.issued' },
    errors: ['employer.unknown'],
  }),
  print: defineRoute({
    id: 'papers.print',
    method: 'GET',
    path: '/papers/batches/:id/pdf',
    summary: 'Papers issued in one go as one PDF, as they were when they were issued',
    access: { verb: 'papers.issue' },
    params: z.object({ id: RecordId }),
    query: z.object({ large: QueryFlag.optional(), only: RecordId.optional() }),
    reply: { stream: 'application/pdf' },
    audit: { none: 'read' },
    errors: ['paper.unknown', 'paper.erased'],
  }),
  word: defineRoute({
    id: 'papers.word',
    method: 'GET',
    path: '/papers/batches/:id/word',
    summary: 'Papers issued with a Word template: one as DOCX, several as a ZIP of them',
    access: { verb: 'papers.issue' },
    params: z.object({ id: RecordId }),
    query: z.object({ only: RecordId.optional() }),
    reply: { stream: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
    audit: { none: 'read' },
    errors: ['paper.unknown', 'paper.erased', 'paper.no_template'],
  }),
  templates: defineRoute({
    id: 'papers.templates',
    method: 'GET',
    path: '/paper-templates',
    summary: 'Word templates of one’s divisions, newest first, and the fields each kind of paper knows',
    access: { verb: 'papers.templates' },
    reply: z.object({
      items: z.array(PaperTemplate),
      fields: z.array(
        z.object({
          kind: TemplateKind,
          name: z.string(),
          /** As it is written in the file. */
          written: z.string(),
          /** The field between whose two halves it stands. */
          within: z.string().nullable(),
          sample: z.string(),
          required: z.boolean(),
          /** A picture: the QR of the paper or vacancy. */
          qr: z.boolean(),
        }),
      ),
      /** Divisions for which the caller may load templates. */
      regions: z.array(RegionRef),
    }),
    audit: { none: 'read' },
  }),
  uploadTemplate: defineRoute({
    id: 'papers.uploadTemplate',
    method: 'POST',
    path: '/paper-templates/:kind/:region',
    summary: 'Check a Word file (DOCX) and keep it as a new edition, which is not used until it is activated',
    access: { verb: 'papers.templates' },
    params: z.object({ kind: TemplateKind, region: RegionCode }),
    upload: true,
    reply: PaperTemplate,
    audit: { action: 'paper.template_uploaded' },
    errors: [
      'region.unknown',
      'template.not_word',
      'template.too_big',
      'template.macro',
      'template.embedded',
      'template.external',
      'template.broken',
      'template.unknown_fields',
      'template.lacks',
    ],
  }),
  templateExample: defineRoute({
    id: 'papers.templateExample',
    method: 'GET',
    path: '/paper-templates/:id/example',
    summary: 'A template filled with an example',
    access: { verb: 'papers.templates' },
    params: ShortIdParams,
    reply: { stream: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
    audit: { none: 'read' },
    errors: ['template.unknown'],
  }),
  templateStarter: defineRoute({
    id: 'papers.templateStarter',
    method: 'GET',
    path: '/paper-template-starters/:kind',
    summary: 'A plain Word file with every field of a kind of paper, to begin with',
    access: { verb: 'papers.templates' },
    params: z.object({ kind: TemplateKind }),
    reply: { stream: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
    audit: { none: 'read' },
  }),
  templatesInUse: defineRoute({
    id: 'papers.templatesInUse',
    method: 'GET',
    path: '/paper-templates-in-use',
    summary: 'Kinds of paper that the caller’s place has as Word files of its own',
    access: { verb: 'session.use' },
    reply: z.object({ kinds: z.array(TemplateKind) }),
    audit: { none: 'read' },
  }),
  sitePoster: defineRoute({
    id: 'papers.sitePoster',
    method: 'GET',
    path: '/sites/:id/poster/word',
    summary: 'The poster of a site in the Word template of its place',
    access: { verb: 'papers.issue' },
    params: ShortIdParams,
    query: z.object({ language: PaperLanguage.optional() }),
    reply: { stream: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
    audit: { none: 'read' },
    errors: ['site.unknown', 'paper.no_template'],
  }),
  activateTemplate: defineRoute({
    id: 'papers.activateTemplate',
    method: 'POST',
    path: '/paper-templates/:id/activate',
    summary: 'Use this edition from now on; papers issued before keep theirs',
    access: { verb: 'papers.templates' },
    params: ShortIdParams,
    body: z.object({}),
    reply: PaperTemplate,
    audit: { action: 'paper.template_activated' },
    errors: ['template.unknown'],
  }),
  retireTemplate: defineRoute({
    id: 'papers.retireTemplate',
    method: 'POST',
    path: '/paper-templates/:id/retire',
    summary: 'No longer use this edition: the division above, or the built-in paper, takes its place',
    access: { verb: 'papers.templates' },
    params: ShortIdParams,
    body: z.object({}),
    reply: PaperTemplate,
    audit: { action: 'paper.template_retired' },
    errors: ['template.unknown'],
  }),
  vacancies: defineRoute({
    id: 'papers.vacancies',
    method: 'POST',
    path: '/papers/vacancies',
    summary:
      'A poster or sheet of published vacancies, each with a code of its own that ends with the paper; as PDF, or in the Word template of their place',
    access: { verb: 'codes.make' },
    body: z.object({
      kind: z.enum(['poster', 'sheet']),
      vacancyIds: z.array(RecordId).min(1).max(24, 'too_many'),
      size: PaperSize.default('A4'),
      format: PaperFormat,
      /** The paper's last day; a vacancy that ends before ends its own code. */
      expiresOn: Day,
      ...PaperLook,
    }),
    reply: { stream: 'application/pdf' },
    audit: { action: 'paper.printed' },
    errors: ['vacancy.unknown', 'paper.nothing_open', 'code.ends_early', 'paper.no_template'],
  }),
} as const;
