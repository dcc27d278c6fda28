/** Translates; the composer's `t`. */
type Translate = (key: string) => string;

const LABELS: Readonly<Record<string, string>> = {
  name: 'name',
  matrix: 'matrix',
  setting: 'setting',
  status: 'status',
  openedOn: 'openedOn',
  introduction: 'introduction',
  regionCode: 'region',
  address: 'address',
  lng: 'lng',
  lat: 'lat',
  phoneLines: 'phones',
  mainSiteId: 'main',
  operator: 'operator',
  guidanceBody: 'guidance',
  supervisingBody: 'supervising',
  staffCount: 'staffCount',
  areaSquareMetres: 'area',
  services: 'services',
  facilities: 'facilities',
  openingHours: 'hours',
};
const CATALOGUES: Readonly<Record<string, string>> = {
  matrix: 'matrix',
  setting: 'setting',
  status: 'siteStatus',
  services: 'siteService',
  facilities: 'facility',
};

export function siteFieldLabel(field: string, t: Translate): string {
  const key = LABELS[field];
  return key === undefined ? field : t(`sites.form.${key}`);
}

/** A field's value in words, for choosing between two versions. */
export function describeSiteField(field: string, value: unknown, t: Translate): string {
  const catalogue = CATALOGUES[field];
  const word = (one: unknown): string =>
    catalogue === undefined ? plain(one) : t(`${catalogue}.${plain(one)}`);
  if (value === null || value === '') return '—';
  if (Array.isArray(value)) return value.map(word).join('、') || '—';
  return typeof value === 'object' ? JSON.stringify(value) : word(value);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
