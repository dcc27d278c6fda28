import { checkWordRoutes } from '@yizhan/contract';
import { defineModule } from '../../records/module.ts';
import { previewWord } from './checks/word-preview.ts';
import { missingCodesJob } from './codes.ts';
import { vacancyPublished } from './countables.repository.ts';
import { listReviewsWithoutDeadline } from './deadlines.repository.ts';
import { ownVacancyRoutes } from './own-vacancies.ts';
import { publicVacancyRoutes } from './public/public.routes.ts';
import { titleRoutes } from './titles.routes.ts';
import { assignableVacancy } from './vacancies.assignable.ts';
import { expireVacanciesJob } from './vacancies.jobs.ts';
import { vacancyFlow } from './vacancies.flow.ts';
import { vacancyList } from './vacancies.list.ts';
import { vacancyHandlers } from './vacancies.handlers.ts';
import { vacancyWorklist } from './vacancies.worklist.ts';
import { vacancyRoutes } from './vacancies.routes.ts';
import { feedPolicy, vacancyPolicy } from './vacancies.policy.ts';
import { vacancyHoldings, vacancyImpersonal } from './vacancies.personal-data.ts';

export const vacanciesModule = defineModule({
  name: 'vacancies',
  about: 'vacancies from draft to closed, their checks, and the channels that show them',
  owns: ['vacancies', 'vacancy_findings', 'vacancy_channels', 'vacancy_changes'],
  contract: ['vacancies', 'checkWords', 'ownEmployer'],
  policies: [feedPolicy, vacancyPolicy],
  personalData: vacancyHoldings,
  impersonal: vacancyImpersonal,
  routes(bind) {
    vacancyRoutes(bind);
    publicVacancyRoutes(bind);
    ownVacancyRoutes(bind);
    titleRoutes(bind);
    bind.route(checkWordRoutes.preview, (ctx, { query }) => previewWord(ctx, query));
  },
  jobs: [expireVacanciesJob, missingCodesJob],
  flows: [vacancyFlow],
  assignables: [assignableVacancy],
  lists: [vacancyList],
  emits: ['vacancy.published', 'vacancy.filled', 'vacancy.closed'],
  countables: [vacancyPublished],
  on: vacancyHandlers,
  deadlines: [{ id: 'vacancy.review', verb: 'vacancies.review', unstarted: listReviewsWithoutDeadline }],
  worklist: vacancyWorklist,
  catchUp: [expireVacanciesJob, missingCodesJob],
});
