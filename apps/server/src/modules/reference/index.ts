export { readRegions, REGIONS, RegionUnknown, type RegionEntry, type Regions } from './regions.ts';
