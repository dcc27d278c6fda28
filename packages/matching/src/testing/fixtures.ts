/** Fixtures shared by the tests: a small county, a day, and pairs built from the fields that matter. */
import { seekerInput, vacancyInput } from '../inputs.ts';
import { Pair } from '../pair.ts';
import { DEFAULT_POLICY } from '../policy.ts';
import { prepareSeeker, prepareVacancy } from '../prepared.ts';
import { treeRelatedness } from '../relatedness.ts';
import type { Coordinates, MatchContext, SeekerInput, VacancyInput } from '../types.ts';

export const TODAY = '2026-03-02';

/** Centres about 10 km (towns of one county), 60 km (next county) and 350 km (another prefecture) apart. */
const CENTRES: Record<string, Coordinates> = {
  '430302': { lng: 112.9, lat: 27.86 },
  '430302101': { lng: 112.9, lat: 27.95 },
  '430302102': { lng: 113.0, lat: 27.86 },
  '430381': { lng: 112.3, lat: 27.74 },
  '4303': { lng: 112.94, lat: 27.83 },
  '431202': { lng: 109.98, lat: 27.55 },
  '4312': { lng: 109.97, lat: 27.55 },
};

export const CONTEXT: MatchContext = {
  today: TODAY,
  policy: DEFAULT_POLICY,
  regionCentre: (code) => CENTRES[code] ?? null,
  relatedness: treeRelatedness,
};

export const HOME: Coordinates = { lng: 112.9, lat: 27.86 };
/** About 1.2 km north of home. */
export const NEARBY: Coordinates = { lng: 112.9, lat: 27.8708 };
/** About 111 km north of home. */
export const FAR_AWAY: Coordinates = { lng: 112.9, lat: 28.86 };

export const at = (coordinates: Coordinates | null, region: string | null = null) => ({
  coordinates,
  region,
});

export const seeker = (given: Partial<SeekerInput> = {}): SeekerInput => seekerInput({ id: 's1', ...given });
export const vacancy = (given: Partial<VacancyInput> = {}): VacancyInput =>
  vacancyInput({ id: 'v1', employerId: 'e1', ...given });

export function pair(
  person: Partial<SeekerInput>,
  offered: Partial<VacancyInput>,
  context: Partial<MatchContext> = {},
): Pair {
  const merged = { ...CONTEXT, ...context };
  return new Pair(prepareSeeker(seeker(person), merged), prepareVacancy(vacancy(offered), merged), merged);
}
