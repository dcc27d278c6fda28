import type { RecordAssignments } from '@yizhan/contract';
import { levelAbove, type AssignableNoun, type ConfidentialPurpose } from '@yizhan/domain';
import { actorStamp, authorise, may, type Actor } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { AccessDenied } from '../../app/errors.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { tellStaff } from '../notifications/index.ts';
import { assignableOf } from '../registry.ts';
import {
  AssignedTwice,
  ConfidentialAlready,
  NeedsSomebody,
  NotAssigned,
  NotConfidential,
  NotYours,
  StaffUnfit,
  TooManyAssignees,
} from './assignment.errors.ts';
import {
  deleteConfidential,
  findConfidential,
  insertConfidential,
  updateConfidential,
  type ConfidentialRow,
} from './confidential.repository.ts';
import { assertVisible } from './visible.ts';
import {
  insertAssignment,
  listAssignments,
  moveAssignments,
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
  readonly confidential: ConfidentialRow | undefined;
}

async function openFor(ctx: WriteContext, record: AssignableRecord): Promise<Opened> {
  const assignable = assignableOf(ctx.services, record.noun);
  const place = await assignable.open(ctx, record.ref);
  authorise(ctx.actor, assignable.verb, place);
  const rows = await listAssignments(ctx.trx, record.noun, record.ref);
  await assertVisible(ctx, record.noun, record.ref);
  const confidential = await findConfidential(ctx.trx, record.noun, record.ref);
  const current = rows.filter(({ ended_at }) => ended_at === null);
  return { assignable, place, record, current, confidential };
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
 * Assigns a record to a member of staff, in addition to its present assignees; they find it in their inbox. Like all of
 * these it answers with where the record lies.
 *
 * @throws the noun's error for a missing record, OutOfRegion, StaffUnfit, AssignedTwice, TooManyAssignees
 */
export async function assign(
  ctx: WriteContext,
  record: AssignableRecord,
  to: { staffId: string; note: string },
): Promise<AssignedPlace> {
  const open = await openFor(ctx, record);
  const member = await getFit(ctx, open, to.staffId);
  if (open.current.length >= MOST_ASSIGNEES) throw TooManyAssignees({ most: MOST_ASSIGNEES });
  await give(ctx, open, member, { note: to.note, from: null });
  await settleLevel(ctx, open, [...open.current.map(({ staff_id }) => staff_id), member.id]);
  await tell(ctx, open, member, 'staff.assigned', to.note);
  await writeDown(ctx, open, 'assigned', { to: member.name }, to.note);
  return open.place;
}

/** @throws as `assign`, NotAssigned, NotYours for another person's record unless the actor is above them */
export async function handOver(
  ctx: WriteContext,
  record: AssignableRecord,
  { from, to, note, isToldLater }: { from: string; to: string; note: string; isToldLater?: true },
): Promise<AssignedPlace> {
  const open = await openFor(ctx, record);
  const row = await getOwn(ctx, open, from);
  const member = await getFit(ctx, open, to);
  await end(ctx, row, 'handed_over', '');
  await give(ctx, open, member, { note, from: row.staff_id });
  await settleLevel(ctx, open, [...others(open, from), member.id]);
  if (isToldLater !== true) await tell(ctx, open, member, 'staff.handed_over', note);
  await writeDown(ctx, open, 'handed_over', { from: await nameOf(ctx, from), to: member.name }, note);
  return open.place;
}

/** @throws the noun's error, OutOfRegion, NotAssigned, NotYours */
export async function release(
  ctx: WriteContext,
  record: AssignableRecord,
  { staffId, note }: { staffId: string; note: string },
): Promise<AssignedPlace> {
  const open = await openFor(ctx, record);
  const row = await getOwn(ctx, open, staffId);
  const left = others(open, staffId);
  if (open.confidential !== undefined && left.length === 0) throw NeedsSomebody();
  await end(ctx, row, 'released', note);
  await settleLevel(ctx, open, left);
  await writeDown(ctx, open, 'released', { from: await nameOf(ctx, staffId) }, note);
  return open.place;
}

function others(open: Opened, staffId: string): string[] {
  return open.current.map(({ staff_id }) => staff_id).filter((id) => id !== staffId);
}

/** Who stands above a confidential record follows from who is in charge of it. */
async function settleLevel(ctx: WriteContext, open: Opened, assignees: readonly string[]): Promise<void> {
  if (open.confidential === undefined) return;
  const seenFrom = await levelOf(ctx, open, assignees);
  await updateConfidential(ctx.trx, open.record.noun, open.record.ref, { seen_from: seenFrom });
}

/** Officers above any of them see it. */
async function levelOf(
  ctx: WriteContext,
  { assignable, place }: Opened,
  assignees: readonly string[],
): Promise<number> {
  const members = await ctx.services.use(STAFF_DIRECTORY).byIds(ctx, assignees);
  return Math.max(
    0,
    ...[...members.values()].map(({ grants }) => levelAbove(grants, assignable.verb, place)),
  );
}

/**
 * Keeps a record from all but those in charge of it and the officers above them. Where nobody is in charge, whoever asks
 * is from then on.
 *
 * @throws as `assign`, ConfidentialAlready, AccessDenied for a noun that is public
 */
export async function keepConfidential(
  ctx: WriteContext,
  record: AssignableRecord,
  { purpose, note }: { purpose: ConfidentialPurpose; note: string },
): Promise<AssignedPlace> {
  const open = await openFor(ctx, record);
  if (!open.assignable.isPrivate || ctx.actor.kind !== 'staff') throw AccessDenied();
  if (open.confidential !== undefined) throw ConfidentialAlready();
  const assignees = open.current.map(({ staff_id }) => staff_id);
  if (!assignees.includes(ctx.actor.staffId) && !isAbove(ctx.actor, open.place)) {
    if (assignees.length > 0) throw NotYours({ name: await nameOf(ctx, assignees[0] ?? '') });
    const self = await getFit(ctx, open, ctx.actor.staffId);
    await give(ctx, open, self, { note: '', from: null });
    assignees.push(self.id);
  } else if (assignees.length === 0) throw NeedsSomebody();
  const by = actorStamp(ctx.actor);
  await insertConfidential(ctx.trx, {
    prefecture: record.ref.prefecture,
    noun: record.noun,
    record_id: record.ref.id,
    purpose,
    region_code: open.place.region,
    seen_from: await levelOf(ctx, open, assignees),
    set_at: ctx.now,
    set_by_kind: by.kind,
    set_by_id: by.id,
    set_by_name: by.name,
  });
  await writeDown(ctx, open, 'kept_confidential', { purpose }, note);
  return open.place;
}

/** @throws what the noun says, RecordConfidential, NotConfidential, NotYours */
export async function makeOpen(
  ctx: WriteContext,
  record: AssignableRecord,
  note: string,
): Promise<AssignedPlace> {
  const open = await openFor(ctx, record);
  if (open.confidential === undefined) throw NotConfidential();
  await deleteConfidential(ctx.trx, record.noun, record.ref);
  await writeDown(ctx, open, 'made_open', {}, note);
  return open.place;
}

/** Has what is kept of a record in hand follow it to where it lies now. */
export async function followPlace(
  ctx: WriteContext,
  { noun, ref }: AssignableRecord,
  place: AssignedPlace,
): Promise<void> {
  await updateConfidential(ctx.trx, noun, ref, { region_code: place.region });
  await moveAssignments(ctx.trx, noun, ref, { region_code: place.region, site_id: place.siteId });
}

/**
 * One record becomes part of another: whoever was in charge of it is in charge of that one, and what was confidential
 * stays so. Returns the number of rows.
 */
export async function mergeInHand(
  ctx: WriteContext,
  noun: AssignableNoun,
  from: Ref,
  into: Ref,
): Promise<number> {
  const kept = await listAssignments(ctx.trx, noun, into);
  const inCharge = new Set(kept.filter(({ ended_at }) => ended_at === null).map(({ staff_id }) => staff_id));
  const rows = (await listAssignments(ctx.trx, noun, from)).filter(({ ended_at }) => ended_at === null);
  for (const row of rows) {
    if (inCharge.has(row.staff_id)) await end(ctx, row, 'released', '');
    else await updateAssignment(ctx.trx, row, { record_id: into.id });
  }
  const confidential = await findConfidential(ctx.trx, noun, from);
  if (confidential === undefined) return rows.length;
  await deleteConfidential(ctx.trx, noun, from);
  if ((await findConfidential(ctx.trx, noun, into)) === undefined)
    await insertConfidential(ctx.trx, { ...confidential, record_id: into.id });
  return rows.length + 1;
}

/** Which changes the actor may make to a record's assignees. */
export function assignmentCan(
  actor: Actor,
  assignable: Assignable,
  place: AssignedPlace,
  { assignees, isConfidential }: { assignees: readonly string[]; isConfidential: boolean },
): RecordAssignments['can'] {
  if (actor.kind !== 'staff' || !may(actor, assignable.verb, place)) return [];
  const isInCharge = assignees.includes(actor.staffId);
  const mayPart = assignees.length > 0 && (isInCharge || isAbove(actor, place));
  const can: RecordAssignments['can'] = mayPart ? ['assign', 'hand_over', 'release'] : ['assign'];
  if (isConfidential) return [...can, 'make_open'];
  const mayKeep = mayPart || (assignees.length === 0 && !isAbove(actor, place));
  return assignable.isPrivate && mayKeep ? [...can, 'keep_confidential'] : can;
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
  what: 'assigned' | 'handed_over' | 'released' | 'kept_confidential' | 'made_open',
  data: { from?: string; to?: string; purpose?: string },
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
