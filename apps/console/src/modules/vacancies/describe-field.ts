import type { VacancyForm } from './vacancy-form.ts';

type Translate = (key: string) => string;

const CATALOGUES: Partial<Record<keyof VacancyForm, string>> = {
  kind: 'vacancyKind',
  education: 'education',
  demands: 'limitation',
};
/** The form and the checks use a few field names that differ from the shared catalogue's. */
const LABELS: Readonly<Record<string, string>> = {
  occupationCode: 'occupation',
  regionCode: 'region',
  siteId: 'site',
  employerId: 'employer',
  point: 'address',
  requirements: 'skills',
};

/** Key of a field's label in the shared catalogue. */
export function labelKey(field: string): string {
  return `vacancyField.${LABELS[field] ?? field}`;
}

/** A form's value in words, for showing two sides of a conflict. */
export function describeField(
  field: keyof VacancyForm,
  value: unknown,
  t: Translate,
  payText: (pay: VacancyForm['pay']) => string,
): string {
  if (field === 'pay') return payText(value as VacancyForm['pay']);
  const catalogue = CATALOGUES[field];
  const word = (part: unknown): string => {
    if (typeof part === 'string')
      return catalogue === undefined || part === '' ? part : t(`${catalogue}.${part}`);
    if (typeof part !== 'object' || part === null) return typeof part === 'number' ? String(part) : '';
    return 'weekday' in part && 'part' in part
      ? `${t(`weekday.${String(part.weekday)}`)}${t(`dayPart.${String(part.part)}`)}`
      : '';
  };
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  return Array.isArray(value) ? value.map(word).join('、') : word(value);
}
