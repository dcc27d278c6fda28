import type { AssignedRecord, AssignmentEntry, RecordAssignments, StaffRef } from '@yizhan/contract';
import {
  ASSIGNABLE_NOUNS,
  CONFIDENTIAL_PURPOSES,
  type AssignableNoun,
  type ConfidentialPurpose,
} from '@yizhan/domain';
import type { ReachedPlaces } from '../../app/actor.ts';
import { bulkWrite, type AnyContext, type WriteContext } from '../../app/context.ts';
import { DomainError } from '../../app/errors.ts';
import { recordId, shortId, type Ref } from '../../app/ids.ts';
import {
  assertVisible,
  assignmentCan,
  findConfidential,
  hiddenFrom,
  handOver,
  isFit,
  isHidden,
  listAssignments,
  listLeft,
  listOpenOf,
  STAFF_DIRECTORY,
  type AssignableRecord,
  type AssignedPlace,
  type AssignmentRow,
  type StaffMember,
} from '../../records/assignment/index.ts';
import { assignableOf } from '../../records/registry.ts';
import { tellStaff } from '../../records/notifications/index.ts';
import { StaffUnknown } from '../identity/index.ts';
import { authoriseWork, managedPlaces } from './assignments.policy.ts';

/** The most records of one member of staff that are shown, and handed over in one go. */
const MOST_AT_ONCE = 500;

/** Present and former assignees of a record. @throws the noun's error for a missing record, OutOfRegion */
export async function assignmentsOf(ctx: AnyContext, record: AssignableRecord): Promise<RecordAssignments> {
  const assignable = assignableOf(ctx.services, record.noun);
  const place = await assignable.find(ctx, record.ref);
  authoriseWork(ctx.actor, assignable, place);
  await assertVisible(ctx, record.noun, record.ref);
  return viewAssignments(ctx, record, place);
}

/** The same after a change, for whoever made it: they may have handed it to somebody else. */
export async function viewAssignments(
  ctx: AnyContext,
  record: AssignableRecord,
  place: AssignedPlace,
): Promise<RecordAssignments> {
  const assignable = assignableOf(ctx.services, record.noun);
  const rows = await listAssignments(ctx.db, record.noun, record.ref);
  const staff = await ctx.services.use(STAFF_DIRECTORY).byIds(
    ctx,
    rows.flatMap(({ staff_id, from_staff_id }) => [staff_id, from_staff_id ?? staff_id]),
  );
  const confidential = await findConfidential(ctx.db, record.noun, record.ref);
  const current = rows.filter(({ ended_at }) => ended_at === null);
  const self = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null;
  return {
    assignees: current.map((row) => {
      const member = staff.get(row.staff_id);
      return {
        staff: refOf(row.staff_id, staff),
        since: row.assigned_at.toISOString(),
        note: row.note,
        gone: member === undefined || !isFit(member, assignable, place),
        isSelf: row.staff_id === self,
      };
    }),
    history: rows
      .flatMap((row) => entriesOf(row, staff))
      .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
    confidential:
      confidential === undefined
        ? null
        : {
            purpose: purposeOf(confidential.purpose),
            since: confidential.set_at.toISOString(),
            by: confidential.set_by_name,
          },
    can: (await isHidden(ctx, record.noun, record.ref))
      ? []
      : assignmentCan(ctx.actor, assignable, place, {
          assignees: current.map(({ staff_id }) => staff_id),
          isConfidential: confidential !== undefined,
        }),
  };
}

function purposeOf(stored: string): ConfidentialPurpose {
  return CONFIDENTIAL_PURPOSES.find((purpose) => purpose === stored) ?? 'other';
}

function refOf(id: string, staff: ReadonlyMap<string, StaffMember>): StaffRef {
  return { id: shortId(id), name: staff.get(id)?.name ?? '' };
}

/** A hand-over is shown once, on the row of its receiver. */
function entriesOf(row: AssignmentRow, staff: ReadonlyMap<string, StaffMember>): AssignmentEntry[] {
  const to = refOf(row.staff_id, staff);
  const begun: AssignmentEntry = {
    at: row.assigned_at.toISOString(),
    kind: row.from_staff_id === null ? 'assigned' : 'handed_over',
    from: row.from_staff_id === null ? null : refOf(row.from_staff_id, staff),
    to,
    by: row.assigned_by_name,
    note: row.note,
  };
  if (row.ended_at === null || row.ended_as !== 'released') return [begun];
  const at = row.ended_at.toISOString();
  const note = row.ended_note ?? '';
  return [{ at, kind: 'released', from: to, to: null, by: row.ended_by_name ?? '', note }, begun];
}

/** @throws the noun's error for a missing record, OutOfRegion */
export async function colleaguesFor(
  ctx: AnyContext,
  record: AssignableRecord,
): Promise<{ items: StaffRef[] }> {
  const assignable = assignableOf(ctx.services, record.noun);
  const place = await assignable.find(ctx, record.ref);
  authoriseWork(ctx.actor, assignable, place);
  await assertVisible(ctx, record.noun, record.ref);
  const found = await ctx.services.use(STAFF_DIRECTORY).reaching(ctx, assignable.verb, place);
  return { items: found.map(({ id, name }) => ({ id: shortId(id), name })) };
}

/** Records assigned to a member of staff, within some places or everywhere. */
export async function recordsOf(
  ctx: AnyContext,
  staffId: string,
  within: ReachedPlaces | null,
): Promise<AssignedRecord[]> {
  return viewRecords(ctx, await listOpenOf(ctx.db, staffId, within, MOST_AT_ONCE));
}

async function viewRecords(ctx: AnyContext, rows: readonly AssignmentRow[]): Promise<AssignedRecord[]> {
  const titles = new Map<string, string>();
  for (const [noun, own] of Map.groupBy(rows, (row) => nounOf(row))) {
    const hidden = await hiddenFrom(ctx, noun, [...new Set(own.map(({ prefecture }) => prefecture))]);
    const shown = own.map(recordOf).filter(({ id }) => !hidden.has(id));
    const found = await assignableOf(ctx.services, noun).titles(ctx, shown);
    for (const [id, title] of found) titles.set(`${noun} ${id}`, title);
  }
  return rows.flatMap((row) => {
    const noun = nounOf(row);
    const title = titles.get(`${noun} ${row.record_id}`);
    if (title === undefined) return [];
    const since = row.assigned_at.toISOString();
    return [{ noun, id: recordId(row.prefecture, row.record_id), title, since, note: row.note }];
  });
}

function recordOf({ prefecture, record_id }: AssignmentRow): Ref {
  return { prefecture, id: record_id };
}

function nounOf({ noun }: AssignmentRow): AssignableNoun {
  const known = ASSIGNABLE_NOUNS.find((name) => name === noun);
  if (known === undefined) throw new Error(`Nobody knows what a ${noun} in somebody's hands is`);
  return known;
}

/** Staff who left, with records in the caller's reach still assigned to them. */
export async function leftRecords(ctx: AnyContext): Promise<Array<StaffRef & { records: number }>> {
  const rows = await listLeft(ctx.db, managedPlaces(ctx.actor));
  return rows.map(({ id, name, records }) => ({ id: shortId(id), name, records }));
}

/** A person's assigned records within the caller's reach, and who could take over all of them. @throws StaffUnknown */
export async function handOverList(
  ctx: AnyContext,
  staffId: string,
): Promise<{ items: AssignedRecord[]; colleagues: StaffRef[] }> {
  await getMember(ctx, staffId);
  const rows = await listOpenOf(ctx.db, staffId, managedPlaces(ctx.actor), MOST_AT_ONCE);
  const places = new Map(rows.map((row) => [`${row.noun} ${row.region_code} ${row.site_id ?? ''}`, row]));
  let fit: ReadonlyMap<string, StaffMember> | undefined;
  // A person who takes over all of it must be able to work on each: few kinds of places, however many records.
  for (const row of places.values()) {
    const { verb } = assignableOf(ctx.services, nounOf(row));
    const place = { region: row.region_code, siteId: row.site_id };
    const reaching = await ctx.services.use(STAFF_DIRECTORY).reaching(ctx, verb, place);
    const before = fit;
    fit = new Map(
      reaching
        .filter(({ id }) => id !== staffId && (before === undefined || before.has(id)))
        .map((member) => [member.id, member]),
    );
  }
  return {
    items: await viewRecords(ctx, rows),
    colleagues: [...(fit?.values() ?? [])].map(({ id, name }) => ({ id: shortId(id), name })),
  };
}

async function getMember(ctx: AnyContext, staffId: string): Promise<StaffMember> {
  const member = (await ctx.services.use(STAFF_DIRECTORY).byIds(ctx, [staffId])).get(staffId);
  if (member === undefined) throw StaffUnknown();
  return member;
}

/**
 * Hands over a person's records within the caller's reach, one by one: a record that cannot be handed over keeps its
 * assignee and gives the reason.
 *
 * @throws StaffUnknown
 */
export async function handOverAll(
  ctx: WriteContext,
  staffId: string,
  { to, note }: { to: string; note: string },
) {
  const from = await getMember(ctx, staffId);
  const rows = await listOpenOf(ctx.trx, staffId, managedPlaces(ctx.actor), MOST_AT_ONCE);
  // One prefecture after the other, sorted by id: two simultaneous calls wait for each other without deadlocking.
  rows.sort((a, b) => key(a).localeCompare(key(b)));
  const bulk = bulkWrite(ctx);
  const failed: Array<{ row: AssignmentRow; error: DomainError }> = [];
  for (const row of rows) {
    const record = { noun: nounOf(row), ref: recordOf(row) };
    try {
      await bulk.inSavepoint(() =>
        handOver(bulk.ctx, record, { from: staffId, to, note, isToldLater: true }),
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      failed.push({ row, error });
    }
  }
  await ctx.audit({
    action: 'record.handed_over_all',
    entity: { kind: 'staff', id: shortId(staffId) },
    region: rows[0]?.region_code ?? null,
    summary: { from: from.name, moved: rows.length - failed.length },
  });
  await bulk.flush();
  await tellOfAll(ctx, from, to, rows, rows.length - failed.length);
  const shown = new Map(
    (
      await viewRecords(
        ctx,
        failed.map(({ row }) => row),
      )
    ).map((record) => [record.id, record]),
  );
  return {
    moved: rows.length - failed.length,
    refused: failed.flatMap(({ row, error }) => {
      const record = shown.get(recordId(row.prefecture, row.record_id));
      if (record === undefined) return [];
      const { noun, id, title } = record;
      return [{ noun, id, title, message: error.text[ctx.locale] }];
    }),
  };
}

/** Puts one line into the inbox for all of them. */
async function tellOfAll(
  ctx: WriteContext,
  from: StaffMember,
  to: string,
  [first]: readonly AssignmentRow[],
  count: number,
): Promise<void> {
  if (first === undefined || count === 0) return;
  await tellStaff(ctx, 'staff.handed_over_all', {
    place: { region: first.region_code, siteId: first.site_id },
    to: { staffId: to },
    verb: 'records.assign',
    values: { name: from.name, count },
    about: { noun: 'assignments', id: shortId(to) },
  });
}

function key({ prefecture, record_id }: AssignmentRow): string {
  return `${prefecture} ${record_id}`;
}
