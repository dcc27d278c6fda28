import { z } from 'zod';
import { defineRoute } from './kit.ts';
import {
  Day,
  IdParams,
  Instant,
  PageQuery,
  pageOf,
  PersonName,
  PhoneInput,
  RecordId,
  RegionCode,
  ShortId,
  SiteRef,
  Text,
} from './common.ts';
import { FollowUp, PlacementRow } from './placements.ts';
import { VacancyRow } from './vacancies.ts';

/** "叫驿站帮我": somebody asks to be rung back. */
export const HelpRequest = z
  .object({
    id: RecordId,
    name: z.string(),
    phoneMask: z.string(),
    note: z.string(),
    vacancy: z.object({ id: RecordId, title: z.string() }).nullable(),
    site: SiteRef.nullable(),
    seekerId: RecordId.nullable(),
    status: z.enum(['open', 'done', 'unreachable']),
    createdAt: Instant,
    handledBy: z.string().nullable(),
    result: z.string().nullable(),
  })
  .meta({ id: 'HelpRequest' });
export type HelpRequest = z.infer<typeof HelpRequest>;

/** The clerk's list of today; each part shows its first rows and how many there are. */
export const Today = z
  .object({
    day: Day,
    dayNote: z.string(),
    help: z.object({ total: z.int(), items: z.array(HelpRequest) }),
    followUps: z.object({ total: z.int(), overdue: z.int(), items: z.array(FollowUp) }),
    interviews: z.object({ total: z.int(), items: z.array(PlacementRow) }),
    review: z.object({ total: z.int(), items: z.array(VacancyRow) }),
    newApplications: z.object({ total: z.int(), items: z.array(PlacementRow) }),
    toConfirm: z.object({ total: z.int(), items: z.array(VacancyRow) }),
    unmappedTitles: z.int(),
  })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof Today>;

export const SearchHit = z
  .object({
    kind: z.enum(['seeker', 'employer', 'vacancy', 'site']),
    id: z.string(),
    title: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'SearchHit' });

export const deskRoutes = {
  today: defineRoute({
    id: 'desk.today',
    method: 'GET',
    path: '/today',
    summary: 'What waits for me today',
    access: { verb: 'todo.read' },
    query: z.object({ siteId: ShortId.optional() }),
    reply: Today,
    audit: { none: 'Masked list' },
  }),
  search: defineRoute({
    id: 'desk.search',
    method: 'POST',
    path: '/search',
    summary:
      'One search for people, vacancies, employers and sites; a POST because people type phone numbers into it',
    access: { verb: 'search.use' },
    body: z.object({ q: z.string().trim().min(1, 'required').max(60) }),
    reply: z.object({ items: z.array(SearchHit) }),
    audit: { none: 'Masked list' },
  }),
  askHelp: defineRoute({
    id: 'desk.askHelp',
    method: 'POST',
    path: '/public/help-requests',
    summary: 'Ask a station to ring back',
    access: { public: 'No sign-in needed to ask for help' },
    body: z.object({
      name: PersonName,
      phone: PhoneInput,
      note: Text(300).default(''),
      regionCode: RegionCode.nullable().default(null),
      siteId: ShortId.nullable().default(null),
      vacancyId: RecordId.nullable().default(null),
    }),
    reply: z.object({ ok: z.literal(true), site: SiteRef.nullable() }),
    audit: { action: 'help.asked' },
    errors: ['phone.invalid'],
    limitPerMinute: 10,
  }),
  listHelp: defineRoute({
    id: 'desk.listHelp',
    method: 'GET',
    path: '/help-requests',
    summary: 'Call-backs asked for within one’s regions',
    access: { verb: 'help.handle' },
    query: PageQuery.extend({ status: z.enum(['open', 'done', 'unreachable']).default('open') }),
    reply: pageOf(HelpRequest),
    audit: { none: 'Masked list' },
  }),
  revealHelp: defineRoute({
    id: 'desk.revealHelp',
    method: 'POST',
    path: '/help-requests/:id/reveal',
    summary: 'The number to ring; on the audit trail',
    access: { verb: 'help.handle' },
    params: IdParams,
    reply: z.object({ value: z.string() }),
    audit: { action: 'help.number_shown' },
    limitPerMinute: 30,
  }),
  closeHelp: defineRoute({
    id: 'desk.closeHelp',
    method: 'POST',
    path: '/help-requests/:id/close',
    summary: 'Say what became of a call-back',
    access: { verb: 'help.handle' },
    params: IdParams,
    body: z.object({ status: z.enum(['done', 'unreachable']), result: Text(300).default('') }),
    reply: HelpRequest,
    audit: { action: 'help.closed' },
    errors: ['help.closed_already'],
  }),
} as const;
