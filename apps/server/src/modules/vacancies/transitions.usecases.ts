import {
  nextVacancyStatus,
  shanghaiDate,
  VACANCY_ACTIONS_WITH_REASON,
  type VacancyAction,
  type VacancyStatus,
} from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { DomainError } from '../../app/errors.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { EMPLOYER_HOOKS, EmployerBlacklisted, isBlacklisted } from '../employers/index.ts';
import { messageOf, recheck } from './checks/checks.ts';
import { countPublication } from './counting.ts';
import { inSavepoint } from './publication/publication.repository.ts';
import { enterPublic, leavePublic, renewPublic } from './publication/publication.ts';
import {
  ExpiryPast,
  FindingsOpen,
  NoPlacesLeft,
  ReasonNeeded,
  StepIllegal,
  VacancyUnknown,
} from './vacancies.errors.ts';
import { authoriseAction } from './vacancies.policy.ts';
import {
  findVacancyRow,
  listOpenOf,
  lockCompany,
  updateVacancyRow,
  type VacancyChange,
  type VacancyFullRow,
} from './vacancies.repository.ts';
import { getVacancyForUpdate } from './vacancies.usecases.ts';
import { searchColumn } from './vacancies.columns.ts';
import { actionName, statusName } from './vacancies.labels.ts';

const ENTRY = {
  submit: 'vacancy.submitted',
  publish: 'vacancy.published',
  send_back: 'vacancy.sent_back',
  fill: 'vacancy.filled',
  expire: 'vacancy.expired',
  withdraw: 'vacancy.withdrawn',
  reopen: 'vacancy.reopened',
  confirm: 'vacancy.confirmed',
} as const satisfies Record<VacancyAction, string>;

export interface Move {
  readonly action: VacancyAction;
  readonly reason?: string;
  /** The version the caller read; null where the platform itself acts. */
  readonly version: number | null;
}

/**
 * Takes one step of the lifecycle. Entering and leaving the channels happens in the same transaction.
 *
 * @throws VacancyUnknown, RecordChanged, StepIllegal, ReasonNeeded, FindingsOpen, EmployerBlacklisted, NoPlacesLeft,
 * ExpiryPast, AccessDenied, OutOfRegion
 */
export async function transitionVacancy(ctx: WriteContext, ref: Ref, move: Move): Promise<void> {
  if (move.action === 'publish') await lockEmployerFirst(ctx, ref);
  const row = await getVacancyForUpdate(ctx, ref, move.version);
  authoriseAction(ctx.actor, move.action, row);
  const status = row.status as VacancyStatus;
  const next = nextVacancyStatus(status, move.action);
  if (next === undefined) {
    throw StepIllegal({ status: statusName(ctx, status), action: actionName(ctx, move.action) });
  }
  const reason = move.reason?.trim() ?? '';
  if (reason === '' && VACANCY_ACTIONS_WITH_REASON.includes(move.action)) throw ReasonNeeded();
  if (move.action === 'publish') await assertPublishable(ctx, row);
  await updateVacancyRow(ctx.trx, ref, {
    status: next,
    status_reason: reason === '' ? null : reason,
    version: row.version + 1,
    updated_at: ctx.now,
    ...stampsOf(ctx, row, move.action, next),
  });
  if (move.action === 'publish' && row.first_published_at === null) await countPublication(ctx, row);
  if (next === 'published' && status !== 'published') await enterPublic(ctx, ref);
  else if (status === 'published' && next !== 'published') await leavePublic(ctx, ref);
  else if (next === 'published') await renewPublic(ctx, ref);
  else await ctx.changed('vacancy', ref);
  const data = { title: row.title, from: status, to: next, vacancyId: recordId(ref) };
  const kind = ENTRY[move.action];
  await addToTimeline(ctx, { party: 'vacancy', ref, kind, note: reason, data });
  const employer = { prefecture: row.prefecture, id: row.employer_id };
  await addToTimeline(ctx, { party: 'employer', ref: employer, kind, note: reason, data });
  await ctx.audit({
    action: 'vacancy.moved',
    entity: { kind: 'vacancy', id: recordId(ref) },
    region: row.region_code,
    summary: { action: move.action, from: status, to: next, reason },
  });
}

/** A blacklisting locks the employer and then its vacancies; taking the locks in the same order avoids a deadlock. */
async function lockEmployerFirst(ctx: WriteContext, ref: Ref): Promise<void> {
  const row = await findVacancyRow(ctx.trx, ref);
  if (row === undefined) throw VacancyUnknown();
  await lockCompany(ctx.trx, { prefecture: row.prefecture, id: row.employer_id });
}

async function assertPublishable(ctx: WriteContext, row: VacancyFullRow): Promise<void> {
  const today = shanghaiDate(ctx.now);
  assertNotBarred(row, today);
  if (row.expires_on !== null && row.expires_on < today) throw ExpiryPast({ day: row.expires_on });
  if (row.hired_count >= row.headcount) throw NoPlacesLeft({ hired: row.hired_count });
  // What stood at the last save may no longer: a verification ran out, a like vacancy was published meanwhile.
  const blocking = await recheck(ctx, row, row);
  const first = blocking[0];
  if (first !== undefined) {
    throw FindingsOpen({ count: blocking.length, first: messageOf(ctx, first) });
  }
}

/** @throws EmployerBlacklisted */
export function assertNotBarred(
  row: Pick<
    VacancyFullRow,
    'employer_blacklisted_at' | 'employer_blacklist_until' | 'employer_blacklist_reason'
  >,
  today: string,
): void {
  const standing = {
    blacklisted_at: row.employer_blacklisted_at,
    blacklist_until: row.employer_blacklist_until,
  };
  if (isBlacklisted(standing, today)) {
    throw EmployerBlacklisted({
      until: row.employer_blacklist_until ?? '',
      reason: row.employer_blacklist_reason ?? '',
    });
  }
}

function stampsOf(
  ctx: WriteContext,
  row: VacancyFullRow,
  action: VacancyAction,
  next: VacancyStatus,
): VacancyChange {
  if (action === 'confirm') return { confirmed_at: ctx.now };
  if (action === 'publish') {
    return {
      published_at: ctx.now,
      first_published_at: row.first_published_at ?? ctx.now,
      confirmed_at: ctx.now,
      closed_at: null,
    };
  }
  if (action === 'reopen') return { closed_at: null };
  return next === 'filled' || next === 'expired' || next === 'withdrawn' ? { closed_at: ctx.now } : {};
}

export interface BulkResult {
  readonly id: string;
  readonly title: string;
  readonly ok: boolean;
  readonly reason: string | null;
}

/**
 * One step with many vacancies. Each has a savepoint of its own: what fails undoes itself and says why. A preview
 * takes the very same steps and undoes them all, so that it cannot promise what the deed would refuse.
 */
export async function transitionMany(
  ctx: WriteContext,
  input: { ids: readonly string[]; action: VacancyAction; reason: string; preview: boolean },
): Promise<BulkResult[]> {
  const results = new Map<string, BulkResult>();
  // In one order for everybody, so that two bulk steps wait for each other instead of blocking each other.
  for (const id of [...new Set(input.ids)].sort()) {
    const ref = toRef(id);
    const title = (await findVacancyRow(ctx.trx, ref))?.title ?? '';
    try {
      await inSavepoint(
        ctx.trx,
        () => transitionVacancy(ctx, ref, { action: input.action, reason: input.reason, version: null }),
        !input.preview,
      );
      results.set(id, { id, title, ok: true, reason: null });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const isHidden = error.code === 'access.region' || error.code === 'vacancy.unknown';
      results.set(id, { id, title: isHidden ? '' : title, ok: false, reason: error.text[ctx.locale] });
    }
  }
  const all = [...results.values()];
  await ctx.audit({
    action: 'vacancy.moved',
    summary: {
      action: input.action,
      preview: input.preview,
      moved: all.filter(({ ok }) => ok).length,
      refused: all.filter(({ ok }) => !ok).length,
    },
  });
  return input.ids.map((id) => results.get(id)).filter((result) => result !== undefined);
}

/** Takes every vacancy of an employer off all channels; returns how many were open. */
export async function withdrawVacanciesOf(ctx: WriteContext, employer: Ref, reason: string): Promise<number> {
  let withdrawn = 0;
  for (const ref of await listOpenOf(ctx.trx, employer, ['draft', 'in_review', 'published'])) {
    const row = await getVacancyForUpdate(ctx, ref);
    if (row.status !== 'in_review' && row.status !== 'published') continue;
    await updateVacancyRow(ctx.trx, ref, {
      status: 'withdrawn',
      status_reason: reason,
      closed_at: ctx.now,
      version: row.version + 1,
      updated_at: ctx.now,
    });
    if (row.status === 'published') await leavePublic(ctx, ref);
    else await ctx.changed('vacancy', ref);
    await addToTimeline(ctx, {
      party: 'vacancy',
      ref,
      kind: 'vacancy.withdrawn',
      note: reason,
      data: { title: row.title, from: row.status, to: 'withdrawn', why: 'employer_blacklisted' },
    });
    await ctx.audit({
      action: 'vacancy.moved',
      entity: { kind: 'vacancy', id: recordId(ref) },
      region: row.region_code,
      summary: { action: 'withdraw', from: row.status, to: 'withdrawn', reason },
    });
    withdrawn += 1;
  }
  return withdrawn;
}

/** Checks the open vacancies of an employer again and renews what they show of it. */
export async function renewVacanciesOf(ctx: WriteContext, employer: Ref): Promise<void> {
  for (const ref of await listOpenOf(ctx.trx, employer)) {
    const row = await getVacancyForUpdate(ctx, ref);
    await updateVacancyRow(ctx.trx, ref, { search: searchColumn(ctx, row, row) });
    await recheck(ctx, row, row);
    if (row.status === 'published') await renewPublic(ctx, ref);
    else await ctx.changed('vacancy', ref);
  }
}

/**
 * Counts a hire. The last place fills the vacancy, which leaves every channel with it.
 *
 * @returns false when no place was left; nothing is changed then
 */
export async function recordHire(ctx: WriteContext, ref: Ref): Promise<boolean> {
  const row = await getVacancyForUpdate(ctx, ref);
  if (row.hired_count >= row.headcount) return false;
  const hired = row.hired_count + 1;
  await updateVacancyRow(ctx.trx, ref, { hired_count: hired, version: row.version + 1, updated_at: ctx.now });
  const isFull = hired >= row.headcount;
  if (row.status === 'published' && isFull) {
    await updateVacancyRow(ctx.trx, ref, {
      status: 'filled',
      status_reason: 'headcount_reached',
      closed_at: ctx.now,
    });
    await leavePublic(ctx, ref);
    await addToTimeline(ctx, {
      party: 'vacancy',
      ref,
      kind: 'vacancy.filled',
      data: { title: row.title, from: 'published', to: 'filled' },
    });
  } else if (row.status === 'published') await renewPublic(ctx, ref);
  else await ctx.changed('vacancy', ref);
  return true;
}

/** Takes a counted hire back. A vacancy that it had filled goes back to review. */
export async function undoHire(ctx: WriteContext, ref: Ref): Promise<void> {
  const row = await getVacancyForUpdate(ctx, ref);
  if (row.hired_count === 0) return;
  const wasFilledByIt = row.status === 'filled' && row.status_reason === 'headcount_reached';
  await updateVacancyRow(ctx.trx, ref, {
    hired_count: row.hired_count - 1,
    version: row.version + 1,
    updated_at: ctx.now,
    ...(wasFilledByIt ? { status: 'in_review', status_reason: 'hire_undone', closed_at: null } : {}),
  });
  if (wasFilledByIt) {
    await addToTimeline(ctx, {
      party: 'vacancy',
      ref,
      kind: 'vacancy.reopened',
      data: { title: row.title, from: 'filled', to: 'in_review', why: 'hire_undone' },
    });
  }
  if (row.status === 'published') await renewPublic(ctx, ref);
  else await ctx.changed('vacancy', ref);
}

/** What follows for vacancies when an employer changes. */
export function offerEmployerHooks(services: Services): void {
  services.offer(EMPLOYER_HOOKS, {
    withdrawVacancies: withdrawVacanciesOf,
    renewVacancies: renewVacanciesOf,
  });
}
