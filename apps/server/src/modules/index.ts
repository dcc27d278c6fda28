import type { Module } from '../records/module.ts';
import { demoModule } from './demo/module.ts';
import { deskModule } from './desk/module.ts';
import { employersModule } from './employers/module.ts';
import { identityModule } from './identity/module.ts';
import { importsModule } from './imports/module.ts';
import { indicatorsModule } from './indicators/module.ts';
import { matchingModule } from './matching/module.ts';
import { placementsModule } from './placements/module.ts';
import { qualityModule } from './quality/module.ts';
import { referenceModule } from './reference/module.ts';
import { roundsModule } from './rounds/module.ts';
import { seekersModule } from './seekers/module.ts';
import { sitesModule } from './sites/module.ts';
import { systemModule } from './system/module.ts';
import { vacanciesModule } from './vacancies/module.ts';

/** Every module, the ones others stand on first. */
export const MODULES: readonly Module[] = [
  systemModule,
  identityModule,
  referenceModule,
  sitesModule,
  seekersModule,
  employersModule,
  vacanciesModule,
  qualityModule,
  matchingModule,
  roundsModule,
  placementsModule,
  deskModule,
  indicatorsModule,
  importsModule,
  demoModule,
];
