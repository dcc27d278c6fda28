export { readRegions, REGIONS, Regions } from './regions.ts';
export { keepOccupations, OCCUPATIONS, readOccupations } from './occupations.ts';
export { openSearch } from './search.ts';
export { referenceRoutes } from './reference.routes.ts';
