import type { Round } from '@yizhan/contract';
import type { Tone } from '../../components/tones.ts';

export const ROUND_TONES = {
  queued: 'busy',
  running: 'busy',
  publishing: 'busy',
  published: 'good',
  superseded: 'calm',
  cancelled: 'calm',
  failed: 'bad',
} as const satisfies Record<Round['state'], Tone>;

/** Whether the server is still working on it. */
export function isUnderWay(round: Round): boolean {
  return round.state === 'queued' || round.state === 'running' || round.state === 'publishing';
}
