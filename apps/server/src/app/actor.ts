import {
  agentHas,
  employerRoleHas,
  grantHas,
  grantsAllow,
  partnerGrantsAllow,
  partnerRegionsFor,
  regionsFor,
  roleHas,
  type AgentScope,
  type EmployerRole,
  type Grant,
  type PartnerGrant,
  type Place,
  type Verb,
} from '@yizhan/domain';
import {
  AccessDenied,
  AgentScopeLacks,
  EmployerRoleLacks,
  OutOfRegion,
  PersonOnly,
  SignInNeeded,
  VerbTaken,
} from './errors.ts';
import { recordId, type Ref } from './ids.ts';

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
      /** Somebody acting for a person; whether they still may is read with each request. */
      readonly kind: 'agent';
      readonly accountId: string;
      readonly phoneMask: string;
      /** Key of the authority: the row that names both, and lies where the person does. */
      readonly agentId: string;
      readonly name: string;
      /** The person acted for. */
      readonly prefecture: string;
      readonly seekerId: string;
      readonly scopes: readonly AgentScope[];
      /** The last day on which they may. */
      readonly until: string;
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
    // The authority names the agent and the person; their names are stored there and nowhere else.
    case 'agent':
      return { kind: 'agent', id: recordId(actor.prefecture, actor.agentId), name: '' };
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
    case 'agent':
      return roleHas('agent', verb) && agentHas(actor.scopes, verb);
    default:
      return roleHas(actor.kind, verb);
  }
}

/**
 * @throws SignInNeeded, AccessDenied (role), EmployerRoleLacks (role within an employer), AgentScopeLacks, PersonOnly or
 *   OutOfRegion (place)
 */
export function authorise(actor: Actor, verb: Verb, place?: Place): void {
  if (actor.kind === 'public') throw SignInNeeded();
  if (!may(actor, verb)) throw refusalOf(actor, verb);
  if (place !== undefined && !may(actor, verb, place)) throw OutOfRegion();
}

function refusalOf(actor: Actor, verb: Verb): Error {
  if (actor.kind === 'employer' && roleHas('employer', verb)) return EmployerRoleLacks();
  if (actor.kind === 'staff' && actor.grants.some(({ role }) => roleHas(role, verb))) return VerbTaken();
  if (actor.kind === 'agent' && roleHas('agent', verb)) return AgentScopeLacks();
  if (actor.kind === 'agent' && roleHas('seeker', verb)) return PersonOnly();
  return AccessDenied();
}

/** The person whose record the portal shows: one's own, or that of whom one acts for. */
export function personOf(actor: Actor): Ref | null {
  if (actor.kind !== 'seeker' && actor.kind !== 'agent') return null;
  const { prefecture, seekerId } = actor;
  return prefecture === null || seekerId === null ? null : { prefecture, id: seekerId };
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
    .filter((grant) => grantHas(grant, verb))
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
