import type { VacancyEdit } from '@yizhan/contract';
import { EDUCATION_LEVELS, LIMITATIONS, type Pay, type VacancyKind } from '@yizhan/domain';
import type { VacancyFullRow } from '../../vacancies/index.ts';
import type { Cells } from '../rows/cells.ts';
import type { VacancyRowValues } from '../rows/vacancy-row.ts';

type Edit = Omit<VacancyEdit, 'version' | 'siteId'>;

/**
 * A vacancy after its row changed: columns of the file win, and what the file has no column for stays as staff left it.
 * An occupation chosen by a person stays while the title is the same.
 */
export function updatedFields(cells: Cells, read: VacancyRowValues, before: VacancyFullRow): Edit {
  const { fields } = read;
  const has = (...names: string[]): boolean => names.some((name) => cells.isMapped(name));
  const isChosen = before.occupation_confidence === 1 && before.title === fields.title;
  const kept: Pay = {
    min: before.pay_min,
    max: before.pay_max,
    unit: before.pay_unit as Pay['unit'],
    months: before.pay_months,
    negotiable: before.pay_negotiable,
  };
  return {
    kind: has('kind') || before.title !== fields.title ? fields.kind : (before.kind as VacancyKind),
    title: fields.title,
    occupationCode: isChosen ? before.occupation_code : null,
    headcount: has('headcount') ? Math.max(fields.headcount, before.hired_count) : before.headcount,
    pay: has('pay_text', 'pay_min', 'pay_max') ? fields.pay : kept,
    description: has('description', 'benefits') ? fields.description : before.description,
    education: has('education')
      ? fields.education
      : (EDUCATION_LEVELS.find((level) => level === before.education) ?? null),
    educationRequired: has('education') ? fields.educationRequired : before.education_required,
    experienceYears: has('experience') ? fields.experienceYears : before.experience_years,
    skills: has('skills') ? fields.skills : before.skills,
    certificates: has('certificates') ? fields.certificates : before.certificates,
    demands: LIMITATIONS.filter((demand) => before.demands.includes(demand)),
    timeWindows: fields.timeWindows,
    lodging: fields.lodging || before.lodging,
    meals: fields.meals || before.meals,
    regionCode: has('area', 'address') ? fields.regionCode : before.region_code,
    address: has('address') ? fields.address : before.address,
    lng: fields.lng ?? (has('lng', 'lng_wgs84') ? null : before.lng),
    lat: fields.lat ?? (has('lat', 'lat_wgs84') ? null : before.lat),
    contactName: has('contact_name') ? fields.contactName : before.contact_name,
    contactPhone: fields.contactPhone ?? undefined,
    startDate: has('start_date') ? fields.startDate : before.start_date,
    expiresOn: has('expires_on') ? fields.expiresOn : before.expires_on,
  };
}
