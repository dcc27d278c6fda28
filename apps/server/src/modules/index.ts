import type { Module } from '../records/module.ts';
import { callBacksModule } from './call-backs/module.ts';
import { approvalsModule } from './approvals/module.ts';
import { assignmentsModule } from './assignments/module.ts';
import { actionsModule } from './actions/module.ts';
import { bookingsModule } from './bookings/module.ts';
import { checkWordsModule } from './check-words/module.ts';
import { codesModule } from './codes/module.ts';
import { deadlinesModule } from './deadlines/module.ts';
import { demoModule } from './demo/module.ts';
import { employersModule } from './employers/module.ts';
import { engineInputsModule } from './engine-inputs/module.ts';
import { evidenceModule } from './evidence/module.ts';
import { filesModule } from './files/module.ts';
import { formsModule } from './forms/module.ts';
import { globalSearchModule } from './global-search/module.ts';
import { identityModule } from './identity/module.ts';
import { importsModule } from './imports/module.ts';
import { indicatorsModule } from './indicators/module.ts';
import { mapsModule } from './maps/module.ts';
import { matchOutcomesModule } from './match-outcomes/module.ts';
import { matchWeightsModule } from './match-weights/module.ts';
import { matchingModule } from './matching/module.ts';
import { notificationsModule } from './notifications/module.ts';
import { personalDataModule } from './personal-data/module.ts';
import { partnersModule } from './partners/module.ts';
import { parametersModule } from './parameters/module.ts';
import { papersModule } from './papers/module.ts';
import { placementsModule } from './placements/module.ts';
import { referenceModule } from './reference/module.ts';
import { regionPointsModule } from './region-points/module.ts';
import { roleRestrictionsModule } from './role-restrictions/module.ts';
import { roundsModule } from './rounds/module.ts';
import { rulesModule } from './rules/module.ts';
import { savedViewsModule } from './saved-views/module.ts';
import { seekerAgentsModule } from './seeker-agents/module.ts';
import { seekersModule } from './seekers/module.ts';
import { settingsOverviewModule } from './settings-overview/module.ts';
import { sitesModule } from './sites/module.ts';
import { systemModule } from './system/module.ts';
import { vacanciesModule } from './vacancies/module.ts';
import { worklistModule } from './worklist/module.ts';

/** All modules, each after those it depends on. */
export const MODULES: readonly Module[] = [
  systemModule,
  identityModule,
  referenceModule,
  roleRestrictionsModule,
  partnersModule,
  filesModule,
  parametersModule,
  approvalsModule,
  sitesModule,
  seekersModule,
  seekerAgentsModule,
  rulesModule,
  employersModule,
  checkWordsModule,
  vacanciesModule,
  regionPointsModule,
  mapsModule,
  matchWeightsModule,
  engineInputsModule,
  matchingModule,
  matchOutcomesModule,
  roundsModule,
  bookingsModule,
  placementsModule,
  formsModule,
  evidenceModule,
  personalDataModule,
  callBacksModule,
  assignmentsModule,
  deadlinesModule,
  worklistModule,
  papersModule,
  codesModule,
  globalSearchModule,
  savedViewsModule,
  actionsModule,
  indicatorsModule,
  importsModule,
  notificationsModule,
  settingsOverviewModule,
  demoModule,
];
