import { rehearsalFlow as flow, REHEARSAL_VERB } from '@yizhan/contract/test-support/rehearsals.ts';
import type { WriteContext } from '../../app/context.ts';
import { RecordChanged } from '../../app/errors.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { stamped, unstamped } from '../../app/stamps.ts';
import { findSeekerForUpdate } from '../../modules/seekers/index.ts';
import { endDeadlines, startDeadline } from '../../records/deadlines/index.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import type { Effect } from '../../records/flow/types.ts';
import { RehearsalUnknown } from './rehearsals.errors.ts';
import { rehearsalPolicy } from './rehearsals.policy.ts';
import { findRehearsal, findRehearsalForUpdate, type RehearsalRecord } from './rehearsals.repository.ts';

type RehearsalEffect = Effect<'rehearsals'>;

export const boundRehearsalFlow = bindFlow({
  flow,
  table: 'rehearsals',
  column: 'status',
  entity: 'rehearsal',
  words: {
    statuses: {
      planned: { 'zh-CN': '已约好', en: 'arranged' },
      held: { 'zh-CN': '练过了', en: 'held' },
      cancelled: { 'zh-CN': '取消了', en: 'called off' },
    },
    moves: {
      book: { 'zh-CN': '约模拟面试', en: 'arrange a rehearsal' },
      hold: { 'zh-CN': '记练过了', en: 'note that it was held' },
      miss: { 'zh-CN': '记没来', en: 'note that nobody came' },
      cancel: { 'zh-CN': '取消', en: 'call it off' },
      reopen: { 'zh-CN': '重新打开', en: 'open it again' },
    },
  },
  idOf: recordId,
  regionOf: (row: RehearsalRecord) => row.region_code,

  /** The person first, so that a merge either waits or has already moved the rehearsal. */
  async lock(ctx, ref) {
    const found = await findRehearsal(ctx.trx, ref);
    if (found === undefined) throw RehearsalUnknown();
    await findSeekerForUpdate(ctx.trx, { prefecture: ref.prefecture, id: found.seeker_id });
    const row = await findRehearsalForUpdate(ctx.trx, ref);
    if (row === undefined) throw RehearsalUnknown();
    if (row.seeker_id !== found.seeker_id) throw RecordChanged();
    return row;
  },
  policy: (ctx, row) => rehearsalPolicy.authorise(ctx.actor, REHEARSAL_VERB, row),

  effects: {
    async hold(ctx, row, _input, { ref, note }): Promise<RehearsalEffect> {
      await endDeadlines(ctx, ref, 'met');
      return { columns: { result: note, ...stamped('held', ctx.actor) } };
    },
    async miss(ctx, row, _input, { ref }): Promise<RehearsalEffect> {
      await askAgain(ctx, ref, row);
      return {};
    },
    async cancel(ctx, _row, _input, { ref }): Promise<RehearsalEffect> {
      await endDeadlines(ctx, ref, 'cancelled');
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

/** A rule of follow-ups, which asks on the next workday: a noun of the product has its own in the domain. */
async function askAgain(ctx: WriteContext, record: Ref, row: RehearsalRecord): Promise<void> {
  await endDeadlines(ctx, record, 'cancelled');
  const place = { region: row.region_code, siteId: row.site_id };
  await startDeadline(ctx, 'follow_up.again', { record, place });
}
