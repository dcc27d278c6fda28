import { sql } from 'kysely';
import { inRegions, type Reader } from '../../app/db/database.ts';
import { countWaiting, type Counted, type WorklistScope } from '../../records/worklist/index.ts';
import { placementsFrom, type PlacementListRow } from './placements.repository.ts';

function within(db: Reader, scope: WorklistScope) {
  return placementsFrom(db)
    .where(inRegions('p.region_code', scope.regions, { column: 'p.site_id', ids: scope.sites }))
    .$if(scope.siteId !== undefined, (q) => q.where('p.site_id', '=', scope.siteId ?? ''));
}

/** Interviews booked before an instant whose result nobody wrote down, those of earlier days too. */
function interviews(db: Reader, scope: WorklistScope, before: Date) {
  return within(db, scope).where('p.status', '=', 'interview_booked').where('p.interview_at', '<', before);
}

/** Those before `from` are overdue. */
export function countInterviews(
  db: Reader,
  scope: WorklistScope,
  span: { readonly from: Date; readonly before: Date },
): Promise<Counted> {
  const overdue = sql<boolean>`p.interview_at < ${span.from}`.as('overdue');
  return countWaiting(db, interviews(db, scope, span.before).clearSelect().select(overdue));
}

export function listInterviewsToHold(
  db: Reader,
  scope: WorklistScope,
  before: Date,
  limit: number,
): Promise<PlacementListRow[]> {
  return interviews(db, scope, before).orderBy('p.interview_at').orderBy('p.id').limit(limit).execute();
}

function applications(db: Reader, scope: WorklistScope) {
  return within(db, scope).where('p.status', '=', 'applied');
}

export function countApplications(db: Reader, scope: WorklistScope): Promise<Counted> {
  return countWaiting(
    db,
    applications(db, scope)
      .clearSelect()
      .select(sql<boolean>`false`.as('overdue')),
  );
}

/** Whoever waits longest comes first. */
export function listApplications(
  db: Reader,
  scope: WorklistScope,
  limit: number,
): Promise<PlacementListRow[]> {
  return applications(db, scope).orderBy('p.created_at').orderBy('p.id').limit(limit).execute();
}
