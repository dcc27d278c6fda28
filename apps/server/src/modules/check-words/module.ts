import { defineModule } from '../../records/module.ts';
import { checkWordPolicy } from './check-words.policy.ts';
import { checkWordRoutes } from './check-words.routes.ts';
import { checkWordsSetting } from './check-words.setting.ts';

export const checkWordsModule = defineModule({
  name: 'check-words',
  about: 'words by which bureaus widen or narrow the checks of vacancies',
  owns: ['check_words'],
  impersonal: { check_words: 'words of adverts, who added them and why' },
  contract: ['checkWords'],
  policies: [checkWordPolicy],
  settings: [checkWordsSetting],
  routes: checkWordRoutes,
});
