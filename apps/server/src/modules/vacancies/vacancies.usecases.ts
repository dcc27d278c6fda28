import { shanghaiDate } from '@yizhan/domain';
import type { VacancyEdit, VacancyInput } from '@yizhan/contract';

import type { AnyContext, WriteContext } from '../../app/context.ts';
import { RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId, recordId, shortId, toRef, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { stamped } from '../../app/stamps.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { cause } from '../../records/flow/transition.ts';
import { EmployerUnknown } from '../employers/index.ts';
import { findChosenSite, nearestSite } from '../sites/index.ts';
import { recheck, runChecks } from './checks/checks.ts';
import { recountPublication } from './counting.ts';
import { renewPublic } from './publication/publication.ts';
import { ExpiryPast, HeadcountBelowHired, VacancyClosed, VacancyUnknown } from './vacancies.errors.ts';
import { vacancyFlow } from './vacancies.flow.ts';
import { authoriseNew, EDITABLE, isVisible, owns, vacancyPolicy } from './vacancies.policy.ts';
import {
  findVacancyRow,
  insertVacancy,
  lockCompany,
  findVacancyForUpdate,
  updateVacancyRow,
  type VacancyFullRow,
} from './vacancies.repository.ts';
import {
  contactColumns,
  searchColumn,
  vacancyColumns,
  type VacancyFieldValues,
} from './vacancies.columns.ts';
import { statusName } from './vacancies.labels.ts';

export interface CreateOptions {
  readonly source?: 'staff' | 'self' | 'phone' | 'import' | 'partner' | 'demo';
}

/**
 * Creates a vacancy as a draft and runs its checks.
 *
 * The row lies in its employer's prefecture, wherever the work is, so that both are found together.
 *
 * @throws EmployerUnknown, RegionUnknown, RegionTooWide, OccupationUnknown, PhoneInvalid, SiteUnknown, ExpiryPast
 */
export async function createVacancy(
  ctx: WriteContext,
  input: VacancyInput,
  options: CreateOptions = {},
): Promise<Ref> {
  const employer = toRef(input.employerId);
  const company = await lockCompany(ctx.trx, employer);
  if (company === undefined) throw EmployerUnknown();
  const columns = vacancyColumns(ctx, company.employer_kind, input);
  assertExpiry(ctx, input.expiresOn);
  const ref: Ref = { prefecture: employer.prefecture, id: newId() };
  const own = { prefecture: employer.prefecture, employer_id: employer.id };
  if (!owns(ctx.actor, own)) {
    const { region_code } = columns;
    authoriseNew(ctx.actor, 'vacancies.edit', { ...company, prefecture: ref.prefecture, region_code });
  }
  const siteId = await siteOf(ctx, input.siteId, columns);
  const source = options.source ?? (ctx.actor.kind === 'employer' ? 'self' : 'staff');
  const { title, headcount } = columns;
  await openRecord(
    ctx,
    vacancyFlow,
    { ref, opening: 'open', data: { title, headcount, source } },
    (inner, status) =>
      insertVacancy(inner.trx, {
        ...columns,
        ...contactColumns(ctx, input.contactPhone),
        ...ref,
        employer_id: employer.id,
        site_id: siteId,
        status,
        source,
        search: searchColumn(ctx, columns, company),
        ...stamped('created', ctx.actor),
        created_at: ctx.now,
        updated_at: ctx.now,
      }),
  );
  await recheck(ctx, { ...columns, ...ref, employer_id: employer.id }, company);
  return ref;
}

/** The responsible site: the chosen one, else that of the person creating the vacancy, else the nearest. */
async function siteOf(
  ctx: WriteContext,
  chosen: string | null,
  place: { region_code: string; lng: number | null; lat: number | null },
): Promise<string | null> {
  if (chosen !== null) return (await findChosenSite(ctx, fromShortId(chosen), 'vacancies.edit')).id;
  if (ctx.actor.kind === 'staff') {
    const own = ctx.actor.grants.map((grant) => grant.siteId).filter((site) => site !== null);
    if (own.length === 1 && own[0] !== undefined) return own[0];
  }
  const { lng, lat } = place;
  const site = await nearestSite(ctx, place.region_code, lng === null || lat === null ? null : { lng, lat });
  return site?.id ?? null;
}

function siteIdOf({ site_id }: { site_id: string | null }): string | null {
  return site_id === null ? null : shortId(site_id);
}

function assertExpiry(ctx: AnyContext, day: string | null): void {
  if (day !== null && day < shanghaiDate(ctx.now)) throw ExpiryPast({ day });
}

/** The vacancy locked for a write, its version checked. @throws VacancyUnknown, RecordChanged */
export async function getVacancyForUpdate(
  ctx: WriteContext,
  ref: Ref,
  version: number | null = null,
): Promise<VacancyFullRow> {
  const row = await findVacancyForUpdate(ctx.trx, ref);
  if (row === undefined) throw VacancyUnknown();
  if (version !== null && row.version !== version) throw RecordChanged();
  return row;
}

/**
 * Changes a vacancy and checks it again. A published one with a blocking finding leaves the channels and goes back to
 * review; so does one changed by its employer, because the reviewed text is no longer current.
 */
export async function updateVacancy(
  ctx: WriteContext,
  ref: Ref,
  input: Omit<VacancyEdit, 'version' | 'siteId'> & { version: number; siteId?: string | null },
): Promise<void> {
  const row = await getVacancyForUpdate(ctx, ref, input.version);
  const isOwner = owns(ctx.actor, row);
  if (!isOwner) vacancyPolicy.authorise(ctx.actor, 'vacancies.edit', row);
  const status = row.status;
  if (!EDITABLE.includes(status)) throw VacancyClosed({ status: statusName(ctx, status) });
  if (input.headcount < row.hired_count) throw HeadcountBelowHired({ hired: row.hired_count });
  if (input.expiresOn !== row.expires_on) assertExpiry(ctx, input.expiresOn);
  const fields: VacancyFieldValues = { ...input, siteId: null };
  const columns = vacancyColumns(ctx, row.employer_kind, fields, row);
  if (!isOwner) {
    vacancyPolicy.authorise(ctx.actor, 'vacancies.edit', { ...row, region_code: columns.region_code });
  }
  const isSameSite = input.siteId === undefined || input.siteId === siteIdOf(row);
  const siteId = isSameSite ? row.site_id : await siteOf(ctx, input.siteId ?? null, columns);
  await updateVacancyRow(ctx.trx, ref, {
    ...columns,
    ...(input.contactPhone === undefined ? {} : contactColumns(ctx, input.contactPhone)),
    site_id: siteId,
    search: searchColumn(ctx, columns, row),
    version: row.version + 1,
    updated_at: ctx.now,
  });
  await recountPublication(ctx, row, { ...columns, site_id: siteId });
  const changed = changedFields(row, columns);
  const blocking = await recheck(ctx, { ...row, ...columns }, row);
  await addToTimeline(ctx, { party: 'vacancy', ref, kind: 'vacancy.updated', data: { fields: changed } });
  if (status === 'published') {
    if (blocking.length > 0 || isOwner)
      await backToReview(ctx, row, isOwner ? 'changed_by_owner' : 'findings');
    else await renewPublic(ctx, ref, columns.region_code !== row.region_code);
  } else await ctx.changed('vacancy', ref);
  await ctx.audit({
    action: 'vacancy.updated',
    entity: { kind: 'vacancy', id: recordId(ref) },
    region: columns.region_code,
    summary: { fields: changed },
  });
}

/** Takes a published vacancy off the channels until it has been reviewed again. */
export async function backToReview(
  ctx: WriteContext,
  vacancy: Ref,
  reason: 'findings' | 'changed_by_owner',
): Promise<void> {
  await cause(ctx, vacancyFlow, vacancy, { move: 'send_back', reason });
}

const DERIVED = new Set([
  'pay_monthly_min',
  'pay_monthly_max',
  'near_lng',
  'near_lat',
  'near_within',
  'fingerprint_keys',
]);

function changedFields(row: VacancyFullRow, columns: object): string[] {
  const before: Readonly<Record<string, unknown>> = { ...row };
  return Object.entries(columns)
    .filter(
      ([field, value]) =>
        !DERIVED.has(field) &&
        field !== 'time_windows' &&
        JSON.stringify(before[field]) !== JSON.stringify(value),
    )
    .map(([field]) => field);
}

/** Findings and occupation of a vacancy being typed; stores nothing. @throws EmployerUnknown, OutOfRegion */
export async function previewVacancy(ctx: WriteContext, input: VacancyInput, exceptId?: string) {
  const employer = toRef(input.employerId);
  const company = await lockCompany(ctx.trx, employer);
  if (company === undefined) throw EmployerUnknown();
  const columns = vacancyColumns(ctx, company.employer_kind, input);
  const { region_code } = columns;
  authoriseNew(ctx.actor, 'vacancies.edit', { ...company, prefecture: employer.prefecture, region_code });
  const id = exceptId === undefined ? null : toRef(exceptId).id;
  const subject = { ...columns, prefecture: employer.prefecture, id, employer_id: employer.id };
  return { columns, findings: await runChecks(ctx, subject, company) };
}

/** A vacancy the caller may read. @throws VacancyUnknown, OutOfRegion */
export async function getVacancy(ctx: AnyContext, ref: Ref): Promise<VacancyFullRow> {
  const row = await findVacancyRow(ctx.db, ref);
  if (row === undefined) throw VacancyUnknown();
  vacancyPolicy.authorise(ctx.actor, 'vacancies.read', row);
  return row;
}

/** A vacancy that was ever public, or that the caller may read. @throws VacancyUnknown */
export async function getVisibleVacancy(ctx: AnyContext, ref: Ref): Promise<VacancyFullRow> {
  const row = await findVacancyRow(ctx.db, ref);
  if (row === undefined || !isVisible(ctx.actor, row)) throw VacancyUnknown();
  return row;
}
