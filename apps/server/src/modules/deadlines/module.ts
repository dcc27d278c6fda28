import { defineModule } from '../../records/module.ts';
import { calendarRoutes } from './calendar.routes.ts';
import { deadlinesJob } from './deadlines.jobs.ts';
import { calendarSetting } from './calendar.setting.ts';

export const deadlinesModule = defineModule({
  name: 'deadlines',
  about:
    'time limits that pass: those that can be determined at last, and those that whoever is above hears of; the years of holidays they count by',
  owns: [],
  contract: ['calendar'],
  routes: calendarRoutes,
  jobs: [deadlinesJob],
  emits: ['calendar.changed'],
  catchUp: [deadlinesJob],
  settings: [calendarSetting],
});
