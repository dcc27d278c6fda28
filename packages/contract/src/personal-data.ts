import { z } from 'zod';
import { ERASURE_REASONS, IDENTITY_PROOFS } from '@yizhan/domain';
import { IdParams, PersonName, Version } from './common.ts';
import { defineRoute } from './define-route.ts';
import { MyCopy } from './me.ts';

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
} as const;
