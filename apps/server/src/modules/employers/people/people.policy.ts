import { EMPLOYER_ROLES, rolesGivenBy, type EmployerRole } from '@yizhan/domain';
import type { EmployerPerson } from '@yizhan/contract';
import type { Actor } from '../../../app/actor.ts';
import type { EmployerRecord } from '../employers.repository.ts';
import { employerPolicy } from '../employers.policy.ts';
import type { PersonRow } from './people.repository.ts';

/** Roles that the actor may grant and revoke within an employer. */
export function rolesOf(
  actor: Actor,
  employer: Pick<EmployerRecord, 'region_code' | 'site_id'>,
): readonly EmployerRole[] {
  if (actor.kind === 'employer') return actor.role === null ? [] : rolesGivenBy(actor.role);
  return employerPolicy.may(actor, 'employers.edit', employer) ? EMPLOYER_ROLES : [];
}

export function isSelf(actor: Actor, person: Pick<PersonRow, 'account_id'>): boolean {
  return actor.kind === 'employer' && actor.accountId === person.account_id;
}

/** The viewer's possible steps with one of the people, `given` being the roles the viewer may grant. */
export function personCan(
  actor: Actor,
  person: Pick<PersonRow, 'account_id' | 'role'>,
  given: readonly string[],
): EmployerPerson['can'] {
  const self = isSelf(actor, person);
  const isBelow = given.includes(person.role);
  const can: EmployerPerson['can'] = actor.kind === 'employer' && isBelow ? ['change'] : [];
  if (self) can.push('leave');
  else if (isBelow) can.push('remove');
  return can;
}
