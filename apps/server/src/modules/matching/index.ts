import type { Services } from '../../app/services.ts';
import { MATCHING, MatchingService } from './matching.service.ts';

export { matchingRoutes } from './matching.routes.ts';
export { MATCHING, pairKey, type Judgement } from './matching.service.ts';
export { refOf } from './matching.inputs.ts';
export { distanceOf, exclusionView, reasonView } from './matching.views.ts';
export { freshSince, RECOMMENDED, type Recommended, type RecommendedSource } from './recommended.ts';
export { readOpenPlacements } from './matching.repository.ts';
export { seekerRowsOf } from './matching.usecases.ts';

/** Opens the match index of this process; returns how to close it. It loads while the server already answers. */
export function openMatching(services: Services): () => Promise<void> {
  const matching = new MatchingService(services);
  services.offer(MATCHING, matching);
  matching.start();
  return () => matching.stop();
}
