export { listPlacementRows } from './placements.repository.ts';
export { listFollowUps } from './follow-ups.repository.ts';
export { followUpViews, placementRowView } from './placements.views.ts';
