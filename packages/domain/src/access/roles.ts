/**
 * Who may do what. A role is a set of verbs; a grant ties a role to a place. `reaches` decides whether a verb
 * reaches one record (the record lies in the grant's region or site), never the role alone.
 */

/** Roles that look after people and work come first, lower before higher. */
export const STAFF_ROLES = [
  'site_staff',
  'site_manager',
  'county_officer',
  'prefecture_officer',
  'province_officer',
  'operator',
  'auditor',
  'administrator',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const ROLES = ['public', 'seeker', 'agent', 'employer', 'partner', ...STAFF_ROLES] as const;
export type Role = (typeof ROLES)[number];

export const VERBS = [
  'self.use',
  'self.look',
  'self.ask',
  'self.wishes',
  'self.answer',
  'self.act_for',
  'own_employer.use',
  'own_employer.recruit',
  'own_employer.edit',
  'own_employer.people',
  'session.use',
  'todo.read',
  'search.use',
  'lists.export',
  'sites.edit',
  'sites.create',
  'staff.read',
  'staff.manage',
  'partners.read',
  'partners.manage',
  'seekers.read',
  'seekers.register',
  'seekers.edit',
  'seekers.merge',
  'seekers.reveal',
  'seekers.erase',
  'employers.read',
  'employers.edit',
  'employers.verify',
  'employers.blacklist',
  'employers.reveal',
  'vacancies.read',
  'vacancies.edit',
  'vacancies.review',
  'vacancies.publish',
  'imports.run',
  'matching.use',
  'matching.govern',
  'rounds.run',
  'placements.read',
  'placements.refer',
  'placements.move',
  'call_backs.handle',
  'bookings.read',
  'bookings.edit',
  'bookings.resources',
  'codes.make',
  'papers.issue',
  'papers.templates',
  'records.assign',
  'actions.take_back',
  'indicators.read',
  'indicators.open',
  'messages.read',
  'messages.resend',
  'occupations.manage',
  'regions.manage',
  'maps.manage',
  'parameters.read',
  'parameters.manage',
  'rules.read',
  'rules.manage',
  'settings.manage',
  'deliveries.manage',
  'audit.read',
  'feed.read',
  'forms.edit',
  'access.restrict',
  'approvals.read',
  'approvals.manage',
  'checks.manage',
] as const;
export type Verb = (typeof VERBS)[number];

const FOR_A_PERSON: readonly Verb[] = ['self.look', 'self.ask', 'self.wishes', 'self.answer', 'self.act_for'];

const COUNTER: readonly Verb[] = [
  'session.use',
  'todo.read',
  'search.use',
  'seekers.read',
  'seekers.register',
  'seekers.edit',
  'seekers.reveal',
  'employers.read',
  'employers.edit',
  'employers.reveal',
  'vacancies.read',
  'vacancies.edit',
  'matching.use',
  'placements.read',
  'placements.refer',
  'placements.move',
  'call_backs.handle',
  'bookings.read',
  'bookings.edit',
  'codes.make',
  'papers.issue',
  'records.assign',
  'actions.take_back',
  'indicators.read',
  'parameters.read',
  'rules.read',
  'approvals.read',
];

const MANAGER: readonly Verb[] = [
  ...COUNTER,
  'lists.export',
  'seekers.merge',
  'seekers.erase',
  'employers.verify',
  'vacancies.review',
  'vacancies.publish',
  'imports.run',
  'sites.edit',
  'bookings.resources',
  'indicators.open',
  'messages.read',
];

/** From the prefecture up: who lets systems of other bodies in. */
const PARTNERS: readonly Verb[] = ['partners.read', 'partners.manage'];

const OFFICER: readonly Verb[] = [
  ...MANAGER,
  'regions.manage',
  'maps.manage',
  'papers.templates',
  'employers.blacklist',
  'sites.create',
  'staff.read',
  'staff.manage',
  'messages.resend',
  'audit.read',
  'forms.edit',
  'access.restrict',
  'approvals.manage',
  'checks.manage',
];

/**
 * The verbs a partner may ever be given: what is published, and figures, which an outside operator sees too. Nothing of
 * single people or employers: not even `vacancies.read`, whose timelines name people.
 */
export const PARTNER_VERBS = ['feed.read', 'indicators.read'] as const satisfies readonly Verb[];
export type PartnerVerb = (typeof PARTNER_VERBS)[number];

/** The verbs of each role. A site's operator sees numbers and runs sites, never people's records. */
export const ROLE_VERBS = {
  public: [],
  /** `self.use` is for the person alone; the others of these are what an agent may be allowed too. */
  seeker: ['session.use', 'self.use', ...FOR_A_PERSON],
  /** `agentHas` decides which of these each agent may do. */
  agent: ['session.use', ...FOR_A_PERSON],
  /** `EMPLOYER_ROLE_VERBS` decides which of these each person of an employer may do. */
  employer: [
    'session.use',
    'own_employer.use',
    'own_employer.recruit',
    'own_employer.edit',
    'own_employer.people',
  ],
  partner: PARTNER_VERBS,
  site_staff: COUNTER,
  site_manager: MANAGER,
  county_officer: OFFICER,
  prefecture_officer: [
    ...OFFICER,
    ...PARTNERS,
    'parameters.manage',
    'rules.manage',
    'matching.govern',
    'rounds.run',
    'occupations.manage',
    'feed.read',
  ],
  province_officer: [
    ...OFFICER,
    ...PARTNERS,
    'parameters.manage',
    'rules.manage',
    'matching.govern',
    'rounds.run',
    'occupations.manage',
    'feed.read',
  ],
  operator: [
    'session.use',
    'todo.read',
    'vacancies.read',
    'sites.edit',
    'codes.make',
    'actions.take_back',
    'indicators.read',
  ],
  auditor: [
    'session.use',
    'lists.export',
    'staff.read',
    'partners.read',
    'seekers.read',
    'employers.read',
    'vacancies.read',
    'placements.read',
    'bookings.read',
    'indicators.read',
    'indicators.open',
    'messages.read',
    'parameters.read',
    'rules.read',
    'audit.read',
    'approvals.read',
  ],
  administrator: [
    ...OFFICER,
    ...PARTNERS,
    'parameters.manage',
    'rules.manage',
    'matching.govern',
    'rounds.run',
    'occupations.manage',
    'settings.manage',
    'deliveries.manage',
    'feed.read',
  ],
} as const satisfies Record<Role, readonly Verb[]>;

/** A role at a place. `region` is a division code that includes its whole subtree; `''` is the whole network. */
export interface Grant {
  readonly role: StaffRole;
  readonly region: string;
  readonly siteId: string | null;
  /** Verbs of the role that a bureau has taken away where the grant is. */
  readonly without?: readonly Verb[];
}

/** Where a record lies for the purposes of access. */
export interface Place {
  readonly region: string | null;
  readonly siteId?: string | null;
  /**
   * The record belongs to the site alone (its settings, its files): staff of other sites in the county have no access.
   */
  readonly belongsToSite?: true;
}

/** Whether people use it in the portal, on their own records; all other verbs belong to the console. */
export function isPortalVerb(verb: Verb): boolean {
  return verb.startsWith('self.') || verb.startsWith('own_employer.');
}

export function roleHas(role: Role, verb: Verb): boolean {
  return (ROLE_VERBS[role] as readonly Verb[]).includes(verb);
}

/** Whether a grant carries the verb: its role has it, and no bureau has taken it away there. */
export function grantHas({ role, without }: Pick<Grant, 'role' | 'without'>, verb: Verb): boolean {
  return roleHas(role, verb) && without?.includes(verb) !== true;
}

/** By these a restriction is seen and lifted again; without the first nobody signs in. */
const NEVER_TAKEN: readonly Verb[] = ['session.use', 'staff.read', 'audit.read', 'access.restrict'];

/** Whether a bureau may take the verb away from the role. What a role does not have cannot be given this way. */
export function isRestrictable(role: StaffRole, verb: Verb): boolean {
  return roleHas(role, verb) && !NEVER_TAKEN.includes(verb);
}

/** Whether a site grant covers the county's work; an operator's does not, because it is an outside firm. */
function worksForCounty(grant: Grant): boolean {
  return grant.siteId === null || grant.role !== 'operator';
}

function reaches(grant: Grant, place: Place): boolean {
  if (grant.siteId !== null) {
    if (grant.siteId === place.siteId) return true;
    if (place.belongsToSite === true || !worksForCounty(grant)) return false;
  }
  return (place.region ?? '').startsWith(grant.region);
}

/**
 * True when one grant carries the verb and reaches the place. A site's staff work for the whole county in which the
 * site stands (a person makes at most one visit, to a nearby place), so a site grant carries the county's code as its region; a record
 * attached to the site from elsewhere is reached through the site.
 */
export function grantsAllow(grants: readonly Grant[], verb: Verb, place?: Place): boolean {
  return grants.some((grant) => grantHas(grant, verb) && (place === undefined || reaches(grant, place)));
}

/**
 * Digits of the divisions whose officers stand above whoever works at a place by these grants: the county's above the
 * people of a site, else those of a wider division than the widest grant. Above whoever has the whole network stands
 * nobody else.
 */
export function levelAbove(grants: readonly Grant[], verb: Verb, place: Place): number {
  const levels = grants
    .filter((grant) => grantHas(grant, verb) && reaches(grant, place))
    .map(({ siteId, region }) =>
      siteId === null ? (CODE_LENGTHS.find((digits) => digits < region.length) ?? 0) : COUNTY_DIGITS,
    );
  return levels.length === 0 ? COUNTY_DIGITS : Math.min(...levels);
}
const COUNTY_DIGITS = 6;

/** The divisions for which somebody directs staff; those bound to a site direct nobody. */
export function directedRegions(grants: readonly Grant[]): string[] {
  return regionsFor(
    grants.filter(({ siteId }) => siteId === null),
    'staff.manage',
  );
}

/** Lengths of division codes from the town up. */
const CODE_LENGTHS = [9, 6, 4, 2] as const;
const LONGEST_CODE = CODE_LENGTHS[0];

/**
 * The smallest division that contains all of a person's grants; null for the whole network, and when there are none.
 */
export function regionOfGrants(grants: readonly Grant[]): string | null {
  const [first = ''] = grants.map((grant) => grant.region);
  const length = CODE_LENGTHS.find(
    (digits) =>
      first.length >= digits && grants.every((grant) => grant.region.startsWith(first.slice(0, digits))),
  );
  return length === undefined ? null : first.slice(0, length);
}

/**
 * The nearest holders of grants that carry the verb and reach the place: those of the site itself, else those of the
 * smallest division. Each is named once.
 */
export function nearestHolders<T>(
  holders: ReadonlyArray<{ readonly holder: T; readonly grant: Grant }>,
  verb: Verb,
  place: Place,
): T[] {
  const nearness = ({ siteId, region }: Grant): number =>
    siteId !== null && siteId === place.siteId ? Number.POSITIVE_INFINITY : region.length;
  const reaching = holders.filter(({ grant }) => grantsAllow([grant], verb, place));
  const best = Math.max(...reaching.map(({ grant }) => nearness(grant)));
  return [...new Set(reaching.filter(({ grant }) => nearness(grant) === best).map(({ holder }) => holder))];
}

/**
 * The holders above those: of the same place in a higher role, else those of the next division up. Where there are
 * none, the nearest holders themselves.
 */
export function holdersAbove<T>(
  holders: ReadonlyArray<{ readonly holder: T; readonly grant: Grant }>,
  verb: Verb,
  place: Place,
): T[] {
  const reaching = holders.filter(({ grant }) => grantsAllow([grant], verb, place));
  const below = reaching.toSorted((a, b) => heightOf(a.grant, place) - heightOf(b.grant, place));
  const lowest = below[0];
  if (lowest === undefined) return [];
  const heights = below.map(({ grant }) => heightOf(grant, place));
  const above = heights.find((height) => height > heightOf(lowest.grant, place)) ?? heights[0];
  return [...new Set(below.filter((_, at) => heights[at] === above).map(({ holder }) => holder))];
}

/**
 * How somebody stands above or below somebody else at a place, each by the highest grant that carries their verb there:
 * negative below, zero beside, positive above.
 */
export function standing(
  of: { readonly grants: readonly Grant[]; readonly verb: Verb },
  beside: { readonly grants: readonly Grant[]; readonly verb: Verb },
  place: Place,
): number {
  const highest = ({ grants, verb }: typeof of) =>
    Math.max(
      -1,
      ...grants.filter((grant) => grantsAllow([grant], verb, place)).map((grant) => heightOf(grant, place)),
    );
  return highest(of) - highest(beside);
}

/** How high a grant is, seen from a place: first the place it is for, then the role. */
function heightOf({ siteId, region, role }: Grant, place: Place): number {
  const isOfSite = siteId !== null && siteId === place.siteId;
  const distance = isOfSite ? 0 : 1 + LONGEST_CODE - region.length;
  return distance * STAFF_ROLES.length + STAFF_ROLES.indexOf(role);
}

/** The region prefixes within which the verb is held; empty when it is held nowhere. */
export function regionsFor(grants: readonly Grant[], verb: Verb): string[] {
  const regions = grants
    .filter((grant) => grantHas(grant, verb) && worksForCounty(grant))
    .map((grant) => grant.region);
  return widest(regions);
}

/** A verb given to a partner, at a division with everything below it; `''` is the whole network. */
export interface PartnerGrant {
  readonly verb: PartnerVerb;
  readonly region: string;
}

/** Whether a partner was given the verb, for the place if one is named. */
export function partnerGrantsAllow(grants: readonly PartnerGrant[], verb: Verb, place?: Place): boolean {
  return grants.some(
    (grant) => grant.verb === verb && (place === undefined || (place.region ?? '').startsWith(grant.region)),
  );
}

/** The region prefixes within which a partner was given the verb. */
export function partnerRegionsFor(grants: readonly PartnerGrant[], verb: Verb): string[] {
  return widest(grants.filter((grant) => grant.verb === verb).map(({ region }) => region));
}

/** Prefixes without those that lie within another. */
function widest(regions: readonly string[]): string[] {
  return [...new Set(regions)].filter(
    (region) => !regions.some((other) => other !== region && region.startsWith(other)),
  );
}
