import { shanghaiDate, VERIFICATION_DAYS, addDays, type Verb, type Verification } from '@yizhan/domain';
import type { Employer } from '@yizhan/contract';
import { may, type Actor } from '../../app/actor.ts';
import { definePolicy, placesOfLocated } from '../../records/policy.ts';
import type { EmployerRecord } from './employers.repository.ts';

/** An employer's record belongs to the employer's region, and to the site that looks after it. */
export const employerPolicy = definePolicy({
  noun: 'employer',
  verbs: [
    'employers.read',
    'employers.edit',
    'employers.verify',
    'employers.blacklist',
    'employers.reveal',
    'own_employer.use',
    'own_employer.edit',
    'own_employer.recruit',
    'own_employer.people',
  ],
  places: placesOfLocated,
});

type Standing = Pick<
  EmployerRecord,
  'verification' | 'verified_until' | 'blacklisted_at' | 'blacklist_until'
>;

/** A blacklisting lasts to the end of its last day and then ends by itself. */
export function isBlacklisted(
  row: Pick<Standing, 'blacklisted_at' | 'blacklist_until'>,
  today: string,
): boolean {
  return row.blacklisted_at !== null && (row.blacklist_until === null || row.blacklist_until >= today);
}

/** The effective verification on a day: one whose time is up counts as expired even before the nightly job runs. */
export function verificationOn(
  row: Pick<Standing, 'verification' | 'verified_until'>,
  today: string,
): Verification {
  const stored = row.verification;
  return stored === 'verified' && row.verified_until !== null && row.verified_until < today
    ? 'expired'
    : stored;
}

/** Last day of a verification made at `now`. */
export function verifiedUntil(now: Date): string {
  return addDays(shanghaiDate(now), VERIFICATION_DAYS);
}

const STAFF_VERBS = [
  ['edit', 'employers.edit'],
  ['verify', 'employers.verify'],
  ['blacklist', 'employers.blacklist'],
  ['reveal', 'employers.reveal'],
  ['post_vacancy', 'vacancies.edit'],
  ['note', 'employers.edit'],
] as const satisfies ReadonlyArray<readonly [Employer['can'][number], Verb]>;

/** The viewer's possible next steps with an employer record. */
export function employerCan(
  actor: Actor,
  row: Standing & Pick<EmployerRecord, 'prefecture' | 'id' | 'region_code' | 'site_id'>,
  today: string,
): Employer['can'] {
  const barred = isBlacklisted(row, today);
  if (actor.kind === 'employer') {
    const own: Employer['can'] = may(actor, 'own_employer.edit') ? ['edit'] : [];
    return may(actor, 'own_employer.recruit') && !barred ? [...own, 'post_vacancy'] : own;
  }
  const place = { region: row.region_code, siteId: row.site_id };
  return STAFF_VERBS.filter(
    ([can, verb]) => may(actor, verb, place) && !(can === 'post_vacancy' && barred),
  ).map(([can]) => can);
}
