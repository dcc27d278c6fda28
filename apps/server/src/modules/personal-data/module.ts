import { defineModule } from '../../records/module.ts';
import { personalDataRoutes } from './personal-data.routes.ts';
import { retentionSetting } from './retention.setting.ts';

export const personalDataModule = defineModule({
  name: 'personal-data',
  about:
    'what people may demand of what is held about them: a copy, and that it is erased; how long what is kept',
  owns: [],
  contract: ['personalData', 'me'],
  routes: personalDataRoutes,
  settings: [retentionSetting],
});
