import { routes, type RouteDefinition, type SettingRow } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { doersOf } from '../../app/doers.ts';
import { scopedTo } from '../../records/lists/scope.sql.ts';
import { auditSource, findLatestEntries } from './audit.repository.ts';

/** Actions of the nightly work, which no route records. */
const OF_JOBS = ['retention.ended'];

const ACTIONS: readonly string[] = [
  ...new Set([
    ...Object.values<Readonly<Record<string, RouteDefinition>>>(routes)
      .flatMap((group) => Object.values(group))
      .flatMap(({ audit }) => ('action' in audit ? [audit.action] : [])),
    ...OF_JOBS,
  ]),
];

/** The newest entry of the audit trail that the caller may see, for each beginning of action names. */
export async function latestChanges(
  ctx: AnyContext,
  beginnings: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<SettingRow['last']>>> {
  const scoped = await scopedTo(ctx, auditSource.scope, { verb: 'audit.read' });
  const wanted = ACTIONS.filter((action) => beginnings.some((beginning) => action.startsWith(beginning)));
  const rows = await findLatestEntries(ctx.db, wanted, scoped);
  const doer = await doersOf(ctx, rows);
  const found = new Map<string, NonNullable<SettingRow['last']>>();
  for (const row of rows.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    for (const beginning of beginnings.filter((one) => row.action.startsWith(one)))
      found.set(beginning, { by: doer(row), at: row.at.toISOString(), action: row.action });
  }
  return found;
}
