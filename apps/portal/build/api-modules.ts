/** The modules of the contract that the portal calls; the addresses of no other are sent to a phone. */
export const API_MODULES = [
  'system',
  'identity',
  'reference',
  'sites',
  'files',
  'vacancies',
  'codes',
  'callBacks',
  'me',
  'ownEmployer',
  'employerPeople',
  'seekerAgents',
  'notifications',
] as const;
