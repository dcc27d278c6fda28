import { NATION, regionChain, shanghaiDate } from '@yizhan/domain';
import type { BoundSetting } from '../../records/settings/index.ts';
import { listRulesAround } from './rules.repository.ts';

/** Which steps take a second person at the division. */
export const approvalSettings: readonly BoundSetting[] = [
  {
    id: 'approval_rules',
    verb: 'approvals.read',
    audit: 'approval.rule',
    async state(ctx, region) {
      const at = region === '' ? NATION : region;
      const rows = await listRulesAround(ctx.db, regionChain(at), at);
      const holding = rows.filter(
        (row) => row.replaced_at === null && row.is_on && isAt(row.region_code, at),
      );
      const [newest] = holding.toSorted((a, b) => b.set_at.getTime() - a.set_at.getTime());
      return {
        values: { steps: new Set(holding.map(({ kind }) => kind)).size },
        shipped: newest === undefined,
        source: newest === undefined ? null : { name: newest.source, dated: newest.source_date },
        since: newest === undefined ? null : shanghaiDate(newest.set_at),
      };
    },
  },
];

function isAt(rule: string, region: string): boolean {
  return rule === NATION || region.startsWith(rule);
}
