import type { ConsoleModule } from './module.ts';
import * as session from '../modules/session/index.ts';
import * as setup from '../modules/setup/index.ts';
import * as today from '../modules/today/index.ts';
import * as approvals from '../modules/approvals/index.ts';
import * as approvalRules from '../modules/approval-rules/index.ts';
import * as seekers from '../modules/seekers/index.ts';
import * as matching from '../modules/matching/index.ts';
import * as rounds from '../modules/rounds/index.ts';
import * as placements from '../modules/placements/index.ts';
import * as vacancies from '../modules/vacancies/index.ts';
import * as overview from '../modules/settings-overview/index.ts';
import * as papers from '../modules/papers/index.ts';
import * as imports from '../modules/imports/index.ts';
import * as employers from '../modules/employers/index.ts';
import * as sites from '../modules/sites/index.ts';
import * as bookings from '../modules/bookings/index.ts';
import * as indicators from '../modules/indicators/index.ts';
import * as quality from '../modules/quality/index.ts';
import * as parameters from '../modules/parameters/index.ts';
import * as ruleBook from '../modules/rule-book/index.ts';
import * as checkWords from '../modules/check-words/index.ts';
import * as regionPoints from '../modules/region-points/index.ts';
import * as staff from '../modules/staff/index.ts';
import * as access from '../modules/access/index.ts';
import * as partners from '../modules/partners/index.ts';
import * as assignments from '../modules/assignments/index.ts';
import * as audit from '../modules/audit/index.ts';
import * as messages from '../modules/messages/index.ts';
import * as deliveries from '../modules/deliveries/index.ts';
import * as forms from '../modules/forms/index.ts';
import * as outbox from '../modules/outbox/index.ts';
import * as settings from '../modules/settings/index.ts';

/** Every module of the console; the order is the order of tabs within a section. */
export const modules: readonly ConsoleModule[] = [
  session,
  setup,
  today,
  assignments,
  approvals,
  seekers,
  matching,
  rounds,
  placements,
  vacancies,
  overview,
  papers,
  imports,
  employers,
  sites,
  bookings,
  indicators,
  quality,
  staff,
  access,
  partners,
  audit,
  parameters,
  approvalRules,
  ruleBook,
  checkWords,
  regionPoints,
  messages,
  deliveries,
  forms,
  outbox,
  settings,
];
