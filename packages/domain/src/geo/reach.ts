/** Metres a minute on foot, as distances are said elsewhere (`walkingMinutes` of the screens): 4.8 km an hour. */
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
