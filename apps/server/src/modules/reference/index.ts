export { REGIONS, Regions, type RegionEntry } from './regions.ts';
export { OCCUPATIONS } from './occupations.ts';
export { decodeText } from './classification.usecases.ts';
export { OccupationUnknown } from './reference.errors.ts';
export { synonymApproval } from './synonyms.approval.ts';
export { mayManageOccupations } from './reference.policy.ts';
