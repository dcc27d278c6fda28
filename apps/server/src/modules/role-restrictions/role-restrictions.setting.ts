import { ACCESS_SOURCE, shanghaiDate, STAFF_ROLES } from '@yizhan/domain';
import type { BoundSetting } from '../../records/settings/index.ts';
import { listHolding } from './role-restrictions.repository.ts';

/** How much was taken away from roles at the division. */
export const accessSetting: BoundSetting = {
  id: 'access',
  verb: 'staff.read',
  audit: 'access.',
  async state(ctx, region) {
    const holding = await listHolding(ctx.db, region);
    const [newest] = holding.toSorted((a, b) => b.set_at.getTime() - a.set_at.getTime());
    return {
      values: { roles: STAFF_ROLES.length, taken: holding.length },
      shipped: holding.length === 0,
      source:
        newest === undefined || newest.source === ''
          ? { name: ACCESS_SOURCE, dated: null }
          : { name: newest.source, dated: newest.source_date },
      since: newest === undefined ? null : shanghaiDate(newest.set_at),
    };
  },
};
