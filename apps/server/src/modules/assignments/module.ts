import { defineModule } from '../../records/module.ts';
import { assignmentRoutes } from './assignments.routes.ts';
import { assignmentPolicy } from './assignments.policy.ts';

export const assignmentsModule = defineModule({
  name: 'assignments',
  about: 'who works on which record, hand-over to colleagues, what those who left had in hand',
  owns: [],
  contract: ['assignments'],
  policies: [assignmentPolicy],
  routes: assignmentRoutes,
});
