/** From the change of a vacancy to a list that shows it, with all other vacancies in the index. */
import type { SeekerInput, VacancyInput } from '@yizhan/matching';
import { MARKET_DAY, numberOf } from '../../market/index.ts';
import { timingOf } from '../../lib/measure.ts';
import type { Suite } from '../../lib/setting.ts';

const LIMIT = 20;
/** A key that no row of the market has. */
const ID = '9901-ffffffff-0000-4000-8000-000000000000';

export const updates: Suite = {
  name: 'updates',
  about: 'a changed vacancy until a query sees it',
  run: async (setting) => {
    const { market, index } = setting.vacancies();
    const wrong: string[] = [];
    const shown: number[] = [];
    const gone: number[] = [];
    const lists = (seeker: SeekerInput): string[] =>
      index.bestVacancies(seeker, { limit: LIMIT }).map(({ vacancyId }) => vacancyId);
    for (const seeker of setting.questions(market, setting.size.updates)) {
      const [best] = lists(seeker);
      if (best === undefined) continue;
      // Like the best, but confirmed today and from an employer who always answers: nothing ranks above it.
      const twin: VacancyInput = {
        ...market.vacancy(numberOf(best)),
        id: ID,
        confirmedOn: MARKET_DAY,
        employerHistory: { referred: 100, answered: 100, hired: 0 },
      };
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
