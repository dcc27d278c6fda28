import { freeSeat, HOLD_MINUTES, OFFER_HOURS } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { DomainError } from '../../app/errors.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import { keptOf, listClaims } from '../../records/bookings/index.ts';
import type { EventOf } from '../../records/events/types.ts';
import { cause } from '../../records/flow/transition.ts';
import { boundBookingFlow } from './bookings.flow.ts';
import { countBefore, findBookingRow, listToLapse } from './bookings.repository.ts';
import { seatOf } from './placing.ts';
import { findResource } from './resources.repository.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Farther ahead than anything can be booked. */
const ALWAYS_MS = 400 * 24 * HOUR_MS;

/** Until when a freed place is kept for whoever waited; null where it begins too soon to ask anybody. */
function offerUntil(now: Date, startsAt: Date): Date | null {
  const longest = Math.min(now.getTime() + OFFER_HOURS * HOUR_MS, startsAt.getTime() - HOUR_MS);
  const until = Math.max(longest, now.getTime() + HOLD_MINUTES * MINUTE_MS);
  return until < startsAt.getTime() ? new Date(until) : null;
}

/**
 * Offers what is free of a resource to those who wait, who came first first. Each offer looks once more under the lock
 * of the resource, so that two of them never give one seat away twice.
 */
export async function offerFreed(
  ctx: WriteContext,
  { subject: ref }: EventOf<'booking.freed'>,
): Promise<void> {
  const resource = await findResource(ctx.trx, ref);
  if (resource === undefined || !resource.is_in_use) return;
  const span = { from: ctx.now, to: new Date(ctx.now.getTime() + ALWAYS_MS) };
  const waiting = (await listClaims(ctx.trx, ref, span)).filter(({ state }) => state === 'waits');
  const refs = waiting.map((row) => ({ prefecture: row.booking_prefecture, id: row.booking_id }));
  const since = new Map((await countBefore(ctx.trx, refs)).map(({ id, created_at }) => [id, created_at]));
  const inOrder = waiting.toSorted(
    (a, b) =>
      (since.get(a.booking_id)?.getTime() ?? 0) - (since.get(b.booking_id)?.getTime() ?? 0) ||
      (a.booking_id < b.booking_id ? -1 : 1),
  );
  for (const row of inOrder) {
    const until = offerUntil(ctx.now, row.starts_at);
    const wanted = { from: row.starts_at, to: row.ends_at };
    const kept = (await keptOf(ctx.trx, ref, wanted, null)).filter(
      ({ until: end }) => end === null || end > ctx.now,
    );
    if (until === null || freeSeat(resource.capacity, kept.map(seatOf), wanted) === null) continue;
    await offer(ctx, { prefecture: row.booking_prefecture, id: row.booking_id }, until);
  }
}

/** Somebody who cannot take the place now, because they are elsewhere by then, goes on waiting. */
async function offer(ctx: WriteContext, ref: Ref, until: Date): Promise<void> {
  const row = await findBookingRow(ctx.trx, ref);
  if (row?.status !== 'waiting') return;
  try {
    await cause(ctx, boundBookingFlow, ref, { move: 'offer', input: { until } });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'booking.person_busy') throw error;
  }
}

/** How many are dealt with in one go; the rest comes a minute later. */
const AT_ONCE = 500;

/** Lets leases and vain waiting end, each in a transaction of its own. */
export async function lapseDue(services: Services, signal?: AbortSignal): Promise<number> {
  let lapsed = 0;
  for (const ref of await listToLapse(services.db, services.clock(), AT_ONCE)) {
    if (signal?.aborted === true) break;
    lapsed += await runWrite(services, { actor: system('bookings.lapse') }, (ctx) => lapse(ctx, ref));
  }
  return lapsed;
}

/** Somebody may confirm it or call it off at the same moment: whoever comes first counts. */
async function lapse(ctx: WriteContext, ref: Ref): Promise<number> {
  try {
    await cause(ctx, boundBookingFlow, ref, { move: 'lapse' });
    return 1;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return 0;
  }
}
