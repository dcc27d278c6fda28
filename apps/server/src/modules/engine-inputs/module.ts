import { defineModule } from '../../records/module.ts';

export const engineInputsModule = defineModule({
  name: 'engine-inputs',
  about: 'what the matching engine is told of people and vacancies, for threads too that load nothing else',
  owns: [],
  contract: [],
});
