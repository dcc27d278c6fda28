export { checkedPeriod } from './periods.ts';
