import { NATION, shanghaiDate } from '@yizhan/domain';
import type { BoundSetting } from '../../records/settings/index.ts';
import { listParameters } from './parameters.usecases.ts';

/** Standards that hold at the division today. */
export const parametersSetting: BoundSetting = {
  id: 'parameters',
  verb: 'parameters.read',
  audit: 'parameter.',
  async state(ctx, region) {
    const day = shanghaiDate(ctx.now);
    const { items } = await listParameters(ctx, { region: region === '' ? NATION : region, day });
    const holding = items.flatMap(({ holding: one }) => one ?? []);
    const [newest] = holding.toSorted((a, b) => b.from.localeCompare(a.from));
    return {
      values: {
        count: holding.length,
        missing: items.length - holding.length,
        examples: holding.filter(({ certainty }) => certainty === 'example').length,
      },
      shipped: holding.every(({ addedBy }) => addedBy === ''),
      source: newest === undefined ? null : { name: newest.source, dated: newest.sourceDate },
      since: newest?.from ?? null,
    };
  },
};
