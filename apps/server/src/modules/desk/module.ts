import { defineModule } from '../../records/module.ts';
import { deskRoutes } from './desk.routes.ts';

export const deskModule = defineModule({
  name: 'desk',
  about: 'today, search over all records, call-backs',
  owns: ['help_requests'],
  contract: ['desk'],
  routes: deskRoutes,
});
