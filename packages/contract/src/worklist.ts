import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import { CallBack } from './call-backs.ts';
import { Day, Instant, ShortId, Due } from './common.ts';
import { FollowUp, PlacementRow } from './placements.ts';
import { VacancyRow } from './vacancies.ts';

/** What is to be done next with something that waits. */
export const WORKLIST_NEXT = [
  'ring_back',
  'meet',
  'record_result',
  'forward',
  'ask',
  'review',
  'confirm',
  'map_title',
  'send_on',
] as const;

/** Something of one record that waits for staff. */
export const WorklistEntry = z
  .object({
    /** The record that it opens. */
    noun: z.string(),
    id: z.string(),
    /** Who or what. */
    title: z.string(),
    about: z.string(),
    next: z.enum(WORKLIST_NEXT),
    /** When somebody is expected. */
    at: Instant.nullable(),
    due: Due.nullable(),
    /** The record, where rows of its own can be worked off in place. */
    record: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('call_back'), row: CallBack }),
        z.object({ kind: z.literal('placement'), row: PlacementRow }),
        z.object({ kind: z.literal('follow_up'), row: FollowUp }),
        z.object({ kind: z.literal('vacancy'), row: VacancyRow }),
      ])
      .nullable(),
  })
  .meta({ id: 'WorklistEntry' });
export type WorklistEntry = z.infer<typeof WorklistEntry>;

/** How much of one kind waits. */
export const Waiting = z.object({
  /** `noun.what` */
  item: z.string(),
  total: z.int(),
  /** Counting stopped at `total`. */
  more: z.boolean(),
  overdue: z.int(),
});
export type Waiting = z.infer<typeof Waiting>;

export const WorklistSection = z
  .object({ ...Waiting.shape, entries: z.array(WorklistEntry) })
  .meta({ id: 'WorklistSection' });
export type WorklistSection = z.infer<typeof WorklistSection>;

/** The list of today: what waits for the viewer, the most pressing first. Kinds of which nothing waits are left out. */
export const Today = z
  .object({ day: Day, dayNote: z.string(), sections: z.array(WorklistSection) })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof Today>;

const query = z.object({ siteId: ShortId.optional() });

export const worklistRoutes = {
  today: defineRoute({
    id: 'worklist.today',
    method: 'GET',
    path: '/today',
    summary: 'What waits for me today',
    access: { verb: 'todo.read' },
    query,
    reply: Today,
    audit: { none: 'Masked list' },
  }),
  counts: defineRoute({
    id: 'worklist.counts',
    method: 'GET',
    path: '/today/counts',
    summary: 'How much of each kind waits for me',
    access: { verb: 'todo.read' },
    query,
    reply: z.object({ items: z.array(Waiting) }),
    audit: { none: 'Counts' },
  }),
} as const;
