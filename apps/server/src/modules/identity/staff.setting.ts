import type { BoundSetting } from '../../records/settings/index.ts';
import { staffList } from './staff.list.ts';

/** Accounts that the caller sees. */
export const staffSetting: BoundSetting = {
  id: 'staff',
  verb: 'staff.read',
  audit: 'staff.',
  async state(ctx) {
    const { total, atLeast } = await staffList.page(ctx, { limit: 1 });
    return { values: { count: total ?? atLeast ?? 0 }, shipped: false };
  },
};
