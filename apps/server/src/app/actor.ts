import {
  employerRoleHas,
  grantsAllow,
  partnerGrantsAllow,
  partnerRegionsFor,
  regionsFor,
  roleHas,
  type EmployerRole,
  type Grant,
  type PartnerGrant,
  type Place,
  type Verb,
} from '@yizhan/domain';
import { AccessDenied, EmployerRoleLacks, OutOfRegion, SignInNeeded } from './errors.ts';

/** Who acts: a signed-in person, a partner, or the platform itself (jobs, command line). */
export type Actor =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'staff';
      readonly staffId: string;
      readonly login: string;
      readonly name: string;
      readonly grants: readonly Grant[];
    }
  | {
      readonly kind: 'seeker';
      readonly accountId: string;
      readonly phoneMask: string;
      readonly prefecture: string | null;
      readonly seekerId: string | null;
    }
  | {
      readonly kind: 'employer';
      readonly accountId: string;
      readonly phoneMask: string;
      readonly prefecture: string | null;
      readonly employerId: string | null;
      /** Their name within the employer; '' where it is not known. */
      readonly name: string;
      /** Null while the phone belongs to no employer. */
      readonly role: EmployerRole | null;
    }
  | {
      readonly kind: 'partner';
      readonly partnerId: string;
      readonly name: string;
      readonly grants: readonly PartnerGrant[];
    }
  | { readonly kind: 'system'; readonly name: string };

export type StaffActor = Extract<Actor, { kind: 'staff' }>;

export const PUBLIC: Actor = { kind: 'public' };

export function system(name: string): Actor {
  return { kind: 'system', name };
}

/** What the audit trail and timelines store about an actor. */
export function actorStamp(actor: Actor): { kind: Actor['kind']; id: string | null; name: string } {
  switch (actor.kind) {
    case 'public':
      return { kind: 'public', id: null, name: '' };
    case 'staff':
      return { kind: 'staff', id: actor.staffId, name: actor.name };
    // People act on their own record, which identifies them; a name stored here would outlast it.
    case 'seeker':
      return { kind: 'seeker', id: actor.accountId, name: '' };
    case 'employer':
      return {
        kind: 'employer',
        id: actor.accountId,
        name: actor.name === '' ? actor.phoneMask : actor.name,
      };
    case 'partner':
      return { kind: 'partner', id: actor.partnerId, name: actor.name };
    case 'system':
      return { kind: 'system', id: null, name: actor.name };
  }
}

/** Whether the actor holds the verb anywhere, or for the place if one is given. */
export function may(actor: Actor, verb: Verb, place?: Place): boolean {
  switch (actor.kind) {
    case 'system':
      return true;
    case 'staff':
      return grantsAllow(actor.grants, verb, place);
    case 'partner':
      return partnerGrantsAllow(actor.grants, verb, place);
    case 'public':
      return false;
    case 'employer':
      return roleHas('employer', verb) && (actor.role === null || employerRoleHas(actor.role, verb));
    default:
      return roleHas(actor.kind, verb);
  }
}

/** @throws SignInNeeded, AccessDenied (role), EmployerRoleLacks (role within an employer) or OutOfRegion (place) */
export function authorise(actor: Actor, verb: Verb, place?: Place): void {
  if (actor.kind === 'public') throw SignInNeeded();
  if (!may(actor, verb))
    throw actor.kind === 'employer' && roleHas('employer', verb) ? EmployerRoleLacks() : AccessDenied();
  if (place !== undefined && !may(actor, verb, place)) throw OutOfRegion();
}

export interface ReachedPlaces {
  /** Prefixes of division codes; the empty one is the whole network. */
  readonly regions: string[];
  readonly sites: string[];
}

/** The scope to which an actor's lists are restricted. */
export function scopeOf(actor: Actor, verb: Verb): ReachedPlaces {
  if (actor.kind === 'system') return { regions: [''], sites: [] };
  if (actor.kind === 'partner') return { regions: partnerRegionsFor(actor.grants, verb), sites: [] };
  if (actor.kind !== 'staff') return { regions: [], sites: [] };
  const sites = actor.grants
    .filter((grant) => roleHas(grant.role, verb))
    .map((grant) => grant.siteId)
    .filter((site) => site !== null);
  return { regions: regionsFor(actor.grants, verb), sites };
}

/** The same for records that belong to a site alone (`belongsToSite`): a site's staff see those of their own site. */
export function siteScopeOf(actor: Actor, verb: Verb): ReachedPlaces {
  const { sites } = scopeOf(actor, verb);
  if (actor.kind !== 'staff') return scopeOf(actor, verb);
  return {
    regions: regionsFor(
      actor.grants.filter(({ siteId }) => siteId === null),
      verb,
    ),
    sites,
  };
}
