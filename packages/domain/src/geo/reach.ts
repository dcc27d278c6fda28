/** Metres a minute on foot on a level street: 4.8 km an hour. */
const WALKING_METRES = 80;
/** How much longer the way is than the line: streets, crossings, a gate on the other side. */
const DETOUR = 1.3;

/** Minutes of walking that the maps offer. */
export const REACH_MINUTES = [15, 30, 45] as const;

/**
 * Radius in metres, as the crow flies, of what somebody probably reaches on foot. An estimate: it knows neither rivers nor
 * railways, and screens say so.
 */
export function walkingReach(minutes: number): number {
  return Math.round((minutes * WALKING_METRES) / DETOUR);
}

/** Whole minutes on foot to something so many metres away as the crow flies, at least one; an estimate of the same kind. */
export function walkingMinutes(metres: number): number {
  return Math.max(1, Math.round((metres * DETOUR) / WALKING_METRES));
}
