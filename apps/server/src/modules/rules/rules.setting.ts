import { NATION, shanghaiDate } from '@yizhan/domain';
import type { BoundSetting } from '../../records/settings/index.ts';
import { listRules } from './rules.usecases.ts';

/** Rules in use at the division and above it today, and drafts that wait. */
export const rulesSetting: BoundSetting = {
  id: 'rules',
  verb: 'rules.read',
  audit: 'rule.',
  async state(ctx, region) {
    const day = shanghaiDate(ctx.now);
    const { items } = await listRules(ctx, region === '' ? NATION : region);
    const used = items.filter(
      ({ status, from, to }) =>
        status === 'published' && from !== null && from <= day && (to === null || day < to),
    );
    const [newest] = used.toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''));
    return {
      values: {
        count: used.length,
        drafts: items.filter(({ status }) => status === 'draft').length,
        examples: used.filter(({ certainty }) => certainty === 'example').length,
      },
      shipped: used.every(({ createdBy }) => createdBy === ''),
      source: newest === undefined || newest.clause === '' ? null : { name: newest.clause, dated: null },
      since: newest?.from ?? null,
    };
  },
};
