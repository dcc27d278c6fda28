import { PRIORITY_GROUPS } from '@yizhan/domain';
import type { PolicyLine, QualityCell, Reply, routes } from '@yizhan/contract';
import type { Tone } from '../../components/tones.ts';

export type Overview = Reply<typeof routes.quality.overview>;
export type Measure = keyof QualityCell['rates'];
export type SplitBy = 'all' | 'group' | 'education' | 'region';

export const MEASURES = [
  'accepted',
  'interviewed',
  'hired',
  'kept_30',
  'kept_90',
] as const satisfies readonly Measure[];
export const SPLITS = ['all', 'group', 'education', 'region'] as const satisfies readonly SplitBy[];
export const GROUPS = PRIORITY_GROUPS;

export const STATE_TONES = {
  active: 'good',
  proposed: 'warn',
  retired: 'calm',
  rejected: 'calm',
} as const satisfies Record<PolicyLine['state'], Tone>;
