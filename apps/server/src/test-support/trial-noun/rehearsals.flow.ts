import {
  rehearsalFlow as flow,
  REHEARSAL_VERB,
  STATUS_WORDS,
} from '@yizhan/contract/test-support/rehearsals.ts';
import { stamped, unstamped } from '../../app/stamps.ts';
import { endBookingOf } from '../../modules/bookings/index.ts';
import type { Bookable } from '../../records/bookings/index.ts';
import { endDeadlines, startDeadline } from '../../records/deadlines/index.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { cause } from '../../records/flow/transition.ts';
import { lockedRow } from '../../records/flow/locks.ts';
import type { Effect } from '../../records/flow/types.ts';
import { placeOf } from '../../records/policy.ts';
import { RehearsalUnknown } from './rehearsals.errors.ts';
import { rehearsalPolicy } from './rehearsals.policy.ts';

type RehearsalEffect = Effect<'rehearsals'>;

export const lock = lockedRow('rehearsals', { unknown: RehearsalUnknown, after: { seeker: 'seeker_id' } });

export const boundRehearsalFlow = bindFlow({
  flow,
  table: 'rehearsals',
  words: {
    statuses: STATUS_WORDS,
    moves: {
      book: { 'zh-CN': '约模拟面试', en: 'arrange a rehearsal' },
      hold: { 'zh-CN': '记练过了', en: 'note that it was held' },
      miss: { 'zh-CN': '记没来', en: 'note that nobody came' },
      cancel: { 'zh-CN': '取消', en: 'call it off' },
      reopen: { 'zh-CN': '重新打开', en: 'open it again' },
    },
  },
  lock,
  policy: (ctx, row) => rehearsalPolicy.authorise(ctx.actor, REHEARSAL_VERB, row),

  effects: {
    async hold(ctx, row, _input, { ref, note }): Promise<RehearsalEffect> {
      await endDeadlines(ctx, ref, 'met');
      await endBookingOf(ctx, ref, 'attend');
      return { columns: { result: note, ...stamped('held', ctx.actor) } };
    },
    async miss(ctx, row, _input, { ref }): Promise<RehearsalEffect> {
      await endDeadlines(ctx, ref, 'cancelled');
      // A rule of follow-ups, which asks on the next workday: a noun of the product has its own in the domain.
      await startDeadline(ctx, 'follow_up.again', { record: ref, place: placeOf(row) });
      await endBookingOf(ctx, ref, 'miss');
      return {};
    },
    async cancel(ctx, _row, _input, { ref }): Promise<RehearsalEffect> {
      await endDeadlines(ctx, ref, 'cancelled');
      await endBookingOf(ctx, ref, 'cancel');
      return {};
    },
    reopen: (): RehearsalEffect => ({ columns: { result: null, ...unstamped('held') } }),
  },

  tell: (_ctx, row, { move, reason, note }) => [
    {
      party: 'seeker',
      ref: { prefecture: row.prefecture, id: row.seeker_id },
      kind: `rehearsal.${move}`,
      siteId: row.site_id,
      note: reason === '' ? note : reason,
    },
  ],
  audit({ move }) {
    if (move === 'book') return 'rehearsal.booked';
    return move === 'take_back' ? 'rehearsal.taken_back' : 'rehearsal.moved';
  },
});

/** When it is stands in its booking: moved there, nothing else changes. */
export const bookableRehearsal: Bookable = {
  noun: 'rehearsal',
  title: { 'zh-CN': '模拟面试', en: 'Rehearsal' },
  moved: () => Promise.resolve(),
  async calledOff(ctx, ref) {
    await cause(ctx, boundRehearsalFlow, ref, { move: 'cancel', reason: '预约取消' });
  },
};
