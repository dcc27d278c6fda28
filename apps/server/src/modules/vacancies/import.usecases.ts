import { shanghaiDate, type CheckContext } from '@yizhan/domain';
import type { VacancyInput } from '@yizhan/contract';

import type { BulkWrite } from '../../app/context.ts';
import { newId, toRef, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { openThrough } from '../../records/flow/open-record.ts';
import { EmployerUnknown } from '../employers/index.ts';
import { minimumWageAt } from '../parameters/index.ts';
import { findingRows } from './checks/checks.repository.ts';
import { runChecks } from './checks/checks.ts';
import { assertNotBarred, vacancyFlow, type VacancyInFlow } from './vacancies.flow.ts';
import { authoriseNew } from './vacancies.policy.ts';
import { insertVacancy, lockCompany } from './vacancies.repository.ts';
import { contactColumns, searchColumn, vacancyColumns } from './vacancies.columns.ts';

export interface ImportOptions {
  readonly source: 'import' | 'partner';
  /** Publishes vacancies that pass every blocking check; others wait for review. */
  readonly publish: boolean;
  /** The responsible site, found by the caller once for many. */
  readonly siteId: string | null;
  /** The origin, for the timeline: names and codes, no numbers of people. */
  readonly origin: Readonly<Record<string, unknown>>;
}

type ImportVacancy = (
  input: VacancyInput,
  intake: ImportOptions,
) => Promise<{ ref: Ref; status: 'published' | 'in_review' }>;

/**
 * Prepares the import of a list: the returned function imports one vacancy, checked, and published or queued for review
 * in the same step. It makes the moves of `createVacancy` and two further steps on a row in memory: lists have
 * thousands of rows.
 *
 * The function throws EmployerUnknown, EmployerBlacklisted, RegionUnknown, RegionTooWide, OccupationUnknown,
 * PhoneInvalid, AccessDenied and OutOfRegion.
 */
export function vacancyImporter(bulk: BulkWrite): ImportVacancy {
  const { ctx } = bulk;
  const today = shanghaiDate(ctx.now);
  const wages = new Map<string, CheckContext['minimumWage']>();

  async function wageOf(region: string): Promise<CheckContext['minimumWage']> {
    let wage = wages.get(region);
    if (wage === undefined) {
      wage = await minimumWageAt(ctx.trx, region, today);
      wages.set(region, wage);
    }
    return wage;
  }

  return async (input, intake) => {
    const employer = toRef(input.employerId);
    const company = await lockCompany(ctx.trx, employer);
    if (company === undefined) throw EmployerUnknown();
    const columns = vacancyColumns(ctx, company.employer_kind, input);
    const ref: Ref = { prefecture: employer.prefecture, id: newId() };
    const { siteId, origin } = intake;
    const place = { ...company, prefecture: ref.prefecture, region_code: columns.region_code };
    authoriseNew(ctx.actor, 'vacancies.edit', place);
    if (intake.publish) authoriseNew(ctx.actor, 'vacancies.publish', place);
    assertNotBarred(company, today);
    const contact = contactColumns(ctx, input.contactPhone);
    const findings = await runChecks(
      ctx,
      { ...columns, ...ref, employer_id: employer.id },
      company,
      await wageOf(columns.region_code),
    );
    const blocking = findings.filter(({ severity }) => severity === 'block');
    const willPublish = intake.publish && blocking.length === 0;
    const stored = {
      ...columns,
      ...ref,
      employer_id: employer.id,
      site_id: siteId,
      ...stamped('created', ctx.actor),
      created_at: ctx.now,
    };
    const locked: VacancyInFlow = {
      ...stored,
      ...company,
      hired_count: 0,
      status: 'draft',
      status_reason: null,
      first_published_at: null,
      published_at: null,
      confirmed_at: null,
      closed_at: null,
      version: 1,
      updated_at: ctx.now,
    };
    const data = { title: columns.title, headcount: columns.headcount, source: intake.source, ...origin };
    const { status } = await openThrough(
      ctx,
      vacancyFlow,
      { ref, opening: 'open', data, locked },
      [{ move: 'submit' }, ...(willPublish ? [{ move: 'publish', input: { blocking } } as const] : [])],
      (inner, row) =>
        insertVacancy(inner.trx, {
          ...stored,
          ...contact,
          source: intake.source,
          search: searchColumn(ctx, columns, company),
          status: row.status,
          first_published_at: row.first_published_at,
          published_at: row.published_at,
          confirmed_at: row.confirmed_at,
          version: row.version,
          updated_at: ctx.now,
        }),
    );
    await ctx.append('vacancy_findings', findingRows(ref, findings, ctx.now));
    return { ref, status: status === 'published' ? 'published' : 'in_review' };
  };
}
