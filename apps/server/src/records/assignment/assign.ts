import type { AssignableNoun } from '@yizhan/domain';
import { actorStamp, authorise, may, type Actor } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { AccessDenied } from '../../app/errors.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { tellStaff } from '../notifications/index.ts';
import { assignableOf } from '../registry.ts';
import { AssignedTwice, NotAssigned, NotYours, StaffUnfit, TooManyAssignees } from './assignment.errors.ts';
import {
  insertAssignment,
  listAssignments,
  updateAssignment,
  type AssignmentRow,
} from './assignment.repository.ts';
import { STAFF_DIRECTORY, type Assignable, type AssignedPlace, type StaffMember } from './types.ts';

/** A record of a noun that can be assigned. */
export interface AssignableRecord {
  readonly noun: AssignableNoun;
  readonly ref: Ref;
}

export const MOST_ASSIGNEES = 5;

/** A record locked for changing its assignees. */
interface Opened {
  readonly assignable: Assignable;
  readonly place: AssignedPlace;
  readonly record: AssignableRecord;
  /** Rows of its current assignees. */
  readonly current: readonly AssignmentRow[];
}

async function openFor(ctx: WriteContext, record: AssignableRecord): Promise<Opened> {
  const assignable = assignableOf(ctx.services, record.noun);
  const place = await assignable.open(ctx, record.ref);
  authorise(ctx.actor, assignable.verb, place);
  const rows = await listAssignments(ctx.trx, record.noun, record.ref);
  return { assignable, place, record, current: rows.filter(({ ended_at }) => ended_at === null) };
}

/** Whether a member of staff may work on records at that place. */
export function isFit(member: StaffMember, assignable: Assignable, place: AssignedPlace): boolean {
  const actor: Actor = {
    kind: 'staff',
    staffId: member.id,
    login: '',
    name: member.name,
    grants: member.grants,
  };
  return member.isOpen && may(actor, assignable.verb, place);
}

/** Whether the actor directs the staff there, without being one of the assignees. */
function isAbove(actor: Actor, place: AssignedPlace): boolean {
  return actor.kind !== 'staff' || may(actor, 'staff.manage', place);
}

async function getFit(ctx: WriteContext, open: Opened, staffId: string): Promise<StaffMember> {
  const member = (await ctx.services.use(STAFF_DIRECTORY).byIds(ctx, [staffId])).get(staffId);
  if (member === undefined || !isFit(member, open.assignable, open.place)) throw StaffUnfit();
  if (open.current.some(({ staff_id }) => staff_id === staffId)) throw AssignedTwice({ name: member.name });
  return member;
}

/**
 * Assigns a record to a member of staff, in addition to its present assignees; they find it in their inbox.
 *
 * @throws the noun's error for a missing record, OutOfRegion, StaffUnfit, AssignedTwice, TooManyAssignees
 */
export async function assign(
  ctx: WriteContext,
  record: AssignableRecord,
  to: { staffId: string; note: string },
): Promise<void> {
  const open = await openFor(ctx, record);
  const member = await getFit(ctx, open, to.staffId);
  if (open.current.length >= MOST_ASSIGNEES) throw TooManyAssignees({ most: MOST_ASSIGNEES });
  await give(ctx, open, member, { note: to.note, from: null });
  await tell(ctx, open, member, 'staff.assigned', to.note);
  await writeDown(ctx, open, 'assigned', { to: member.name }, to.note);
}

/** @throws as `assign`, NotAssigned, NotYours for another person's record unless the actor is above them */
export async function handOver(
  ctx: WriteContext,
  record: AssignableRecord,
  { from, to, note, isToldLater }: { from: string; to: string; note: string; isToldLater?: true },
): Promise<void> {
  const open = await openFor(ctx, record);
  const row = await getOwn(ctx, open, from);
  const member = await getFit(ctx, open, to);
  await end(ctx, row, 'handed_over', '');
  await give(ctx, open, member, { note, from: row.staff_id });
  if (isToldLater !== true) await tell(ctx, open, member, 'staff.handed_over', note);
  await writeDown(ctx, open, 'handed_over', { from: await nameOf(ctx, from), to: member.name }, note);
}

/** @throws the noun's error, OutOfRegion, NotAssigned, NotYours */
export async function release(
  ctx: WriteContext,
  record: AssignableRecord,
  { staffId, note }: { staffId: string; note: string },
): Promise<void> {
  const open = await openFor(ctx, record);
  const row = await getOwn(ctx, open, staffId);
  await end(ctx, row, 'released', note);
  await writeDown(ctx, open, 'released', { from: await nameOf(ctx, staffId) }, note);
}

/** Which changes the actor may make to a record's assignees. */
export function assignmentCan(
  actor: Actor,
  assignable: Assignable,
  place: AssignedPlace,
  assignees: readonly string[],
): Array<'assign' | 'hand_over' | 'release'> {
  if (actor.kind !== 'staff' || !may(actor, assignable.verb, place)) return [];
  const mayPart = assignees.length > 0 && (assignees.includes(actor.staffId) || isAbove(actor, place));
  return mayPart ? ['assign', 'hand_over', 'release'] : ['assign'];
}

async function getOwn(ctx: WriteContext, open: Opened, staffId: string): Promise<AssignmentRow> {
  if (ctx.actor.kind !== 'staff' && ctx.actor.kind !== 'system') throw AccessDenied();
  const row = open.current.find(({ staff_id }) => staff_id === staffId);
  if (row === undefined) throw NotAssigned();
  const isOwn = ctx.actor.kind === 'staff' && ctx.actor.staffId === staffId;
  if (!isOwn && !isAbove(ctx.actor, open.place)) throw NotYours({ name: await nameOf(ctx, staffId) });
  return row;
}

async function give(
  ctx: WriteContext,
  { record, place }: Opened,
  member: StaffMember,
  { note, from }: { note: string; from: string | null },
): Promise<void> {
  const by = actorStamp(ctx.actor);
  await insertAssignment(ctx.trx, {
    prefecture: record.ref.prefecture,
    id: newId(),
    noun: record.noun,
    record_id: record.ref.id,
    staff_id: member.id,
    region_code: place.region,
    site_id: place.siteId,
    note,
    from_staff_id: from,
    assigned_at: ctx.now,
    assigned_by_kind: by.kind,
    assigned_by_id: by.id,
    assigned_by_name: by.name,
  });
}

async function tell(
  ctx: WriteContext,
  { assignable, record, place }: Opened,
  member: StaffMember,
  template: 'staff.assigned' | 'staff.handed_over',
  note: string,
): Promise<void> {
  await tellStaff(ctx, template, {
    place,
    to: { staffId: member.id },
    verb: assignable.verb,
    values: { by: actorStamp(ctx.actor).name, note: note === '' ? null : note },
    about: { noun: record.noun, ref: record.ref },
    ...(record.noun === 'seeker' ? { seeker: record.ref } : {}),
  });
}

async function end(
  ctx: WriteContext,
  row: AssignmentRow,
  as: 'handed_over' | 'released',
  note: string,
): Promise<void> {
  const by = actorStamp(ctx.actor);
  await updateAssignment(ctx.trx, row, {
    ended_at: ctx.now,
    ended_as: as,
    ended_note: note,
    ended_by_kind: by.kind,
    ended_by_id: by.id,
    ended_by_name: by.name,
  });
}

async function nameOf(ctx: AnyContext, staffId: string): Promise<string> {
  const found = await ctx.services.use(STAFF_DIRECTORY).byIds(ctx, [staffId]);
  return found.get(staffId)?.name ?? '';
}

async function writeDown(
  ctx: WriteContext,
  { assignable, record, place }: Opened,
  what: 'assigned' | 'handed_over' | 'released',
  data: { from?: string; to?: string },
  note: string,
): Promise<void> {
  const kind = `record.${what}`;
  if (assignable.party !== null) {
    const { ref } = record;
    await addToTimeline(ctx, { party: assignable.party, ref, kind, siteId: place.siteId, note, data });
  }
  await ctx.audit({
    action: kind,
    entity: { kind: record.noun, id: recordId(record.ref) },
    region: place.region,
    summary: data,
  });
}
