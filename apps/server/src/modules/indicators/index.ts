export { indicatorRoutes } from './indicators.routes.ts';
export { checkedPeriod } from './periods.ts';
