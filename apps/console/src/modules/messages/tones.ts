import type { MessageStatus } from '@yizhan/domain';
import type { Tone } from '../../components/tones.ts';

export const MESSAGE_TONES = {
  waiting: 'busy',
  held: 'calm',
  sending: 'busy',
  asking: 'busy',
  sent: 'good',
  delivered: 'good',
  undelivered: 'bad',
  unknown: 'warn',
  dead: 'bad',
  refused: 'calm',
  cancelled: 'calm',
} as const satisfies Record<MessageStatus, Tone>;
