import type { z } from 'zod';
import {
  REHEARSAL_VERB,
  type Rehearsal,
  type rehearsalRoutes,
} from '@yizhan/contract/test-support/rehearsals.ts';
import { shanghaiTime } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { toRef } from '../../app/ids.ts';
import { giveAnswers, seekerSubject } from '../../modules/forms/index.ts';
import { issueConfirmation } from '../../modules/papers/index.ts';
import { ruleSays } from '../../modules/rules/index.ts';
import { getSeekerForUpdate } from '../../modules/seekers/index.ts';
import { begin } from '../../records/flow/begin.ts';
import { tell } from '../../records/notifications/index.ts';
import { placedLike } from '../../records/policy.ts';
import { RehearsalPast, RehearsalTooYoung } from './rehearsals.errors.ts';
import { boundRehearsalFlow, lock } from './rehearsals.flow.ts';
import { rehearsals } from './rehearsals.noun.ts';

/** Arranges a rehearsal and tells the person. @throws SeekerUnknown, MergedAway, OutOfRegion, RehearsalPast, RehearsalTooYoung */
export async function bookRehearsal(
  ctx: WriteContext,
  { seekerId, at, wish }: z.output<typeof rehearsalRoutes.bookRehearsal.body>,
): Promise<Rehearsal> {
  if (new Date(at) <= ctx.now) throw RehearsalPast();
  const seeker = await getSeekerForUpdate(ctx, toRef(seekerId), REHEARSAL_VERB);
  if ((await ruleSays(ctx, seeker, 'may_work')) === 'no') throw RehearsalTooYoung();
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

/** Takes what was noted of a rehearsal on a form; it stands with the person. @throws RehearsalUnknown, OutOfRegion */
export async function fillInRehearsal(
  ctx: WriteContext,
  id: string,
  body: z.output<typeof rehearsalRoutes.fillInRehearsal.body>,
) {
  const { prefecture, id: record, seeker_id } = await lock(ctx, toRef(id));
  const about = { noun: 'rehearsal', id: record };
  return giveAnswers(ctx, { ...(await seekerSubject(ctx, { prefecture, id: seeker_id })), about }, body);
}

/** Confirms a rehearsal on paper. @throws RehearsalUnknown, OutOfRegion */
export async function confirmRehearsal(
  ctx: WriteContext,
  id: string,
  { language }: z.output<typeof rehearsalRoutes.confirmRehearsal.body>,
) {
  const row = await lock(ctx, toRef(id));
  const { seeker, wish } = await rehearsals.read(ctx, row);
  const lines = [
    ['时间', shanghaiTime(row.at)],
    ['想练什么', wish],
  ] as const;
  const person = { id: row.seeker_id, name: seeker.name };
  return issueConfirmation(
    ctx,
    { ...placedLike(row), id: row.id, seeker: person, title: '模拟面试', lines },
    language,
  );
}
