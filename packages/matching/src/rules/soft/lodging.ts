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

/** Mean value of an advert's answers to a person's wishes. */
export function lodgingValue(
  wants: { lodging: boolean; meals: boolean },
  offers: { lodging: boolean | null; meals: boolean | null },
): number {
  if (!wants.lodging && !wants.meals) return NO_WISH;
  const lodging = VALUE[answerOf(wants.lodging ? offers.lodging : offers.meals)];
  const meals = VALUE[answerOf(wants.meals ? offers.meals : offers.lodging)];
  return Math.floor((lodging + meals) / 2);
}

/** The wishes of the person to which the advert gives this answer. */
function answered({ seeker, vacancy }: Pair, answer: Answer): ('lodging' | 'meals')[] {
  const what: ('lodging' | 'meals')[] = [];
  if (seeker.input.lodging !== null && answerOf(vacancy.input.lodging) === answer) what.push('lodging');
  if (seeker.input.meals !== null && answerOf(vacancy.input.meals) === answer) what.push('meals');
  return what;
}

/** Lodging and meals for those who want them. */
export const lodging: SoftRule = {
  name: 'lodging',
  side: 'seeker',
  source: 'requirements 2.2',
  value: ({ seeker: { input }, vacancy }) =>
    lodgingValue({ lodging: input.lodging !== null, meals: input.meals !== null }, vacancy.input),
  reason: (pair): SoftReason => {
    const { lodging, meals } = pair.seeker.input;
    if (lodging === null && meals === null) return { variant: 'no_wish', sign: '0', params: {} };
    const refused = answered(pair, 'refused');
    if (refused.length > 0) return { variant: 'refused', sign: '-', params: { what: refused } };
    const met = answered(pair, 'met');
    if (met.length > 0) return { variant: 'met', sign: '+', params: { what: met } };
    return { variant: 'unstated', sign: '0', params: { what: answered(pair, 'unstated') } };
  },
};
