import type { SeekerForm } from './seeker-form.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

const CATALOGUES: Partial<Record<keyof SeekerForm, string>> = {
  sex: 'sex',
  status: 'seekerStatus',
  serviceStep: 'serviceStep',
  education: 'education',
  payUnit: 'payUnit',
  travelMode: 'travelMode',
  employmentKinds: 'vacancyKind',
  cannot: 'limitation',
};

/** A form's value in words, for showing two sides of a conflict. */
export function describeField(field: keyof SeekerForm, value: unknown, t: Translate): string {
  const catalogue = CATALOGUES[field];
  const word = (part: unknown): string => {
    if (typeof part === 'string')
      return catalogue === undefined || part === '' ? part : t(`${catalogue}.${part}`);
    if (typeof part !== 'object' || part === null) return typeof part === 'number' ? String(part) : '';
    if ('weekday' in part && 'part' in part)
      return `${t(`weekday.${String(part.weekday)}`)}${t(`dayPart.${String(part.part)}`)}`;
    return 'title' in part ? String(part.title) : '';
  };
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
  return Array.isArray(value) ? value.map(word).join('、') : word(value);
}
