import {
  ADDRESS_REVIEW_THRESHOLD,
  comparableText,
  fingerprint,
  fingerprintKeys,
  isWithin,
  pointFault,
  resolveAddress,
  toMonthlyFen,
  type VacancyKind,
} from '@yizhan/domain';
import { extractRequirements } from '@yizhan/matching';
import type { VacancyInput } from '@yizhan/contract';
import type { z } from 'zod';
import type { VacancyFields } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { toTsVector, SEARCH, type SearchTag } from '../../app/search/index.ts';
import { sealPhone } from '../identity/index.ts';
import { OCCUPATIONS, REGIONS } from '../reference/index.ts';
import { OccupationUnknown, RegionTooWide } from './vacancies.errors.ts';

export type VacancyFieldValues = z.output<typeof VacancyFields>;

/** Texts shorter than this many characters resemble hundreds of others naturally, which does not indicate a copy. */
const LEAST_FINGERPRINTED = 40;

/** Words people use for a kind of work; they are added to the search document. */
const KIND_WORDS: Readonly<Record<VacancyKind, string>> = {
  full_time: '全职 正式工',
  part_time: '兼职 小时工 钟点工',
  gig: '零工 临时工 短工 日结',
  internship: '见习 实习',
  public_welfare: '公益岗 公益性岗位',
  campus_order: '订单班 校企合作',
  dispatch: '外出务工 劳务输出',
  workshop: '微工厂 就业车间 家门口就业',
};

/** The occupation chosen by a person, else what the title means; null below the threshold. @throws OccupationUnknown */
export function occupationOf(
  ctx: AnyContext,
  fields: Pick<VacancyInput, 'title' | 'description' | 'occupationCode'>,
  before: { occupation_code: string | null; occupation_confidence: number | null; title: string } | null,
): { code: string | null; confidence: number } {
  const { index } = ctx.services.use(OCCUPATIONS).current;
  const chosen = fields.occupationCode;
  if (chosen !== null) {
    if (index.find(chosen) === undefined) throw OccupationUnknown();
    const isUntouched = before?.occupation_code === chosen && before.title === fields.title;
    return { code: chosen, confidence: isUntouched ? (before.occupation_confidence ?? 1) : 1 };
  }
  const { code, confidence } = index.classifyTitle(fields.title, { description: fields.description });
  return { code, confidence };
}

/** The division of the work: the chosen one, or a deeper one inside it that the address names. @throws RegionUnknown */
function placeOf(ctx: AnyContext, fields: Pick<VacancyInput, 'regionCode' | 'address'>): string {
  const regions = ctx.services.use(REGIONS);
  const chosen = regions.get(fields.regionCode).code;
  if (chosen.length >= 9 || fields.address === '') return withinCity(chosen);
  const read = resolveAddress(regions.index, fields.address, { hintRegion: chosen });
  const named = read.confidence >= ADDRESS_REVIEW_THRESHOLD ? read.region : null;
  const isDeeper = named !== null && named.length > chosen.length && isWithin(named, chosen);
  return withinCity(isDeeper && regions.find(named) !== undefined ? named : chosen);
}

function withinCity(code: string): string {
  if (code.length < 4) throw RegionTooWide();
  return code;
}

/** Columns of the contact phone; all null for none. @throws PhoneInvalid */
export function contactColumns(ctx: Pick<AnyContext, 'services'>, text: string | null) {
  const sealed = text === null ? null : sealPhone(ctx, text);
  return { contact_phone_cipher: sealed?.cipher ?? null, contact_phone_mask: sealed?.mask ?? null };
}

/** Columns derived from the fields of the form. Work for a private person is at their home, which is nobody's point. */
export function vacancyColumns(
  ctx: AnyContext,
  employerKind: string,
  fields: VacancyFieldValues,
  before: {
    occupation_code: string | null;
    occupation_confidence: number | null;
    title: string;
  } | null = null,
) {
  const occupation = occupationOf(ctx, fields, before);
  const region = placeOf(ctx, fields);
  const { lng, lat } = fields;
  const hasPoint = employerKind !== 'person' && lng !== null && lat !== null && pointFault(lng, lat) === null;
  const near = hasPoint ? { lng, lat, within: 0 } : ctx.services.use(REGIONS).nearPoint(region);
  const text = comparableText(fields.description);
  const hash = text.length < LEAST_FINGERPRINTED ? null : fingerprint(fields.description);
  return {
    kind: fields.kind,
    title: fields.title,
    occupation_code: occupation.code,
    occupation_confidence: occupation.confidence,
    headcount: fields.headcount,
    pay_min: fields.pay.min,
    pay_max: fields.pay.max,
    pay_unit: fields.pay.unit,
    pay_months: fields.pay.months,
    pay_negotiable: fields.pay.negotiable,
    pay_monthly_min: toMonthlyFen(fields.pay.min, fields.pay),
    pay_monthly_max: toMonthlyFen(fields.pay.max, fields.pay),
    description: fields.description,
    education: fields.education,
    education_required: fields.educationRequired,
    experience_years: fields.experienceYears,
    skills: fields.skills,
    certificates: fields.certificates,
    demands: fields.demands,
    time_windows: json(fields.timeWindows),
    lodging: fields.lodging,
    meals: fields.meals,
    region_code: region,
    address: fields.address,
    lng,
    lat,
    near_lng: near?.lng ?? null,
    near_lat: near?.lat ?? null,
    near_within: near?.within ?? 0,
    contact_name: fields.contactName,
    start_date: fields.startDate,
    expires_on: fields.expiresOn,
    fingerprint_keys: hash === null ? [] : fingerprintKeys(hash),
  };
}

export interface SearchSubject {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly occupation_code: string | null;
  readonly skills: readonly string[];
  readonly certificates: readonly string[];
  readonly demands: readonly string[];
  readonly lodging: boolean;
  readonly meals: boolean;
  readonly pay_unit: string;
  readonly region_code: string;
  readonly address: string;
}

/** The search document of a vacancy. Lodging, meals and nights are also read from its text. */
export function searchColumn(
  ctx: AnyContext,
  row: SearchSubject,
  employer: { employer_name: string; employer_kind: string; employer_initials: string },
) {
  const occupation = ctx.services.use(OCCUPATIONS).current.ref(row.occupation_code);
  const read = extractRequirements(row.title, row.description);
  const isNightWork =
    row.demands.some((demand) => demand === 'night_shift' || demand === 'rotating_shift') ||
    read.shifts.includes('night') ||
    read.shifts.includes('rotating_night') ||
    read.involves.includes('night_shift');
  const tags: SearchTag[] = [];
  if (row.lodging || read.lodging === true) tags.push('lodging');
  if (row.meals || read.meals === true) tags.push('meals');
  if (row.pay_unit === 'day' || /日结|天结/.test(row.title + row.description)) tags.push('daily');
  if (isNightWork) tags.push('night');
  // The full name of a private person is not searchable.
  const isCompany = employer.employer_kind === 'organisation';
  return toTsVector(
    ctx.services.use(SEARCH).toSearchDocument({
      title: [row.title],
      keywords: [
        occupation?.name ?? null,
        KIND_WORDS[row.kind as VacancyKind],
        ...row.skills,
        ...row.certificates,
      ],
      names: [isCompany ? employer.employer_name : null, row.address],
      text: [row.description],
      regions: [row.region_code],
      occupations: [row.occupation_code],
      initials: isCompany ? [employer.employer_initials] : [],
      tags,
    }),
  );
}
