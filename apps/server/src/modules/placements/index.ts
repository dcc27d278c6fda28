export { listPlacementRows } from './placements.repository.ts';
export { listFollowUps } from './follow-ups.repository.ts';
export { followUpViews, placementRowView } from './placements.views.ts';
export { countDueFollowUpsByPlace, countInterviewsByPlace, type DayCount } from './day.repository.ts';
