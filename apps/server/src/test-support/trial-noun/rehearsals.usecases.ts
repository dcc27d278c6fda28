import type { z } from 'zod';
import {
  REHEARSAL_VERB,
  type Rehearsal,
  type rehearsalRoutes,
} from '@yizhan/contract/test-support/rehearsals.ts';
import { shanghaiTime } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Locale } from '../../app/errors.ts';
import { toRef, type Ref } from '../../app/ids.ts';
import { assertTimes, bookFor } from '../../modules/bookings/index.ts';
import { issueConfirmation } from '../../modules/papers/index.ts';
import { ruleSays } from '../../modules/rules/index.ts';
import { getSeekerForUpdate } from '../../modules/seekers/index.ts';
import { begin } from '../../records/flow/begin.ts';
import { tell } from '../../records/notifications/index.ts';
import { placedLike } from '../../records/policy.ts';
import { RehearsalYoung } from './rehearsals.errors.ts';
import { boundRehearsalFlow, lock } from './rehearsals.flow.ts';
import { rehearsals } from './rehearsals.noun.ts';

/** Arranges a rehearsal and tells the person. @throws SeekerUnknown, MergedAway, OutOfRegion, BookingPast, PersonBusy, RehearsalYoung */
export async function bookRehearsal(
  ctx: WriteContext,
  { seekerId, at, wish }: z.output<typeof rehearsalRoutes.bookRehearsal.body>,
): Promise<Rehearsal> {
  const from = new Date(at);
  const span = { from, to: new Date(from.getTime() + MINUTES * 60_000) };
  assertTimes(ctx, span);
  const seeker = await getSeekerForUpdate(ctx, toRef(seekerId), REHEARSAL_VERB);
  if ((await ruleSays(ctx, seeker, 'young_worker')) === 'yes') throw RehearsalYoung();
  const row = { ...placedLike(seeker), seeker_id: seeker.id, wish };
  const ref = await begin(
    ctx,
    boundRehearsalFlow,
    { opening: 'book', note: wish, row },
    async (inner, ref) => {
      const subject = { noun: 'rehearsal', ref };
      const free = { title: WORK.title, place: '', room: null, lies: seeker };
      await bookFor(inner, { subject, seekerId: seeker.id, span, ...free });
      // A template of placements: a noun of the product has its own in the catalogue.
      const values = { ...WORK, name: seeker.name, at };
      return tell(inner, 'placement.interview_booked', [{ to: seeker, values, about: subject }]);
    },
  );
  return rehearsals.read(ctx, ref);
}

/** How long one takes. */
const MINUTES = 45;
const WORK = { title: '模拟面试', employer: '', mode: 'at_site', place: null } as const;

/** Confirms a rehearsal on paper. @throws RehearsalUnknown, OutOfRegion */
export async function confirmRehearsal(ctx: WriteContext, ref: Ref, language: Locale) {
  const row = await lock(ctx, ref);
  const { seeker, at, wish } = await rehearsals.read(ctx, row);
  const lines = [
    ['时间', shanghaiTime(new Date(at))],
    ['想练什么', wish],
  ] as const;
  const person = { id: row.seeker_id, name: seeker.name };
  return issueConfirmation(
    ctx,
    { ...placedLike(row), id: row.id, seeker: person, title: '模拟面试', lines },
    language,
  );
}
