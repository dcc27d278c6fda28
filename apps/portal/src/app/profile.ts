import type { SeekerProfile } from '@yizhan/contract';

/** A profile without any answers yet. */
export function emptyProfile(): SeekerProfile {
  return {
    regionCode: null,
    homeAddress: '',
    homeLng: null,
    homeLat: null,
    education: null,
    major: '',
    experience: [],
    skills: [],
    certificates: [],
    wanted: [],
    employmentKinds: [],
    payMin: null,
    payUnit: 'month',
    wantedRegions: [],
    travelMode: null,
    maxCommuteMinutes: null,
    acceptsDispatch: false,
    needsLodging: false,
    timeWindows: [],
    cannot: [],
    availableFrom: null,
    note: '',
  };
}
