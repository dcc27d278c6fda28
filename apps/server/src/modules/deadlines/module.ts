import { defineModule } from '../../records/module.ts';
import { deadlinesJob } from './deadlines.jobs.ts';

export const deadlinesModule = defineModule({
  name: 'deadlines',
  about:
    'time limits that pass: those that can be determined at last, and those that whoever is above hears of',
  owns: [],
  contract: [],
  jobs: [deadlinesJob],
  catchUp: [deadlinesJob],
});
