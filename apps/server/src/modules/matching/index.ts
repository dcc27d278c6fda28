export { MATCHING, pairKey, type Judgement } from './matching.service.ts';
export { refOf } from './matching.inputs.ts';
export { distanceOf, exclusionView, reasonView } from './matching.views.ts';
export { freshSince, RECOMMENDED, type Recommended, type RecommendedSource } from './recommended.ts';
export { listOpenPlacements } from './matching.repository.ts';
export { seekerRowsOf } from './matching.usecases.ts';
