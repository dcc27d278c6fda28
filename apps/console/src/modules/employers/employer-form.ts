import type { Employer, EmployerInput } from '@yizhan/contract';

/** An employer record as a form holds it: '' for fields not given. */
export interface EmployerForm {
  kind: Employer['kind'];
  name: string;
  creditCode: string;
  idNumber: string;
  industry: string;
  size: Employer['size'];
  regionCode: string | null;
  address: string;
  /** WGS-84, kept as read. */
  point: { lng: number; lat: number } | null;
  contactName: string;
  contactPhone: string;
  businessScope: string;
  siteId: string | null;
}

export function emptyEmployerForm(start: { regionCode: string | null; siteId: string | null }): EmployerForm {
  return {
    kind: 'organisation',
    name: '',
    creditCode: '',
    idNumber: '',
    industry: '',
    size: 'unknown',
    regionCode: start.regionCode,
    address: '',
    point: null,
    contactName: '',
    contactPhone: '',
    businessScope: '',
    siteId: start.siteId,
  };
}

/** An existing employer record for editing; empty number fields leave the numbers unchanged. */
export function formOfEmployer(employer: Employer): EmployerForm {
  return {
    kind: employer.kind,
    name: employer.name,
    creditCode: employer.creditCode ?? '',
    idNumber: '',
    industry: employer.industry,
    size: employer.size,
    regionCode: employer.regionCode,
    address: employer.address,
    point: employer.lng === null || employer.lat === null ? null : { lng: employer.lng, lat: employer.lat },
    contactName: employer.contactName,
    contactPhone: '',
    businessScope: employer.businessScope,
    siteId: employer.siteId,
  };
}

const given = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

function fieldsOf(form: EmployerForm) {
  return {
    kind: form.kind,
    name: form.name.trim(),
    creditCode: form.kind === 'organisation' ? given(form.creditCode) : null,
    industry: form.industry.trim(),
    size: form.size,
    regionCode: form.regionCode ?? '',
    address: form.address.trim(),
    lng: form.point?.lng ?? null,
    lat: form.point?.lat ?? null,
    contactName: form.contactName.trim(),
    businessScope: form.businessScope,
    siteId: form.siteId,
  };
}

export function inputOf(form: EmployerForm): EmployerInput {
  return {
    ...fieldsOf(form),
    contactPhone: given(form.contactPhone),
    idNumber: form.kind === 'person' ? given(form.idNumber) : null,
  };
}

/** Phone and ID number are sent only when new ones were typed. */
export function updateOf(form: EmployerForm, version: number) {
  const phone = given(form.contactPhone);
  const idNumber = form.kind === 'person' ? given(form.idNumber) : null;
  return {
    ...fieldsOf(form),
    version,
    ...(phone === null ? {} : { contactPhone: phone }),
    ...(idNumber === null ? {} : { idNumber }),
  };
}
