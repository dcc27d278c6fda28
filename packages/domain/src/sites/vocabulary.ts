export const MATRICES = [
  'talent_market',
  'gig_market',
  'youth_station',
  'employment_station',
  'service_center',
] as const;
export type Matrix = (typeof MATRICES)[number];

export const SETTINGS = [
  'park',
  'scenic',
  'campus',
  'commercial',
  'bank',
  'community',
  'village',
  'transport_hub',
  'dedicated_group',
  'industry',
  'government',
] as const;
export type Setting = (typeof SETTINGS)[number];

export const SITE_STATUSES = [
  'planned',
  'under_construction',
  'acceptance',
  'trial',
  'open',
  'suspended',
  'closed',
] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];

/** "Four areas, four rooms" [XX] and the further rooms of requirements 1.2. */
export const FACILITIES = [
  'general_service_area',
  'job_matching_area',
  'vacancy_display_area',
  'living_area',
  'arbitration_room',
  'policy_room',
  'tool_room',
  'training_room',
  'interview_room',
  'video_interview_room',
  'livestream_room',
  'rest_room',
  'lodging',
] as const;
export type Facility = (typeof FACILITIES)[number];

/** What a site offers at its counter (requirements 8.3, the items a visitor asks for). */
export const SITE_SERVICES = [
  'job_registration',
  'vacancy_posting',
  'career_guidance',
  'policy_advice',
  'training_signup',
  'startup_loan',
  'unemployment_registration',
  'social_insurance',
  'gig_insurance',
  'legal_aid',
  'labour_mediation',
  'lodging',
  'tool_loan',
  'recruiting_on_behalf',
  'livestream',
] as const;
export type SiteService = (typeof SITE_SERVICES)[number];
