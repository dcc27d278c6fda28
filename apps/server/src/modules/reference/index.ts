export { REGIONS, Regions } from './regions.ts';
export { OCCUPATIONS } from './occupations.ts';
export { OccupationUnknown } from './reference.errors.ts';
export { addSynonym } from './synonyms.usecases.ts';
