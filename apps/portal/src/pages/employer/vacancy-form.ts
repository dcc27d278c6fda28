import type { DayPart, EducationLevel, Limitation, VacancyKind } from '@yizhan/domain';
import { VACANCY_KINDS } from '@yizhan/domain/vacancies/lifecycle.ts';
import { EDUCATION_LEVELS } from '@yizhan/domain/education/education.ts';
import type { OwnVacancy, Pay, VacancyTemplate } from '@yizhan/contract';
import { formatPay } from '@yizhan/ui';
import type { NamedRegion } from '../../app/place.ts';
import type { z } from 'zod';

type Template = z.infer<typeof VacancyTemplate>;

/** A vacancy as an employer types it: pay as a text, together with its interpretation. */
export interface VacancyForm {
  kind: VacancyKind;
  title: string;
  headcount: number;
  payText: string;
  pay: Pay | null;
  description: string;
  education: EducationLevel | null;
  educationRequired: boolean;
  experienceYears: number | null;
  skills: string[];
  certificates: string[];
  demands: Limitation[];
  timeWindows: { weekday: number; part: DayPart }[];
  lodging: boolean;
  meals: boolean;
  region: NamedRegion | null;
  address: string;
  lng: number | null;
  lat: number | null;
  contactName: string;
  contactPhone: string;
  startDate: string | null;
  expiresOn: string | null;
}

export function emptyVacancy(): VacancyForm {
  return {
    kind: 'full_time',
    title: '',
    headcount: 1,
    payText: '',
    pay: null,
    description: '',
    education: null,
    educationRequired: false,
    experienceYears: null,
    skills: [],
    certificates: [],
    demands: [],
    timeWindows: [],
    lodging: false,
    meals: false,
    region: null,
    address: '',
    lng: null,
    lat: null,
    contactName: '',
    contactPhone: '',
    startDate: null,
    expiresOn: null,
  };
}

/** One of the employer's vacancies to change or copy. A copy starts without the old dates. */
export function vacancyFormOf(vacancy: OwnVacancy, as: 'edit' | 'copy'): VacancyForm {
  return {
    kind: vacancy.kind,
    title: vacancy.title,
    headcount: vacancy.headcount,
    payText: formatPay(vacancy.pay),
    pay: vacancy.pay,
    description: vacancy.description,
    education: vacancy.education,
    educationRequired: vacancy.educationRequired,
    experienceYears: vacancy.experienceYears,
    skills: [...vacancy.skills],
    certificates: [...vacancy.certificates],
    demands: [...vacancy.demands],
    timeWindows: vacancy.timeWindows.map((one) => ({ ...one })),
    lodging: vacancy.lodging,
    meals: vacancy.meals,
    region: { code: vacancy.region.code, name: vacancy.region.fullName },
    address: vacancy.address,
    lng: vacancy.lng,
    lat: vacancy.lat,
    contactName: vacancy.contactName,
    contactPhone: '',
    startDate: as === 'edit' ? vacancy.startDate : null,
    expiresOn: as === 'edit' ? vacancy.expiresOn : null,
  };
}

/** Adds ready-made text for an occupation; typed fields stay. */
export function withTemplate(form: VacancyForm, template: Template): VacancyForm {
  return {
    ...form,
    title: form.title.trim() === '' ? template.title : form.title,
    description: form.description.trim() === '' ? template.description : form.description,
    skills: form.skills.length === 0 ? [...template.skills] : form.skills,
    certificates: form.certificates.length === 0 ? [...template.certificates] : form.certificates,
    demands: form.demands.length === 0 ? [...template.demands] : form.demands,
  };
}

/** The body to send; null while pay or region are not known yet. */
export function vacancyBody(form: VacancyForm) {
  if (form.pay === null || form.region === null) return null;
  return {
    kind: form.kind,
    title: form.title,
    headcount: form.headcount,
    pay: form.pay,
    description: form.description,
    education: form.education,
    educationRequired: form.educationRequired,
    experienceYears: form.experienceYears,
    skills: form.skills,
    certificates: form.certificates,
    demands: form.demands,
    timeWindows: form.timeWindows,
    lodging: form.lodging,
    meals: form.meals,
    regionCode: form.region.code,
    address: form.address,
    lng: form.lng,
    lat: form.lat,
    contactName: form.contactName,
    contactPhone: form.contactPhone.trim() === '' ? null : form.contactPhone,
    startDate: form.startDate,
    expiresOn: form.expiresOn,
  };
}

/** The texts of a draft; pay and place are determined from them again. */
export function readVacancyDraft(kept: unknown): VacancyForm {
  const form = emptyVacancy();
  if (typeof kept !== 'object' || kept === null) return form;
  const get = (key: string): unknown => Reflect.get(kept, key);
  const text = (key: string): string => {
    const value = get(key);
    return typeof value === 'string' ? value : '';
  };
  const words = (key: string): string[] => {
    const value = get(key);
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  };
  const headcount = get('headcount');
  return {
    ...form,
    kind: VACANCY_KINDS.find((one) => one === text('kind')) ?? form.kind,
    title: text('title'),
    headcount: typeof headcount === 'number' && headcount >= 1 ? headcount : 1,
    payText: text('payText'),
    description: text('description'),
    education: EDUCATION_LEVELS.find((one) => one === text('education')) ?? null,
    skills: words('skills'),
    certificates: words('certificates'),
    lodging: get('lodging') === true,
    meals: get('meals') === true,
    address: text('address'),
    contactName: text('contactName'),
    contactPhone: text('contactPhone'),
    startDate: text('startDate') === '' ? null : text('startDate'),
    expiresOn: text('expiresOn') === '' ? null : text('expiresOn'),
  };
}

export function isUntouched(form: VacancyForm): boolean {
  return form.title.trim() === '' && form.payText.trim() === '' && form.description.trim() === '';
}
