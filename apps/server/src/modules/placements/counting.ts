import type { CountableKind } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { count } from '../../records/countables/index.ts';
import type { LockedPlacement } from './placement-step.types.ts';

/** Counts what a placement came to, where its person was when it began. */
export function countPlacement(
  ctx: WriteContext,
  { ref, row, seeker }: LockedPlacement,
  kinds: readonly CountableKind[],
  day: string,
): Promise<void> {
  return count(
    ctx,
    kinds.map((kind) => ({
      kind,
      subject: { prefecture: seeker.prefecture, id: seeker.id },
      sourceId: ref.id,
      day,
      regionCode: row.region_code,
      siteId: row.site_id,
      employerId: row.employer_id,
    })),
  );
}
