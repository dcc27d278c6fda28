import type { ResourceKind } from '@yizhan/domain';
import type { Bilingual } from '../../app/errors.ts';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';

/** Where a booking was moved to. */
export interface MovedTo {
  readonly from: Date;
  readonly to: Date;
  /** Null where only people's time is booked. */
  readonly resource: { readonly kind: ResourceKind; readonly siteId: string } | null;
}

/**
 * A noun whose records have a booking. What happens to the booking in the calendar happens to the record: within the
 * same move, so that it is taken back with it.
 */
export interface Bookable {
  readonly noun: string;
  /** What its bookings are for, where nothing more particular is said. */
  readonly title: Bilingual;
  moved(ctx: WriteContext, record: Ref, to: MovedTo): Promise<void>;
  calledOff(ctx: WriteContext, record: Ref): Promise<void>;
}
