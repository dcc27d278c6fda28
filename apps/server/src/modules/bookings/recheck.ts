import { dayKind, misfitOf, shanghaiDate, type BookableHours, type Misfit } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { listClaims, listDoubleClaims } from '../../records/bookings/index.ts';
import { readNotices } from '../../records/deadlines/index.ts';
import type { EventOf } from '../../records/events/types.ts';
import { cause } from '../../records/flow/transition.ts';
import { findSitePlace } from '../sites/index.ts';
import { boundBookingFlow, resourceOf } from './bookings.flow.ts';
import { listBookedAmong, listBookedOn, listOpenOf, type BookedTime } from './bookings.repository.ts';
import { hoursOf } from './hours.ts';
import { findResource, listResourcesOfSite } from './resources.repository.ts';

/** Farther ahead than anything can be booked. */
const ALWAYS_MS = 400 * 86_400_000;

/** Says of a booking why it does not fit, by what holds now; resources are read once. */
class Judge {
  readonly #ctx: WriteContext;
  readonly #known = new Map<string, BookableHours | 'out_of_use'>();

  constructor(ctx: WriteContext) {
    this.#ctx = ctx;
  }

  async misfit(row: BookedTime): Promise<Misfit | null> {
    const ref = resourceOf(row);
    if (ref === null) {
      // Nobody's hours: what was set for a workday that became a holiday.
      const notices = await readNotices(this.#ctx.db);
      return dayKind(shanghaiDate(row.starts_at), notices) === 'holiday' ? 'holiday' : null;
    }
    const hours = await this.#hours(ref);
    if (hours === 'out_of_use') return hours;
    return misfitOf(hours.hours, { from: row.starts_at, to: row.ends_at }, hours.notices);
  }

  async #hours(ref: Ref): Promise<BookableHours | 'out_of_use'> {
    const known = this.#known.get(recordId(ref));
    if (known !== undefined) return known;
    const resource = await findResource(this.#ctx.trx, ref);
    const found =
      resource === undefined || !resource.is_in_use ? 'out_of_use' : await hoursOf(this.#ctx, resource);
    this.#known.set(recordId(ref), found);
    return found;
  }
}

/** Marks what no longer fits and takes the mark from what fits again; returns how many were newly marked. */
async function recheck(ctx: WriteContext, rows: readonly BookedTime[]): Promise<number> {
  const judge = new Judge(ctx);
  let marked = 0;
  for (const row of rows) {
    if (row.misfit === 'two_at_once') continue;
    const misfit = await judge.misfit(row);
    if (misfit === row.misfit) continue;
    const ref = { prefecture: row.prefecture, id: row.id };
    if (misfit === null) await cause(ctx, boundBookingFlow, ref, { move: 'fit_again' });
    else {
      await cause(ctx, boundBookingFlow, ref, { move: 'fall_out', input: { misfit } });
      marked += 1;
    }
  }
  return marked;
}

/** Bookings to come of something whose hours were changed, or that was taken out of use. */
export async function recheckResource(ctx: WriteContext, ref: Ref): Promise<number> {
  const span = { from: ctx.now, to: new Date(ctx.now.getTime() + ALWAYS_MS) };
  const claims = await listClaims(ctx.trx, ref, span);
  const refs = claims.map((row) => ({ prefecture: row.booking_prefecture, id: row.booking_id }));
  return recheck(ctx, await listBookedAmong(ctx.trx, refs, ctx.now));
}

/** A notice of holidays says otherwise of these days: whoever has booked one of them is found and told. */
export async function followNotice(ctx: WriteContext, event: EventOf<'calendar.changed'>): Promise<void> {
  await recheck(ctx, await listBookedOn(ctx.trx, event.payload.days, ctx.now));
}

/** A station's hours are those of everything in it that has none of its own. */
export async function followSiteHours(
  ctx: WriteContext,
  event: EventOf<'site.hours_changed'>,
): Promise<void> {
  const site = await findSitePlace(ctx, event.subject.id);
  const place = { prefecture: site.regionCode.slice(0, 4), id: site.id };
  for (const ref of await listResourcesOfSite(ctx.trx, place)) await recheckResource(ctx, ref);
}

/** Both records of one person have something at the same time: that of the dropped one is marked, to be moved. */
export async function markDoubles(ctx: WriteContext, event: EventOf<'seeker.merged'>): Promise<void> {
  for (const ref of await listDoubleClaims(ctx.trx, event.subject, event.payload.dropped)) {
    const [row] = await listBookedAmong(ctx.trx, [ref], ctx.now);
    if (row === undefined) continue;
    await cause(ctx, boundBookingFlow, ref, { move: 'fall_out', input: { misfit: 'two_at_once' } });
  }
}

/** Nobody comes any more. */
export async function callOffOf(ctx: WriteContext, event: EventOf<'seeker.erased'>): Promise<void> {
  for (const ref of await listOpenOf(ctx.trx, event.subject, ctx.now)) {
    await cause(ctx, boundBookingFlow, ref, {
      move: 'cancel',
      reason: 'not_needed',
      input: { bySubject: true },
    });
  }
}
