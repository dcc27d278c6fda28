export { erase } from './erase.ts';
export { holds } from './holds.ts';
export { PARTIES, type LocateParty } from './parties.ts';
export type { Holding, Party } from './types.ts';
