import { atPlace, definePolicy } from '../../records/policy.ts';

/** Figures of a place, and the records behind them. */
export const figurePolicy = definePolicy({
  noun: 'figure',
  verbs: ['indicators.read', 'indicators.open'],
  places: atPlace,
});
