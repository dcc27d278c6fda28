import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import {
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

/** "叫驿站帮我": somebody asks to be rung back. */
export const CallBack = z
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
  .meta({ id: 'CallBack' });
export type CallBack = z.infer<typeof CallBack>;

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
  list: defineRoute({
    id: 'callBacks.list',
    method: 'GET',
    path: '/call-backs',
    summary: 'Call-backs asked for within one’s regions',
    access: { verb: 'call_backs.handle' },
    query: PageQuery.extend({ status: z.enum(['open', 'done', 'unreachable']).default('open') }),
    reply: pageOf(CallBack),
    audit: { none: 'Masked list' },
  }),
  reveal: defineRoute({
    id: 'callBacks.reveal',
    method: 'POST',
    path: '/call-backs/:id/reveal',
    summary: 'The number to ring; on the audit trail',
    access: { verb: 'call_backs.handle' },
    params: IdParams,
    reply: z.object({ value: z.string() }),
    audit: { action: 'help.number_shown' },
    limitPerMinute: 30,
  }),
  close: defineRoute({
    id: 'callBacks.close',
    method: 'POST',
    path: '/call-backs/:id/close',
    summary: 'Say what became of a call-back',
    access: { verb: 'call_backs.handle' },
    params: IdParams,
    body: z.object({ status: z.enum(['done', 'unreachable']), result: Text(300).default('') }),
    reply: CallBack,
    audit: { action: 'help.closed' },
    errors: ['help.closed_already'],
  }),
} as const;
