import { LIST_LETTERHEAD } from '../../records/lists/letterhead.ts';
import { defineModule } from '../../records/module.ts';
import { boundPaperFlow } from './papers.flow.ts';
import { referralSlips, slipWatch } from './evidence.repository.ts';
import { papers } from './papers.noun.ts';
import { paperHoldings } from './papers.personal-data.ts';
import { paperPolicy, paperTemplatePolicy } from './papers.policy.ts';
import { paperRoutes } from './papers.routes.ts';
import { listLetterhead } from './word.usecases.ts';
import { paperTemplatesSetting } from './templates/templates.setting.ts';

export const papersModule = defineModule({
  name: 'papers',
  about: 'official papers with numbers and codes, posters and sheets, all as PDF',
  owns: ['paper_templates', 'papers'],
  impersonal: {
    paper_templates: 'Word files of the bureau with named fields in place of people',
  },
  contract: ['papers'],
  policies: [paperPolicy, paperTemplatePolicy],
  personalData: paperHoldings,
  routes: paperRoutes,
  offers(services) {
    services.offer(LIST_LETTERHEAD, listLetterhead);
  },
  flows: [boundPaperFlow],
  lists: [papers.list],
  evidence: { proofs: [referralSlips], watches: [slipWatch] },
  settings: [paperTemplatesSetting],
});
