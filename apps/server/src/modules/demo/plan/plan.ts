import type { Regions } from '../../reference/index.ts';
import { WORK, type Work } from '../content/work.ts';
import { makeEmployer, makeVacancy } from './employers.ts';
import { namedEmployers, namedPeople, namedVacancies } from './named.ts';
import { makePerson } from './people.ts';
import { makePlacements } from './placements.ts';
import { placeMaker } from './places.ts';
import type { DemoPlan, PlannedEmployer } from './planned.ts';
import { Chance } from './random.ts';

/** The size of the network: `full` for a look around, `small` for tests. */
export const SIZES = {
  full: { people: 3200, employers: 620, vacancies: 2000, placements: 2600 },
  small: { people: 260, employers: 60, vacancies: 180, placements: 220 },
} as const;
export type DemoSize = keyof typeof SIZES;

/** Plans the whole network in memory. The same seed, size and day give the same network. */
export function planNetwork(seed: number, size: DemoSize, now: Date, regions: Regions): DemoPlan {
  const chance = new Chance(seed);
  const counts = SIZES[size];
  const makePlace = placeMaker(chance, regions);
  const employers = Array.from({ length: counts.employers }, (_, index) =>
    makeEmployer(chance, now, makePlace(), index),
  );
  employers.unshift(...namedEmployers(chance, now, regions));
  const byBusiness = new Map<Work['employer'], PlannedEmployer[]>();
  for (const employer of employers) {
    byBusiness.set(employer.business, [...(byBusiness.get(employer.business) ?? []), employer]);
  }
  const demand = WORK.map((work) => [work, work.demand] as const);
  const vacancies = Array.from({ length: counts.vacancies }, () => {
    const work = chance.weighted(demand);
    return makeVacancy(chance, now, work, chance.pick(byBusiness.get(work.employer) ?? employers));
  });
  vacancies.unshift(...namedVacancies(chance, now, employers));
  const supply = WORK.map((work) => [work, work.supply] as const);
  const people = Array.from({ length: counts.people }, (_, index) =>
    makePerson(chance, now, chance.weighted(supply), makePlace(), index),
  );
  people.unshift(...namedPeople(chance, now, regions));
  return {
    employers,
    vacancies,
    people,
    placements: makePlacements(chance, now, people, vacancies, counts.placements),
  };
}
