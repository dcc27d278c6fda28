import type { z } from 'zod';
import {
  REHEARSAL_VERB,
  type Rehearsal,
  type rehearsalRoutes,
} from '@yizhan/contract/test-support/rehearsals.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { newId, toRef, type Ref } from '../../app/ids.ts';
import { getSeekerForUpdate } from '../../modules/seekers/index.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { transition } from '../../records/flow/transition.ts';
import { tell } from '../../records/notifications/index.ts';
import { RehearsalPast, RehearsalUnknown } from './rehearsals.errors.ts';
import { boundRehearsalFlow } from './rehearsals.flow.ts';
import { findRehearsalRows, insertRehearsal } from './rehearsals.repository.ts';
import { rehearsalViews } from './rehearsals.views.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

/** Arranges a rehearsal and tells the person. @throws SeekerUnknown, MergedAway, OutOfRegion, RehearsalPast */
export async function bookRehearsal(
  ctx: WriteContext,
  { seekerId, at, wish }: Body<typeof rehearsalRoutes.bookRehearsal>,
): Promise<Rehearsal> {
  if (new Date(at) <= ctx.now) throw RehearsalPast();
  const seeker = await getSeekerForUpdate(ctx, toRef(seekerId), REHEARSAL_VERB);
  const ref: Ref = { prefecture: seeker.prefecture, id: newId() };
  await openRecord(ctx, boundRehearsalFlow, { ref, opening: 'book', note: wish }, async (inner, status) => {
    await insertRehearsal(inner.trx, {
      ...ref,
      region_code: seeker.region_code,
      site_id: seeker.site_id,
      seeker_id: seeker.id,
      at,
      wish,
      status,
      created_at: ctx.now,
    });
    const { site } = await readRehearsal(inner, ref);
    const values = {
      name: seeker.name,
      title: '模拟面试',
      employer: site?.name ?? '',
      at,
      mode: 'at_site',
      place: null,
    } as const;
    // A template of placements: a noun of the product has its own in the catalogue.
    await tell(inner, 'placement.interview_booked', [
      { to: seeker, values, about: { noun: 'rehearsal', ref } },
    ]);
  });
  return readRehearsal(ctx, ref);
}

/** @throws RehearsalUnknown, MovedMeanwhile, StepIllegal, ReasonNeeded, OutOfRegion */
export async function moveRehearsal(
  ctx: WriteContext,
  ref: Ref,
  { version, ...request }: Body<typeof rehearsalRoutes.moveRehearsal>,
): Promise<Rehearsal> {
  await transition(ctx, boundRehearsalFlow, ref, version, request);
  return readRehearsal(ctx, ref);
}

async function readRehearsal(ctx: AnyContext, ref: Ref): Promise<Rehearsal> {
  const [view] = await rehearsalViews(ctx, await findRehearsalRows(ctx.db, [ref]));
  if (view === undefined) throw RehearsalUnknown();
  return view;
}
