export { PolicyUnknown } from './match-weights.errors.ts';
export { mayGovern } from './match-weights.policy.ts';
export {
  findActive,
  findDeclared,
  findPolicy,
  findTrained,
  getActivePolicy,
  insertPolicy,
  listPolicies,
  retireProposals,
} from './match-weights.repository.ts';
export { getActivePolicyForUpdate, readLearning, use } from './match-weights.usecases.ts';
export { policyLine, policyView, RULES, UNTOUCHED } from './match-weights.views.ts';
