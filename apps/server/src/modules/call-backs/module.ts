import { defineModule } from '../../records/module.ts';
import { callBackRoutes } from './call-backs.routes.ts';

export const callBacksModule = defineModule({
  name: 'call-backs',
  about: 'people who asked a station to ring back',
  owns: ['help_requests'],
  contract: ['callBacks'],
  routes: callBackRoutes,
});
