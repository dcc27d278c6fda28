import type { Reader } from '../../app/db/database.ts';
import type { Unstarted } from '../../records/deadlines/index.ts';
import { reviewPlace } from './review-deadline.ts';
import { vacanciesFrom } from './vacancies.repository.ts';

/** Vacancies in review that no deadline runs for: from before there were any, or written by another way than the flow. */
export async function listReviewsWithoutDeadline(db: Reader, limit: number): Promise<Unstarted[]> {
  const rows = await vacanciesFrom(db)
    .leftJoin('deadlines as d', (join) =>
      join
        .onRef('d.prefecture', '=', 'v.prefecture')
        .onRef('d.record_id', '=', 'v.id')
        .on('d.rule', '=', 'vacancy.review')
        .on('d.ended_at', 'is', null),
    )
    .select(['v.prefecture', 'v.id', 'v.region_code', 'v.site_id', 'v.updated_at'])
    .select('e.region_code as employer_region')
    .where('v.status', '=', 'in_review')
    .where('d.id', 'is', null)
    .orderBy('v.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    record: { prefecture: row.prefecture, id: row.id },
    place: reviewPlace(row),
    since: row.updated_at,
  }));
}
