export { minimumWageAt, workingAgesOn } from './lookup.ts';
