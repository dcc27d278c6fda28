/** The judged set converted to engine inputs, and rankings of its pools. */
import { DEFAULT_POLICY, MatchIndex } from '@yizhan/matching';
import type { MatchContext, SeekerInput, VacancyInput } from '@yizhan/matching';
import { BadFileError, readAdverts, readJudgements, readProfiles } from './files.ts';
import type { Advert, Judgement, Profile } from './files.ts';
import { toSeeker, toVacancy } from './inputs.ts';
import { mean, ndcg, recall } from './metrics.ts';
import { occupations } from './occupations.ts';
import { loadPlaces } from './places.ts';

/** The adverts of the set date from this day or earlier. */
const TODAY = '2025-04-30';
export const DEPTH = 10;
const RECALL_DEPTH = 20;

export interface Case {
  profile: Profile;
  seeker: SeekerInput;
  pool: { judgement: Judgement; advert: Advert; vacancy: VacancyInput }[];
}

export interface JudgedSet {
  cases: Case[];
  adverts: Map<string, Advert>;
  vacancies: Map<string, VacancyInput>;
  context: MatchContext;
  index: MatchIndex;
}

export interface Measured {
  ndcg: number;
  recall: number;
}

/** Orders the judged pool of a case, best first; omitted rows are not shown to the person. */
export type Rank = (one: Case) => Case['pool'];

/** Reads the files and puts every vacancy into an index. @throws BadFileError */
export function loadJudgedSet(files: {
  profiles: string;
  judgements: string;
  vacancies: readonly string[];
  centroids: string;
}): JudgedSet {
  const adverts = readAdverts(files.vacancies);
  const places = loadPlaces(files.centroids);
  const { mapTitle, relatedness } = occupations();
  const districts = [
    ...new Set([...adverts.values()].map(({ area }) => /[市·]([^市·]{2,3}?[区市县])/.exec(area)?.[1] ?? '')),
  ].filter((name) => name.length >= 3);
  const vacancies = new Map([...adverts].map(([id, advert]) => [id, toVacancy(advert, mapTitle, places)]));
  const context: MatchContext = {
    today: TODAY,
    policy: DEFAULT_POLICY,
    regionCentre: places.centre,
    relatedness,
  };
  const index = new MatchIndex(context);
  index.load({ vacancies: vacancies.values() });
  const byProfile = Map.groupBy(readJudgements(files.judgements), ({ profile_id }) => profile_id);
  const cases = readProfiles(files.profiles).map((profile): Case => ({
    profile,
    seeker: toSeeker(profile, mapTitle, places, districts, TODAY),
    pool: (byProfile.get(profile.id) ?? []).flatMap((judgement) => {
      const advert = adverts.get(judgement.vacancy_id);
      const vacancy = vacancies.get(judgement.vacancy_id);
      return advert === undefined || vacancy === undefined ? [] : [{ judgement, advert, vacancy }];
    }),
  }));
  if (cases.every(({ pool }) => pool.length === 0)) {
    throw new BadFileError(files.judgements, 'names no pair of these profiles and vacancies');
  }
  return { cases, index, vacancies, adverts, context };
}

/** Best first, ties by id; rows of another city last, as in a search with a city filter. */
export function byScore(one: Case, score: (row: Case['pool'][number]) => number): Case['pool'] {
  return one.pool
    .map((row) => ({ row, score: score(row), here: row.advert.area.includes(one.profile.city) ? 1 : 0 }))
    .sort((a, b) => b.here - a.here || b.score - a.score || (a.row.advert.id < b.row.advert.id ? -1 : 1))
    .map(({ row }) => row);
}

/** Allowed rows by the engine's score; rows excluded by a hard rule are omitted. */
export const byEngine =
  (index: MatchIndex): Rank =>
  (one) => {
    const pool = new Map(one.pool.map((row) => [row.vacancy.id, row]));
    return index
      .bestVacancies(one.seeker, { limit: pool.size, filter: ({ id }) => pool.has(id) })
      .flatMap(({ vacancyId }) => pool.get(vacancyId) ?? []);
  };

export function measure(cases: readonly Case[], rank: Rank): Measured {
  const results = cases.map((one) => {
    const ranked = rank(one).map(({ judgement }) => judgement.grade);
    const pool = one.pool.map(({ judgement }) => judgement.grade);
    return { ndcg: ndcg(ranked, pool, DEPTH), recall: recall(ranked, pool, RECALL_DEPTH) };
  });
  return { ndcg: mean(results.map((one) => one.ndcg)), recall: mean(results.map((one) => one.recall)) };
}
