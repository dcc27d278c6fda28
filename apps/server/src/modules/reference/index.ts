export { REGIONS, Regions } from './regions.ts';
export { OCCUPATIONS } from './occupations.ts';
