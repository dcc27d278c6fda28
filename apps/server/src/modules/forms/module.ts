import { defineModule } from '../../records/module.ts';
import { boundAnswerFlow } from './answers.flow.ts';
import { formHoldings } from './forms.personal-data.ts';
import { formAnswerPolicy, formVersionPolicy } from './forms.policy.ts';
import { formRoutes } from './forms.routes.ts';
import { employerFormList, seekerFormList } from './given-forms.list.ts';
import { boundVersionFlow } from './versions.flow.ts';
import { formsSetting } from './forms.setting.ts';

export const formsModule = defineModule({
  name: 'forms',
  about: 'forms as data, version by version, and what was filled in about employers and people',
  owns: ['form_versions', 'form_answers'],
  impersonal: { form_versions: 'what forms ask, in the words of whoever made them' },
  contract: ['forms'],
  policies: [formVersionPolicy, formAnswerPolicy],
  lists: [employerFormList, seekerFormList],
  routes: formRoutes,
  flows: [boundVersionFlow, boundAnswerFlow],
  personalData: formHoldings,
  settings: [formsSetting],
});
