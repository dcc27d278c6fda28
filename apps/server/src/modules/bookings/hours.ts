import { OpeningHours } from '@yizhan/contract';
import { dayKind, misfitOf, openingsOn, shanghaiDate, type BookableHours, type Span } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { DomainError } from '../../app/errors.ts';
import { readNotices } from '../../records/deadlines/index.ts';
import { siteHours } from '../sites/index.ts';
import { ClosedThatDay, OutsideHours } from './bookings.errors.ts';
import type { ResourceRecord } from './resources.repository.ts';

/** When something is open: by its own hours, else by those of its station, holidays as far as they are known. */
export async function hoursOf(
  ctx: AnyContext,
  resource: Pick<ResourceRecord, 'hours' | 'site_id' | 'capacity' | 'slot_minutes'>,
): Promise<BookableHours> {
  return {
    hours:
      resource.hours === null ? await siteHours(ctx, resource.site_id) : OpeningHours.parse(resource.hours),
    notices: await readNotices(ctx.db),
    capacity: resource.capacity,
    slotMinutes: resource.slot_minutes,
  };
}

/** Why a span cannot be booked for the sake of hours; null where it can. */
export function hoursRefusal(
  ctx: AnyContext,
  what: string,
  { hours, notices }: BookableHours,
  span: Span,
): DomainError | null {
  if (misfitOf(hours, span, notices) === null) return null;
  const day = shanghaiDate(span.from);
  const openings = openingsOn(hours, day, notices);
  if (openings.length > 0) {
    const list = openings.map(({ from, to }) => `${from}–${to}`);
    return OutsideHours({ what, day, hours: list.join(ctx.locale === 'en' ? ', ' : '、') });
  }
  const isHoliday = dayKind(day, notices) === 'holiday';
  const why = ctx.locale === 'en' ? (isHoliday ? 'holiday' : 'day off') : isHoliday ? '放假' : '不上班';
  return ClosedThatDay({ what, day, why });
}
