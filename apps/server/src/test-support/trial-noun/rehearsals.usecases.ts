import type { z } from 'zod';
import {
  REHEARSAL_VERB,
  type Rehearsal,
  type rehearsalRoutes,
} from '@yizhan/contract/test-support/rehearsals.ts';
import type { WriteContext } from '../../app/context.ts';
import { toRef } from '../../app/ids.ts';
import { getSeekerForUpdate } from '../../modules/seekers/index.ts';
import { begin } from '../../records/flow/begin.ts';
import { tell } from '../../records/notifications/index.ts';
import { placedLike } from '../../records/policy.ts';
import { RehearsalPast } from './rehearsals.errors.ts';
import { boundRehearsalFlow } from './rehearsals.flow.ts';
import { rehearsals } from './rehearsals.noun.ts';

/** Arranges a rehearsal and tells the person. @throws SeekerUnknown, MergedAway, OutOfRegion, RehearsalPast */
export async function bookRehearsal(
  ctx: WriteContext,
  { seekerId, at, wish }: z.output<typeof rehearsalRoutes.bookRehearsal.body>,
): Promise<Rehearsal> {
  if (new Date(at) <= ctx.now) throw RehearsalPast();
  const seeker = await getSeekerForUpdate(ctx, toRef(seekerId), REHEARSAL_VERB);
  const row = { ...placedLike(seeker), seeker_id: seeker.id, at, wish };
  const ref = await begin(ctx, boundRehearsalFlow, { opening: 'book', note: wish, row }, (inner, ref) => {
    const values = {
      name: seeker.name,
      title: '模拟面试',
      employer: '',
      at,
      mode: 'at_site',
      place: null,
    } as const;
    // A template of placements: a noun of the product has its own in the catalogue.
    return tell(inner, 'placement.interview_booked', [
      { to: seeker, values, about: { noun: 'rehearsal', ref } },
    ]);
  });
  return rehearsals.read(ctx, ref);
}
