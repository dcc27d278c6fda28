import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { endDeadlines, pauseDeadline, startDeadline } from '../../records/deadlines/index.ts';

interface Placed {
  readonly prefecture: string;
  readonly region_code: string;
  readonly site_id: string | null;
  readonly employer_region: string;
}

/** Work in another prefecture is reviewed where its employer is. */
export function reviewPlace(row: Placed) {
  const region = row.region_code.startsWith(row.prefecture) ? row.region_code : row.employer_region;
  return { region, siteId: row.site_id };
}

/** The review begins, or goes on where it stopped when the vacancy was sent back. */
export function awaitReview(ctx: WriteContext, ref: Ref, row: Placed): Promise<void> {
  return startDeadline(ctx, 'vacancy.review', { record: ref, place: reviewPlace(row) });
}

/** The employer mends what was found: those days are not the reviewer's. */
export function suspendReview(ctx: WriteContext, ref: Ref): Promise<void> {
  return pauseDeadline(ctx, 'vacancy.review', ref);
}

export function endReview(ctx: WriteContext, ref: Ref, as: 'met' | 'cancelled'): Promise<void> {
  return endDeadlines(ctx, ref, as);
}
