import type { EmployerInput } from '@yizhan/contract';
import type { Regions } from '../../reference/index.ts';
import { numberOf, type Cells } from './cells.ts';
import { phoneOf } from './phone.ts';
import { divisionOf, pointOf } from './place.ts';
import { reject, RowRejected } from './rejection.ts';
import { creditCodeOf, tidyName, type RowSettings } from './vacancy-row.ts';

/** An employer as given by a row. */
export interface EmployerRowValues {
  readonly fields: EmployerInput;
  /** The row's word for the registration status when the employer is struck off or suspended, else null. */
  readonly struckOff: string | null;
  readonly repairs: readonly string[];
}

const STRUCK_OFF = /注销|吊销|撤销|删除|歇业|停业|清算|责令关闭|解散/;
const STILL_THERE = /未注销|未吊销/;

/** @throws RowRejected */
export function readEmployerRow(cells: Cells, settings: RowSettings): EmployerRowValues {
  const name = tidyName(cells.text('name'));
  if (name === '') throw reject('row.name_missing', 'name');
  if (name.length > 120) throw reject('row.too_long', 'name', { most: 120 });
  const creditCode = creditCodeOf(cells);
  const region = regionOf(cells, settings, creditCode);
  const { point, repair } = pointOf(settings.regions, cells, region);
  const status = cells.text('status');
  return {
    struckOff: STRUCK_OFF.test(status) && !STILL_THERE.test(status) ? status.slice(0, 20) : null,
    repairs: repair === null ? [] : [repair],
    fields: {
      kind: 'organisation',
      name,
      creditCode,
      industry: cells.text('industry').slice(0, 60),
      size: sizeOf(cells.text('size')),
      regionCode: region,
      address: cells.text('address').replace(/\s+/g, ' ').slice(0, 200),
      lng: point?.lng ?? null,
      lat: point?.lat ?? null,
      contactName: cells.text('contact_name').slice(0, 50),
      businessScope: cells.text('business_scope').slice(0, 4_000),
      siteId: null,
      contactPhone: phoneOf(cells.text('contact_phone'), 'contact_phone'),
      idNumber: null,
    },
  };
}

export function employerIdentity(cells: Cells): string[] {
  return [cells.text('credit_code'), tidyName(cells.text('name'))];
}

/**
 * By area and address; else by the place of registration, the third to eighth character of the credit code (GB 32100).
 */
function regionOf(cells: Cells, settings: RowSettings, creditCode: string | null): string {
  const registered = creditCode === null ? null : registeredAt(settings.regions, creditCode.slice(2, 8));
  const area = cells.parts('area').map(({ text }) => text);
  try {
    return divisionOf(settings.regions, area, cells.text('address'), registered ?? settings.defaultRegion);
  } catch (error) {
    if (error instanceof RowRejected && registered !== null) return registered;
    throw error;
  }
}

function registeredAt(regions: Regions, code: string): string | null {
  const found = regions.find(code) ?? regions.find(code.slice(0, 4));
  // Firms in a municipality's own register (310000) belong to its city.
  return found?.code ?? (/^(?:11|12|31|50)/.test(code) ? `${code.slice(0, 2)}01` : null);
}

/**
 * By words, or by the number of people. Source of the limits: 统计上大中小微型企业划分办法(2017), industry in general.
 */
function sizeOf(text: string): EmployerInput['size'] {
  if (/微/.test(text)) return 'micro';
  if (/小/.test(text)) return 'small';
  if (/中/.test(text)) return 'medium';
  if (/大/.test(text)) return 'large';
  const people = numberOf(text);
  if (people === null || people <= 0) return 'unknown';
  if (people < 20) return 'micro';
  if (people < 300) return 'small';
  return people < 1_000 ? 'medium' : 'large';
}
