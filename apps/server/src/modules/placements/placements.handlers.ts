import { OPEN_PLACEMENT_STATUSES, type PlacementStatus } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { recordId } from '../../app/ids.ts';
import { emit } from '../../records/events/emit.ts';
import { inline, job } from '../../records/events/handlers.ts';
import type { AnyEventHandler, EventOf } from '../../records/events/types.ts';
import { cause } from '../../records/flow/transition.ts';
import { findVacancyRow } from '../vacancies/index.ts';
import { followUpFlow } from './follow-ups.flow.ts';
import { findFollowUp, listOpenFollowUpsOf } from './follow-ups.repository.ts';
import { lockOpen } from './open-placement.ts';
import { ANSWER_CORRECTED, placementFlow } from './placements.flow.ts';
import { listDoubles, listWaitingOf, WAITING_STATUSES } from './placements.repository.ts';

/** The last follow-up: a person still there then has settled. */
const LAST_DAY = 90;

async function followAnswer(ctx: WriteContext, event: EventOf<'follow_up.answered'>): Promise<void> {
  const { placement: ref, day, outcome } = event.payload;
  const note = (await findFollowUp(ctx.trx, event.subject))?.note ?? '';
  const { status } = await lockOpen(ctx, ref);
  const input = { day, outcome, followUpId: recordId(event.subject) };
  await cause(ctx, placementFlow, ref, { move: 'follow_up', note, input });
  if (status !== 'hired') return;
  if (outcome === 'left') {
    await cause(ctx, placementFlow, ref, { move: 'stop', reason: 'left_after_hire', note });
  }
  if (outcome === 'still_there' && day === LAST_DAY) await cause(ctx, placementFlow, ref, { move: 'settle' });
}

/** Reopens what an answer ended or settled, unless something else has happened to it since. */
async function followCorrection(ctx: WriteContext, event: EventOf<'follow_up.corrected'>): Promise<void> {
  const { placement: ref, day, outcome } = event.payload;
  const { status, stop_reason: reason } = await lockOpen(ctx, ref);
  const ended = outcome === 'left' && status === 'stopped' && reason === 'left_after_hire';
  const settled = outcome === 'still_there' && day === LAST_DAY && status === 'settled';
  if (ended || settled) await cause(ctx, placementFlow, ref, { move: 'correct', reason: ANSWER_CORRECTED });
}

/** One event for each waiting placement, in its own prefecture: a failing one does not block the others. */
async function tellWaiting(ctx: WriteContext, event: EventOf<'vacancy.closed'>): Promise<void> {
  const { status } = event.payload;
  // An expired vacancy is often reopened; until then staff decide.
  if (status === 'expired') return;
  for (const ref of await listWaitingOf(ctx.trx, event.subject)) {
    await emit(ctx, 'placement.vacancy_gone', ref, { vacancy: event.subject, status });
  }
}

/**
 * Ends the placements waiting for a closed vacancy, and notifies the people. Where something was agreed, staff decide.
 */
async function closeWaiting(ctx: WriteContext, event: EventOf<'placement.vacancy_gone'>): Promise<void> {
  const open = await lockOpen(ctx, event.subject);
  const vacancy = await findVacancyRow(ctx.trx, open.vacancy);
  const isWaiting = WAITING_STATUSES.some((status) => status === open.status);
  // Somebody moved it, or reopened the vacancy, in the meantime.
  if (!isWaiting || (vacancy?.status !== 'filled' && vacancy?.status !== 'withdrawn')) return;
  await cause(ctx, placementFlow, event.subject, {
    move: 'stop',
    reason: vacancy.status === 'filled' ? 'vacancy_filled' : 'vacancy_withdrawn',
  });
}

/** Cancels questions about a person who may no longer be known. */
async function callOffFollowUps(ctx: WriteContext, event: EventOf<'seeker.erased'>): Promise<void> {
  for (const ref of await listOpenFollowUpsOf(ctx.trx, event.subject)) {
    await cause(ctx, followUpFlow, ref, { move: 'cancel' });
  }
}

/**
 * Where both records of a person have an open placement with one vacancy, stops the less advanced one, of two equally
 * advanced ones the dropped record's; a hire frees its place.
 */
async function stopDoubles(ctx: WriteContext, event: EventOf<'seeker.merged'>): Promise<void> {
  const { prefecture } = event.subject;
  for (const { kept, dropped } of await listDoubles(ctx.trx, event.subject, event.payload.dropped)) {
    const id = stageOf(dropped.status) > stageOf(kept.status) ? kept.id : dropped.id;
    await cause(ctx, placementFlow, { prefecture, id }, { move: 'stop', reason: 'recorded_by_mistake' });
  }
}

/** How far an open placement has advanced. */
const stageOf = (status: PlacementStatus): number =>
  OPEN_PLACEMENT_STATUSES.findIndex((known) => known === status);

export const placementHandlers: readonly AnyEventHandler[] = [
  inline('follow_up.answered', 'placements.follow', followAnswer, { undo: 'moves' }),
  inline('follow_up.corrected', 'placements.follow', followCorrection, { undo: 'moves' }),
  inline('seeker.merged', 'placements.stop_doubles', stopDoubles, { undo: 'never' }),
  inline('seeker.erased', 'placements.call_off', callOffFollowUps, { undo: 'never' }),
  job('vacancy.closed', 'placements.tell_waiting', tellWaiting),
  job('placement.vacancy_gone', 'placements.close', closeWaiting),
];
