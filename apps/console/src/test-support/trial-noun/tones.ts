import type { Rehearsal } from '@yizhan/contract/test-support/rehearsals.ts';
import type { Tone } from '../../components/tones.ts';

export const REHEARSAL_TONES = {
  planned: 'busy',
  held: 'good',
  cancelled: 'calm',
} as const satisfies Record<Rehearsal['status'], Tone>;
