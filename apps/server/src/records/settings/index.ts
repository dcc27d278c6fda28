export type { BoundSetting, SettingState } from './types.ts';
