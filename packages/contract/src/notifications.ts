import { z } from 'zod';
import {
  findTemplate,
  MESSAGE_LANES,
  MESSAGE_LOCALES,
  MESSAGE_PURPOSES,
  MESSAGE_REASONS,
  MESSAGE_STATUSES,
  REFUSABLE_PURPOSES,
  TEMPLATE_CHANNELS,
} from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { defineList, word } from './list.ts';
import {
  Day,
  IdParams,
  Instant,
  PageQuery,
  PhoneInput,
  QueryFlag,
  queryList,
  RecordId,
  RequiredText,
  ShortId,
  ShortIdParams,
  Text,
} from './common.ts';

const Status = z.enum(MESSAGE_STATUSES);
const Lane = z.enum(MESSAGE_LANES);
const Channel = z.enum(TEMPLATE_CHANNELS);
const MessageLocale = z.enum(MESSAGE_LOCALES);
const RefusablePurpose = z.enum(REFUSABLE_PURPOSES);

/** A text message: its state and why; never the whole number. */
export const Message = z
  .object({
    id: ShortId,
    lane: Lane,
    /** The code of the template; the domain's templates give its name. */
    template: z.string(),
    purpose: z.enum(MESSAGE_PURPOSES),
    status: Status,
    /** Why it is held back, was refused, or ended without being sent. */
    reason: z.enum(MESSAGE_REASONS).nullable(),
    /** The provider's last error. */
    lastError: z.string().nullable(),
    phoneMask: z.string().nullable(),
    party: z.object({ kind: z.enum(['seeker', 'employer']), id: RecordId }).nullable(),
    createdBy: z.object({ kind: z.string(), name: z.string() }),
    createdAt: Instant,
    /** Earliest time of sending, when it was held back. */
    notBefore: Instant.nullable(),
    sentAt: Instant.nullable(),
    attempts: z.int(),
    can: z.array(z.enum(['resend'])),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** A purpose for which a person does not want to be contacted. */
export const ContactRefusal = z
  .object({
    purpose: RefusablePurpose,
    note: z.string(),
    by: z.object({ kind: z.string(), name: z.string() }),
    at: Instant,
  })
  .meta({ id: 'ContactRefusal' });
export type ContactRefusal = z.infer<typeof ContactRefusal>;

const Contacts = z.object({
  /** The latest, newest first. */
  messages: z.array(Message),
  refusals: z.array(ContactRefusal),
  can: z.array(z.enum(['refuse'])),
});
export type Contacts = z.infer<typeof Contacts>;

const RefusalInput = z.object({
  purpose: RefusablePurpose,
  /** False: they may be contacted again. */
  refused: z.boolean(),
  note: Text(200).default(''),
});

/** A text written by the bureau; the domain's templates hold the program's own. */
export const StoredTemplate = z
  .object({
    template: z.string(),
    channel: Channel,
    locale: MessageLocale,
    /** Null: the text of the program is in use. */
    text: z.string().nullable(),
    /** The provider's name for it, for providers that keep the texts themselves. */
    providerCode: z.string().nullable(),
    /** 0 where nothing is stored. */
    version: z.int().min(0),
    by: z.object({ kind: z.string(), name: z.string() }).nullable(),
    at: Instant.nullable(),
  })
  .meta({ id: 'StoredTemplate' });
export type StoredTemplate = z.infer<typeof StoredTemplate>;

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'clock_time');

export const MessageSettings = z
  .object({
    /** The sender; precedes every text message as 【…】. */
    signature: z.string().trim().min(2, 'required').max(12, 'too_long'),
    quiet: z.object({ from: Clock, until: Clock }),
    /** The most messages to one person per day, codes excluded. */
    perDay: z.int().min(1).max(50),
  })
  .meta({ id: 'MessageSettings' });
export type MessageSettings = z.infer<typeof MessageSettings>;

const Timeout = z.int().min(1000).max(30_000).default(10_000);
/** A secret: omit it to keep the present one. */
const Secret = z.string().min(1).max(500).optional();
const Address = z.url({ protocol: /^https?$/ }).max(500);

/** How messages leave the house, as an administrator sets it. */
export const MessageProviderInput = z
  .discriminatedUnion('driver', [
    z.object({ driver: z.literal('terminal') }),
    z.object({
      driver: z.literal('http'),
      url: z.string().trim().min(1, 'required').max(2000),
      method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.string().max(10_000).default('{"id":"{id}","phone":"{phone}","text":"{text}"}'),
      contentType: z
        .enum(['application/json', 'application/x-www-form-urlencoded'])
        .default('application/json'),
      sign: z
        .object({
          header: RequiredText(100),
          secret: Secret,
          of: RequiredText(200),
          encoding: z.enum(['hex', 'base64']).default('hex'),
        })
        .nullable()
        .default(null),
      knowsIds: z.boolean().default(false),
      success: z
        .object({ path: RequiredText(100), equals: Text(100) })
        .nullable()
        .default(null),
      refPath: Text(100).nullable().default(null),
      timeoutMs: Timeout,
    }),
    z.object({
      driver: z.literal('aliyun'),
      accessKeyId: RequiredText(200),
      accessKeySecret: Secret,
      endpoint: Address.default('https://dysmsapi.aliyuncs.com'),
      timeoutMs: Timeout,
    }),
    z.object({
      driver: z.literal('tencent'),
      secretId: RequiredText(200),
      secretKey: Secret,
      sdkAppId: RequiredText(40),
      region: RequiredText(40).default('ap-guangzhou'),
      endpoint: Address.default('https://sms.tencentcloudapi.com'),
      timeoutMs: Timeout,
    }),
  ])
  .meta({ id: 'MessageProviderInput' });
export type MessageProviderInput = z.infer<typeof MessageProviderInput>;

/** The same for display: secrets are named but never sent. */
export const MessageProvider = z
  .object({
    driver: z.enum(['terminal', 'http', 'aliyun', 'tencent']),
    /** When set by the environment, it cannot be changed here. */
    from: z.enum(['environment', 'settings', 'default']),
    settings: z.record(z.string(), z.unknown()),
    /** Names of the stored secrets. */
    secrets: z.array(z.string()),
    /** Path below the platform's own address to which the provider posts its reports. */
    reportPath: z.string(),
  })
  .meta({ id: 'MessageProvider' });
export type MessageProvider = z.infer<typeof MessageProvider>;

export const InboxItem = z
  .object({
    id: ShortId,
    /** The code of the template. */
    template: z.string(),
    text: z.string(),
    at: Instant,
    read: z.boolean(),
    /** How many identical items it stands for. */
    times: z.int(),
    /** The record it links to. */
    about: z.object({ noun: z.string(), id: z.string() }),
  })
  .meta({ id: 'InboxItem' });
export type InboxItem = z.infer<typeof InboxItem>;

/** Unread items are counted up to this many. */
export const MOST_UNREAD = 99;

/** Text messages within one's regions and sites. */
export const MessageList = defineList({
  name: 'messages',
  id: 'notifications.messages',
  path: '/messages',
  summary: 'Text messages within one’s regions, newest first',
  verb: 'messages.read',
  row: Message,
  columns: {
    at: { instant: 'createdAt', fixed: true },
    what: { cell: (row) => findTemplate(row.template)?.about ?? row.template },
    purpose: { word: 'messagePurpose', of: 'purpose', usual: false },
    phone: { text: 'phoneMask' },
    status: { word: 'messageStatus', of: 'status' },
    reason: { word: 'messageReason', of: 'reason', usual: false },
    by: {
      cell: (row) => (row.createdBy.name === '' ? word('actor', row.createdBy.kind) : row.createdBy.name),
    },
    sent: { instant: 'sentAt', usual: false },
    attempts: { text: 'attempts', align: 'end', usual: false },
    provider: { text: 'lastError', usual: false },
  },
  filters: {
    status: queryList(Status).optional(),
    lane: Lane.optional(),
    template: z.string().max(60).optional(),
    from: Day.optional(),
    until: Day.optional(),
  },
  controls: {
    status: 'choice',
    from: 'day',
    until: 'day',
    lane: { kind: 'choice', words: 'messageLane', more: true },
  },
  sorts: { newest: { column: 'at', descending: true }, oldest: { column: 'at' } },
  sort: 'newest',
  export: { rows: 10_000 },
});

export const notificationRoutes = {
  messages: MessageList.route,
  exportMessages: MessageList.exportRoute,
  days: defineRoute({
    id: 'notifications.days',
    method: 'GET',
    path: '/messages/days',
    summary: 'Text messages of each day, by what became of them',
    access: { verb: 'messages.read' },
    query: z.object({ from: Day, until: Day }),
    reply: z.object({
      items: z.array(z.object({ day: Day, status: Status, count: z.int() })),
    }),
    audit: { none: 'Counts' },
    errors: ['messages.period_long'],
  }),
  message: defineRoute({
    id: 'notifications.message',
    method: 'GET',
    path: '/messages/:id',
    summary: 'One text message with its text, as long as that is kept; codes show none',
    access: { verb: 'messages.read' },
    params: ShortIdParams,
    reply: Message.extend({ text: z.string().nullable() }),
    audit: { none: 'Masked' },
    errors: ['message.unknown'],
  }),
  resend: defineRoute({
    id: 'notifications.resend',
    method: 'POST',
    path: '/messages/:id/resend',
    summary: 'Send a message again that was given up or of which nothing is known',
    access: { verb: 'messages.resend' },
    params: ShortIdParams,
    reply: Message,
    audit: { action: 'message.resent' },
    errors: ['message.unknown', 'message.not_resendable', 'message.gone'],
  }),
  ofSeeker: defineRoute({
    id: 'notifications.ofSeeker',
    method: 'GET',
    path: '/seekers/:id/messages',
    summary: 'What was written to a person, and what they do not want to be written to for',
    access: { verb: 'seekers.read' },
    params: IdParams,
    reply: Contacts,
    audit: { none: 'Masked' },
  }),
  refuseForSeeker: defineRoute({
    id: 'notifications.refuseForSeeker',
    method: 'POST',
    path: '/seekers/:id/contact-refusals',
    summary: 'Write down that a person does not want to be written to for a purpose, or may be again',
    access: { verb: 'seekers.edit' },
    params: IdParams,
    body: RefusalInput,
    reply: Contacts,
    audit: { action: 'contact.refusal_recorded' },
  }),
  ofEmployer: defineRoute({
    id: 'notifications.ofEmployer',
    method: 'GET',
    path: '/employers/:id/messages',
    summary: 'What was written to an employer, and what they do not want to be written to for',
    access: { verb: 'employers.read' },
    params: IdParams,
    reply: Contacts,
    audit: { none: 'Masked' },
  }),
  refuseForEmployer: defineRoute({
    id: 'notifications.refuseForEmployer',
    method: 'POST',
    path: '/employers/:id/contact-refusals',
    summary: 'Write down that an employer does not want to be written to for a purpose, or may be again',
    access: { verb: 'employers.edit' },
    params: IdParams,
    body: RefusalInput,
    reply: Contacts,
    audit: { action: 'contact.refusal_recorded' },
  }),
  myRefusals: defineRoute({
    id: 'notifications.myRefusals',
    method: 'GET',
    path: '/me/contact-refusals',
    summary: 'What I do not want to be written to for',
    access: { verb: 'self.use' },
    reply: z.object({ purposes: z.array(RefusablePurpose) }),
    audit: { none: 'One’s own record' },
    errors: ['seeker.not_registered'],
  }),
  refuse: defineRoute({
    id: 'notifications.refuse',
    method: 'POST',
    path: '/me/contact-refusals',
    summary: 'Say that I do not want to be written to for a purpose, or may be again',
    access: { verb: 'self.use' },
    body: RefusalInput,
    reply: z.object({ purposes: z.array(RefusablePurpose) }),
    audit: { action: 'contact.refusal_recorded' },
    errors: ['seeker.not_registered'],
  }),
  templates: defineRoute({
    id: 'notifications.templates',
    method: 'GET',
    path: '/message-templates',
    summary: 'The bureau’s own texts; what is not listed is as it comes with the program',
    access: { verb: 'settings.manage', of: 'network' },
    reply: z.object({ items: z.array(StoredTemplate) }),
    audit: { none: 'Settings' },
  }),
  saveTemplate: defineRoute({
    id: 'notifications.saveTemplate',
    method: 'PUT',
    path: '/message-templates/:template/:channel/:locale',
    summary: 'Put a text of the bureau’s own in place of the program’s, or take it away again',
    access: { verb: 'settings.manage', of: 'network' },
    params: z.object({
      template: z.string().max(60),
      channel: z.string().max(10),
      locale: z.string().max(10),
    }),
    body: z.object({
      version: z.int().min(0),
      /** Null: the text of the program. */
      text: z.string().max(1000).nullable(),
      providerCode: Text(60).nullable().default(null),
    }),
    reply: StoredTemplate,
    audit: { action: 'message_template.saved' },
    errors: ['message_template.unknown', 'message_template.wrong', 'record.changed'],
  }),
  settings: defineRoute({
    id: 'notifications.settings',
    method: 'GET',
    path: '/message-settings',
    summary:
      'Who writes, when people are left alone, how much is sent a day, and how messages leave the house',
    access: { verb: 'settings.manage', of: 'network' },
    reply: MessageSettings.extend({ provider: MessageProvider }),
    audit: { none: 'Settings, without secrets' },
  }),
  saveSettings: defineRoute({
    id: 'notifications.saveSettings',
    method: 'PUT',
    path: '/message-settings',
    summary: 'Change who writes, the quiet hours and the limit of a day',
    access: { verb: 'settings.manage', of: 'network' },
    body: MessageSettings,
    reply: MessageSettings,
    audit: { action: 'message_settings.saved' },
  }),
  saveProvider: defineRoute({
    id: 'notifications.saveProvider',
    method: 'PUT',
    path: '/message-provider',
    summary: 'Change how messages leave the house; secrets that are left out stay as they are',
    access: { verb: 'settings.manage', of: 'network' },
    body: MessageProviderInput,
    reply: MessageProvider,
    audit: { action: 'message_provider.saved' },
    errors: ['message_provider.secret_missing', 'message_provider.from_environment'],
  }),
  test: defineRoute({
    id: 'notifications.test',
    method: 'POST',
    path: '/message-provider/test',
    summary: 'Send a test message to a mobile; what became of it is asked for afterwards',
    access: { verb: 'settings.manage', of: 'network' },
    body: z.object({ phone: PhoneInput }),
    reply: Message,
    audit: { action: 'message_provider.tested' },
    errors: ['phone.invalid'],
    limitPerMinute: 5,
  }),
  report: defineRoute({
    id: 'notifications.report',
    method: 'POST',
    path: '/public/message-reports/:token',
    summary: 'Where the provider says what became of messages',
    access: { public: 'Called by the provider; the address holds a secret' },
    params: z.object({ token: z.string().max(100) }),
    body: z.unknown(),
    reply: z.record(z.string(), z.union([z.string(), z.number()])),
    audit: { none: 'The message keeps it' },
    errors: ['message_report.unknown', 'message_report.unreadable'],
  }),
  inbox: defineRoute({
    id: 'notifications.inbox',
    method: 'GET',
    path: '/inbox',
    summary: 'What came up for me, newest first',
    access: { verb: 'session.use' },
    query: PageQuery.extend({ unread: QueryFlag.optional() }),
    reply: z.object({ items: z.array(InboxItem), nextCursor: z.string().nullable() }),
    audit: { none: 'One’s own inbox' },
  }),
  unread: defineRoute({
    id: 'notifications.unread',
    method: 'GET',
    path: '/inbox/unread',
    summary: 'How much of it I have not read; asked again and again',
    access: { verb: 'session.use' },
    reply: z.object({ count: z.int().max(MOST_UNREAD) }),
    audit: { none: 'One’s own inbox' },
  }),
  markRead: defineRoute({
    id: 'notifications.markRead',
    method: 'POST',
    path: '/inbox/read',
    summary: 'Mark items as read: some, or all that came up to a moment',
    access: { verb: 'session.use' },
    body: z.union([
      z.object({ ids: z.array(ShortId).min(1, 'required').max(200) }),
      z.object({ until: Instant }),
    ]),
    reply: z.object({ count: z.int().max(MOST_UNREAD) }),
    audit: { none: 'One’s own inbox' },
  }),
} as const;
