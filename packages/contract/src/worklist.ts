import { z } from 'zod';
import { defineRoute } from './define-route.ts';
import { CallBack } from './call-backs.ts';
import { Day, Instant, ShortId, Due } from './common.ts';
import { FollowUp, PlacementRow } from './placements.ts';
import { VacancyRow } from './vacancies.ts';

/** What to do next with a waiting record. */
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
  'approve',
  'receive',
  'note_came',
  'move',
] as const;

/** One waiting item of a record. */
export const WorklistEntry = z
  .object({
    /** The record that it opens. */
    noun: z.string(),
    id: z.string(),
    /** The person or thing concerned. */
    title: z.string(),
    about: z.string(),
    next: z.enum(WORKLIST_NEXT),
    /** When the person is expected. */
    at: Instant.nullable(),
    due: Due.nullable(),
    /** The record itself, for rows that can be handled in place. */
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

/** How many items of one kind wait. */
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
  .object({
    ...Waiting.shape,
    /** The source of its time limits in the caller's language; null where there are none. */
    clause: z.string().nullable(),
    entries: z.array(WorklistEntry),
  })
  .meta({ id: 'WorklistSection' });
export type WorklistSection = z.infer<typeof WorklistSection>;

/** Today's list: what waits for the viewer, most urgent first. Kinds with nothing waiting are omitted. */
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
