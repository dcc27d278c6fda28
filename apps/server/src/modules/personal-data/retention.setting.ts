import { shanghaiDate } from '@yizhan/domain';
import type { BoundSetting } from '../../records/settings/index.ts';
import { readRetention } from './retention.usecases.ts';

/** How long what is kept; laid down in the software, and done every night. */
export const retentionSetting: BoundSetting = {
  id: 'retention',
  verb: 'settings.manage',
  audit: 'retention.',
  async state(ctx) {
    const { forgetAfterDays, toldDaysBefore, runs } = await readRetention(ctx);
    const [last] = runs;
    return {
      values: { years: forgetAfterDays / 365, days: toldDaysBefore },
      shipped: true,
      source: { name: '个人信息保护法 第十九条、第四十七条', dated: null },
      since: last === undefined ? null : shanghaiDate(new Date(last.at)),
    };
  },
};
