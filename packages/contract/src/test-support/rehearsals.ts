import { z } from 'zod';
import { defineFlow } from '@yizhan/domain';
import { AskedApproval } from '../approvals.ts';
import { Instant, RecordId, RequiredText, ShortId, SiteRef } from '../common.ts';
import { defineRoute } from '../define-route.ts';
import { flowFields, moveRoute } from '../flow.ts';
import { fillInRoute } from '../forms.ts';
import { defineList } from '../list.ts';
import { confirmRoute } from '../papers.ts';

const STATUSES = ['planned', 'held', 'cancelled'] as const;

/** A noun of the product has these in `packages/ui`. */
export const STATUS_WORDS = {
  planned: { 'zh-CN': '已约好', en: 'arranged' },
  held: { 'zh-CN': '练过了', en: 'held' },
  cancelled: { 'zh-CN': '取消了', en: 'called off' },
};

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

/** A verb of placements: a noun of the product has its own in the table of roles. */
export const REHEARSAL_VERB = 'placements.move';

export const Rehearsal = z.object({
  ...flowFields(rehearsalFlow),
  seeker: z.object({ id: RecordId, name: z.string() }),
  site: SiteRef.nullable(),
  at: Instant,
  /** What the person wants to practise. */
  wish: z.string(),
  result: z.string().nullable(),
  heldBy: z.string().nullable(),
  approval: AskedApproval.nullable(),
});
export type Rehearsal = z.infer<typeof Rehearsal>;

export const RehearsalList = defineList({
  name: 'rehearsals',
  title: { 'zh-CN': '模拟面试', en: 'Rehearsals' },
  id: 'rehearsals.list',
  path: '/rehearsals',
  summary: 'Rehearsals of interviews within one’s regions',
  verb: REHEARSAL_VERB,
  row: Rehearsal,
  columns: {
    name: { heading: { 'zh-CN': '姓名', en: 'Name' }, text: 'seeker.name', fixed: true },
    at: { heading: { 'zh-CN': '时间', en: 'When' }, instant: 'at' },
    site: { heading: { 'zh-CN': '驿站', en: 'Station' }, text: 'site.name' },
    wish: { heading: { 'zh-CN': '想练什么', en: 'To practise' }, text: 'wish' },
    status: { heading: { 'zh-CN': '状态', en: 'Status' }, word: STATUS_WORDS, of: 'status' },
    result: { heading: { 'zh-CN': '结果', en: 'Result' }, text: 'result', usual: false },
  },
  filters: { status: z.enum(STATUSES).default('planned'), siteId: ShortId.optional() },
  controls: { status: 'choice', siteId: { kind: 'site', column: 'site' } },
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
    errors: ['booking.past', 'rehearsal.young', 'booking.person_busy'],
  }),
  moveRehearsal: moveRoute({
    id: 'rehearsals.move',
    path: '/rehearsals',
    summary: 'Say what became of a rehearsal, or that what was said is wrong',
    verb: REHEARSAL_VERB,
    flow: rehearsalFlow,
    reply: Rehearsal,
    action: 'rehearsal.moved',
    errors: ['approval.nobody', 'approval.asked_already'],
  }),
  fillInRehearsal: fillInRoute('rehearsals', '/rehearsals', REHEARSAL_VERB),
  confirmRehearsal: confirmRoute('rehearsals', '/rehearsals', REHEARSAL_VERB),
} as const;
