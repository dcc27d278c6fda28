import { defineModule } from '../../records/module.ts';

export const demoModule = defineModule({
  name: 'demo',
  about: 'the demonstration network, made from a seed',
  owns: [],
  contract: [],
});
