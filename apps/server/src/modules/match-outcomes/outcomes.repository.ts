import { sql } from 'kysely';
import { z } from 'zod';
import type { OutcomeRow, OutcomeStage } from '@yizhan/matching';
import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { progressAsOf, NOT_MISTAKEN } from './placement-progress.sql.ts';

const Side = z.record(z.string(), z.number());
/** The recorded values of a pair; the engine ignores rules that no longer exist. */
const Features = z.object({ seeker: Side, employer: Side });

interface ProgressRow {
  prefecture: string;
  seeker_id: string;
  vacancy_prefecture: string;
  vacancy_id: string;
  features: unknown;
  accepted: boolean | null;
  interviewed: boolean | null;
  hired: boolean | null;
  kept_30: boolean | null;
  kept_90: boolean | null;
  by_match: boolean;
}

/** A placement to learn from, and its pair. */
export interface KeptOutcome {
  readonly pair: string;
  readonly row: OutcomeRow;
}

/** The person of a row and the pair, by keys that are only compared. */
export function unitOf(seeker: Ref): string {
  return `${seeker.prefecture} ${seeker.id}`;
}
export function pairOf(seeker: Ref, vacancy: Ref): string {
  return `${unitOf(seeker)} ${unitOf(vacancy)}`;
}

/** The newest placements with recorded features, and their outcomes. */
export async function listOutcomes(db: Reader, today: string, limit: number): Promise<KeptOutcome[]> {
  const { rows } = await sql<ProgressRow>`
    select p.prefecture, p.seeker_id, p.vacancy_prefecture, p.vacancy_id, f.features, progress.accepted, progress.interviewed, progress.hired, progress.kept_30,
      progress.kept_90, progress.by_match
    from (select * from match_features order by at desc, placement_id limit ${limit}) f
    join placements p on p.prefecture = f.prefecture and p.id = f.placement_id
    cross join ${progressAsOf(today)}
    where ${NOT_MISTAKEN}`.execute(db);
  return rows.map((row) => {
    const seeker = { prefecture: row.prefecture, id: row.seeker_id };
    return {
      pair: pairOf(seeker, { prefecture: row.vacancy_prefecture, id: row.vacancy_id }),
      row: {
        unit: unitOf(seeker),
        features: Features.parse(row.features),
        reached: stageOf(row),
        ended: row.hired === true ? hasLeft(row) : row.by_match,
      },
    };
  });
}

/**
 * A leaver is counted only once the same day has passed for those who stayed, so that early leavers do not skew the
 * rate.
 */
function hasLeft(row: ProgressRow): boolean {
  return row.kept_30 === false || (row.kept_30 === true && row.kept_90 === false);
}

function stageOf(row: ProgressRow): OutcomeStage | null {
  if (row.kept_90 === true) return 'retained_90';
  if (row.kept_30 === true) return 'retained_30';
  if (row.hired === true) return 'hired';
  if (row.interviewed === true) return 'interviewed';
  return row.accepted === true ? 'answered' : null;
}

/** How many placements have recorded features, and how many of those moved since a moment. */
export async function countOutcomes(db: Reader, since: Date): Promise<{ kept: number; since: number }> {
  const { rows } = await sql<{ kept: number; since: number }>`
    select count(*)::int as kept, (count(*) filter (where p.updated_at > ${since}))::int as since
    from match_features f join placements p on p.prefecture = f.prefecture and p.id = f.placement_id`.execute(
    db,
  );
  return rows[0] ?? { kept: 0, since: 0 };
}
