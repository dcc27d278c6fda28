import { shanghaiDate } from '@yizhan/domain';
import type { BoundSetting } from '../../records/settings/index.ts';
import { findActive } from './match-weights.repository.ts';
import { readLearning } from './match-weights.usecases.ts';

/** By which weights matching ranks, and whether it learns. */
export const weightsSetting: BoundSetting = {
  id: 'weights',
  verb: 'indicators.read',
  audit: 'quality.',
  async state(ctx) {
    const active = await findActive(ctx.db);
    const { on } = await readLearning(ctx);
    return {
      values: { source: active?.source ?? 'default', learning: on ? 'on' : 'off' },
      shipped: active === undefined || active.source === 'default',
      since: active === undefined ? null : shanghaiDate(active.created_at),
    };
  },
};
