import type { z } from 'zod';
import {
  routes,
  type EmployerInput,
  type PartnerInput,
  type SiteInput,
  type VacancyInput,
} from '@yizhan/contract';
import type { Caller } from './platform.ts';

/**
 * A valid unified social credit code made from a number: registrar 9, kind 1, Xiangtan, check character by GB 32100.
 */
export function creditCode(number: number): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const first17 = `91430300MA${String(number).padStart(7, '0')}`;
  let sum = 0;
  let weight = 1;
  for (const sign of first17) {
    sum += alphabet.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + (alphabet[(31 - (sum % 31)) % 31] ?? '');
}

/** Form input for a station in 岳塘区 of 湘潭 that is open on weekdays, overridden by `given`. */
export function siteInput(given: Partial<z.input<typeof SiteInput>> = {}): z.input<typeof SiteInput> {
  const day = [{ from: '09:00', to: '17:00' }];
  return {
    name: '岳塘区书院路就业驿站',
    matrix: 'employment_station',
    setting: 'community',
    regionCode: '430304004',
    address: '书院路街道湖湘路2号',
    lng: 112.93,
    lat: 27.83,
    phoneLines: ['0731-58211234'],
    openingHours: {
      weekly: { '1': day, '2': day, '3': day, '4': day, '5': day, '6': [], '7': [] },
      holidays: 'closed',
      makeupWorkdays: 'open',
    },
    status: 'open',
    ...given,
  };
}

/** Form input for an employer in 岳塘区 of 湘潭, overridden by `given`. */
export function employerInput(
  given: Partial<z.input<typeof EmployerInput>> = {},
): z.input<typeof EmployerInput> {
  return {
    kind: 'organisation',
    name: '湘潭安居物业服务有限公司',
    regionCode: '430304',
    address: '书院路街道湖湘路1号',
    industry: '物业管理',
    contactName: '刘经理',
    contactPhone: '13873211234',
    ...given,
  };
}

/** Form input for a guard's vacancy that passes every check, overridden by `given`. */
export function vacancyInput(
  employerId: string,
  given: Partial<z.input<typeof VacancyInput>> = {},
): z.input<typeof VacancyInput> {
  return {
    employerId,
    kind: 'full_time',
    title: '小区保安',
    headcount: 3,
    pay: { min: 320_000, max: 380_000, unit: 'month', months: null, negotiable: false },
    description: '负责小区门岗值守、车辆登记和夜间巡逻，三班轮换，每月休息四天，单位缴纳社会保险。',
    regionCode: '430304',
    address: '岳塘区书院路街道湖湘路1号安居小区',
    contactPhone: '13873211234',
    ...given,
  };
}

/** An employer verified by staff, and a vacancy of it on every channel. */
export async function publishedVacancy(
  manager: Caller,
  given: Partial<z.input<typeof VacancyInput>> = {},
  employerId?: string,
) {
  const employer = employerId ?? (await verifiedEmployer(manager)).id;
  const draft = await manager.call(routes.vacancies.create, { body: vacancyInput(employer, given) });
  return publish(manager, draft);
}

export async function verifiedEmployer(manager: Caller, given: Partial<z.input<typeof EmployerInput>> = {}) {
  const employer = await manager.call(routes.employers.create, { body: employerInput(given) });
  return manager.call(routes.employers.verify, {
    params: { id: employer.id },
    body: { version: employer.version, result: 'verified', note: '看过营业执照' },
  });
}

/** Publishes a draft or a vacancy in review on all channels. */
export async function publish(manager: Caller, vacancy: { id: string; version: number; status: string }) {
  let at = vacancy;
  if (at.status === 'draft') {
    at = await manager.call(routes.vacancies.act, {
      params: { id: at.id },
      body: { version: at.version, action: 'submit' },
    });
  }
  return manager.call(routes.vacancies.act, {
    params: { id: at.id },
    body: { version: at.version, action: 'publish' },
  });
}

/** Form input for a partner of 湘潭 that reads the feed, overridden by `given`; its verbs hold in its region. */
export function partnerInput(
  given: Partial<z.input<typeof PartnerInput>> = {},
): z.input<typeof PartnerInput> {
  const { region = '4303' } = given;
  return {
    name: '湘江人力资源有限公司',
    kind: 'agency',
    region,
    contactName: '陈主任',
    contactPhone: '13807321234',
    grants: [{ verb: 'feed.read', region }],
    ...given,
  };
}
