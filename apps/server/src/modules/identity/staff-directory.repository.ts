import { sql } from 'kysely';
import { STAFF_ROLES, type Grant } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { StaffMember } from '../../records/assignment/index.ts';
import { takenFromGrant, verbsOfTaken } from './grants.sql.ts';

type Handle = Pick<AnyContext, 'db'>;
interface GrantRow {
  readonly id: string;
  readonly name: string;
  readonly disabled_at: Date | null;
  readonly role: string | null;
  readonly region_code: string | null;
  readonly site_id: string | null;
  readonly taken: readonly string[];
}

function members(rows: readonly GrantRow[]): StaffMember[] {
  const found = new Map<string, { id: string; name: string; isOpen: boolean; grants: Grant[] }>();
  for (const { id, name, disabled_at, role, region_code, site_id, taken } of rows) {
    const member = found.get(id) ?? { id, name, isOpen: disabled_at === null, grants: [] };
    const known = STAFF_ROLES.find((each) => each === role);
    if (known !== undefined)
      member.grants.push({
        role: known,
        region: region_code ?? '',
        siteId: site_id,
        without: verbsOfTaken(taken),
      });
    found.set(id, member);
  }
  return [...found.values()];
}

/** Members of staff by id, including closed accounts. */
export async function findMembers(
  ctx: Handle,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StaffMember>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('staff as s')
    .leftJoin('staff_grants as g', 'g.staff_id', 's.id')
    .select([
      's.id',
      's.name',
      's.disabled_at',
      'g.role',
      'g.region_code',
      'g.site_id',
      takenFromGrant.as('taken'),
    ])
    .where('s.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(members(rows).map((member) => [member.id, member]));
}

/** Members of open accounts with those of their grants that are at a site or cover its division, by name. */
export async function listGrantedAt(
  { db }: Handle,
  place: { readonly region: string; readonly siteId: string | null },
): Promise<StaffMember[]> {
  const rows = await db
    .selectFrom('staff as s')
    .innerJoin('staff_grants as g', 'g.staff_id', 's.id')
    .select([
      's.id',
      's.name',
      's.disabled_at',
      'g.role',
      'g.region_code',
      'g.site_id',
      takenFromGrant.as('taken'),
    ])
    .where('s.disabled_at', 'is', null)
    .where((eb) =>
      eb.or([sql<boolean>`starts_with(${place.region}, g.region_code)`, eb('g.site_id', '=', place.siteId)]),
    )
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
  return members(rows);
}

/** Members of all open accounts with their grants, by name. */
export async function listOpenMembers({ db }: Handle): Promise<StaffMember[]> {
  const rows = await db
    .selectFrom('staff as s')
    .innerJoin('staff_grants as g', 'g.staff_id', 's.id')
    .select([
      's.id',
      's.name',
      's.disabled_at',
      'g.role',
      'g.region_code',
      'g.site_id',
      takenFromGrant.as('taken'),
    ])
    .where('s.disabled_at', 'is', null)
    .orderBy('s.name')
    .orderBy('s.id')
    .orderBy('g.created_at')
    .orderBy('g.id')
    .execute();
  return members(rows);
}
