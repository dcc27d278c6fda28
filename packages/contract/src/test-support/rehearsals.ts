import { z } from 'zod';
import { defineFlow, movesOf } from '@yizhan/domain';
import {
  IdParams,
  Instant,
  RecordId,
  RequiredText,
  ShortId,
  SiteRef,
  Text,
  Undo,
  Version,
} from '../common.ts';
import { defineRoute } from '../define-route.ts';
import { defineList, instant, word } from '../list.ts';

const STATUSES = ['planned', 'held', 'cancelled'] as const;

/**
 * 模拟面试: staff rehearse an interview with a person. `miss` records that nobody came and keeps it planned; `reopen`
 * corrects a move made by mistake. A noun of the product keeps its flow in the domain.
 */
export const rehearsalFlow = defineFlow({
  noun: 'rehearsal',
  statuses: STATUSES,
  table: {
    planned: { hold: 'held', miss: 'planned', cancel: 'cancelled' },
    held: { reopen: 'planned' },
    cancelled: { reopen: 'planned' },
  },
  moves: {
    hold: { undo: 'inverse', reason: 'none' },
    miss: { undo: 'inverse', reason: 'none' },
    cancel: { undo: 'inverse', reason: 'words' },
    reopen: { undo: 'inverse', reason: 'words' },
  },
  openings: { book: { to: ['planned'], takenBack: 'cancelled' } },
});
const RehearsalMove = z.enum(movesOf(rehearsalFlow));

/** A verb of placements: a noun of the product has its own in the table of roles. */
export const REHEARSAL_VERB = 'placements.move';

export const Rehearsal = z.object({
  id: RecordId,
  seeker: z.object({ id: RecordId, name: z.string() }),
  site: SiteRef.nullable(),
  at: Instant,
  /** What the person wants to practise. */
  wish: z.string(),
  result: z.string().nullable(),
  status: z.enum(STATUSES),
  version: Version,
  heldBy: z.string().nullable(),
  /** What the caller may do with it now, the likely one first. */
  can: z.array(RehearsalMove),
  undo: Undo,
});
export type Rehearsal = z.infer<typeof Rehearsal>;

export const RehearsalList = defineList({
  name: 'rehearsals',
  id: 'rehearsals.list',
  path: '/rehearsals',
  summary: 'Rehearsals of interviews within one’s regions',
  verb: REHEARSAL_VERB,
  row: Rehearsal,
  columns: {
    name: { cell: (row) => row.seeker.name, fixed: true },
    at: { cell: (row) => instant(row.at) },
    site: { cell: (row) => row.site?.name ?? null },
    wish: { cell: (row) => row.wish },
    status: { cell: (row) => word('rehearsalStatus', row.status) },
    result: { cell: (row) => row.result, usual: false },
  },
  filters: { status: z.enum(STATUSES).default('planned'), siteId: ShortId.optional() },
  sorts: { soonest: { column: 'at' }, latest: { column: 'at', descending: true } },
  sort: 'soonest',
  export: { rows: 5_000 },
});

export const rehearsalRoutes = {
  listRehearsals: RehearsalList.route,
  exportRehearsals: RehearsalList.exportRoute,
  bookRehearsal: defineRoute({
    id: 'rehearsals.book',
    method: 'POST',
    path: '/rehearsals',
    summary: 'Arrange a rehearsal with a person',
    access: { verb: REHEARSAL_VERB },
    body: z.object({ seekerId: RecordId, at: Instant, wish: RequiredText(300) }),
    reply: Rehearsal,
    audit: { action: 'rehearsal.booked' },
    errors: ['rehearsal.past'],
  }),
  moveRehearsal: defineRoute({
    id: 'rehearsals.move',
    method: 'POST',
    path: '/rehearsals/:id/move',
    summary: 'Say what became of a rehearsal, or that what was said is wrong',
    access: { verb: REHEARSAL_VERB },
    params: IdParams,
    body: z.object({
      version: Version,
      move: RehearsalMove,
      note: Text(300).default(''),
      reason: Text(300).default(''),
    }),
    reply: Rehearsal,
    audit: { action: 'rehearsal.moved' },
    errors: ['record.changed', 'record.step_illegal', 'record.reason_needed'],
  }),
} as const;
