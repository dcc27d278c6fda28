import { OpeningHours, type BookingResource } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId } from '../../app/ids.ts';
import { resourcePolicy } from './bookings.policy.ts';
import type { ResourceRow } from './resources.repository.ts';

export function resourceView(ctx: AnyContext, row: ResourceRow): BookingResource {
  return {
    id: recordId(row),
    version: row.version,
    kind: row.kind,
    name: row.name,
    site: { id: shortId(row.site_id), name: row.site_name },
    staff:
      row.staff_id === null || row.staff_name === null
        ? null
        : { id: shortId(row.staff_id), name: row.staff_name },
    capacity: row.capacity,
    slotMinutes: row.slot_minutes,
    hours: row.hours === null ? null : OpeningHours.parse(row.hours),
    isOpenToPeople: row.is_open_to_people,
    isInUse: row.is_in_use,
    note: row.note,
    mayEdit: ctx.actor.kind === 'staff' && resourcePolicy.may(ctx.actor, 'bookings.resources', row),
  };
}
