import type { SoftReason, SoftRule } from '../rule.ts';
import type { EmployerHistory, SeekerHistory } from '../../types.ts';

/** A side with no history is assumed to answer like the average one, and moves from there by its record. */
export const PRIOR_RATE = 0.6;
export const PRIOR_WEIGHT = 5;
/** Counts below this are too few to mention. */
const WORTH_SAYING = 3;
const GOOD = 0.75;
const POOR = 0.4;

const count = (value: number): number => (Number.isFinite(value) && value > 0 ? value : 0);

/** Rate of `done` in `asked`, pulled towards the prior while there is little evidence. */
export function smoothedRate(done: number, asked: number): number {
  const asks = count(asked);
  return (Math.min(count(done), asks) + PRIOR_RATE * PRIOR_WEIGHT) / (asks + PRIOR_WEIGHT);
}

/** Value of an employer's answers. */
export function employerAnswersValue({ referred, answered }: EmployerHistory): number {
  return Math.floor(10_000 * smoothedRate(answered, referred));
}

/** Value of a person's answers and of their attendance when agreed. */
export function seekerAnswersValue({ offered, answered, invited, attended }: SeekerHistory): number {
  return Math.floor(5_000 * (smoothedRate(answered, offered) + smoothedRate(attended, invited)));
}

/** Does the employer answer those who are sent? */
export const employerAnswers: SoftRule = {
  name: 'answers',
  side: 'seeker',
  source: 'requirements 5.4, 16.2',
  value: ({ vacancy: { input } }) => employerAnswersValue(input.employerHistory),
  reason: ({ vacancy: { input } }): SoftReason => {
    const { referred, answered } = input.employerHistory;
    const rate = smoothedRate(answered, referred);
    const params = { referred: count(referred), answered: count(answered) };
    if (count(referred) < WORTH_SAYING) return { variant: 'new', sign: '0', params };
    return { variant: 'known', sign: rate >= GOOD ? '+' : rate <= POOR ? '-' : '0', params };
  },
};

/** Does the person answer and come when they agreed to? */
export const seekerAnswers: SoftRule = {
  name: 'answers',
  side: 'employer',
  source: 'requirements 5.4',
  value: ({ seeker: { input } }) => seekerAnswersValue(input.history),
  reason: ({ seeker: { input } }): SoftReason => {
    const { invited, attended } = input.history;
    const params = { invited: count(invited), attended: count(attended) };
    if (count(invited) < WORTH_SAYING) return { variant: 'new', sign: '0', params };
    const rate = smoothedRate(attended, invited);
    return { variant: 'known', sign: rate >= GOOD ? '+' : rate <= POOR ? '-' : '0', params };
  },
};
