import { z } from 'zod';
import { approvalFlow, APPROVAL_STATUSES, NATION } from '@yizhan/domain';
import { Day, IdParams, Instant, RecordId, RegionCode, RegionRef, RequiredText } from './common.ts';
import { defineRoute } from './define-route.ts';
import { flowFields, moveRoute } from './flow.ts';
import { defineList } from './list.ts';

/** A step that waits for a second person, as the place shows it at which it was asked for. */
export const AskedApproval = z
  .object({
    id: RecordId,
    /** What kind of step, in the viewer's language. */
    what: z.string(),
    askedBy: z.string(),
    /** The viewer asked for it, and may withdraw it. */
    mine: z.boolean(),
    askedAt: Instant,
    /** The last day on which it can be approved. */
    until: Day,
    version: z.int(),
  })
  .meta({ id: 'AskedApproval' });
export type AskedApproval = z.infer<typeof AskedApproval>;

export const ApprovalRow = z
  .object({
    ...flowFields(approvalFlow),
    /** Code of the kind of step, and its name in the viewer's language. */
    kind: z.string(),
    what: z.string(),
    /** What exactly; empty once the record it was about was erased. */
    title: z.string(),
    place: z.string(),
    askedBy: z.string(),
    mine: z.boolean(),
    askedAt: Instant,
    until: Day,
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
    /** Why it was declined. */
    answer: z.string().nullable(),
    /** Until when the asker may fetch the file; null where there is none to fetch. */
    fileUntil: Instant.nullable(),
  })
  .meta({ id: 'ApprovalRow' });
export type ApprovalRow = z.infer<typeof ApprovalRow>;

export const Approval = ApprovalRow.extend({
  /** Why it was asked for. */
  reason: z.string(),
  /** What happens with the approval, line by line. */
  lines: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string() })),
  /** Who could approve it now; the first few. */
  approvers: z.array(z.string()),
  /** Why the viewer cannot approve it; null where they can, or it is no longer open. */
  barred: z.string().nullable(),
  /** What stands against it by now, so that approving it would be refused. */
  problem: z.string().nullable(),
  /** What a careful approver looks at twice. */
  caution: z.string().nullable(),
}).meta({ id: 'Approval' });
export type Approval = z.infer<typeof Approval>;

/** Which requests: those the viewer may decide, their own, or both. */
export const APPROVAL_VIEWS = ['to_decide', 'own', 'all'] as const;

/** Steps that wait for a second person, or waited for one. */
export const ApprovalList = defineList({
  name: 'approvals',
  id: 'approvals.list',
  path: '/approvals',
  summary: 'Steps that one may approve or has asked for',
  verb: 'approvals.read',
  row: ApprovalRow,
  columns: {
    title: { text: 'title', fixed: true },
    what: { text: 'what', usual: false },
    place: { text: 'place', usual: false },
    askedBy: { text: 'askedBy' },
    asked: { instant: 'askedAt' },
    until: { day: 'until' },
    status: { word: 'approvalStatus', of: 'status' },
    decidedBy: { text: 'decidedBy' },
    decided: { instant: 'decidedAt', usual: false },
  },
  filters: {
    view: z.enum(APPROVAL_VIEWS).default('to_decide'),
    status: z.enum(APPROVAL_STATUSES).optional(),
  },
  controls: {
    view: { kind: 'choice', words: 'approvalView' },
    status: 'choice',
  },
  sorts: { soonest: { column: 'until' }, latest: { column: 'asked', descending: true } },
  sort: 'soonest',
  export: { rows: 5_000 },
});

const RuleRegion = z.union([RegionCode, z.literal(NATION)]);

/** A rule of one division. */
const ApprovalRuleRow = z.object({
  region: RegionRef,
  isOn: z.boolean(),
  threshold: z.int().nullable(),
  source: z.string(),
  sourceDate: Day.nullable(),
  setBy: z.string(),
  setAt: Instant,
});

/** Whether a kind of step takes a second person at a division. */
export const ApprovalRuleView = z
  .object({
    kind: z.string(),
    what: z.string(),
    /** Rows count: only a step with more of them takes a second person. */
    counted: z.boolean(),
    /** It concerns the whole network, so only the whole network has a rule. */
    network: z.boolean(),
    isOn: z.boolean(),
    threshold: z.int().nullable(),
    /** Whose rules make it so. */
    from: z.array(RegionRef),
    own: ApprovalRuleRow.nullable(),
    /** Former rules of the division, newest first. */
    former: z.array(ApprovalRuleRow),
    /** Those of divisions below that are stricter. */
    below: z.array(ApprovalRuleRow),
    /** How many could approve here. */
    approvers: z.int(),
    /** A loosening of this rule waits for a second person. */
    asked: AskedApproval.nullable(),
    can: z.boolean(),
  })
  .meta({ id: 'ApprovalRuleView' });
export type ApprovalRuleView = z.infer<typeof ApprovalRuleView>;

export const MOST_ROWS_UNAPPROVED = 100_000;

export const ApprovalRuleInput = z.object({
  kind: z.string().max(60),
  region: RuleRegion,
  isOn: z.boolean(),
  threshold: z.int().min(0).max(MOST_ROWS_UNAPPROVED).nullable().default(null),
  source: RequiredText(300),
  sourceDate: Day.nullable().default(null),
});
export type ApprovalRuleInput = z.infer<typeof ApprovalRuleInput>;

export const approvalRoutes = {
  list: ApprovalList.route,
  export: ApprovalList.exportRoute,
  get: defineRoute({
    id: 'approvals.get',
    method: 'GET',
    path: '/approvals/:id',
    summary: 'What exactly was asked for, and what happens with the approval',
    access: { verb: 'approvals.read' },
    params: IdParams,
    reply: Approval,
    audit: { none: 'read' },
    errors: ['approval.unknown'],
  }),
  move: moveRoute({
    id: 'approvals.move',
    path: '/approvals',
    summary: 'Approve, which takes the step, or decline, or withdraw one’s own request',
    verb: 'approvals.read',
    flow: approvalFlow,
    reply: Approval,
    action: 'approval.approved',
    errors: [
      'approval.unknown',
      'approval.own',
      'approval.same_person',
      'approval.password_set',
      'approval.below',
      'approval.not_possible',
      'approval.asker_gone',
      'approval.past',
    ],
  }),
  file: defineRoute({
    id: 'approvals.file',
    method: 'POST',
    path: '/approvals/:id/file',
    summary: 'The file whose export was approved, for whoever asked for it',
    access: { verb: 'approvals.read' },
    params: IdParams,
    body: z.object({}),
    reply: { stream: 'text/csv' },
    audit: { action: 'list.exported' },
    errors: [
      'approval.unknown',
      'approval.no_file',
      'approval.file_grown',
      'list.too_many_rows',
      'list.exports_spent',
    ],
    limitPerMinute: 10,
  }),
  rules: defineRoute({
    id: 'approvals.rules',
    method: 'GET',
    path: '/approval-rules',
    summary: 'Which steps take a second person at a division, since when and by whose rule',
    access: { verb: 'approvals.read' },
    query: z.object({ region: RuleRegion }),
    reply: z.object({ items: z.array(ApprovalRuleView) }),
    audit: { none: 'read' },
    errors: ['region.unknown'],
  }),
  setRule: defineRoute({
    id: 'approvals.setRule',
    method: 'PUT',
    path: '/approval-rules',
    summary: 'Say whether a step takes a second person at a division; to ask less often takes one itself',
    access: { verb: 'approvals.manage' },
    body: ApprovalRuleInput,
    reply: ApprovalRuleView,
    audit: { action: 'approval.rule_set' },
    errors: [
      'approval.rule_laxer',
      'approval.network_only',
      'approval.kind_unknown',
      'approval.nobody',
      'approval.asked_already',
    ],
  }),
} as const;
