import { z } from 'zod';
import {
  BOOKING_ACTIONS,
  BOOKING_STATUSES,
  bookingFlow,
  CANCEL_REASONS,
  MISFITS,
  MOST_SEATS,
  RESOURCE_KINDS,
} from '@yizhan/domain';
import {
  Day,
  IdParams,
  Instant,
  PageQuery,
  pageOf,
  QueryFlag,
  RecordId,
  RegionCode,
  RequiredText,
  ShortId,
  SiteRef,
  Text,
  TimelineEntry,
  Version,
} from './common.ts';
import { defineRoute } from './define-route.ts';
import { flowFields } from './flow.ts';
import { defineList, word } from './list.ts';
import { OpeningHours, TimeRange } from './sites.ts';

const ResourceKindName = z.enum(RESOURCE_KINDS);

/** What can be booked: a room of a station, an adviser's hours. */
export const BookingResource = z
  .object({
    id: RecordId,
    version: Version,
    kind: ResourceKindName,
    name: z.string(),
    site: SiteRef,
    /** Whose hours they are. */
    staff: z.object({ id: ShortId, name: z.string() }).nullable(),
    /** How many bookings it takes at once. */
    capacity: z.int(),
    /** Length of the slots that are offered. */
    slotMinutes: z.int(),
    /** Its own hours; null where those of the station count. */
    hours: OpeningHours.nullable(),
    /** People may book it themselves on the portal. */
    isOpenToPeople: z.boolean(),
    isInUse: z.boolean(),
    /** For whoever comes: which floor, what to bring. */
    note: z.string(),
    /** Whether the caller may change it. */
    mayEdit: z.boolean(),
  })
  .meta({ id: 'BookingResource' });
export type BookingResource = z.infer<typeof BookingResource>;

const ResourceFields = z.object({
  kind: ResourceKindName,
  name: RequiredText(40),
  siteId: ShortId,
  staffId: ShortId.nullable().default(null),
  capacity: z.int().min(1).max(MOST_SEATS).default(1),
  slotMinutes: z.int().min(5).max(480).default(30),
  hours: OpeningHours.nullable().default(null),
  isOpenToPeople: z.boolean().default(false),
  note: Text(200).default(''),
});

export const Booking = z
  .object({
    ...flowFields(bookingFlow),
    /** Null where only people's time is booked, as for an interview by phone. */
    resource: z.object({ id: RecordId, kind: ResourceKindName, name: z.string() }).nullable(),
    site: SiteRef.nullable(),
    startsAt: Instant,
    endsAt: Instant,
    seeker: z.object({ id: RecordId, name: z.string() }).nullable(),
    /** What it is for. */
    title: z.string(),
    note: z.string(),
    /** Another record that it belongs to and moves with: a placement, for an interview. */
    subject: z.object({ noun: z.string(), id: RecordId }).nullable(),
    /** Until when a held place is kept. */
    heldUntil: Instant.nullable(),
    /** Where it stood before it was last moved. */
    movedFrom: Instant.nullable(),
    /** Why it no longer fits: the day became a holiday, hours changed, it is out of use. Somebody has to move it. */
    misfit: z.enum(MISFITS).nullable(),
    cancelReason: z.enum(CANCEL_REASONS).nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'Booking' });
export type Booking = z.infer<typeof Booking>;

/** A slot that may be booked; with `free` 0 one can wait for it. */
export const FreeSlot = z.object({ startsAt: Instant, endsAt: Instant, free: z.int(), waiting: z.int() });

const FreeQuery = z.object({ from: Day, days: z.coerce.number().int().min(1).max(14).default(7) });

/** Days and columns of a station's calendar: what is open, and what is booked. */
export const BookingCalendar = z
  .object({
    days: z.array(
      z.object({
        day: Day,
        /** `unknown` where the notice of the year's holidays is not loaded. */
        kind: z.enum(['workday', 'makeup_workday', 'weekend', 'holiday', 'unknown']),
      }),
    ),
    resources: z.array(
      z.object({
        resource: BookingResource,
        /** When it is open on each of the days; empty where it is closed. */
        openings: z.array(z.object({ day: Day, ranges: z.array(TimeRange) })),
      }),
    ),
    /** In the order of time; people who wait are among them. */
    bookings: z.array(Booking),
  })
  .meta({ id: 'BookingCalendar' });
export type BookingCalendar = z.infer<typeof BookingCalendar>;

const BookFields = {
  resourceId: RecordId,
  startsAt: Instant,
  endsAt: Instant,
  title: Text(60).default(''),
  note: Text(300).default(''),
};

const timeErrors = [
  'booking.end_before_beginning',
  'booking.over_midnight',
  'booking.past',
  'booking.far',
  'booking.outside_hours',
  'booking.full',
  'booking.person_busy',
  'booking.adviser_busy',
  'booking.others_wait',
  'booking.out_of_use',
  'booking.resource_unknown',
] as const;
const moveErrors = ['record.changed', 'record.step_illegal', 'record.reason_needed'] as const;

/** Bookings within one's regions. */
export const BookingList = defineList({
  name: 'bookings',
  id: 'bookings.list',
  path: '/bookings',
  summary: 'Bookings within one’s regions',
  verb: 'bookings.read',
  row: Booking,
  columns: {
    starts: { instant: 'startsAt', fixed: true },
    ends: { instant: 'endsAt', usual: false },
    resource: { text: 'resource.name' },
    seeker: { text: 'seeker.name' },
    title: { text: 'title' },
    status: { word: 'bookingStatus', of: 'status', fixed: true },
    misfit: { cell: (row) => word('bookingMisfit', row.misfit) },
    site: { text: 'site.name' },
    note: { text: 'note', usual: false },
    created: { instant: 'createdAt', usual: false },
  },
  filters: {
    status: z.enum(BOOKING_STATUSES).optional(),
    siteId: ShortId.optional(),
    region: RegionCode.optional(),
    resourceId: RecordId.optional(),
    seekerId: RecordId.optional(),
    /** Beginning on or after this day. */
    since: Day.optional(),
    /** Beginning on or before this day. */
    until: Day.optional(),
    /** Those that no longer fit: the day became a holiday, hours were changed. */
    misfit: z.enum(MISFITS).optional(),
    /** Those that somebody has to move, whatever the reason. */
    unfit: QueryFlag.optional(),
    /** Those that belong to no other record. */
    alone: QueryFlag.optional(),
  },
  controls: {
    status: { kind: 'choice', words: 'bookingStatus' },
    siteId: { kind: 'site', column: 'site' },
    since: 'day',
    until: 'day',
    misfit: { kind: 'choice', words: 'bookingMisfit', more: true },
  },
  notKept: ['seekerId'],
  sorts: { soonest: { column: 'starts' }, latest: { column: 'starts', descending: true } },
  sort: 'soonest',
  export: { rows: 5_000 },
});

export const bookingRoutes = {
  list: BookingList.route,
  export: BookingList.exportRoute,
  get: defineRoute({
    id: 'bookings.get',
    method: 'GET',
    path: '/bookings/:id',
    summary: 'One booking',
    access: { verb: 'bookings.read' },
    params: IdParams,
    reply: Booking,
    audit: { none: 'Masked record' },
    errors: ['booking.unknown'],
  }),
  history: defineRoute({
    id: 'bookings.history',
    method: 'GET',
    path: '/bookings/:id/history',
    summary: 'What became of a booking: who moved it when and why, newest first',
    access: { verb: 'bookings.read' },
    params: IdParams,
    query: PageQuery,
    reply: pageOf(TimelineEntry),
    audit: { none: 'Masked record' },
    errors: ['booking.unknown'],
  }),
  calendar: defineRoute({
    id: 'bookings.calendar',
    method: 'GET',
    path: '/booking-calendar',
    summary: 'What can be booked at a station, and what is booked, day by day',
    access: { verb: 'bookings.read' },
    query: z.object({
      siteId: ShortId,
      from: Day,
      days: z.coerce.number().int().min(1).max(14).default(1),
      /** One column alone. */
      resourceId: RecordId.optional(),
    }),
    reply: BookingCalendar,
    audit: { none: 'Masked list' },
    errors: ['site.unknown'],
  }),
  resources: defineRoute({
    id: 'bookings.resources',
    method: 'GET',
    path: '/booking-resources',
    summary: 'What can be booked at a station',
    access: { verb: 'bookings.read' },
    query: z.object({ siteId: ShortId }),
    reply: z.object({ items: z.array(BookingResource) }),
    audit: { none: 'Nothing about people' },
    errors: ['site.unknown'],
  }),
  createResource: defineRoute({
    id: 'bookings.createResource',
    method: 'POST',
    path: '/booking-resources',
    summary: 'Add something that can be booked',
    access: { verb: 'bookings.resources' },
    body: ResourceFields,
    reply: BookingResource,
    audit: { action: 'booking_resource.created' },
    errors: ['site.unknown', 'booking.name_taken', 'booking.adviser_needed', 'booking.adviser_unknown'],
  }),
  changeResource: defineRoute({
    id: 'bookings.changeResource',
    method: 'PUT',
    path: '/booking-resources/:id',
    summary:
      'Change what can be booked; bookings that no longer fit are found, and everyone concerned is told',
    access: { verb: 'bookings.resources' },
    params: IdParams,
    body: ResourceFields.omit({ kind: true, siteId: true }).extend({
      version: Version,
      isInUse: z.boolean(),
    }),
    reply: z.object({ resource: BookingResource, misfits: z.int() }),
    audit: { action: 'booking_resource.changed' },
    errors: [
      'record.changed',
      'booking.resource_unknown',
      'booking.name_taken',
      'booking.seats_taken',
      'booking.adviser_needed',
      'booking.adviser_unknown',
    ],
  }),
  free: defineRoute({
    id: 'bookings.free',
    method: 'GET',
    path: '/booking-resources/:id/free',
    summary: 'Slots that can be booked, and how many wait for the full ones',
    access: { verb: 'bookings.read' },
    params: IdParams,
    query: FreeQuery,
    reply: z.object({ slots: z.array(FreeSlot) }),
    audit: { none: 'Nothing about people' },
    errors: ['booking.resource_unknown'],
  }),
  book: defineRoute({
    id: 'bookings.book',
    method: 'POST',
    path: '/bookings',
    summary: 'Book a place, keep one for a quarter of an hour, or wait for one',
    access: { verb: 'bookings.edit' },
    body: z.object({
      ...BookFields,
      seekerId: RecordId.nullable().default(null),
      as: z.enum(['book', 'hold', 'wait']).default('book'),
    }),
    reply: Booking,
    audit: { action: 'booking.booked' },
    errors: [
      ...timeErrors,
      'seeker.unknown',
      'booking.not_full',
      'booking.waits_already',
      'booking.who_waits',
    ],
  }),
  /** Drag: to another time, and perhaps another place. */
  reschedule: defineRoute({
    id: 'bookings.reschedule',
    method: 'POST',
    path: '/bookings/:id/reschedule',
    summary: 'Move a booking; everyone concerned is told',
    access: { verb: 'bookings.edit' },
    params: IdParams,
    body: z.object({
      version: Version,
      /** Where it is now unless another one is named. */
      resourceId: RecordId.optional(),
      startsAt: Instant,
      endsAt: Instant,
      note: Text(300).default(''),
    }),
    reply: Booking,
    audit: { action: 'booking.moved' },
    errors: ['booking.unknown', ...timeErrors, ...moveErrors],
  }),
  move: defineRoute({
    id: 'bookings.move',
    method: 'POST',
    path: '/bookings/:id/move',
    summary: 'Confirm a booking, say whether somebody came, or call it off',
    access: { verb: 'bookings.edit' },
    params: IdParams,
    body: z.object({
      version: Version,
      move: z.enum(BOOKING_ACTIONS),
      note: Text(300).default(''),
      /** For `cancel` one of the reasons, for `reopen` words. */
      reason: Text(300).default(''),
    }),
    reply: Booking,
    audit: { action: 'booking.moved' },
    errors: [
      'booking.unknown',
      'booking.lease_over',
      'booking.too_early',
      'booking.full',
      'booking.with_interview',
      ...moveErrors,
    ],
  }),
} as const;

/** What a person may book themselves. */
const MyBookable = BookingResource.pick({
  id: true,
  kind: true,
  name: true,
  site: true,
  slotMinutes: true,
  note: true,
}).meta({ id: 'MyBookable' });

/** A booking as the person sees it. */
export const MyBooking = Booking.pick({
  id: true,
  status: true,
  version: true,
  resource: true,
  site: true,
  startsAt: true,
  endsAt: true,
  title: true,
  heldUntil: true,
  movedFrom: true,
  misfit: true,
  subject: true,
})
  .extend({
    place: z.string(),
    /** For whoever waits: how many stand before. */
    before: z.int().nullable(),
    can: z.array(z.enum(['confirm', 'move', 'cancel'])),
  })
  .meta({ id: 'MyBooking' });
export type MyBooking = z.infer<typeof MyBooking>;

export const myBookingRoutes = {
  bookables: defineRoute({
    id: 'myBookings.bookables',
    method: 'GET',
    path: '/me/bookables',
    summary: 'Advisers’ hours and rooms that I may book, those of my station first',
    access: { verb: 'self.look' },
    reply: z.object({ items: z.array(MyBookable) }),
    audit: { none: 'Nothing about people' },
  }),
  free: defineRoute({
    id: 'myBookings.free',
    method: 'GET',
    path: '/me/bookables/:id/free',
    summary: 'Slots that I may book, and how many wait for the full ones',
    access: { verb: 'self.look' },
    params: IdParams,
    query: FreeQuery,
    reply: z.object({ slots: z.array(FreeSlot) }),
    audit: { none: 'Nothing about people' },
    errors: ['booking.resource_unknown'],
  }),
  list: defineRoute({
    id: 'myBookings.list',
    method: 'GET',
    path: '/me/bookings',
    summary: 'My bookings, those to come first',
    access: { verb: 'self.look' },
    reply: z.object({ items: z.array(MyBooking) }),
    audit: { none: 'Own data' },
  }),
  book: defineRoute({
    id: 'myBookings.book',
    method: 'POST',
    path: '/me/bookings',
    summary: 'Book a slot, or wait for one that is full',
    access: { verb: 'self.ask' },
    body: z.object({
      resourceId: RecordId,
      startsAt: Instant,
      endsAt: Instant,
      note: Text(300).default(''),
      wait: z.boolean().default(false),
    }),
    reply: MyBooking,
    audit: { action: 'booking.booked' },
    errors: [...timeErrors, 'booking.not_full', 'booking.waits_already', 'booking.enough'],
  }),
  reschedule: defineRoute({
    id: 'myBookings.reschedule',
    method: 'POST',
    path: '/me/bookings/:id/reschedule',
    summary: 'Move my booking to another free time of the same room or adviser',
    access: { verb: 'self.answer' },
    params: IdParams,
    body: z.object({ version: Version, startsAt: Instant, endsAt: Instant }),
    reply: MyBooking,
    audit: { action: 'booking.moved' },
    errors: ['booking.unknown', 'booking.with_interview', ...timeErrors, ...moveErrors],
  }),
  move: defineRoute({
    id: 'myBookings.move',
    method: 'POST',
    path: '/me/bookings/:id/move',
    summary: 'Take a place that was offered to me, or call off my booking',
    access: { verb: 'self.answer' },
    params: IdParams,
    body: z.object({ version: Version, move: z.enum(['confirm', 'cancel']) }),
    reply: MyBooking,
    audit: { action: 'booking.moved' },
    errors: ['booking.unknown', 'booking.lease_over', 'booking.with_interview', ...moveErrors],
  }),
} as const;
