import { AGENT_NAMES } from '../../app/doers.ts';
import { defineModule } from '../../records/module.ts';
import { boundAgentFlow } from './agents.flow.ts';
import { lapseAgentsJob } from './agents.jobs.ts';
import { agentHoldings } from './agents.personal-data.ts';
import { agentPolicy } from './agents.policy.ts';
import { listAgentNames } from './agents.repository.ts';
import { agentRoutes } from './agents.routes.ts';

export const seekerAgentsModule = defineModule({
  name: 'seeker-agents',
  about: 'who acts for a person in the portal: a relative, a village cadre, a volunteer',
  owns: ['seeker_agents', 'agent_phones'],
  contract: ['seekerAgents'],
  policies: [agentPolicy],
  routes: agentRoutes,
  flows: [boundAgentFlow],
  jobs: [lapseAgentsJob],
  catchUp: [lapseAgentsJob],
  personalData: agentHoldings,
  offers(services) {
    services.offer(AGENT_NAMES, listAgentNames);
  },
});
