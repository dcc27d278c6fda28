import { defineModule } from '../../records/module.ts';
import { addressEarlierJob, keepMessagesJob, reportsJob, stuckMessagesJob } from './notifications.jobs.ts';
import { notificationsRoutes } from './notifications.routes.ts';
import { messageList } from './messages.list.ts';
import { messagePolicy, messageSettingsPolicy } from './notifications.policy.ts';
import { notificationSettings } from './notifications.settings.ts';

export const notificationsModule = defineModule({
  name: 'notifications',
  about:
    'messages that leave the house and the inbox inside it: lists, texts, who does not want what, the provider',
  owns: [],
  contract: ['notifications'],
  lists: [messageList],
  policies: [messagePolicy, messageSettingsPolicy],
  routes: notificationsRoutes,
  jobs: [addressEarlierJob, keepMessagesJob, reportsJob, stuckMessagesJob],
  catchUp: [addressEarlierJob],
  settings: notificationSettings,
});
