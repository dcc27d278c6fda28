import { z } from 'zod';
import { ASSIGNABLE_NOUNS, CONFIDENTIAL_PURPOSES } from '@yizhan/domain';
import { defineRoute } from './define-route.ts';
import { Instant, RecordId, ShortId, Text } from './common.ts';

export const AssignableNounName = z.enum(ASSIGNABLE_NOUNS);
export const StaffRef = z.object({ id: ShortId, name: z.string() }).meta({ id: 'StaffRef' });
export type StaffRef = z.infer<typeof StaffRef>;

export const Assignee = z
  .object({
    staff: StaffRef,
    since: Instant,
    note: z.string(),
    /** Whose account was closed, or who no longer works where the record lies. */
    gone: z.boolean(),
    isSelf: z.boolean(),
  })
  .meta({ id: 'Assignee' });
export type Assignee = z.infer<typeof Assignee>;

export const AssignmentEntry = z
  .object({
    at: Instant,
    kind: z.enum(['assigned', 'handed_over', 'released']),
    from: StaffRef.nullable(),
    to: StaffRef.nullable(),
    by: z.string(),
    note: z.string(),
  })
  .meta({ id: 'AssignmentEntry' });
export type AssignmentEntry = z.infer<typeof AssignmentEntry>;

export const RecordAssignments = z
  .object({
    assignees: z.array(Assignee),
    /** Newest first. */
    history: z.array(AssignmentEntry),
    /** Kept from all but those in charge and the officers above them; null where it is not. */
    confidential: z
      .object({ purpose: z.enum(CONFIDENTIAL_PURPOSES), since: Instant, by: z.string() })
      .nullable(),
    can: z.array(z.enum(['assign', 'hand_over', 'release', 'keep_confidential', 'make_open'])),
  })
  .meta({ id: 'RecordAssignments' });
export type RecordAssignments = z.infer<typeof RecordAssignments>;

/** A record somebody works on, for lists over all nouns. */
export const AssignedRecord = z
  .object({
    noun: AssignableNounName,
    id: RecordId,
    title: z.string(),
    since: Instant,
    note: z.string(),
  })
  .meta({ id: 'AssignedRecord' });
export type AssignedRecord = z.infer<typeof AssignedRecord>;

const RecordParams = z.object({ noun: AssignableNounName, id: RecordId });
const Note = Text(300).default('');
const Moved = z.object({
  moved: z.int(),
  refused: z.array(
    z.object({ noun: AssignableNounName, id: RecordId, title: z.string(), message: z.string() }),
  ),
});
const errors = ['access.confidential', 'seeker.unknown', 'vacancy.unknown', 'help.unknown'];

export const assignmentRoutes = {
  ofRecord: defineRoute({
    id: 'assignments.ofRecord',
    method: 'GET',
    path: '/records/:noun/:id/assignments',
    summary: 'Who works on a record, and who did before',
    access: { verb: 'records.assign' },
    params: RecordParams,
    reply: RecordAssignments,
    audit: { none: 'read' },
    errors,
  }),
  colleagues: defineRoute({
    id: 'assignments.colleagues',
    method: 'GET',
    path: '/records/:noun/:id/colleagues',
    summary: 'Staff who may work on a record, those of its site first',
    access: { verb: 'records.assign' },
    params: RecordParams,
    reply: z.object({ items: z.array(StaffRef) }),
    audit: { none: 'read' },
    errors,
  }),
  assign: defineRoute({
    id: 'assignments.assign',
    method: 'POST',
    path: '/records/:noun/:id/assignments',
    summary: 'Give a record to somebody of the staff, who hears of it, or take it oneself',
    access: { verb: 'records.assign' },
    params: RecordParams,
    body: z.object({ staffId: ShortId, note: Note }),
    reply: RecordAssignments,
    audit: { action: 'record.assigned' },
    errors: [...errors, 'assignment.staff_unfit', 'assignment.twice', 'assignment.too_many'],
  }),
  handOver: defineRoute({
    id: 'assignments.handOver',
    method: 'POST',
    path: '/records/:noun/:id/hand-over',
    summary: 'Hand a record over from one to another, who hears of it',
    access: { verb: 'records.assign' },
    params: RecordParams,
    body: z.object({ from: ShortId, to: ShortId, note: Note }),
    reply: RecordAssignments,
    audit: { action: 'record.handed_over' },
    errors: [
      ...errors,
      'assignment.staff_unfit',
      'assignment.twice',
      'assignment.none',
      'assignment.not_yours',
    ],
  }),
  release: defineRoute({
    id: 'assignments.release',
    method: 'POST',
    path: '/records/:noun/:id/release',
    summary: 'Take somebody off a record',
    access: { verb: 'records.assign' },
    params: RecordParams,
    body: z.object({ staffId: ShortId, note: Note }),
    reply: RecordAssignments,
    audit: { action: 'record.released' },
    errors: [...errors, 'assignment.none', 'assignment.not_yours', 'assignment.needs_somebody'],
  }),
  keepConfidential: defineRoute({
    id: 'assignments.keepConfidential',
    method: 'POST',
    path: '/records/:noun/:id/confidential',
    summary: 'Keep a record from all but those in charge and the officers above them',
    access: { verb: 'records.assign' },
    params: RecordParams,
    body: z.object({ purpose: z.enum(CONFIDENTIAL_PURPOSES), note: Note }),
    reply: RecordAssignments,
    audit: { action: 'record.kept_confidential' },
    errors: [
      ...errors,
      'assignment.confidential_already',
      'assignment.needs_somebody',
      'assignment.not_yours',
    ],
  }),
  makeOpen: defineRoute({
    id: 'assignments.makeOpen',
    method: 'POST',
    path: '/records/:noun/:id/open-to-all',
    summary: 'Show a confidential record again to all whose place it lies in',
    access: { verb: 'records.assign' },
    params: RecordParams,
    body: z.object({ note: Note }),
    reply: RecordAssignments,
    audit: { action: 'record.made_open' },
    errors: [...errors, 'assignment.not_confidential'],
  }),
  mine: defineRoute({
    id: 'assignments.mine',
    method: 'GET',
    path: '/assignments/mine',
    summary: 'Records that the caller works on, newest first',
    access: { verb: 'records.assign' },
    reply: z.object({ items: z.array(AssignedRecord) }),
    audit: { none: 'read' },
  }),
  ofStaff: defineRoute({
    id: 'assignments.ofStaff',
    method: 'GET',
    path: '/staff/:staffId/assignments',
    summary: 'Records in reach that somebody of the staff works on, to hand them over when they leave',
    access: { verb: 'staff.manage' },
    params: z.object({ staffId: ShortId }),
    reply: z.object({ items: z.array(AssignedRecord), colleagues: z.array(StaffRef) }),
    audit: { none: 'read' },
    errors: ['staff.unknown'],
  }),
  handOverAll: defineRoute({
    id: 'assignments.handOverAll',
    method: 'POST',
    path: '/staff/:staffId/assignments/hand-over',
    summary: 'Hand all records in reach that somebody works on over to another',
    access: { verb: 'staff.manage' },
    params: z.object({ staffId: ShortId }),
    body: z.object({ to: ShortId, note: Note }),
    reply: Moved,
    audit: { action: 'record.handed_over_all' },
    errors: ['staff.unknown', 'assignment.staff_unfit'],
  }),
  left: defineRoute({
    id: 'assignments.left',
    method: 'GET',
    path: '/assignments/left',
    summary: 'Staff who left, or work elsewhere now, with records in reach still in their name',
    access: { verb: 'staff.manage' },
    reply: z.object({ items: z.array(StaffRef.extend({ records: z.int() })) }),
    audit: { none: 'read' },
  }),
} as const;
