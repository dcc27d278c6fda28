import { shanghaiDate } from '@yizhan/domain';
import type { VacancyInput } from '@yizhan/contract';
import { actorStamp } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { newId, recordId, toRef, type Ref } from '../../app/ids.ts';
import { addAllToTimeline } from '../../app/timeline.ts';
import { EmployerUnknown } from '../employers/index.ts';
import { insertFindings } from './checks/checks.repository.ts';
import { runChecks } from './checks/checks.ts';
import { assertNotBarred } from './moves.usecases.ts';
import { enterPublic } from './publication/publication.ts';
import { authoriseAt } from './vacancies.policy.ts';
import { insertVacancy, lockCompany } from './vacancies.repository.ts';
import { contactColumns, searchColumn, vacancyColumns } from './vacancies.values.ts';

export interface Intake {
  readonly source: 'import' | 'partner';
  /** Publish what passes every blocking check; anything else waits for review. */
  readonly publish: boolean;
  /** The site that looks after it, found by the caller once for many. */
  readonly siteId: string | null;
  /** Where it comes from, for the timeline: names and codes, no numbers of persons. */
  readonly origin: Readonly<Record<string, unknown>>;
}

/**
 * Takes one vacancy of a list in, checked, and published or put before the reviewers in the same step. It does what
 * `createVacancy` and two moves do, with a third of their queries, because lists have thousands of rows.
 *
 * @throws EmployerUnknown, RegionUnknown, RegionTooWide, OccupationUnknown, PhoneInvalid, AccessDenied, OutOfRegion
 */
export async function takeInVacancy(
  ctx: WriteContext,
  input: VacancyInput,
  intake: Intake,
): Promise<{ ref: Ref; status: 'published' | 'in_review' }> {
  const employer = toRef(input.employerId);
  const company = await lockCompany(ctx.trx, employer);
  if (company === undefined) throw EmployerUnknown();
  const columns = vacancyColumns(ctx, input);
  const ref: Ref = { prefecture: employer.prefecture, id: newId() };
  const place = {
    prefecture: ref.prefecture,
    region_code: columns.region_code,
    employer_region: company.employer_region,
    site_id: intake.siteId,
  };
  authoriseAt(ctx.actor, 'vacancies.edit', place);
  assertNotBarred(company, shanghaiDate(ctx.now));
  const findings = await runChecks(ctx, { ...columns, ...ref, employer_id: employer.id }, company);
  const isBlocked = findings.some(({ severity }) => severity === 'block');
  if (intake.publish) authoriseAt(ctx.actor, 'vacancies.publish', place);
  const status = intake.publish && !isBlocked ? 'published' : 'in_review';
  await insertVacancy(ctx.trx, {
    ...columns,
    ...contactColumns(ctx, input.contactPhone),
    ...ref,
    employer_id: employer.id,
    site_id: intake.siteId,
    status,
    source: intake.source,
    search: searchColumn(ctx, columns, company),
    created_by: actorStamp(ctx.actor).name,
    created_at: ctx.now,
    updated_at: ctx.now,
    ...(status === 'published'
      ? { published_at: ctx.now, first_published_at: ctx.now, confirmed_at: ctx.now }
      : {}),
  });
  await insertFindings(ctx.trx, ref, findings, ctx.now);
  const data = { title: columns.title, vacancyId: recordId(ref) };
  const { siteId, origin } = intake;
  await addAllToTimeline(ctx, [
    { party: 'vacancy', ref, kind: 'vacancy.created', siteId, data: { ...data, ...origin } },
    { party: 'employer', ref: employer, kind: 'vacancy.created', siteId, data },
    ...(status === 'published'
      ? [{ party: 'vacancy' as const, ref, kind: 'vacancy.published', siteId, data: { ...data, to: status } }]
      : []),
  ]);
  await ctx.audit({
    action: 'vacancy.created',
    entity: { kind: 'vacancy', id: recordId(ref) },
    region: columns.region_code,
    summary: { title: columns.title, headcount: columns.headcount, status, source: intake.source },
  });
  if (status === 'published') await enterPublic(ctx, ref);
  else await ctx.changed('vacancy', ref);
  return { ref, status };
}
