import type { Reader } from '../../app/db/database.ts';
import type { Unstarted } from '../../records/deadlines/index.ts';

/** Open requests that no deadline runs for: from before there were any, or written by another way than the flow. */
export async function listWithoutDeadline(db: Reader, limit: number): Promise<Unstarted[]> {
  const rows = await db
    .selectFrom('help_requests as h')
    .leftJoin('deadlines as d', (join) =>
      join
        .onRef('d.prefecture', '=', 'h.prefecture')
        .onRef('d.record_id', '=', 'h.id')
        .on('d.ended_at', 'is', null),
    )
    .select(['h.prefecture', 'h.id', 'h.region_code', 'h.site_id', 'h.created_at'])
    .where('h.status', '=', 'open')
    .where('d.id', 'is', null)
    .orderBy('h.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    record: { prefecture: row.prefecture, id: row.id },
    place: { region: row.region_code, siteId: row.site_id },
    since: row.created_at,
  }));
}
