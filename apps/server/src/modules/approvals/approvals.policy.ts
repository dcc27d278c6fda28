import { NATION, standing, type Grant, type Place } from '@yizhan/domain';
import { actorStamp, may, scopeOf, type Actor, type ReachedPlaces } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import type { DomainError } from '../../app/errors.ts';
import { NETWORK } from '../../app/network.ts';
import type { AnyApproval } from '../../records/approvals/index.ts';
import { definePolicy, placeOf, placesOfLocated } from '../../records/policy.ts';
import type { KnownPerson } from '../identity/index.ts';
import { OwnRequest, PasswordSet, SamePerson, StandsBelow } from './approvals.errors.ts';

/** A request lies where the step would be taken; who may approve it follows from its kind. */
export const approvalPolicy = definePolicy({
  noun: 'approval',
  verbs: ['approvals.read'],
  places: placesOfLocated,
});

/** Rules of a division are set by the officers responsible for it. */
export const approvalRulePolicy = definePolicy({
  noun: 'approval_rule',
  verbs: ['approvals.manage'],
  places: (place: Place) => [place],
});

/** Where a rule belongs: the network is the division this platform serves. */
export async function placeOfRule(
  ctx: AnyContext,
  region: string,
): Promise<{ region: string; siteId: null }> {
  return { region: region === NATION ? await ctx.services.use(NETWORK)(ctx.db) : region, siteId: null };
}

/** Where somebody could approve steps of a kind. */
export function reachOf(actor: Actor, kind: AnyApproval): ReachedPlaces {
  return scopeOf(actor, kind.approves);
}

/** Whether somebody still holds what a kind asks of whoever asks. */
export function mayAsk(actor: Actor, kind: AnyApproval, at: Located): boolean {
  return may(actor, kind.asks, placeOf(at));
}

/** So long after one gave the other a password, neither approves what the other asks. */
export const PASSWORD_DAYS = 30;
const DAY_MS = 86_400_000;

/** Somebody who asks or approves: an account with its grants, and what is known of the person behind it. */
export interface Pair {
  readonly id: string;
  readonly grants: readonly Grant[];
  readonly person: KnownPerson | undefined;
}

interface Located {
  readonly region_code: string;
  readonly site_id: string | null;
}

/**
 * Why somebody who holds the right may not be the second pair of eyes; null where they may.
 *
 * That two accounts are one person's is known by their phones and by declaration only. Secrets of second factors are
 * made for each account, so that they never match, and names are shared by many.
 */
export function pairBarred(
  kind: Pick<AnyApproval, 'asks' | 'approves' | 'level'>,
  at: Located,
  asker: Pair,
  approver: Pair,
  now: Date,
): DomainError | null {
  if (asker.id === approver.id) return OwnRequest();
  if (isSamePerson(asker.person, approver.person)) return SamePerson();
  if (gavePassword(asker, approver, now) || gavePassword(approver, asker, now)) {
    return PasswordSet({ days: PASSWORD_DAYS });
  }
  const height = standing(
    { grants: approver.grants, verb: kind.approves },
    { grants: asker.grants, verb: kind.asks },
    placeOf(at),
  );
  return height > 0 || (height === 0 && kind.level === 'same') ? null : StandsBelow();
}

function isSamePerson(a: KnownPerson | undefined, b: KnownPerson | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const byPhone = a.phone_hmac !== null && b.phone_hmac !== null && a.phone_hmac.equals(b.phone_hmac);
  return byPhone || (a.person_id !== null && a.person_id === b.person_id);
}

/** Whether `by` gave `to` a password not long ago, and could sign in with it. */
function gavePassword(by: Pair, to: Pair, now: Date): boolean {
  const { password_giver_id: who = null, password_set_at: at = null } = to.person ?? {};
  return who === by.id && at !== null && now.getTime() - at.getTime() < PASSWORD_DAYS * DAY_MS;
}

/** The account of a member of staff; null for everybody else. */
export function staffIdOf(actor: Actor): string | null {
  return actor.kind === 'staff' ? actor.staffId : null;
}

export function nameOf(actor: Actor): string {
  return actorStamp(actor).name;
}
