import { z } from 'zod';
import {
  KEY_DAYS,
  KEY_OVERLAP_DAYS,
  KEY_PER_MINUTE,
  KEY_STATES,
  movesOf,
  PARTNER_KINDS,
  PARTNER_STATUSES,
  PARTNER_VERBS,
  partnerFlow,
} from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { defineList, word } from './list.ts';
import { RevealedNumber, RevealInput } from './reveal.ts';
import {
  Day,
  Instant,
  PhoneInput,
  RegionRef,
  RequiredText,
  ShortId,
  ShortIdParams,
  Text,
  Undo,
  Version,
} from './common.ts';

const PartnerKind = z.enum(PARTNER_KINDS);
const PartnerStatusName = z.enum(PARTNER_STATUSES);
const PartnerMove = z.enum(movesOf(partnerFlow));
const PartnerVerbName = z.enum(PARTNER_VERBS);

/** What a partner may do, and where; the region is null for the whole network. */
export const PartnerGrantView = z
  .object({ verb: PartnerVerbName, region: RegionRef.nullable() })
  .meta({ id: 'PartnerGrantView' });

/** A key without its secret, which is shown once, when it is issued. */
export const PartnerKey = z
  .object({
    id: ShortId,
    label: z.string(),
    /** The part before the secret, by which a key is recognised. */
    prefix: z.string(),
    state: z.enum(KEY_STATES),
    createdAt: Instant,
    createdBy: z.string(),
    /** The last day on which it is good. */
    lastDay: Day,
    lastUsedOn: Day.nullable(),
    revokedAt: Instant.nullable(),
    revokedBy: z.string().nullable(),
  })
  .meta({ id: 'PartnerKey' });
export type PartnerKey = z.infer<typeof PartnerKey>;

/** A body whose system calls the API with a key. */
export const Partner = z
  .object({
    id: ShortId,
    name: z.string(),
    kind: PartnerKind,
    /** Contains all places of its verbs; null for the whole network. */
    region: RegionRef.nullable(),
    contactName: z.string(),
    contactPhone: z.string().nullable(),
    note: z.string(),
    /** Requests that each of its keys may make in a minute. */
    perMinute: z.int(),
    status: PartnerStatusName,
    since: Instant,
    grants: z.array(PartnerGrantView),
    /** The newest first. */
    keys: z.array(PartnerKey),
    createdAt: Instant,
    createdBy: z.string(),
    version: Version,
    can: z.array(z.enum(['edit', 'issue_key', 'revoke_key', 'reveal', ...movesOf(partnerFlow)])),
    undo: Undo,
  })
  .meta({ id: 'Partner' });
export type Partner = z.infer<typeof Partner>;

/** Region code; `''` is the whole network. */
const Where = z.string().regex(/^(\d{2}|\d{4}|\d{6}|\d{9})?$/, 'region_code');

export const PartnerInput = z.object({
  name: RequiredText(80),
  kind: PartnerKind,
  region: Where,
  contactName: Text(50).default(''),
  /** Null empties it; left out it stays as it is. */
  contactPhone: PhoneInput.nullable().optional(),
  note: Text(300).default(''),
  perMinute: z.int().min(1).max(KEY_PER_MINUTE.most).default(KEY_PER_MINUTE.usual),
  grants: z
    .array(z.object({ verb: PartnerVerbName, region: Where }))
    .min(1, 'required')
    .max(20, 'too_many'),
});

/** Other bodies that call the API, within one’s regions. */
export const PartnerList = defineList({
  name: 'partners',
  id: 'partners.list',
  path: '/partners',
  summary: 'Partners within one’s regions',
  verb: 'partners.read',
  row: Partner,
  columns: {
    name: { text: 'name', fixed: true },
    kind: { word: 'partnerKind', of: 'kind' },
    region: { cell: (row) => row.region?.fullName ?? '' },
    verbs: {
      cell: (row) =>
        word(
          'verb',
          row.grants.map(({ verb }) => verb),
        ),
    },
    keys: { cell: (row) => row.keys.filter(({ state }) => state === 'valid').length, align: 'end' },
    lastUsed: {
      cell: (row) => row.keys.reduce<string | null>((last, { lastUsedOn }) => later(last, lastUsedOn), null),
    },
    status: { word: 'partnerStatus', of: 'status' },
    created: { instant: 'createdAt', usual: false },
  },
  filters: {
    q: z.string().max(60).optional(),
    status: PartnerStatusName.optional(),
    kind: PartnerKind.optional(),
  },
  controls: { q: 'words', kind: 'choice', status: 'choice' },
  sorts: { name: { column: 'name' }, newest: { column: 'created', descending: true } },
  sort: 'name',
  export: { rows: 5_000 },
});

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? b : a;
}

export const partnerRoutes = {
  list: PartnerList.route,
  export: PartnerList.exportRoute,
  own: defineRoute({
    id: 'partners.own',
    method: 'GET',
    path: '/partner',
    summary: 'What the key of this request may do, where, and until when',
    access: { public: 'Answers only a key, about itself' },
    reply: z.object({
      name: z.string(),
      grants: z.array(PartnerGrantView),
      perMinute: z.int(),
      key: PartnerKey.pick({ label: true, prefix: true, lastDay: true }),
    }),
    audit: { none: 'read' },
    errors: ['partner.key_needed'],
  }),
  get: defineRoute({
    id: 'partners.get',
    method: 'GET',
    path: '/partners/:id',
    summary: 'One partner with its verbs, places and keys',
    access: { verb: 'partners.read' },
    params: ShortIdParams,
    reply: Partner,
    audit: { none: 'read' },
    errors: ['partner.unknown'],
  }),
  add: defineRoute({
    id: 'partners.add',
    method: 'POST',
    path: '/partners',
    summary: 'Add a partner; a key is issued afterwards',
    access: { verb: 'partners.manage' },
    body: PartnerInput,
    reply: Partner,
    audit: { action: 'partner.added' },
    errors: ['partner.grant_outside', 'partner.grant_beyond_own', 'region.unknown', 'phone.invalid'],
  }),
  change: defineRoute({
    id: 'partners.change',
    method: 'PUT',
    path: '/partners/:id',
    summary: 'Change who a partner is, what it may do and where; counts from its next request',
    access: { verb: 'partners.manage' },
    params: ShortIdParams,
    body: PartnerInput.extend({ version: Version }),
    reply: Partner,
    audit: { action: 'partner.changed' },
    errors: [
      'partner.unknown',
      'partner.grant_outside',
      'partner.grant_beyond_own',
      'record.changed',
      'region.unknown',
      'phone.invalid',
    ],
  }),
  move: defineRoute({
    id: 'partners.move',
    method: 'POST',
    path: '/partners/:id/move',
    summary: 'Pause, resume or end the work with a partner; its keys follow at once',
    access: { verb: 'partners.manage' },
    params: ShortIdParams,
    body: z.object({ version: Version, move: PartnerMove, reason: Text(300).default('') }),
    reply: Partner,
    audit: { action: 'partner.moved' },
    errors: ['partner.unknown', 'record.changed', 'record.step_illegal', 'record.reason_needed'],
  }),
  issueKey: defineRoute({
    id: 'partners.issueKey',
    method: 'POST',
    path: '/partners/:id/keys',
    summary: 'Issue a key, perhaps in place of another; it is shown this once',
    access: { verb: 'partners.manage' },
    params: ShortIdParams,
    body: z.object({
      label: RequiredText(40),
      days: z.int().min(1).max(KEY_DAYS.most).default(KEY_DAYS.usual),
      /** The key it replaces, which goes on working for `overlapDays` so that the partner can change over. */
      replaces: ShortId.nullable().default(null),
      overlapDays: z.int().min(0).max(KEY_OVERLAP_DAYS.most).default(KEY_OVERLAP_DAYS.usual),
    }),
    reply: z.object({ key: z.string(), partner: Partner }),
    audit: { action: 'partner.key_issued' },
    replay: 'refused',
    errors: [
      'partner.unknown',
      'partner.ended',
      'partner.keys_full',
      'partner.key_unknown',
      'idempotency.answered',
    ],
    limitPerMinute: 30,
  }),
  revokeKey: defineRoute({
    id: 'partners.revokeKey',
    method: 'POST',
    path: '/partners/:id/keys/:keyId/revoke',
    summary: 'Withdraw a key; the next request with it is refused',
    access: { verb: 'partners.manage' },
    params: z.object({ id: ShortId, keyId: ShortId }),
    reply: Partner,
    audit: { action: 'partner.key_revoked' },
    errors: ['partner.unknown', 'partner.key_unknown'],
  }),
  reveal: defineRoute({
    id: 'partners.reveal',
    method: 'POST',
    path: '/partners/:id/reveal',
    summary: 'The number of the contact; on the audit trail',
    access: { verb: 'partners.manage' },
    params: ShortIdParams,
    body: RevealInput,
    reply: RevealedNumber,
    audit: { action: 'partner.number_shown' },
    replay: 'refused',
    errors: ['partner.unknown', 'reveal.limit', 'idempotency.answered'],
    limitPerMinute: 30,
  }),
} as const;
