export { getFollowUpForUpdate } from './follow-ups.usecases.ts';
export { PlacementUnknown } from './placements.errors.ts';
export { placementList } from './placements.list.ts';
export { listOwnRows } from './placements.repository.ts';
export { myApplications } from './placements.views.ts';
export { VacancyCopy } from './vacancy-copy.ts';
