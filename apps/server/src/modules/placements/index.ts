export { getFollowUpForUpdate } from './follow-ups.usecases.ts';
export { listOwnRows } from './placements.repository.ts';
export { myApplications } from './placements.views.ts';
