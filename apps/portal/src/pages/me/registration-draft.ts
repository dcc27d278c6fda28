import type { PayUnit } from '@yizhan/domain';
import { PAY_UNITS } from '@yizhan/domain/pay/pay.ts';
import { isRow } from '@yizhan/forms/answer-shapes.ts';
import type { Answers } from '@yizhan/forms/definition.ts';
import { loadDraft } from '@yizhan/ui';
import type { NamedRegion } from '../../app/place.ts';

export interface RegistrationDraft {
  name: string;
  wanted: { title: string; code: string | null }[];
  region: NamedRegion | null;
  pay: string;
  payUnit: PayUnit;
  /** Answers to the form in which people say in their own words what they look for. */
  words: Answers;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const part = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** Input of last time on this phone, as far as it is still valid. */
export function readRegistrationDraft(): RegistrationDraft {
  const kept = loadDraft('register');
  const wanted = part(kept, 'wanted');
  const region = part(kept, 'region');
  const unit = part(kept, 'payUnit');
  const words = part(kept, 'words');
  return {
    name: text(part(kept, 'name')),
    wanted: Array.isArray(wanted)
      ? wanted
          .map((one: unknown) => ({ title: text(part(one, 'title')), code: text(part(one, 'code')) || null }))
          .filter((one) => one.title !== '')
      : [],
    region:
      text(part(region, 'code')) === ''
        ? null
        : { code: text(part(region, 'code')), name: text(part(region, 'name')) },
    pay: text(part(kept, 'pay')),
    payUnit: PAY_UNITS.find((one) => one === unit) ?? 'month',
    words: isRow(words) ? words : {},
  };
}
