export { REGIONS, Regions, type RegionEntry } from './regions.ts';
export { OCCUPATIONS } from './occupations.ts';
export { decodeText } from './classification.usecases.ts';
export { OccupationUnknown } from './reference.errors.ts';
export { addSynonym } from './synonyms.usecases.ts';
export { mayManageOccupations } from './reference.policy.ts';
