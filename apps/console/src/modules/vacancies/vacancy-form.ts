import type { Pay, Vacancy, VacancyEdit, VacancyInput } from '@yizhan/contract';

/** A vacancy as a form holds it: numbers typed as text, '' for fields not given. */
export interface VacancyForm {
  employerId: string;
  employerName: string;
  kind: VacancyInput['kind'];
  title: string;
  occupationCode: string | null;
  headcount: string;
  pay: Pay;
  description: string;
  education: Vacancy['education'];
  educationRequired: boolean;
  experienceYears: string;
  skills: string[];
  certificates: string[];
  demands: Vacancy['demands'];
  timeWindows: Vacancy['timeWindows'];
  lodging: boolean;
  meals: boolean;
  regionCode: string | null;
  address: string;
  /** WGS-84, as typed; both or neither. */
  lng: string;
  lat: string;
  contactName: string;
  contactPhone: string;
  startDate: string;
  expiresOn: string;
  siteId: string | null;
}

export const NO_PAY: Pay = { min: null, max: null, unit: 'month', months: null, negotiable: false };

export function emptyVacancyForm(start: {
  regionCode: string | null;
  siteId: string | null;
  employer?: { readonly id: string; readonly name: string } | undefined;
}): VacancyForm {
  return {
    employerId: start.employer?.id ?? '',
    employerName: start.employer?.name ?? '',
    kind: 'full_time',
    title: '',
    occupationCode: null,
    headcount: '1',
    pay: { ...NO_PAY },
    description: '',
    education: null,
    educationRequired: false,
    experienceYears: '',
    skills: [],
    certificates: [],
    demands: [],
    timeWindows: [],
    lodging: false,
    meals: false,
    regionCode: start.regionCode,
    address: '',
    lng: '',
    lat: '',
    contactName: '',
    contactPhone: '',
    startDate: '',
    expiresOn: '',
    siteId: start.siteId,
  };
}

const text = (value: number | null): string => (value === null ? '' : String(value));

/** An existing vacancy for editing; an empty contact number leaves it unchanged. */
export function formOfVacancy(vacancy: Vacancy): VacancyForm {
  return {
    employerId: vacancy.employerId,
    employerName: vacancy.employerName,
    kind: vacancy.kind,
    title: vacancy.title,
    occupationCode: vacancy.occupation?.code ?? null,
    headcount: String(vacancy.headcount),
    pay: { ...vacancy.pay },
    description: vacancy.description,
    education: vacancy.education,
    educationRequired: vacancy.educationRequired,
    experienceYears: text(vacancy.experienceYears),
    skills: [...vacancy.skills],
    certificates: [...vacancy.certificates],
    demands: [...vacancy.demands],
    timeWindows: vacancy.timeWindows.map((one) => ({ ...one })),
    lodging: vacancy.lodging,
    meals: vacancy.meals,
    regionCode: vacancy.regionCode,
    address: vacancy.address,
    lng: text(vacancy.lng),
    lat: text(vacancy.lat),
    contactName: vacancy.contactName,
    contactPhone: '',
    startDate: vacancy.startDate ?? '',
    expiresOn: vacancy.expiresOn ?? '',
    siteId: vacancy.siteId,
  };
}

/** A deep copy of the values. */
export function cloneForm(form: VacancyForm): VacancyForm {
  return {
    ...form,
    pay: { ...form.pay },
    skills: [...form.skills],
    certificates: [...form.certificates],
    demands: [...form.demands],
    timeWindows: form.timeWindows.map((one) => ({ ...one })),
  };
}

/** An earlier vacancy as a new one: everything except its dates, which belong to that time. */
export function copyOfVacancy(vacancy: Vacancy): VacancyForm {
  return { ...formOfVacancy(vacancy), startDate: '', expiresOn: '' };
}

/** A number typed by a person; null for empty text, NaN (refused by the contract) for text that is not a number. */
function numberOf(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed);
}
const given = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

function fieldsOf(form: VacancyForm) {
  return {
    kind: form.kind,
    title: form.title.trim(),
    occupationCode: form.occupationCode,
    headcount: Number(form.headcount),
    pay: form.pay,
    description: form.description,
    education: form.education,
    educationRequired: form.education !== null && form.educationRequired,
    experienceYears: numberOf(form.experienceYears),
    skills: form.skills,
    certificates: form.certificates,
    demands: form.demands,
    timeWindows: form.timeWindows,
    lodging: form.lodging,
    meals: form.meals,
    regionCode: form.regionCode ?? '',
    address: form.address.trim(),
    lng: numberOf(form.lng),
    lat: numberOf(form.lat),
    contactName: form.contactName.trim(),
    startDate: given(form.startDate),
    expiresOn: given(form.expiresOn),
    siteId: form.siteId,
  };
}

export function inputOf(form: VacancyForm): VacancyInput {
  return { ...fieldsOf(form), employerId: form.employerId, contactPhone: given(form.contactPhone) };
}

/** The contact's number is sent only when a new one was typed. */
export function editOf(form: VacancyForm, version: number): VacancyEdit {
  const phone = given(form.contactPhone);
  return { ...fieldsOf(form), version, ...(phone === null ? {} : { contactPhone: phone }) };
}

/** Whether enough is typed for the checks to give useful results. */
export function isCheckable(form: VacancyForm): boolean {
  const headcount = Number(form.headcount);
  return (
    form.employerId !== '' &&
    form.title.trim() !== '' &&
    form.regionCode !== null &&
    Number.isInteger(headcount) &&
    headcount >= 1 &&
    (form.lng.trim() === '') === (form.lat.trim() === '')
  );
}
