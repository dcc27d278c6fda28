export { vacancyRoutes } from './vacancies.routes.ts';
export { publicVacancyRoutes } from './public/public.routes.ts';
export { ownVacancyRoutes } from './own-vacancies.ts';
export { recheck } from './checks/checks.ts';
export { searchColumn, vacancyColumns } from './vacancies.values.ts';
export { expireVacancies, expireVacanciesJob } from './vacancies.jobs.ts';
export { updateVacancy, needVacancy, readVacancy } from './vacancies.usecases.ts';
export {
  moveVacancy,
  recordHire,
  renewVacanciesOf,
  undoHire,
  withdrawVacanciesOf,
} from './moves.usecases.ts';
export { findVacancyRow, type VacancyFullRow } from './vacancies.repository.ts';
export { owns } from './vacancies.policy.ts';
export { VacancyUnknown } from './vacancies.errors.ts';
export { vacancyCards } from './cards.ts';
export { listVacancyRows } from './list.repository.ts';
export { vacancyRowView } from './vacancies.views.ts';
export { openIntake } from './intake.usecases.ts';
export { publicFiles, publicPages } from './public-pages.ts';
