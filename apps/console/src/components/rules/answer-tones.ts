import type { RuleAnswer } from '@yizhan/contract';
import type { Tone } from '../tones.ts';

/** How an answer looks; what it means stands beside it in words. */
export const ANSWER_TONES: Readonly<Record<RuleAnswer['answer'], Tone>> = {
  yes: 'good',
  no: 'calm',
  unknown: 'warn',
};

export function lineTone(state: RuleAnswer['lines'][number]['state']): Tone {
  if (state === 'no') return 'bad';
  return state === 'value' ? 'calm' : ANSWER_TONES[state];
}
