export { matchContext } from './match-context.ts';
export { keyOf, NO_HISTORY, refOf, toSeekerInput, toVacancyInput } from './engine-inputs.ts';
export {
  listEmployerCounts,
  listEngineSeekers,
  listEngineVacancies,
  type EmployerCounts,
  type EngineSeekerRow,
  type EngineVacancyRow,
} from './engine-inputs.repository.ts';
