/** What the engine is told of people and vacancies, for threads and modules that must not load the service. */
export { matchContext } from '../match-context.ts';
export { keyOf, refOf, toSeekerInput, toVacancyInput } from '../matching.inputs.ts';
export {
  listEmployerCounts,
  listSeekerFacts,
  listVacancyFacts,
  type SeekerFacts,
} from '../matching.repository.ts';
export { listHideReasons } from '../list-feedback.repository.ts';
