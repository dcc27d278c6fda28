export { MATCHING, pairKey, type Judgement } from './matching.service.ts';
export { listHideReasons } from './list-feedback.repository.ts';
export { distanceOf, exclusionView, reasonView } from './matching.views.ts';
export { freshSince, RECOMMENDED, type Recommended, type RecommendedSource } from './recommended.ts';
export { listOpenPlacements } from './matching.repository.ts';
export { seekerRowsOf } from './matching.usecases.ts';
