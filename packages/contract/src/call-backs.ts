import { z } from 'zod';
import { callBackFlow, CALL_BACK_STATUSES } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { flowFields, moveRoute } from './flow.ts';
import { defineList } from './list.ts';
import { RevealedNumber, RevealInput } from './reveal.ts';
import {
  Day,
  IdParams,
  Instant,
  PersonName,
  PhoneInput,
  QueryFlag,
  RecordId,
  RegionCode,
  ShortId,
  SiteRef,
  Text,
  Due,
} from './common.ts';

/** "叫驿站帮我": a person asks to be called back. */
export const CallBack = z
  .object({
    ...flowFields(callBackFlow),
    name: z.string(),
    phoneMask: z.string(),
    note: z.string(),
    vacancy: z.object({ id: RecordId, title: z.string() }).nullable(),
    site: SiteRef.nullable(),
    seekerId: RecordId.nullable(),
    createdAt: Instant,
    /** Calls that nobody answered, and the last of them. */
    tries: z.int(),
    lastTriedAt: Instant.nullable(),
    /** By when to ring; null for what is dealt with, or where no deadline runs yet. */
    due: Due.nullable(),
    handledBy: z.string().nullable(),
    result: z.string().nullable(),
  })
  .meta({ id: 'CallBack' });
export type CallBack = z.infer<typeof CallBack>;

/** Call-backs asked for within one's regions. */
export const CallBackList = defineList({
  name: 'call-backs',
  id: 'callBacks.list',
  path: '/call-backs',
  summary: 'Call-backs asked for within one’s regions',
  verb: 'call_backs.handle',
  row: CallBack,
  columns: {
    name: { text: 'name', fixed: true },
    phone: { text: 'phoneMask' },
    note: { text: 'note' },
    vacancy: { text: 'vacancy.title' },
    site: { text: 'site.name' },
    due: { day: 'due.on' },
    status: { word: 'callBackStatus', of: 'status' },
    handledBy: { text: 'handledBy', usual: false },
    result: { text: 'result', usual: false },
    created: { instant: 'createdAt' },
  },
  filters: {
    status: z.enum(CALL_BACK_STATUSES).default('open'),
    siteId: ShortId.optional(),
    /** Those the caller is in charge of. */
    mine: QueryFlag.optional(),
    /** Those to be rung on this day: new ones, and those of which a call was missed before. */
    until: Day.optional(),
    overdue: QueryFlag.optional(),
  },
  controls: { status: { kind: 'choice', words: 'callBackStatus' }, siteId: { kind: 'site', column: 'site' } },
  sorts: {
    waiting: { column: 'created' },
    due: { column: 'due' },
    latest: { column: 'created', descending: true },
  },
  sort: 'waiting',
  export: { rows: 5_000 },
});

export const callBackRoutes = {
  ask: defineRoute({
    id: 'callBacks.ask',
    method: 'POST',
    path: '/public/call-backs',
    summary: 'Ask to be rung back',
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
  list: CallBackList.route,
  export: CallBackList.exportRoute,
  reveal: defineRoute({
    id: 'callBacks.reveal',
    method: 'POST',
    path: '/call-backs/:id/reveal',
    summary: 'The number to ring; on the audit trail',
    access: { verb: 'call_backs.handle' },
    params: IdParams,
    body: RevealInput,
    reply: RevealedNumber,
    audit: { action: 'help.number_shown' },
    replay: 'refused',
    errors: ['reveal.limit', 'reveal.closed', 'idempotency.answered'],
    limitPerMinute: 30,
  }),
  move: moveRoute({
    id: 'callBacks.move',
    path: '/call-backs',
    summary: 'Say what became of a call-back, or that what was said is wrong',
    verb: 'call_backs.handle',
    flow: callBackFlow,
    reply: CallBack,
    action: 'help.moved',
    errors: ['help.why_give_up'],
  }),
} as const;
