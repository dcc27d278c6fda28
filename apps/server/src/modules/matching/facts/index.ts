/** What the engine is told of people and vacancies, for threads that need no more of this module. */
export { matchContext } from '../match-context.ts';
export { keyOf, refOf, toSeekerInput, toVacancyInput } from '../matching.inputs.ts';
export {
  readEmployerCounts,
  readSeekerFacts,
  readVacancyFacts,
  type SeekerFacts,
} from '../matching.repository.ts';
