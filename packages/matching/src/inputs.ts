/** Blank inputs: the minimum of a person or a vacancy, every other field not given. */
import type { SeekerInput, VacancyInput } from './types.ts';

/** A person of whom only the id is known, overridden by `given`. */
export function seekerInput(given: Partial<SeekerInput> & { id: string }): SeekerInput {
  return {
    birthDate: null,
    home: { coordinates: null, region: null },
    travel: { mode: null, maxMetres: null, maxMinutes: null },
    wantedRegions: [],
    acceptsDispatch: false,
    acceptsFarWithLodging: false,
    occupations: [],
    skills: [],
    certificates: [],
    education: null,
    experience: [],
    pay: { floor: null, wanted: null },
    kinds: [],
    availability: null,
    shifts: [],
    busy: [],
    cannot: [],
    priorityGroups: [],
    lodging: null,
    meals: null,
    blockedEmployerIds: [],
    blockedVacancyIds: [],
    history: { offered: 0, answered: 0, invited: 0, attended: 0 },
    ...given,
  };
}

/** An open full-time vacancy with one place of which nothing else is known, overridden by `given`. */
export function vacancyInput(given: Partial<VacancyInput> & { id: string }): VacancyInput {
  return {
    employerId: '',
    title: '',
    kind: 'full_time',
    alsoKinds: [],
    open: true,
    headcount: 1,
    validUntil: null,
    confirmedOn: null,
    occupations: [],
    workplace: { coordinates: null, region: null },
    remote: false,
    pay: null,
    education: null,
    experience: null,
    certificates: [],
    skills: [],
    fields: [],
    requiredTimes: null,
    shifts: [],
    sessions: [],
    sessionsTaken: 'all',
    involves: [],
    mayInvolve: [],
    reservedFor: [],
    lodging: null,
    meals: null,
    blockedSeekerIds: [],
    employerHistory: { referred: 0, answered: 0, hired: 0 },
    ...given,
  };
}
