import type { SeekerProfile } from '@yizhan/contract';

type Education = NonNullable<SeekerProfile['education']>;

/** Levels of education, lowest first; listed here because the contract's own list would pull in all schemas. */
export const EDUCATION_LEVELS = [
  'none',
  'primary',
  'junior',
  'senior',
  'college',
  'bachelor',
  'master',
  'doctor',
] as const satisfies readonly Education[];
