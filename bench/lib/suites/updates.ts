/** From the change of a vacancy to a list that shows it, with all other vacancies held. */
import type { SeekerInput } from '@yizhan/matching';
import { timingOf } from '../measure.ts';
import type { Suite } from '../setting.ts';

const LIMIT = 20;
const ID = 'fresh';

export const updates: Suite = {
  name: 'updates',
  about: 'a changed vacancy until a query sees it',
  run: async (setting) => {
    const { market, index } = setting.vacancies();
    const byId = (id: string) => market.vacancy(Number(id.slice(1)));
    const wrong: string[] = [];
    const shown: number[] = [];
    const gone: number[] = [];
    const lists = (seeker: SeekerInput): string[] =>
      index.bestVacancies(seeker, { limit: LIMIT }).map(({ vacancyId }) => vacancyId);
    for (const seeker of setting.questions(market, setting.size.updates)) {
      const [best] = lists(seeker);
      if (best === undefined) continue;
      // A twin of the best has its score, and by its id stands before it.
      const twin = { ...byId(best), id: ID };
      const begin = performance.now();
      index.upsertVacancy(twin);
      const seen = lists(seeker).includes(ID);
      shown.push(performance.now() - begin);
      if (!seen) wrong.push(`${seeker.id} does not see a new vacancy`);
      const again = performance.now();
      index.removeVacancy(ID);
      const still = lists(seeker).includes(ID);
      gone.push(performance.now() - again);
      if (still) wrong.push(`${seeker.id} sees a vacancy that is gone`);
    }
    const line = (what: string, milliseconds: readonly number[]): (string | number)[] => {
      const { p50, p99 } = timingOf(milliseconds);
      return [what, p50, p99, '< 50 p99'];
    };
    return {
      title: `A change seen by a query, ${market.size.vacancies.toLocaleString('en-GB')} vacancies held`,
      columns: ['change and query', 'p50 ms', 'p99 ms', 'floor'],
      lines: [line('a vacancy added', shown), line('a vacancy removed', gone)],
      wrong,
      skipped: [],
    };
  },
};
