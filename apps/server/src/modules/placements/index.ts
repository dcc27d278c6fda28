export { placementRoutes } from './placements.routes.ts';
export { myPlacementRoutes } from './me.routes.ts';
export { ownEmployerPlacementRoutes } from './own-employer.routes.ts';
export { stopDouble } from './moves.usecases.ts';
export { closeWaiting, closeWaitingJob } from './placements.jobs.ts';
export { listPlacementRows } from './placements.repository.ts';
export { listFollowUps } from './dates.repository.ts';
export { followUpView, placementRowView } from './placements.views.ts';
