import { defineModule } from '../../records/module.ts';
import { parameterPolicy } from './parameters.policy.ts';
import { parameterRoutes } from './parameters.routes.ts';
import { parametersSetting } from './parameters.setting.ts';

export const parametersModule = defineModule({
  name: 'parameters',
  about: 'values that hold at a division for a time, such as minimum wages, with their source',
  owns: ['parameter_windows'],
  impersonal: { parameter_windows: 'standards by division and time, who set them and why' },
  contract: ['parameters'],
  policies: [parameterPolicy],
  routes: parameterRoutes,
  settings: [parametersSetting],
});
