import type { WriteContext } from '../../app/context.ts';
import { RecordChanged } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import { PlacementUnknown } from './placements.errors.ts';
import {
  findPlacementRow,
  findPlacementForUpdate,
  findSeekersForUpdate,
  type LockedSeeker,
  type PlacementRecord,
} from './placements.repository.ts';
import { VacancyCopy } from './vacancy-copy.ts';

/** A placement with its person, both locked. */
export interface OpenPlacement extends PlacementRecord {
  readonly seeker: LockedSeeker;
  readonly vacancy: Ref;
  readonly copy: VacancyCopy;
}

/** Locks the person, then the placement: no placement is locked without its person. */
export async function lockOpen(ctx: WriteContext, ref: Ref): Promise<OpenPlacement> {
  const found = await findPlacementRow(ctx.trx, ref);
  if (found === undefined) throw PlacementUnknown();
  const [seeker] = await findSeekersForUpdate(ctx.trx, [{ prefecture: ref.prefecture, id: found.seeker_id }]);
  const row = await findPlacementForUpdate(ctx.trx, ref);
  if (row === undefined || seeker === undefined) throw PlacementUnknown();
  // A merge may have moved the placement to another record between the two reads.
  if (row.seeker_id !== seeker.id) throw RecordChanged();
  return {
    ...row,
    seeker,
    vacancy: { prefecture: row.vacancy_prefecture, id: row.vacancy_id },
    copy: VacancyCopy.parse(row.vacancy_copy),
  };
}
