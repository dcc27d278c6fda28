import type { BoundSetting } from '../../records/settings/index.ts';
import { partnerList } from './partners.list.ts';

/** Other bodies whose systems may call. */
export const partnersSetting: BoundSetting = {
  id: 'partners',
  verb: 'partners.read',
  audit: 'partner.',
  async state(ctx) {
    const { total, atLeast } = await partnerList.page(ctx, { limit: 1 });
    const count = total ?? atLeast ?? 0;
    return { values: { count }, shipped: count === 0 };
  },
};
