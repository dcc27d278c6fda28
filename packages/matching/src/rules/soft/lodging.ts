import type { Pair } from '../../pair.ts';
import type { SoftReason, SoftRule } from '../rule.ts';

const WISH_MET = 10_000;
const NO_WISH = 7_000;
const NOT_STATED = 4_500;
const REFUSED = 2_000;

type Answer = 'met' | 'unstated' | 'refused';

const answerOf = (offered: boolean | null): Answer =>
  offered === null ? 'unstated' : offered ? 'met' : 'refused';

const VALUE: Record<Answer, number> = { met: WISH_MET, unstated: NOT_STATED, refused: REFUSED };

/** Value of an advert's answers to a person's wishes. */
export function lodgingValue(
  wants: { lodging: boolean; meals: boolean },
  offers: { lodging: boolean | null; meals: boolean | null },
): number {
  const values = [
    ...(wants.lodging ? [VALUE[answerOf(offers.lodging)]] : []),
    ...(wants.meals ? [VALUE[answerOf(offers.meals)]] : []),
  ];
  if (values.length === 0) return NO_WISH;
  return Math.floor(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/** The wishes the person has, each with the advert's answer. */
function wishes({ seeker, vacancy }: Pair): { what: 'lodging' | 'meals'; answer: Answer }[] {
  return [
    ...(seeker.input.lodging === null
      ? []
      : [{ what: 'lodging' as const, answer: answerOf(vacancy.input.lodging) }]),
    ...(seeker.input.meals === null
      ? []
      : [{ what: 'meals' as const, answer: answerOf(vacancy.input.meals) }]),
  ];
}

/** Lodging and meals for those who want them. */
export const lodging: SoftRule = {
  name: 'lodging',
  side: 'seeker',
  source: 'requirements 2.2',
  value: ({ seeker: { input }, vacancy }) =>
    lodgingValue({ lodging: input.lodging !== null, meals: input.meals !== null }, vacancy.input),
  reason: (pair): SoftReason => {
    const wished = wishes(pair);
    const of = (answer: Answer): string[] =>
      wished.filter((wish) => wish.answer === answer).map(({ what }) => what);
    if (wished.length === 0) return { variant: 'no_wish', sign: '0', params: {} };
    if (of('refused').length > 0) return { variant: 'refused', sign: '-', params: { what: of('refused') } };
    if (of('met').length > 0) return { variant: 'met', sign: '+', params: { what: of('met') } };
    return { variant: 'unstated', sign: '0', params: { what: of('unstated') } };
  },
};
