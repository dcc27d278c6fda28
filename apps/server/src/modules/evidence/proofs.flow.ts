import { proofFlow as flow } from '@yizhan/domain';
import { assertVisible } from '../../records/assignment/index.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { lockedRow } from '../../records/flow/locks.ts';
import { MOVES_ONLY } from '../../records/flow/types.ts';
import { ProofUnknown } from './evidence.errors.ts';
import { proofPolicy } from './evidence.policy.ts';

const lock = lockedRow('proofs', { unknown: ProofUnknown, after: { seeker: 'seeker_id' } });

export const boundProofFlow = bindFlow({
  flow,
  table: 'proofs',
  words: {
    statuses: {
      standing: { 'zh-CN': '算数', en: 'standing' },
      struck: { 'zh-CN': '已划掉', en: 'struck out' },
    },
    moves: {
      add: { 'zh-CN': '加依据', en: 'add' },
      strike: { 'zh-CN': '划掉', en: 'strike out' },
      restore: { 'zh-CN': '恢复', en: 'let it stand again' },
    },
  },
  lock,
  async policy(ctx, row) {
    proofPolicy.authorise(ctx.actor, 'placements.move', row);
    await assertVisible(ctx, 'seeker', { prefecture: row.prefecture, id: row.seeker_id });
  },
  effects: { strike: MOVES_ONLY, restore: MOVES_ONLY },
  tell: (_ctx, row, { move, reason }) => [
    {
      party: 'seeker',
      ref: { prefecture: row.prefecture, id: row.seeker_id },
      kind: `proof.${move}`,
      siteId: row.site_id,
      note: reason,
      data: { proof: row.kind },
    },
  ],
  audit: ({ move }) => (move === 'add' ? 'proof.add' : 'proof.moved'),
});
