export { AdviserBusy, PersonBusy, PlaceFull } from './claims.errors.ts';
export { endLeases, listClaims, listDoubleClaims, type ClaimRow } from './claims.repository.ts';
export { followBooking, keptOf, releaseBooking, spanWords, staffClaim } from './claims.ts';
export type { Bookable, MovedTo } from './types.ts';
