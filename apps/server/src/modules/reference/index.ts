export { readRegions, REGIONS, RegionUnknown, type RegionEntry, type Regions } from './regions.ts';
export { OCCUPATIONS, Occupations, readOccupations, type OccupationsHolder } from './occupations.ts';
export { openSearch } from './search.ts';
export { referenceRoutes } from './reference.routes.ts';
