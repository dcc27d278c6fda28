import { z } from 'zod';
import { ERASURE_REASONS, IDENTITY_PROOFS } from '@yizhan/domain';
import { IdParams, Instant, PersonName, Version } from './common.ts';
import { defineRoute } from './define-route.ts';
import { MyCopy } from './me.ts';
import { PaperFormat, PaperLook } from './paper-look.ts';

/** Rows of a table that an erasure empties or deletes, or leaves. */
export const HeldRowCount = z.object({ table: z.string(), rows: z.int() }).meta({ id: 'HeldRowCount' });

export const Erasure = z
  .object({ goes: z.array(HeldRowCount), stays: z.array(HeldRowCount) })
  .meta({ id: 'Erasure' });
export type Erasure = z.infer<typeof Erasure>;

export const ErasurePreview = Erasure.extend({
  version: Version,
  /** The person is on the way to work: that comes to its end first. */
  stillPlaced: z.boolean(),
}).meta({ id: 'ErasurePreview' });
export type ErasurePreview = z.infer<typeof ErasurePreview>;

const DATA_SUBJECTS = ['seeker', 'employer', 'staff', 'partner'] as const;

/** How long is kept what, and what the last nights took away. */
export const Retention = z
  .object({
    /** People of whom nothing was heard for so long are erased, and told so many days before. */
    forgetAfterDays: z.int(),
    toldDaysBefore: z.int(),
    tables: z.array(
      z.object({
        table: z.string(),
        of: z.array(z.enum(DATA_SUBJECTS)),
        /** Null for as long as the record of whom it tells. */
        days: z.int().nullable(),
      }),
    ),
    runs: z.array(
      z.object({
        at: Instant,
        seekers: z.int(),
        employers: z.int(),
        told: z.int(),
        rows: z.array(HeldRowCount),
      }),
    ),
  })
  .meta({ id: 'Retention' });
export type Retention = z.infer<typeof Retention>;

/** What would go if the night's work ran now. */
export const RetentionTonight = z
  .object({ seekers: z.int(), employers: z.int(), told: z.int(), rows: z.array(HeldRowCount) })
  .meta({ id: 'RetentionTonight' });
export type RetentionTonight = z.infer<typeof RetentionTonight>;

/** What people may demand of what is held about them, at the counter. */
export const personalDataRoutes = {
  previewErasure: defineRoute({
    id: 'personalData.previewErasure',
    method: 'POST',
    path: '/seekers/:id/erasure/preview',
    summary: 'What erasing a person would take away and what would stay: the very same steps, undone',
    access: { verb: 'seekers.erase' },
    params: IdParams,
    reply: ErasurePreview,
    audit: { none: 'Every step is undone' },
    errors: ['seeker.unknown', 'seeker.merged'],
  }),
  erase: defineRoute({
    id: 'personalData.erase',
    method: 'POST',
    path: '/seekers/:id/erasure',
    summary: 'Erase a person who asks for it at the counter, as they could themselves in the portal',
    access: { verb: 'seekers.erase' },
    params: IdParams,
    body: z.object({
      version: Version,
      /** Typed once more, so that nobody erases the wrong person. */
      name: PersonName,
      identity: z.enum(IDENTITY_PROOFS),
      reason: z.enum(ERASURE_REASONS),
    }),
    reply: Erasure,
    audit: { action: 'seeker.erased' },
    errors: [
      'seeker.unknown',
      'seeker.merged',
      'record.changed',
      'personal_data.name_differs',
      'personal_data.still_placed',
    ],
  }),
  handOverCopy: defineRoute({
    id: 'personalData.handOverCopy',
    method: 'POST',
    path: '/seekers/:id/copy',
    summary: 'Everything held about a person, to hand over to them at the counter',
    access: { verb: 'seekers.reveal' },
    params: IdParams,
    body: z.object({ identity: z.enum(IDENTITY_PROOFS) }),
    reply: MyCopy,
    audit: { action: 'seeker.exported' },
    replay: 'refused',
    errors: ['seeker.unknown', 'seeker.merged', 'reveal.limit', 'idempotency.answered'],
    limitPerMinute: 10,
  }),
  handOverPaper: defineRoute({
    id: 'personalData.handOverPaper',
    method: 'POST',
    path: '/seekers/:id/copy/paper',
    summary: 'Everything held about a person as a PDF, to print and hand over to them at the counter',
    access: { verb: 'seekers.reveal' },
    params: IdParams,
    body: z.object({ identity: z.enum(IDENTITY_PROOFS), format: PaperFormat, ...PaperLook }),
    reply: { stream: 'application/pdf' },
    audit: { action: 'seeker.exported' },
    errors: ['seeker.unknown', 'seeker.merged', 'reveal.limit', 'paper.no_template'],
    limitPerMinute: 10,
  }),
  retention: defineRoute({
    id: 'personalData.retention',
    method: 'GET',
    path: '/retention',
    summary: 'How long is kept what, and what the last nights took away',
    access: { verb: 'settings.manage', of: 'network' },
    reply: Retention,
    audit: { none: 'Rules and counts' },
  }),
  tonight: defineRoute({
    id: 'personalData.tonight',
    method: 'POST',
    path: '/retention/tonight',
    summary: 'What would go if the night’s work ran now: the very same steps, undone',
    access: { verb: 'settings.manage', of: 'network' },
    reply: RetentionTonight,
    audit: { none: 'Every step is undone' },
    limitPerMinute: 10,
  }),
} as const;
