import type { Pay } from '@yizhan/contract';

export type PayUnitName = Pay['unit'];
/** Most common here first. */
export const PAY_UNIT_NAMES = [
  'month',
  'day',
  'hour',
  'piece',
  'once',
  'year',
] as const satisfies readonly PayUnitName[];

export function isPayUnit(text: string): text is PayUnitName {
  return PAY_UNIT_NAMES.some((unit) => unit === text);
}
