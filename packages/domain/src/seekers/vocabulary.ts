/** Priority groups of requirements section 0. */
export const PRIORITY_GROUPS = [
  'graduate',
  'registered_unemployed',
  'hard_to_employ',
  'lifted_from_poverty',
  'rural_migrant',
  'veteran',
  'disabled',
  'zero_employment_family',
  'returning_woman',
  'older_worker',
] as const;
export type PriorityGroup = (typeof PRIORITY_GROUPS)[number];

export const SEEKER_STATUSES = ['active', 'employed', 'paused', 'merged', 'erased'] as const;
export type SeekerStatus = (typeof SEEKER_STATUSES)[number];

/** How a record arrived. */
export const INTAKE_CHANNELS = [
  'self',
  'assisted',
  'kiosk',
  'fair',
  'phone',
  'import',
  'partner',
  'demo',
] as const;
export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];

/** Channels of handling (办理方式). */
export const HANDLING_CHANNELS = ['online', 'self_service', 'nearby', 'assisted', 'phone'] as const;
export type HandlingChannel = (typeof HANDLING_CHANNELS)[number];

/** The three-step method [HH]: find the need, give the service, follow up. */
export const SERVICE_STEPS = ['find_need', 'serve', 'follow_up'] as const;
export type ServiceStep = (typeof SERVICE_STEPS)[number];

/** What a person cannot do; the demands of a vacancy use the same words. */
export const LIMITATIONS = [
  'night_shift',
  'heavy_lifting',
  'heights',
  'long_standing',
  'computer',
  'cold',
  'heat',
  'dust',
  'travel',
  'reading_writing',
  'rotating_shift',
  'overtime',
] as const;
export type Limitation = (typeof LIMITATIONS)[number];

export const TRAVEL_MODES = ['walk', 'e_bike', 'bus', 'car'] as const;
export type TravelMode = (typeof TRAVEL_MODES)[number];

/** Parts of a day in which a gig or part-time worker is free. */
export const DAY_PARTS = ['morning', 'afternoon', 'evening', 'night'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

export const SEXES = ['male', 'female', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

export const CONSENT_PURPOSES = ['job_service', 'share_with_employers', 'sms', 'statistics'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
