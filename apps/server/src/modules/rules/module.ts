import { defineModule } from '../../records/module.ts';
import { compareJob } from './compare.jobs.ts';
import { boundRuleFlow } from './rules.flow.ts';
import { ruleHoldings } from './rules.personal-data.ts';
import { rulePolicy } from './rules.policy.ts';
import { ruleRoutes } from './rules.routes.ts';
import { rulesSetting } from './rules.setting.ts';

export const rulesModule = defineModule({
  name: 'rules',
  about: 'rules as data: who counts as what, why, what to ask next, and whose answer a draft would change',
  owns: ['rule_versions', 'seeker_facts', 'rule_comparisons', 'rule_comparison_people'],
  impersonal: {
    rule_versions: 'rules by division and time, and who made them',
    rule_comparisons: 'how many answers a draft would change',
  },
  personalData: ruleHoldings,
  contract: ['rules'],
  policies: [rulePolicy],
  flows: [boundRuleFlow],
  jobs: [compareJob],
  routes: ruleRoutes,
  settings: [rulesSetting],
});
