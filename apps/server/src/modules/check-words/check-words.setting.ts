import { shanghaiDate } from '@yizhan/domain';
import type { BoundSetting } from '../../records/settings/index.ts';
import { listStanding } from './check-words.repository.ts';

/** Words of the bureau's own in the checks of vacancies. */
export const checkWordsSetting: BoundSetting = {
  id: 'check_words',
  verb: 'vacancies.review',
  audit: 'check_word.',
  async state(ctx, region) {
    const words = await listStanding(ctx.db, region);
    const [newest] = words.toSorted((a, b) => b.added_at.getTime() - a.added_at.getTime());
    return {
      values: {
        find: words.filter(({ effect }) => effect === 'find').length,
        leave: words.filter(({ effect }) => effect === 'leave').length,
      },
      shipped: words.length === 0,
      source:
        newest === undefined || newest.source === ''
          ? null
          : { name: newest.source, dated: newest.source_date },
      since: newest === undefined ? null : shanghaiDate(newest.added_at),
    };
  },
};
