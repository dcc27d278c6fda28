import { sql, type SqlBool } from 'kysely';
import type { AnyContext } from '../../app/context.ts';
import { placesSql } from '../../records/lists/scope.sql.ts';
import { COMPOSITION } from '../../records/module.ts';
import { reachOf } from './approvals.policy.ts';

export const PLACES = { regions: ['a.region_code'], site: 'a.site_id' };

/** Requests of kinds whose right the caller holds, where they hold it. */
export function decidable(ctx: AnyContext) {
  const kinds = [...ctx.services.use(COMPOSITION).approvals.values()];
  const parts = kinds.map((kind) => {
    const { regions, sites } = reachOf(ctx.actor, kind);
    return sql<SqlBool>`(a.kind = ${kind.code} and ${placesSql(PLACES, regions, sites)})`;
  });
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`;
}
