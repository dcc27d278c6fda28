import type { Verification } from '@yizhan/domain';
import type { Tone } from '../../components/tones.ts';

export const VERIFICATION_TONES = {
  unverified: 'warn',
  verified: 'good',
  rejected: 'bad',
  expired: 'warn',
} as const satisfies Record<Verification, Tone>;
