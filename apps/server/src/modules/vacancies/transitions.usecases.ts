import type { VacancyAction } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { DomainError } from '../../app/errors.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import { bulk, commonRegion } from '../../records/flow/bulk.ts';
import { cause, transition } from '../../records/flow/transition.ts';
import { recheck } from './checks/checks.ts';
import { renewPublic } from './publication/publication.ts';
import { vacancyFlow } from './vacancies.flow.ts';
import {
  findVacancyRow,
  listOpenOf,
  moveWithEmployer,
  updateVacancyRow,
  type VacancyFullRow,
} from './vacancies.repository.ts';
import { getVacancyForUpdate } from './vacancies.usecases.ts';
import { searchColumn } from './vacancies.columns.ts';

export interface Move {
  readonly action: VacancyAction;
  readonly reason?: string;
  /** The version the caller read; null where none was read. */
  readonly version: number | null;
}

/**
 * Makes a requested move of the life cycle. Entering and leaving the channels happens in the same transaction.
 *
 * @throws VacancyUnknown, RecordChanged, StepIllegal, ReasonNeeded, FindingsOpen, EmployerBlacklisted, NoPlacesLeft,
 *   ExpiryPast, AccessDenied, OutOfRegion
 */
export async function transitionVacancy(ctx: WriteContext, ref: Ref, move: Move): Promise<void> {
  await transition(ctx, vacancyFlow, ref, move.version, { move: move.action, reason: move.reason });
}

export interface BulkResult {
  readonly id: string;
  readonly title: string;
  readonly ok: boolean;
  readonly reason: string | null;
  /** The action, for taking it back; null where nothing was done. */
  readonly actionId: string | null;
}

/** One move of many vacancies; each gives its own result. */
export async function transitionMany(
  ctx: WriteContext,
  input: { ids: readonly string[]; action: VacancyAction; reason: string; preview: boolean },
): Promise<BulkResult[]> {
  const rows = new Map<string, VacancyFullRow>();
  const request = { move: input.action, reason: input.reason };
  const outcomes = await bulk(ctx, input.ids.map(toRef), { preview: input.preview }, async (write, ref) => {
    const row = await findVacancyRow(write.trx, ref);
    if (row !== undefined) rows.set(recordId(ref), row);
    return transition(write, vacancyFlow, ref, null, request);
  });
  const results = outcomes.map((outcome): BulkResult => {
    const id = recordId(outcome.ref);
    const title = rows.get(id)?.title ?? '';
    if (outcome.ok) {
      const actionId = input.preview ? null : recordId(outcome.result.action);
      return { id, title, ok: true, reason: null, actionId };
    }
    return {
      id,
      title: isHidden(outcome.error) ? '' : title,
      ok: false,
      reason: outcome.error.text[ctx.locale],
      actionId: null,
    };
  });
  const reached = results
    .filter(({ title }) => title !== '')
    .map(({ id }) => rows.get(id)?.region_code ?? null);
  await ctx.audit({
    action: 'vacancy.moved',
    region: commonRegion(reached),
    summary: {
      action: input.action,
      preview: input.preview,
      moved: results.filter(({ ok }) => ok).length,
      refused: results.filter(({ ok }) => !ok).length,
    },
  });
  return results;
}

/** Whether the caller may not even know its title. */
function isHidden(error: DomainError): boolean {
  return error.code === 'access.region' || error.code === 'vacancy.unknown';
}

/** Removes all vacancies of an employer that are published or in review from every channel. */
export async function withdrawVacanciesOf(
  ctx: WriteContext,
  employer: Ref,
  { reason, why }: { reason: string; why: string },
): Promise<void> {
  for (const ref of await listOpenOf(ctx.trx, employer, ['in_review', 'published'])) {
    await cause(ctx, vacancyFlow, ref, { move: 'withdraw', reason, input: { why } });
  }
}

/** Checks the open vacancies of an employer again and updates what they show about it. */
export async function renewVacanciesOf(ctx: WriteContext, employer: Ref): Promise<void> {
  await moveWithEmployer(ctx.trx, employer);
  for (const ref of await listOpenOf(ctx.trx, employer)) {
    const row = await getVacancyForUpdate(ctx, ref);
    await updateVacancyRow(ctx.trx, ref, { search: searchColumn(ctx, row, row) });
    await recheck(ctx, row, row);
    if (row.status === 'published') await renewPublic(ctx, ref);
    else await ctx.changed('vacancy', ref);
  }
}

/**
 * Counts a hire. The last place fills the vacancy, which then leaves every channel.
 *
 * @returns false when no place was left; nothing is changed then
 */
export async function takePlace(ctx: WriteContext, ref: Ref): Promise<boolean> {
  const row = await getVacancyForUpdate(ctx, ref);
  if (row.hired_count >= row.headcount) return false;
  await cause(ctx, vacancyFlow, ref, { move: 'take_place' });
  if (row.status === 'published' && row.hired_count + 1 >= row.headcount) {
    await cause(ctx, vacancyFlow, ref, { move: 'fill', reason: 'headcount_reached', input: { by: 'hires' } });
  }
  return true;
}

/** Frees the place of a hire that never happened. A vacancy that hires had filled goes back to review. */
export async function freePlace(ctx: WriteContext, ref: Ref): Promise<void> {
  const row = await getVacancyForUpdate(ctx, ref);
  if (row.hired_count === 0) return;
  await cause(ctx, vacancyFlow, ref, { move: 'free_place' });
  await reopenIfFree(ctx, ref);
}

/** Queues for review a vacancy that hires had filled, but that has a free place again. */
export async function reopenIfFree(ctx: WriteContext, ref: Ref): Promise<void> {
  const row = await getVacancyForUpdate(ctx, ref);
  const isFilledByHires = row.status === 'filled' && row.status_reason === 'headcount_reached';
  if (!isFilledByHires || row.hired_count >= row.headcount) return;
  await cause(ctx, vacancyFlow, ref, { move: 'reopen', reason: 'hire_undone' });
}
