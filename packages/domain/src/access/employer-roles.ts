import type { Verb } from './roles.ts';

/** Roles of a person within an employer, from most rights to fewest. */
export const EMPLOYER_ROLES = ['owner', 'manager', 'recruiter', 'viewer'] as const;
export type EmployerRole = (typeof EMPLOYER_ROLES)[number];

const VIEWER: readonly Verb[] = ['session.use', 'own_employer.use'];
const RECRUITER: readonly Verb[] = [...VIEWER, 'own_employer.recruit'];
const MANAGER: readonly Verb[] = [...RECRUITER, 'own_employer.edit', 'own_employer.people'];

/**
 * Viewers look, recruiters publish vacancies and answer, managers keep the record and the team, owners do everything.
 */
export const EMPLOYER_ROLE_VERBS = {
  owner: MANAGER,
  manager: MANAGER,
  recruiter: RECRUITER,
  viewer: VIEWER,
} as const satisfies Record<EmployerRole, readonly Verb[]>;

export function employerRoleHas(role: EmployerRole, verb: Verb): boolean {
  return EMPLOYER_ROLE_VERBS[role].includes(verb);
}

/** Roles that a person may grant and revoke: an owner all, a manager those below their own. */
export function rolesGivenBy(role: EmployerRole): readonly EmployerRole[] {
  if (role === 'owner') return EMPLOYER_ROLES;
  return role === 'manager' ? ['recruiter', 'viewer'] : [];
}
