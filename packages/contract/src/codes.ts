import { z } from 'zod';
import { CODE_KINDS, CODE_SOURCES, CODE_STATES, PAPER_KINDS } from '@yizhan/domain';
import { Day, Instant, Ok, ShortId, ShortIdParams } from './common.ts';
import { defineRoute } from './define-route.ts';

export const CodeKind = z.enum(CODE_KINDS);
/** Records for which staff make codes; a paper has its own. */
const CodedRecord = CodeKind.exclude(['paper']);
/** Where a code that staff make will stand. */
export const MadeSource = z.enum(CODE_SOURCES).exclude(['standing', 'paper']);

/** Where a code leads, and whether it still holds. */
export const OpenedCode = z
  .object({
    code: z.string(),
    /** In groups of three, as it is printed. */
    shown: z.string(),
    kind: CodeKind,
    state: z.enum(CODE_STATES),
    /** The record's id in the address of its page. */
    targetId: z.string(),
    printedOn: Day,
    expiresOn: Day.nullable(),
    /** What makes an official paper known as genuine, and nothing of whom it is about. */
    paper: z.object({ kind: z.enum(PAPER_KINDS), number: z.string(), office: z.string() }).nullable(),
  })
  .meta({ id: 'OpenedCode' });
export type OpenedCode = z.infer<typeof OpenedCode>;

/** A code of a record as its staff see it. */
export const RecordCode = OpenedCode.extend({
  source: z.enum(CODE_SOURCES),
  /** What the QR holds: `YIZHAN_PUBLIC_URL/q/<code>`. */
  url: z.string(),
  /** Devices that opened it, each counted once a day. */
  scans: z.int(),
  madeAt: Instant,
  madeBy: z.string(),
  can: z.array(z.enum(['void'])),
}).meta({ id: 'RecordCode' });
export type RecordCode = z.infer<typeof RecordCode>;

const OfRecord = z.object({ kind: CodedRecord, id: z.string().min(21).max(27) });

export const codeRoutes = {
  open: defineRoute({
    id: 'codes.open',
    method: 'POST',
    path: '/codes/open',
    summary: 'Where a short code leads; counts a scan once for each device and day',
    access: { public: 'Codes stand on paper in the street' },
    body: z.object({ code: z.string().trim().min(1, 'required').max(60, 'too_long') }),
    reply: OpenedCode,
    audit: { none: 'Only that some device opened it is counted' },
    errors: ['code.mistyped', 'code.unknown'],
    limitPerMinute: 60,
  }),
  ofRecord: defineRoute({
    id: 'codes.ofRecord',
    method: 'GET',
    path: '/codes/of/:kind/:id',
    summary: 'Codes of a vacancy or site, newest first, with their scans',
    access: { verb: 'codes.make' },
    params: OfRecord,
    reply: z.object({ items: z.array(RecordCode) }),
    audit: { none: 'read' },
    errors: ['vacancy.unknown', 'site.unknown'],
  }),
  make: defineRoute({
    id: 'codes.make',
    method: 'POST',
    path: '/codes/of/:kind/:id',
    summary:
      'Make a code of its own for a poster, a fair or a livestream, so that its scans are counted apart',
    access: { verb: 'codes.make' },
    params: OfRecord,
    body: z.object({ source: MadeSource, expiresOn: Day.nullable() }),
    reply: RecordCode,
    audit: { action: 'code.made' },
    errors: ['vacancy.unknown', 'site.unknown', 'code.ends_early'],
  }),
  checkInCode: defineRoute({
    id: 'codes.checkInCode',
    method: 'GET',
    path: '/sites/:id/check-in-code',
    summary:
      'The code that a station’s screen shows just now for people to check in with; signed, and new every half minute',
    access: { verb: 'codes.make' },
    params: ShortIdParams,
    reply: z.object({
      /** What the QR holds. */
      url: z.string(),
      until: Instant,
      /** The server's time, by which a screen waits. */
      now: Instant,
    }),
    audit: { none: 'read' },
    errors: ['site.unknown'],
  }),
  checkIn: defineRoute({
    id: 'codes.checkIn',
    method: 'POST',
    path: '/me/check-ins',
    summary:
      'Say that one is at a station, by the code its screen shows; counts once for each station and day',
    access: { verb: 'self.use' },
    body: z.object({ code: z.string().trim().min(1, 'required').max(80, 'too_long') }),
    reply: z.object({
      site: z.object({ id: ShortId, name: z.string() }),
      at: Instant,
      /** Was there already today. */
      already: z.boolean(),
    }),
    audit: { action: 'seeker.checked_in' },
    errors: ['code.check_in_false', 'code.check_in_old', 'seeker.not_registered', 'site.unknown'],
    limitPerMinute: 20,
  }),
  void: defineRoute({
    id: 'codes.void',
    method: 'POST',
    path: '/codes/:code/void',
    summary: 'Void a code: whoever scans it learns so, and where to go',
    access: { verb: 'codes.make' },
    params: z.object({ code: z.string().max(20) }),
    body: z.object({}),
    reply: Ok,
    audit: { action: 'code.voided' },
    errors: ['code.unknown', 'code.standing', 'code.voided_before'],
  }),
} as const;
