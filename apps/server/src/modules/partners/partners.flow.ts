import { partnerFlow as flow } from '@yizhan/domain';
import { shortId } from '../../app/ids.ts';
import type { WriteContext } from '../../app/context.ts';
import { stamped } from '../../app/stamps.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import type { Effect } from '../../records/flow/types.ts';
import { revokeKeys } from './keys.repository.ts';
import { PartnerUnknown } from './partners.errors.ts';
import { partnerPolicy, regionOf } from './partners.policy.ts';
import { findPartnerForUpdate, type PartnerRow } from './partners.repository.ts';

/** Partners belong to no prefecture's tables; see `sharedRef`. Each request reads the status, so moves count at once. */
export const boundPartnerFlow = bindFlow({
  flow,
  table: 'partners',
  column: 'status',
  shared: true,
  entity: 'partner',
  words: {
    statuses: {
      active: { 'zh-CN': '合作中', en: 'working with us' },
      paused: { 'zh-CN': '暂停中', en: 'paused' },
      ended: { 'zh-CN': '已终止', en: 'ended' },
    },
    moves: {
      add: { 'zh-CN': '新增合作方', en: 'add the partner' },
      pause: { 'zh-CN': '暂停合作', en: 'pause the work' },
      resume: { 'zh-CN': '恢复合作', en: 'resume the work' },
      end: { 'zh-CN': '终止合作', en: 'end the work' },
      reopen: { 'zh-CN': '重新合作', en: 'work together again' },
    },
  },
  idOf: ({ id }) => shortId(id),
  regionOf: (row: PartnerRow) => regionOf(row),

  async lock(ctx, { id }) {
    const row = await findPartnerForUpdate(ctx.trx, id);
    if (row === undefined) throw PartnerUnknown();
    return row;
  },
  policy: (ctx, row) => partnerPolicy.authorise(ctx.actor, 'partners.manage', row),

  effects: {
    pause: since,
    resume: since,
    end: since,
    async reopen(ctx, row): Promise<Effect<'partners'>> {
      const revoked = { ...stamped('revoked', ctx.actor), revoked_at: ctx.now };
      const keys = await revokeKeys(ctx.trx, row.id, null, revoked);
      return { ...since(ctx), data: { keys } };
    },
  },
  audit({ move }) {
    if (move === 'add') return 'partner.added';
    return move === 'take_back' ? 'partner.taken_back' : 'partner.moved';
  },
});

function since(ctx: WriteContext): Effect<'partners'> {
  return { columns: { status_since: ctx.now } };
}
