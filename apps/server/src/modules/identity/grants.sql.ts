import { sql, type RawBuilder } from 'kysely';
import { VERBS, type Verb } from '@yizhan/domain';

/** Verbs that bureaus have taken away from the grant `g`: at its division or above it. */
export const takenFromGrant: RawBuilder<string[]> = sql<string[]>`array(select r.verb from role_restrictions r
  where r.lifted_at is null and r.role = g.role and starts_with(g.region_code, r.region_code))`;

/** Those that the software still knows. */
export function verbsOfTaken(taken: readonly string[]): Verb[] {
  return VERBS.filter((verb) => taken.includes(verb));
}
