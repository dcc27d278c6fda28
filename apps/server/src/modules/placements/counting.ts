import type { CountableKind } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { count } from '../../records/countables/index.ts';
import type { OpenPlacement } from './open-placement.ts';

/** Counts a step of a placement where its person was when it began. */
export function countPlacement(
  ctx: WriteContext,
  open: OpenPlacement,
  kinds: readonly CountableKind[],
  day: string,
): Promise<void> {
  return count(
    ctx,
    kinds.map((kind) => ({
      kind,
      subject: { prefecture: open.seeker.prefecture, id: open.seeker.id },
      sourceId: open.id,
      day,
      regionCode: open.region_code,
      siteId: open.site_id,
      employerId: open.employer_id,
    })),
  );
}
