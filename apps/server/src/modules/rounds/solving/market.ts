import { MatchIndex, type MatchContext } from '@yizhan/matching';
import type { RoundMarket } from '@yizhan/matching/round/index.ts';
import type { RoundRows } from './rows.ts';

/**
 * The people and vacancies of a round as the solver asks for them: who suits whom, best first, at given prices. This is
 * the only place that ties the round to the engine.
 */
export function openMarket(rows: RoundRows, context: MatchContext): RoundMarket {
  const index = new MatchIndex(context);
  index.load({ vacancies: rows.vacancies });
  const numberOf = new Map(rows.vacancies.map(({ id }, number) => [id, number]));
  return {
    seekers: rows.seekers.length,
    vacancies: rows.vacancies.length,
    capacity: rows.places,
    candidates(seeker, limit, prices, into) {
      const person = rows.seekers[seeker];
      if (person === undefined) return 0;
      const own = person.id.slice(0, 4);
      const matches = index.bestVacancies(person, {
        limit: prices === null ? limit : rows.vacancies.length,
        ...(rows.elsewhereOnly ? { filter: ({ id }) => !id.startsWith(own) } : {}),
      });
      const found = matches.map(({ vacancyId, score }) => {
        const vacancy = numberOf.get(vacancyId) ?? 0;
        return { vacancy, score, net: score - (prices?.[vacancy] ?? 0) };
      });
      if (prices !== null) found.sort((a, b) => b.net - a.net || a.vacancy - b.vacancy);
      const worthless = found.findIndex(({ net }) => net <= 0);
      const count = Math.min(limit, worthless < 0 ? found.length : worthless);
      for (let at = 0; at < count; at += 1) {
        const { vacancy = 0, score = 0 } = found[at] ?? {};
        into.vacancy[at] = vacancy;
        into.score[at] = score;
      }
      return count;
    },
  };
}
