export { figurePolicy } from './indicators.policy.ts';
export { checkedPeriod } from './periods.ts';
