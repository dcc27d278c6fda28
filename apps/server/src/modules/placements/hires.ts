import {
  addDays,
  FOLLOW_UP_DAYS,
  shanghaiDate,
  workingAge,
  type CountableKind,
  type StopReason,
} from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { newId, type Ref } from '../../app/ids.ts';
import { voidCount } from '../../records/countables/index.ts';
import { recordHire, undoHire } from '../vacancies/index.ts';
import { countPlacement } from './counting.ts';
import { cancelFollowUps, insertFollowUps } from './follow-ups.repository.ts';
import { closeBooking } from './interviews.repository.ts';
import { notifySeeker } from './history.ts';
import { DateFar, DatePast, NoPlaces, TooYoung } from './placements.errors.ts';
import { updateSeekerState } from './placements.repository.ts';
import type { Effect, MoveInput, LockedPlacement } from './placement-step.types.ts';

/** Work that fills a person's days, so that whoever has it no longer looks for any. */
const WHOLE_KINDS: ReadonlySet<string> = new Set([
  'full_time',
  'public_welfare',
  'campus_order',
  'dispatch',
  'workshop',
]);
const FAR_DAYS = 366;

/**
 * A hire: takes a place of the vacancy (the last one fills it), and lays down when to ask how it goes. A start before
 * the day on which the process began is a slip of the year or month.
 */
export async function startWork(
  ctx: WriteContext,
  open: LockedPlacement,
  move: Extract<MoveInput, { action: 'hire' }>,
): Promise<Effect> {
  const { startDate, contractKind } = move;
  const began = shanghaiDate(open.row.created_at);
  const latest = addDays(shanghaiDate(ctx.now), FAR_DAYS);
  if (startDate < began) throw DatePast({ earliest: began });
  if (startDate > latest) throw DateFar({ latest });
  const { seeker } = open;
  if (seeker.birth_date !== null && workingAge(seeker.birth_date, startDate) === 'too_young')
    throw TooYoung();
  if (!(await recordHire(ctx, open.vacancy))) throw NoPlaces();
  await closeBooking(ctx.trx, open.ref, 'passed');
  await insertFollowUps(
    ctx.trx,
    FOLLOW_UP_DAYS.map((day) => ({
      prefecture: open.ref.prefecture,
      id: newId(),
      placement_id: open.ref.id,
      seeker_id: seeker.id,
      site_id: open.row.site_id,
      region_code: open.row.region_code,
      day,
      due_on: addDays(startDate, day),
      created_at: ctx.now,
    })),
  );
  await countPlacement(ctx, open, kindsOfHire(open), startDate);
  const isEmployed = WHOLE_KINDS.has(open.copy.kind) && contractKind !== 'gig' && seeker.status === 'active';
  await updateSeekerState(ctx.trx, seeker, {
    service_step: 'follow_up',
    ...(isEmployed ? { status: 'employed' } : {}),
    updated_at: ctx.now,
  });
  await ctx.changed('seeker', seekerRef(open));
  await notifySeeker(ctx, seeker, {
    lane: 'personal',
    purpose: 'progress',
    template: 'placement.hired',
    text: `恭喜！“${open.copy.title}”（${open.copy.employerName}）已登记录用，${startDate}上岗。我们会在上岗后第7、30、90天回访，有困难随时联系。`,
  });
  return {
    columns: { hired_at: ctx.now, start_date: startDate, contract_kind: contractKind },
    data: { startDate, contractKind, madeEmployed: isEmployed },
  };
}

/** The work ended, or the hire never was: then its place is free again. What is still to be asked is called off. */
export async function endHire(ctx: WriteContext, open: LockedPlacement, reason: StopReason): Promise<void> {
  if (reason === 'recorded_by_mistake') {
    await undoHire(ctx, open.vacancy);
    await voidCount(ctx, open.ref, kindsOfHire(open), 'mistake');
  }
  await cancelFollowUps(ctx.trx, open.ref, ctx.now);
  if (open.seeker.status === 'employed') {
    await updateSeekerState(ctx.trx, open.seeker, {
      status: 'active',
      service_step: 'serve',
      updated_at: ctx.now,
    });
    await ctx.changed('seeker', seekerRef(open));
  }
}

/** Whoever starts without a separate intention reached one on the day of the start. */
function kindsOfHire(open: LockedPlacement): CountableKind[] {
  return open.row.intention_at === null ? ['intention_reached', 'work_started'] : ['work_started'];
}

function seekerRef(open: LockedPlacement): Ref {
  return { prefecture: open.seeker.prefecture, id: open.seeker.id };
}
