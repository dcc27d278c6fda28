import type { ApprovalStatus } from '@yizhan/domain';
import type { Tone } from '../../components/tones.ts';

export const APPROVAL_TONES = {
  asked: 'warn',
  approved: 'good',
  declined: 'bad',
  withdrawn: 'calm',
  expired: 'calm',
} as const satisfies Record<ApprovalStatus, Tone>;
