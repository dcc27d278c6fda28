import { actionRoutes } from './actions.ts';
import { assignmentRoutes } from './assignments.ts';
import { bookingRoutes, myBookingRoutes } from './bookings.ts';
import { calendarRoutes } from './calendar.ts';
import { callBackRoutes } from './call-backs.ts';
import { checkWordRoutes } from './check-words.ts';
import { codeRoutes } from './codes.ts';
import { formRoutes } from './forms.ts';
import { globalSearchRoutes } from './global-search.ts';
import { worklistRoutes } from './worklist.ts';
import { employerRoutes } from './employers.ts';
import { evidenceRoutes } from './evidence.ts';
import { employerPeopleRoutes } from './employer-people.ts';
import { fileRoutes } from './files.ts';
import { identityRoutes } from './identity.ts';
import { importRoutes } from './imports.ts';
import { indicatorRoutes } from './indicators.ts';
import { matchingRoutes } from './matching.ts';
import { meRoutes, ownEmployerRoutes } from './me.ts';
import { mapRoutes } from './maps.ts';
import { notificationRoutes } from './notifications.ts';
import { personalDataRoutes } from './personal-data.ts';
import { partnerRoutes } from './partners.ts';
import { paperRoutes } from './papers.ts';
import { placementRoutes } from './placements.ts';
import { qualityRoutes } from './quality.ts';
import { referenceRoutes } from './reference.ts';
import { approvalRoutes } from './approvals.ts';
import { parameterRoutes } from './parameters.ts';
import { regionPointRoutes } from './region-points.ts';
import { ruleRoutes } from './rules.ts';
import { roleRestrictionRoutes } from './role-restrictions.ts';
import { roundRoutes } from './rounds.ts';
import { savedViewRoutes } from './saved-views.ts';
import { seekerAgentRoutes } from './seeker-agents.ts';
import { seekerRoutes } from './seekers.ts';
import { settingsOverviewRoutes } from './settings-overview.ts';
import { siteRoutes } from './sites.ts';
import { systemRoutes } from './system.ts';
import { vacancyRoutes } from './vacancies.ts';

/** Every route of the API, by module. */
export const routes = {
  system: systemRoutes,
  actions: actionRoutes,
  identity: identityRoutes,
  roleRestrictions: roleRestrictionRoutes,
  partners: partnerRoutes,
  assignments: assignmentRoutes,
  reference: referenceRoutes,
  approvals: approvalRoutes,
  parameters: parameterRoutes,
  rules: ruleRoutes,
  regionPoints: regionPointRoutes,
  maps: mapRoutes,
  sites: siteRoutes,
  seekers: seekerRoutes,
  seekerAgents: seekerAgentRoutes,
  employers: employerRoutes,
  employerPeople: employerPeopleRoutes,
  vacancies: vacancyRoutes,
  checkWords: checkWordRoutes,
  imports: importRoutes,
  evidence: evidenceRoutes,
  files: fileRoutes,
  matching: matchingRoutes,
  rounds: roundRoutes,
  savedViews: savedViewRoutes,
  placements: placementRoutes,
  personalData: personalDataRoutes,
  calendar: calendarRoutes,
  bookings: bookingRoutes,
  myBookings: myBookingRoutes,
  settingsOverview: settingsOverviewRoutes,
  callBacks: callBackRoutes,
  worklist: worklistRoutes,
  codes: codeRoutes,
  papers: paperRoutes,
  globalSearch: globalSearchRoutes,
  indicators: indicatorRoutes,
  quality: qualityRoutes,
  notifications: notificationRoutes,
  forms: formRoutes,
  me: meRoutes,
  ownEmployer: ownEmployerRoutes,
} as const;
export const API_PREFIX = '/api/v1';
