import { z } from 'zod';
import {
  Day,
  Instant,
  PageQuery,
  RegionRef,
  RequiredText,
  ShortId,
  ShortIdParams,
  Text,
  Version,
} from './common.ts';
import { defineRoute } from './define-route.ts';
import { GrantRegion, StaffRoleName, VerbName } from './identity.ts';

/** A verb that a bureau has taken away from a role within its division. */
export const RoleRestriction = z
  .object({
    id: ShortId,
    /** Null for the whole network. */
    region: RegionRef.nullable(),
    role: StaffRoleName,
    verb: VerbName,
    reason: z.string(),
    /** Document it rests on; '' where none was named. */
    source: z.string(),
    sourceDate: Day.nullable(),
    setBy: z.string(),
    setAt: Instant,
    lifted: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
    version: Version,
    can: z.array(z.enum(['lift'])),
  })
  .meta({ id: 'RoleRestriction' });
export type RoleRestriction = z.infer<typeof RoleRestriction>;

export const roleRestrictionRoutes = {
  list: defineRoute({
    id: 'roleRestrictions.list',
    method: 'GET',
    path: '/role-restrictions',
    summary: 'What was taken away from roles at a division, above it and within it, the newest first',
    access: { verb: 'staff.read' },
    query: PageQuery.extend({ region: GrantRegion }),
    reply: z.object({
      region: RegionRef.nullable(),
      /** Those that count at the division today: its own and those of divisions above. */
      holding: z.array(RoleRestriction),
      /** All of the division, of those above and of those within, lifted ones too. */
      items: z.array(RoleRestriction),
      nextCursor: z.string().nullable(),
      /** Roles that the caller may restrict here. */
      mayRestrict: z.array(StaffRoleName),
    }),
    audit: { none: 'read' },
    errors: ['region.unknown', 'access.region', 'cursor.invalid'],
  }),
  restrict: defineRoute({
    id: 'roleRestrictions.restrict',
    method: 'POST',
    path: '/role-restrictions',
    summary:
      'Take a verb away from a role within a division, at once; what a role does not have cannot be given',
    access: { verb: 'access.restrict' },
    body: z.object({
      region: GrantRegion,
      role: StaffRoleName,
      verb: VerbName,
      reason: RequiredText(300),
      source: Text(300),
      sourceDate: Day.nullable(),
    }),
    reply: RoleRestriction,
    audit: { action: 'access.restricted' },
    errors: [
      'region.unknown',
      'access.region',
      'restrictions.verb',
      'restrictions.rank',
      'restrictions.stands',
    ],
  }),
  lift: defineRoute({
    id: 'roleRestrictions.lift',
    method: 'POST',
    path: '/role-restrictions/:id/lift',
    summary: 'Lift a restriction, at once; it stays readable',
    access: { verb: 'access.restrict' },
    params: ShortIdParams,
    body: z.object({ reason: RequiredText(300), version: Version }),
    reply: RoleRestriction,
    audit: { action: 'access.lifted' },
    errors: ['record.unknown', 'record.changed', 'access.region', 'restrictions.rank', 'restrictions.lifted'],
  }),
} as const;
