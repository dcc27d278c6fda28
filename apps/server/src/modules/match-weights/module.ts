import { defineModule } from '../../records/module.ts';
import { matchWeightRoutes } from './match-weights.routes.ts';
import { weightsPolicy } from './match-weights.policy.ts';
import { weightsSetting } from './match-weights.setting.ts';

export const matchWeightsModule = defineModule({
  name: 'match-weights',
  about: 'versions of the weights of matching and the bonuses of groups',
  owns: ['matching_policies'],
  impersonal: {
    matching_policies: 'weights of rules, with what was learned over all placements',
  },
  contract: ['quality'],
  policies: [weightsPolicy],
  routes: matchWeightRoutes,
  settings: [weightsSetting],
});
