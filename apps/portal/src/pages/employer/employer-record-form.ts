import type { EmployerKind, EmployerSize } from '@yizhan/domain';
import { EMPLOYER_KINDS, EMPLOYER_SIZES } from '@yizhan/domain/employers/vocabulary.ts';
import type { Employer } from '@yizhan/contract';
import type { NamedRegion } from '../../app/place.ts';

/** An employer record as typed; empty strings mean "not given". */
export interface EmployerRecordForm {
  kind: EmployerKind;
  name: string;
  creditCode: string;
  idNumber: string;
  region: NamedRegion | null;
  address: string;
  contactName: string;
  contactPhone: string;
  industry: string;
  size: EmployerSize;
}

export function emptyEmployerRecord(): EmployerRecordForm {
  return {
    kind: 'organisation',
    name: '',
    creditCode: '',
    idNumber: '',
    region: null,
    address: '',
    contactName: '',
    contactPhone: '',
    industry: '',
    size: 'unknown',
  };
}

export function employerRecordOf(employer: Employer): EmployerRecordForm {
  return {
    ...emptyEmployerRecord(),
    kind: employer.kind,
    name: employer.name,
    creditCode: employer.creditCode ?? '',
    region: { code: employer.region.code, name: employer.region.fullName },
    address: employer.address,
    contactName: employer.contactName,
    industry: employer.industry,
    size: employer.size,
  };
}

export function employerRecordBody(form: EmployerRecordForm) {
  const organisation = form.kind === 'organisation';
  return {
    kind: form.kind,
    name: form.name,
    creditCode: organisation && form.creditCode.trim() !== '' ? form.creditCode : null,
    idNumber: !organisation && form.idNumber.trim() !== '' ? form.idNumber : null,
    regionCode: form.region?.code ?? '',
    address: form.address,
    contactName: form.contactName,
    contactPhone: form.contactPhone.trim() === '' ? null : form.contactPhone,
    industry: form.industry,
    size: form.size,
  };
}

/** A draft stored on this phone, as far as it is valid. It never contains an ID number. */
export function readEmployerRecordDraft(kept: unknown): EmployerRecordForm {
  const form = emptyEmployerRecord();
  if (typeof kept !== 'object' || kept === null) return form;
  const text = (key: string): string => {
    const value: unknown = Reflect.get(kept, key);
    return typeof value === 'string' ? value : '';
  };
  const region: unknown = Reflect.get(kept, 'region');
  const code: unknown = typeof region === 'object' && region !== null ? Reflect.get(region, 'code') : null;
  const name: unknown = typeof region === 'object' && region !== null ? Reflect.get(region, 'name') : null;
  return {
    ...form,
    kind: EMPLOYER_KINDS.find((one) => one === text('kind')) ?? form.kind,
    name: text('name'),
    creditCode: text('creditCode'),
    region: typeof code === 'string' && typeof name === 'string' ? { code, name } : null,
    address: text('address'),
    contactName: text('contactName'),
    contactPhone: text('contactPhone'),
    industry: text('industry'),
    size: EMPLOYER_SIZES.find((one) => one === text('size')) ?? form.size,
  };
}
