import { z } from 'zod';
import {
  SEEKER_STATUSES,
  SERVICE_STEPS,
  addDays,
  FOLLOW_UP_DAYS,
  followUpDeadline,
  shanghaiDate,
  workingAge,
  type ContractKind,
  type CountableKind,
  type FollowUpDay,
  type StopReason,
} from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { newId, type Ref } from '../../app/ids.ts';
import { unstamped } from '../../app/stamps.ts';
import { voidCount } from '../../records/countables/index.ts';
import { startDeadline } from '../../records/deadlines/index.ts';
import { openThrough } from '../../records/flow/open-record.ts';
import { cause } from '../../records/flow/transition.ts';
import type { Effect } from '../../records/flow/types.ts';
import { workingAgesOn } from '../parameters/index.ts';
import { freePlace, takePlace } from '../vacancies/index.ts';
import { updateSeekerRow } from '../seekers/index.ts';
import { countPlacement } from './counting.ts';
import { insertFollowUp, listFollowUpRefs } from './follow-ups.repository.ts';
import { followUpFlow } from './follow-ups.flow.ts';
import { endBooking } from './interviews.ts';
import { tellSeeker, workOf } from './messages.ts';
import { AnotherOpen, DateFar, DatePast, NoPlaces, TooYoung } from './placements.errors.ts';
import { findOpenOfPair, type LockedSeeker } from './placements.repository.ts';
import type { OpenPlacement } from './open-placement.ts';

/** Full-time kinds of work: a person who has one no longer looks for any. */
const WHOLE_KINDS: ReadonlySet<string> = new Set([
  'full_time',
  'public_welfare',
  'campus_order',
  'dispatch',
  'workshop',
]);
const FAR_DAYS = 366;

const SeekerState = z.object({ status: z.enum(SEEKER_STATUSES), service_step: z.enum(SERVICE_STEPS) });

/** The person's state before and after a move: taking it back changes only what is still as the move left it. */
const SeekerKept = z.object({
  before: SeekerState,
  after: SeekerState,
});

/**
 * A hire: takes a place of the vacancy (the last one fills it), and schedules the follow-ups. A start before the day on
 * which the process began is a slip of the year or month.
 */
export async function startWork(
  ctx: WriteContext,
  open: OpenPlacement,
  { startDate, contractKind }: { startDate: string; contractKind: ContractKind },
): Promise<Effect<'placements'>> {
  const began = shanghaiDate(open.created_at);
  const latest = addDays(shanghaiDate(ctx.now), FAR_DAYS);
  if (startDate < began) throw DatePast({ earliest: began });
  if (startDate > latest) throw DateFar({ latest });
  const { seeker } = open;
  if (seeker.birth_date !== null) {
    const ages = await workingAgesOn(ctx.trx, startDate);
    if (workingAge(seeker.birth_date, startDate, ages) === 'too_young') throw TooYoung();
  }
  if (!(await takePlace(ctx, open.vacancy))) throw NoPlaces();
  await endBooking(ctx, open, 'pass');
  for (const day of FOLLOW_UP_DAYS) await planFollowUp(ctx, open, day, startDate);
  await countPlacement(ctx, open, kindsOfHire(open), startDate);
  const kept = await employ(ctx, open, contractKind);
  await tellSeeker(ctx, 'placement.hired', open, { ...workOf(open), start: startDate });
  return {
    columns: { hired_at: ctx.now, start_date: startDate, contract_kind: contractKind },
    data: { startDate, contractKind, madeEmployed: kept.after.status !== kept.before.status },
    undo: kept,
    events: [{ name: 'placement.hired', payload: { vacancy: open.vacancy } }],
  };
}

async function planFollowUp(
  ctx: WriteContext,
  open: OpenPlacement,
  day: FollowUpDay,
  startDate: string,
): Promise<void> {
  const ref: Ref = { prefecture: open.prefecture, id: newId() };
  const row = {
    ...ref,
    placement_id: open.id,
    seeker_id: open.seeker.id,
    site_id: open.site_id,
    region_code: open.region_code,
    day,
    due_on: addDays(startDate, day),
    created_at: ctx.now,
  };
  const fresh = {
    outcome: null,
    note: '',
    cancelled_at: null,
    is_unplanned: false,
    done_at: null,
    ...unstamped('done'),
    tries: 0,
    last_tried_at: null,
  };
  await openThrough(
    ctx,
    followUpFlow,
    { ref, opening: 'plan', locked: { ...row, ...fresh, status: 'open', version: 1, placement: open } },
    [],
    (inner, { status }) => insertFollowUp(inner.trx, { ...row, status }),
  );
  const place = { region: open.region_code, siteId: open.site_id };
  await startDeadline(ctx, followUpDeadline(day), { record: ref, place, startsOn: startDate });
}

/** A person with full-time work no longer looks for any. */
async function employ(ctx: WriteContext, { seeker, copy }: OpenPlacement, contract: string | null) {
  const isEmployed = WHOLE_KINDS.has(copy.kind) && contract !== 'gig' && seeker.status === 'active';
  const status = isEmployed ? 'employed' : seeker.status;
  return changeSeeker(ctx, seeker, { status, service_step: 'follow_up' });
}

/**
 * The work ended, or the hire never happened: then its place is free again. Open questions are cancelled. Returns the
 * data for taking the stop back.
 */
export async function endHire(ctx: WriteContext, open: OpenPlacement, reason: StopReason) {
  if (reason === 'recorded_by_mistake') {
    await freePlace(ctx, open.vacancy);
    await voidCount(ctx, open, kindsOfHire(open), 'mistake');
  }
  for (const ref of await listFollowUpRefs(ctx.trx, open, 'open')) {
    await cause(ctx, followUpFlow, ref, { move: 'cancel' });
  }
  if (open.seeker.status !== 'employed') return null;
  return changeSeeker(ctx, open.seeker, { status: 'active', service_step: 'serve' });
}

/** A start without a separate intention counts as reaching one on the same day. */
function kindsOfHire(open: OpenPlacement): CountableKind[] {
  return open.intention_at === null ? ['intention_reached', 'work_started'] : ['work_started'];
}

/** @throws AnotherOpen where the same person and vacancy have another placement under way */
export async function assertOnlyOne(ctx: WriteContext, open: OpenPlacement): Promise<void> {
  const other = await findOpenOfPair(ctx.trx, open);
  if (other !== undefined && other.id !== open.id) throw AnotherOpen();
}

/** The work continues after all: the person works, and cancelled questions are asked again. */
export async function resumeWork(ctx: WriteContext, open: OpenPlacement): Promise<Effect<'placements'>> {
  await assertOnlyOne(ctx, open);
  for (const ref of await listFollowUpRefs(ctx.trx, open, 'cancelled')) {
    await cause(ctx, followUpFlow, ref, { move: 'restore' });
  }
  const kept = await employ(ctx, open, open.contract_kind);
  return { columns: { stop_reason: null, ended_at: null }, undo: kept };
}

export async function changeSeeker(
  ctx: WriteContext,
  seeker: LockedSeeker,
  after: z.output<typeof SeekerState>,
) {
  const before = { status: seeker.status, service_step: seeker.service_step };
  await updateSeekerRow(ctx.trx, seeker, { ...after, updated_at: ctx.now });
  await ctx.changed('seeker', { prefecture: seeker.prefecture, id: seeker.id });
  return { before, after };
}

/** Restores the person's state before a move, where it is still the one the move left. */
export async function restoreSeeker(ctx: WriteContext, seeker: LockedSeeker, undo: unknown): Promise<void> {
  if (undo === null || undo === undefined) return;
  const { before, after } = SeekerKept.parse(undo);
  await changeSeeker(ctx, seeker, {
    status: seeker.status === after.status ? before.status : seeker.status,
    service_step: seeker.service_step === after.service_step ? before.service_step : seeker.service_step,
  });
}
