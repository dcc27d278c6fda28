import { freeSeat, timesFault, type Span, type TimesFault } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { DomainError } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import {
  AdviserBusy,
  endLeases,
  keptOf,
  listClaims,
  PersonBusy,
  PlaceFull,
  spanWords,
  staffClaim,
  type ClaimRow,
} from '../../records/bookings/index.ts';
import {
  BookingFar,
  BookingPast,
  EndBeforeBeginning,
  OthersWait,
  OutOfUse,
  OverMidnight,
  ResourceUnknown,
} from './bookings.errors.ts';
import { hoursOf, hoursRefusal } from './hours.ts';
import { lockResource, type ResourceRecord } from './resources.repository.ts';

const TIMES_REFUSALS: Readonly<Record<TimesFault, () => DomainError>> = {
  end_before_beginning: EndBeforeBeginning,
  over_midnight: OverMidnight,
  past: BookingPast,
  far: BookingFar,
};

/** @throws EndBeforeBeginning, OverMidnight, BookingPast, BookingFar */
export function assertTimes(ctx: AnyContext, span: Span): void {
  const fault = timesFault(span, ctx.now);
  if (fault !== null) throw TIMES_REFUSALS[fault]();
}

interface PlaceAsked {
  /** Null for a person's time alone. */
  readonly resource: Ref | null;
  readonly span: Span;
  readonly seeker: Ref | null;
  /** Its own claims are in nobody's way. */
  readonly booking: Ref;
  /** The seat it has now. */
  readonly seat?: number | null;
  /** The refusal where it is full, in the words of the record that it belongs to. */
  readonly full?: (clash: Span) => DomainError;
  /** It waited, and comes before those who wait behind it. */
  readonly waited?: true;
}

/** Columns of the place that a booking gets. */
interface PlaceFound {
  readonly resource: ResourceRecord | null;
  readonly seat: number | null;
}

/**
 * Finds a place, with everything locked that must not change until it is taken: the person is locked by the caller, the
 * resource here. The exclusion constraint guards what is decided here.
 *
 * @throws PersonBusy, ResourceUnknown, OutOfUse, OutsideHours, AdviserBusy, OthersWait, PlaceFull
 */
export async function findPlace(ctx: WriteContext, asked: PlaceAsked): Promise<PlaceFound> {
  await assertFree(ctx, asked.seeker, asked, PersonBusy);
  if (asked.resource === null) return { resource: null, seat: null };
  const resource = await lockResource(ctx.trx, asked.resource);
  if (resource === undefined) throw ResourceUnknown();
  if (!resource.is_in_use) throw OutOfUse({ what: resource.name });
  const refusal = hoursRefusal(ctx, resource.name, await hoursOf(ctx, resource), asked.span);
  if (refusal !== null) throw refusal;
  if (resource.staff_id !== null) await assertFree(ctx, staffClaim(resource.staff_id), asked, AdviserBusy);
  const seat = await seatIn(ctx, resource, asked);
  if (seat === null) {
    const [first] = await keptOf(ctx.trx, resource, asked.span, asked.booking);
    const clash = first === undefined ? asked.span : { from: first.starts_at, to: first.ends_at };
    throw asked.full?.(clash) ?? PlaceFull({ what: resource.name, ...spanWords(clash) });
  }
  if (asked.waited !== true && (await waitersOf(ctx, resource, asked)).length > 0) throw OthersWait();
  return { resource, seat };
}

async function assertFree(
  ctx: WriteContext,
  claimed: Ref | null,
  { span, booking }: PlaceAsked,
  Refusal: typeof PersonBusy,
): Promise<void> {
  if (claimed === null) return;
  await endLeases(ctx.trx, claimed, ctx.now);
  const [clash] = await keptOf(ctx.trx, claimed, span, booking);
  if (clash !== undefined) throw Refusal(spanWords({ from: clash.starts_at, to: clash.ends_at }));
}

/** A free seat of a locked resource, the one it has where that is free; null where it is full. */
export async function seatIn(
  ctx: WriteContext,
  resource: ResourceRecord,
  { span, booking, seat = null }: Pick<PlaceAsked, 'span' | 'booking' | 'seat'>,
): Promise<number | null> {
  await endLeases(ctx.trx, resource, ctx.now);
  const taken = (await keptOf(ctx.trx, resource, span, booking)).map(seatOf);
  const isMine = seat !== null && seat <= resource.capacity && !taken.some((each) => each.seat === seat);
  return isMine ? seat : freeSeat(resource.capacity, taken, span);
}

/** Those who wait for a time that overlaps. */
export async function waitersOf(
  ctx: AnyContext,
  resource: Ref,
  { span, booking }: Pick<PlaceAsked, 'span' | 'booking'>,
): Promise<ClaimRow[]> {
  const rows = await listClaims(ctx.db, resource, span);
  return rows.filter(({ state, booking_id: id }) => state === 'waits' && id !== booking.id);
}

export function seatOf({ seat, starts_at: from, ends_at: to }: ClaimRow) {
  return { seat, from, to };
}
