import { paperFlow as flow } from '@yizhan/domain';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { lockedRow } from '../../records/flow/locks.ts';
import type { Effect } from '../../records/flow/types.ts';
import { PaperUnknown } from './papers.errors.ts';
import { paperPolicy } from './papers.policy.ts';

type PaperEffect = Effect<'papers'>;

const lock = lockedRow('papers', { unknown: PaperUnknown, after: { seeker: 'seeker_id' } });

export const boundPaperFlow = bindFlow({
  flow,
  table: 'papers',
  words: {
    statuses: {
      issued: { 'zh-CN': '有效', en: 'valid' },
      void: { 'zh-CN': '已作废', en: 'void' },
    },
    moves: {
      issue: { 'zh-CN': '开文书', en: 'issue' },
      void: { 'zh-CN': '作废', en: 'void' },
    },
  },
  lock,
  policy: (ctx, row) => paperPolicy.authorise(ctx.actor, 'papers.issue', row),
  effects: {
    void: (ctx, _row, _input, { reason }): PaperEffect => ({
      columns: { void_reason: reason, voided_at: ctx.now },
    }),
  },
  tell: (_ctx, row, { move, reason }) =>
    row.seeker_id === null
      ? []
      : [
          {
            party: 'seeker',
            ref: { prefecture: row.prefecture, id: row.seeker_id },
            kind: `paper.${move}`,
            siteId: row.site_id,
            note: reason,
            data: { number: row.number, kind: row.kind },
          },
        ],
  audit({ move }) {
    return move === 'issue' ? null : 'paper.moved';
  },
});
