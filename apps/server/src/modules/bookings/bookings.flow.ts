import {
  bookingFlow as flow,
  CANCEL_REASONS,
  keepsPlace,
  shanghaiTime,
  shanghaiDate,
  type BookingStatus,
  type CancelReason,
  type Misfit,
  type ResourceKind,
  type Span,
} from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { DomainError } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import type { TimelineInput } from '../../app/timeline.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import { followBooking, releaseBooking, type Bookable } from '../../records/bookings/index.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { lockedRow } from '../../records/flow/locks.ts';
import { takes, type Effect, type Emission, type Step } from '../../records/flow/types.ts';
import { COMPOSITION } from '../../records/module.ts';
import { BookingUnknown, LeaseOver, NotOver } from './bookings.errors.ts';
import { tellOfBooking, tellOfCancelling, tellOfMisfit, tellOfOffer } from './bookings.messages.ts';
import { authoriseBooking } from './bookings.policy.ts';
import type { BookingRecord } from './bookings.repository.ts';
import { findPlace } from './placing.ts';

type BookingEffect = Effect<'bookings'>;

/** What moves are handed. `bySubject`: the record that the booking belongs to asks for it, and need not be told. */
interface BookingInputs {
  readonly move: {
    readonly from: Date;
    readonly to: Date;
    /** Where it is now unless another is named; null for a person's time alone. */
    readonly resource?: Ref | null;
    readonly place?: string;
    readonly bySubject?: true;
    readonly full?: (clash: Span) => DomainError;
  };
  readonly cancel: { readonly bySubject: true } | undefined;
  readonly offer: { readonly until: Date };
  readonly fall_out: { readonly misfit: Misfit };
}

const lockedBooking = lockedRow('bookings', { unknown: BookingUnknown, after: { seeker: 'seeker_id' } });

export const boundBookingFlow = bindFlow({
  flow,
  table: 'bookings',
  takes: takes<BookingInputs>(),
  words: {
    statuses: {
      waiting: { 'zh-CN': '排队等候', en: 'waiting' },
      held: { 'zh-CN': '名额保留中', en: 'held' },
      booked: { 'zh-CN': '已约', en: 'booked' },
      attended: { 'zh-CN': '已到场', en: 'attended' },
      missed: { 'zh-CN': '没到场', en: 'missed' },
      cancelled: { 'zh-CN': '已取消', en: 'called off' },
      lapsed: { 'zh-CN': '已过时', en: 'lapsed' },
    },
    moves: {
      book: { 'zh-CN': '预约', en: 'book' },
      hold: { 'zh-CN': '保留名额', en: 'hold a place' },
      wait: { 'zh-CN': '排队', en: 'wait for a place' },
      confirm: { 'zh-CN': '确认', en: 'confirm it' },
      attend: { 'zh-CN': '记到场', en: 'note that they came' },
      miss: { 'zh-CN': '记没到场', en: 'note that nobody came' },
      move: { 'zh-CN': '改期', en: 'move it' },
      cancel: { 'zh-CN': '取消', en: 'call it off' },
      reopen: { 'zh-CN': '重新打开', en: 'open it again' },
      offer: { 'zh-CN': '给出空位', en: 'offer the freed place' },
      lapse: { 'zh-CN': '记过时', en: 'let it lapse' },
      fall_out: { 'zh-CN': '标记时间不合适', en: 'mark it as not fitting' },
      fit_again: { 'zh-CN': '取消不合适标记', en: 'take that mark away' },
    },
  },
  lock: lockedBooking,
  async policy(ctx, row, move) {
    authoriseBooking(ctx.actor, move, row);
    if (row.seeker_id !== null) {
      await assertVisible(ctx, 'seeker', { prefecture: row.prefecture, id: row.seeker_id });
    }
  },

  effects: {
    async confirm(ctx, row): Promise<BookingEffect> {
      const until = row.held_until;
      if (until !== null && until <= ctx.now) {
        throw LeaseOver({ until: `${shanghaiDate(until)} ${shanghaiTime(until)}` });
      }
      await tellOfBooking(ctx, refOf(row), { person: 'booking.booked', staff: 'booked' });
      return { columns: { held_until: null } };
    },
    attend: (_ctx, row): BookingEffect => ({ events: row.subject_noun === null ? [] : freed(row) }),
    miss: (_ctx, row): BookingEffect => ({ events: freed(row) }),
    async move(ctx, row, { from, to, place, bySubject, full, ...input }): Promise<BookingEffect> {
      const ref = refOf(row);
      const before = resourceOf(row);
      const wanted = input.resource === undefined ? before : input.resource;
      const isSame = before?.id === wanted?.id;
      const { resource, seat } = await findPlace(ctx, {
        resource: wanted,
        span: { from, to },
        seeker: seekerOf(row),
        booking: ref,
        seat: isSame ? row.seat : null,
        ...(full === undefined ? {} : { full }),
      });
      await releaseBooking(ctx, row);
      const subject = bySubject === true ? null : subjectOf(ctx, row);
      if (subject !== null) {
        const at = resource === null ? null : { kind: kindOf(resource), siteId: resource.site_id };
        await subject.bookable.moved(ctx, subject.ref, { from, to, resource: at });
      }
      return {
        columns: {
          starts_at: from,
          ends_at: to,
          seat,
          moved_from: row.starts_at,
          misfit: null,
          ...(place === undefined ? {} : { place }),
          resource_prefecture: resource?.prefecture ?? null,
          resource_id: resource?.id ?? null,
          staff_id: resource?.staff_id ?? null,
          ...(resource === null ? {} : { region_code: resource.region_code, site_id: resource.site_id }),
        },
        data: { before: row.starts_at.toISOString(), at: from.toISOString() },
        events: freed(row),
      };
    },
    async cancel(ctx, row, input, { reason }): Promise<BookingEffect> {
      const why = CANCEL_REASONS.find((known) => known === reason) ?? 'not_needed';
      const subject = input?.bySubject === true ? null : subjectOf(ctx, row);
      if (subject !== null) await subject.bookable.calledOff(ctx, subject.ref);
      const tellsPerson = row.subject_noun === null && ctx.actor.kind !== 'seeker';
      if (row.status !== 'waiting') await tellOfCancelling(ctx, refOf(row), { reason: why, tellsPerson });
      return { columns: { cancel_reason: why }, data: { reason: why }, events: freed(row) };
    },
    reopen: (): BookingEffect => ({}),
    async offer(ctx, row, { until }): Promise<BookingEffect> {
      const { seat } = await findPlace(ctx, {
        resource: resourceOf(row),
        span: { from: row.starts_at, to: row.ends_at },
        seeker: seekerOf(row),
        booking: refOf(row),
        waited: true,
      });
      await tellOfOffer(ctx, refOf(row), until);
      return { columns: { seat, held_until: until }, data: { until: until.toISOString() } };
    },
    lapse(ctx, row): BookingEffect {
      const end = row.status === 'held' ? row.held_until : row.starts_at;
      if (end !== null && end > ctx.now) throw NotOver();
      return { events: freed(row) };
    },
    async fall_out(ctx, row, { misfit }): Promise<BookingEffect> {
      await tellOfMisfit(ctx, refOf(row), misfit);
      return { columns: { misfit }, data: { misfit } };
    },
    async fit_again(ctx, row): Promise<BookingEffect> {
      await tellOfBooking(ctx, refOf(row), { person: 'booking.fits', staff: 'fits' });
      return { columns: { misfit: null } };
    },
  },
  undo: {
    async move(ctx, row) {
      await releaseBooking(ctx, row);
      return {};
    },
  },

  async afterwards(ctx, row, { move }) {
    await followBooking(ctx, row);
    const news = NEWS[move];
    if (news === undefined) return;
    // Of an interview the person hears from its placement.
    const person = row.subject_noun === null ? news.person : null;
    await tellOfBooking(ctx, refOf(row), { person, staff: news.staff });
  },
  tell: tellOf,
  audit({ move }) {
    if (move === 'take_back') return 'booking.taken_back';
    return move === 'book' || move === 'hold' || move === 'wait' ? 'booking.booked' : 'booking.moved';
  },
});

/** What is told once the row stands as it will. */
const NEWS: Readonly<
  Partial<Record<string, { person: 'booking.booked' | 'booking.moved'; staff: 'booked' | 'moved' }>>
> = {
  book: { person: 'booking.booked', staff: 'booked' },
  move: { person: 'booking.moved', staff: 'moved' },
};

/** What a booking gives back; whoever waits for it is served once the move can no longer be taken back. */
function freed(row: BookingRecord): Emission[] {
  const resource = resourceOf(row);
  if (resource === null || !keepsPlace(row.status)) return [];
  return [{ name: 'booking.freed', payload: {}, subject: resource }];
}

function refOf({ prefecture, id }: Ref): Ref {
  return { prefecture, id };
}

function seekerOf(row: BookingRecord): Ref | null {
  return row.seeker_id === null ? null : { prefecture: row.prefecture, id: row.seeker_id };
}

export function resourceOf(row: Pick<BookingRecord, 'resource_prefecture' | 'resource_id'>): Ref | null {
  const { resource_prefecture: prefecture, resource_id: id } = row;
  return prefecture === null || id === null ? null : { prefecture, id };
}

function kindOf({ kind }: { readonly kind: ResourceKind }): ResourceKind {
  return kind;
}

/** The record that the booking belongs to, and what its noun does about it; null where it stands for itself. */
function subjectOf(ctx: WriteContext, row: BookingRecord): { bookable: Bookable; ref: Ref } | null {
  if (row.subject_noun === null || row.subject_id === null) return null;
  const bookable = ctx.services.use(COMPOSITION).bookables.get(row.subject_noun);
  return bookable === undefined
    ? null
    : { bookable, ref: { prefecture: row.prefecture, id: row.subject_id } };
}

/** On the timeline of the person. */
function tellOf(_ctx: WriteContext, row: BookingRecord, step: Step<BookingStatus>): TimelineInput[] {
  const seeker = seekerOf(row);
  // A record with a timeline of its own tells of its booking there.
  if (seeker === null || row.subject_noun !== null) return [];
  const reason: CancelReason | undefined = CANCEL_REASONS.find((known) => known === step.reason);
  return [
    {
      party: 'seeker',
      ref: seeker,
      kind: `booking.${step.move}`,
      siteId: row.site_id,
      note: reason === undefined && step.reason !== '' ? step.reason : step.note,
      // Taken back, the row has its times as they were kept: as texts.
      data: { at: new Date(row.starts_at).toISOString(), ...step.data },
    },
  ];
}
