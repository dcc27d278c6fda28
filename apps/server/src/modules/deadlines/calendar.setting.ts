import type { BoundSetting } from '../../records/settings/index.ts';
import { readCalendar } from '../../records/deadlines/index.ts';

/** Which years of holidays are known; they hold for the whole country. */
export const calendarSetting: BoundSetting = {
  id: 'calendar',
  verb: 'settings.manage',
  audit: 'calendar.',
  async state(ctx) {
    const years = await readCalendar(ctx);
    const known = years.filter(({ notice }) => notice !== null);
    const last = known[0];
    const loaded = known.find((one) => one.loaded !== null)?.loaded ?? null;
    return {
      values: { year: last?.year ?? 0, waiting: years.reduce((sum, { waiting }) => sum + waiting, 0) },
      shipped: loaded === null,
      source: loaded === null || loaded.source === '' ? null : { name: loaded.source, dated: loaded.dated },
    };
  },
};
