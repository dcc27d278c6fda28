export { listPlacementRows } from './placements.repository.ts';
export { listFollowUps } from './dates.repository.ts';
export { followUpView, placementRowView } from './placements.views.ts';
