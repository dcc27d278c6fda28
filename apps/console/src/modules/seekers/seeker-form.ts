import { fenToYuan, yuanToFen } from '@yizhan/ui/format/money.ts';
import type { Seeker, SeekerProfile, SeekerRegistration, SeekerUpdate } from '@yizhan/contract';

type Profile = SeekerProfile;
type Consent = SeekerRegistration['consents'][number]['purpose'];

export interface WantedRow {
  title: string;
  code: string | null;
  /** Name of the occupation the title was mapped to. */
  name: string;
}
export interface ExperienceRow {
  title: string;
  code: string | null;
  years: number;
  employer: string;
}

/** A person's record as a form holds it: numbers typed as text, '' for fields not given. */
export interface SeekerForm {
  name: string;
  phone: string;
  idNumber: string;
  sex: Seeker['sex'];
  birthDate: string;
  contactNote: string;
  siteId: string | null;
  channel: SeekerRegistration['channel'];
  status: SeekerUpdate['status'];
  serviceStep: Seeker['serviceStep'];
  regionCode: string | null;
  homeAddress: string;
  home: { lng: number; lat: number } | null;
  education: Profile['education'];
  major: string;
  experience: ExperienceRow[];
  skills: string[];
  certificates: string[];
  wanted: WantedRow[];
  employmentKinds: Profile['employmentKinds'];
  payMin: string;
  payUnit: Profile['payUnit'];
  wantedRegions: string[];
  travelMode: Profile['travelMode'];
  maxCommuteMinutes: string;
  acceptsDispatch: boolean;
  needsLodging: boolean;
  timeWindows: Profile['timeWindows'];
  cannot: Profile['cannot'];
  availableFrom: string;
  note: string;
  consents: Consent[];
}

export function emptySeekerForm(start: { siteId: string | null; regionCode: string | null }): SeekerForm {
  return {
    name: '',
    phone: '',
    idNumber: '',
    sex: 'unknown',
    birthDate: '',
    contactNote: '',
    siteId: start.siteId,
    channel: 'assisted',
    status: 'active',
    serviceStep: 'find_need',
    regionCode: start.regionCode,
    homeAddress: '',
    home: null,
    education: null,
    major: '',
    experience: [],
    skills: [],
    certificates: [],
    wanted: [],
    employmentKinds: [],
    payMin: '',
    payUnit: 'month',
    wantedRegions: [],
    travelMode: null,
    maxCommuteMinutes: '',
    acceptsDispatch: false,
    needsLodging: false,
    timeWindows: [],
    cannot: [],
    availableFrom: '',
    note: '',
    consents: [],
  };
}

/** An existing record for editing; empty number fields leave the numbers unchanged. */
export function formOfSeeker(seeker: Seeker): SeekerForm {
  const { profile } = seeker;
  return {
    name: seeker.name,
    phone: '',
    idNumber: '',
    sex: seeker.sex,
    birthDate: seeker.birthDate ?? '',
    contactNote: seeker.contactNote,
    siteId: seeker.site?.id ?? null,
    channel: 'assisted',
    status: seeker.status === 'merged' || seeker.status === 'erased' ? 'active' : seeker.status,
    serviceStep: seeker.serviceStep,
    regionCode: profile.regionCode,
    homeAddress: profile.homeAddress,
    home:
      profile.homeLng === null || profile.homeLat === null
        ? null
        : { lng: profile.homeLng, lat: profile.homeLat },
    education: profile.education,
    major: profile.major,
    experience: profile.experience.map((one) => ({ ...one })),
    skills: [...profile.skills],
    certificates: [...profile.certificates],
    wanted: profile.wanted.map((one) => ({
      title: one.title,
      code: one.code,
      name: one.code === null ? '' : (seeker.wantedNames[one.code] ?? ''),
    })),
    employmentKinds: [...profile.employmentKinds],
    payMin: fenToYuan(profile.payMin),
    payUnit: profile.payUnit,
    wantedRegions: [...profile.wantedRegions],
    travelMode: profile.travelMode,
    maxCommuteMinutes: profile.maxCommuteMinutes === null ? '' : String(profile.maxCommuteMinutes),
    acceptsDispatch: profile.acceptsDispatch,
    needsLodging: profile.needsLodging,
    timeWindows: profile.timeWindows.map((one) => ({ ...one })),
    cannot: [...profile.cannot],
    availableFrom: profile.availableFrom ?? '',
    note: profile.note,
    consents: [],
  };
}

function profileOf(form: SeekerForm): Profile {
  const minutes = Number(form.maxCommuteMinutes);
  return {
    regionCode: form.regionCode,
    homeAddress: form.homeAddress,
    homeLng: form.home?.lng ?? null,
    homeLat: form.home?.lat ?? null,
    education: form.education,
    major: form.major,
    experience: form.experience
      .filter((one) => one.title.trim() !== '')
      .map((one) => ({ ...one, years: Number.isFinite(one.years) ? one.years : 0 })),
    skills: form.skills,
    certificates: form.certificates,
    wanted: form.wanted.map(({ title, code }) => ({ title, code })),
    employmentKinds: form.employmentKinds,
    payMin: form.payMin.trim() === '' ? null : yuanToFen(form.payMin),
    payUnit: form.payUnit,
    wantedRegions: form.wantedRegions,
    travelMode: form.travelMode,
    maxCommuteMinutes: form.maxCommuteMinutes.trim() === '' || Number.isNaN(minutes) ? null : minutes,
    acceptsDispatch: form.acceptsDispatch,
    needsLodging: form.needsLodging,
    timeWindows: form.timeWindows,
    cannot: form.cannot,
    availableFrom: form.availableFrom === '' ? null : form.availableFrom,
    note: form.note,
  };
}

const given = (text: string) => (text.trim() === '' ? null : text.trim());

export function registrationOf(form: SeekerForm): SeekerRegistration {
  return {
    name: form.name,
    phone: given(form.phone),
    idNumber: given(form.idNumber),
    sex: form.sex,
    birthDate: given(form.birthDate),
    channel: form.channel,
    siteId: form.siteId,
    contactNote: form.contactNote,
    profile: profileOf(form),
    consents: form.consents.map((purpose) => ({ purpose, given: true })),
  };
}

/** Phone and ID number are sent only when new ones were typed. */
export function updateOf(form: SeekerForm, version: number): SeekerUpdate {
  return {
    version,
    name: form.name,
    ...(form.phone.trim() === '' ? {} : { phone: form.phone.trim() }),
    ...(form.idNumber.trim() === '' ? {} : { idNumber: form.idNumber.trim() }),
    sex: form.sex,
    birthDate: given(form.birthDate),
    contactNote: form.contactNote,
    siteId: form.siteId,
    status: form.status,
    serviceStep: form.serviceStep,
    profile: profileOf(form),
  };
}
