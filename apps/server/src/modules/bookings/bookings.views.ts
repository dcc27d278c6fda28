import type { Booking, MyBooking } from '@yizhan/contract';
import { BOOKING_ACTIONS, CANCEL_REASONS, type BookingMove, type BookingStatus } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, siteRef } from '../../app/ids.ts';
import { hiddenFrom } from '../../records/assignment/index.ts';
import { listClaims } from '../../records/bookings/index.ts';
import { recordViews } from '../../records/flow/record-views.ts';
import { COMPOSITION } from '../../records/module.ts';
import { boundBookingFlow, resourceOf } from './bookings.flow.ts';
import { mayEditBooking } from './bookings.policy.ts';
import { countBefore, type BookingRow } from './bookings.repository.ts';
import { findResourceRows } from './resources.repository.ts';

/** What staff may ask for: the platform makes the other moves, and what became of an interview is noted there. */
function askedFor(move: BookingMove, row: BookingRow): boolean {
  const isKnown = move === 'move' || (BOOKING_ACTIONS as readonly string[]).includes(move);
  return isKnown && (row.subject_noun === null || move === 'move' || move === 'cancel');
}

/** Bookings as staff see them. Somebody kept confidential from the viewer has no name in a calendar. */
export async function bookingViews(ctx: AnyContext, rows: readonly BookingRow[]): Promise<Booking[]> {
  const resources = await resourcesOf(ctx, rows);
  const hidden = await hiddenFrom(ctx, 'seeker', [...new Set(rows.map(({ prefecture }) => prefecture))]);
  const { bookables } = ctx.services.use(COMPOSITION);
  const views = await recordViews(ctx, boundBookingFlow, rows, {
    may: (row) => mayEditBooking(ctx.actor, row) && !isKept(hidden, row),
    show: (row) => ({
      resource: resources.get(row.resource_id ?? '') ?? null,
      site: siteRef(row),
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      seeker:
        row.seeker_id === null || row.seeker_name === null || isKept(hidden, row)
          ? null
          : { id: recordId(row.prefecture, row.seeker_id), name: row.seeker_name },
      title: isKept(hidden, row)
        ? ''
        : row.title !== '' || row.subject_noun === null
          ? row.title
          : (bookables.get(row.subject_noun)?.title[ctx.locale] ?? ''),
      note: isKept(hidden, row) ? '' : row.note,
      subject:
        row.subject_noun === null || row.subject_id === null
          ? null
          : { noun: row.subject_noun, id: recordId(row.prefecture, row.subject_id) },
      heldUntil: row.held_until?.toISOString() ?? null,
      movedFrom: row.moved_from?.toISOString() ?? null,
      misfit: row.misfit,
      cancelReason: CANCEL_REASONS.find((known) => known === row.cancel_reason) ?? null,
      createdAt: row.created_at.toISOString(),
    }),
  });
  const byId = new Map(rows.map((row) => [recordId(row), row]));
  return views.map((view) => {
    const row = byId.get(view.id);
    return { ...view, can: row === undefined ? [] : view.can.filter((move) => askedFor(move, row)) };
  });
}

function isKept(hidden: ReadonlySet<string>, { seeker_id: id }: BookingRow): boolean {
  return id !== null && hidden.has(id);
}

type ResourceView = NonNullable<Booking['resource']>;

async function resourcesOf(
  ctx: AnyContext,
  rows: readonly BookingRow[],
): Promise<ReadonlyMap<string, ResourceView>> {
  const refs = rows.map((row) => resourceOf(row)).filter((ref) => ref !== null);
  const found = await findResourceRows(ctx.db, refs);
  return new Map(
    found.map((row) => [row.id, { id: recordId(row), kind: row.kind, name: row.name }] as const),
  );
}

/** Bookings as the person sees them. */
export async function myBookingViews(ctx: AnyContext, rows: readonly BookingRow[]): Promise<MyBooking[]> {
  const resources = await resourcesOf(ctx, rows);
  const { bookables } = ctx.services.use(COMPOSITION);
  const views: MyBooking[] = [];
  for (const row of rows) {
    const titled =
      row.subject_noun === null ? '' : (bookables.get(row.subject_noun)?.title[ctx.locale] ?? '');
    views.push({
      id: recordId(row),
      status: row.status,
      version: row.version,
      resource: resources.get(row.resource_id ?? '') ?? null,
      site: siteRef(row),
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      title: row.title === '' ? titled : row.title,
      place: row.place,
      heldUntil: row.held_until?.toISOString() ?? null,
      movedFrom: row.moved_from?.toISOString() ?? null,
      misfit: row.misfit,
      subject:
        row.subject_noun === null || row.subject_id === null
          ? null
          : { noun: row.subject_noun, id: recordId(row.prefecture, row.subject_id) },
      before: row.status === 'waiting' ? await countWaitingBefore(ctx, row) : null,
      can: mine(row.status, row),
    });
  }
  return views;
}

function mine(status: BookingStatus, { subject_noun: noun }: BookingRow): MyBooking['can'] {
  // Whoever cannot come to an interview says so at the application, where the reason counts.
  if (noun !== null) return [];
  if (status === 'held') return ['confirm', 'cancel'];
  if (status === 'booked') return ['move', 'cancel'];
  return status === 'waiting' ? ['cancel'] : [];
}

async function countWaitingBefore(ctx: AnyContext, row: BookingRow): Promise<number> {
  const resource = resourceOf(row);
  if (resource === null) return 0;
  const claims = await listClaims(ctx.db, resource, { from: row.starts_at, to: row.ends_at });
  const refs = claims
    .filter(({ state, booking_id: id }) => state === 'waits' && id !== row.id)
    .map((claim) => ({ prefecture: claim.booking_prefecture, id: claim.booking_id }));
  const since = await countBefore(ctx.db, refs);
  return since.filter(({ created_at: at }) => at < row.created_at).length;
}
