export type { BoundSetting } from './types.ts';
