import { z } from 'zod';
import type { Finding } from '@yizhan/contract';
import {
  checkVacancy,
  EDUCATION_LEVELS,
  findingMessage,
  shanghaiDate,
  type CheckContext,
  type CheckFinding,
  type EducationLevel,
  type Pay,
  type VacancyKind,
} from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../../app/context.ts';
import { recordId, type Ref } from '../../../app/ids.ts';
import { unstamped } from '../../../app/stamps.ts';
import { verificationOn } from '../../employers/index.ts';
import { checkWordsAt } from '../../check-words/index.ts';
import { minimumWageAt } from '../../parameters/index.ts';
import type { VacancyCompany } from '../vacancies.repository.ts';
import {
  insertFindings,
  listAlike,
  listFindingRows,
  updateFinding,
  type FindingRow,
} from './checks.repository.ts';

/** The checks' input about a vacancy, stored or still being typed. */
export interface CheckSubject {
  readonly prefecture: string;
  /** Null while it is not stored. */
  readonly id: string | null;
  readonly employer_id: string;
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly pay_min: number | null;
  readonly pay_max: number | null;
  readonly pay_unit: string;
  readonly pay_months: number | null;
  readonly pay_negotiable: boolean;
  readonly region_code: string;
  readonly address: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly occupation_code: string | null;
  readonly education: string | null;
  readonly fingerprint_keys: readonly string[];
}

export type Standing = Pick<
  VacancyCompany,
  'employer_verification' | 'employer_verified_until' | 'employer_blacklisted_at' | 'employer_blacklist_until'
>;

/** Pay of a row. */
export function payOf(
  row: Pick<CheckSubject, 'pay_min' | 'pay_max' | 'pay_unit' | 'pay_months' | 'pay_negotiable'>,
): Pay {
  return {
    min: row.pay_min,
    max: row.pay_max,
    unit: row.pay_unit as Pay['unit'],
    months: row.pay_months,
    negotiable: row.pay_negotiable,
  };
}

export function educationOf(stored: string | null): EducationLevel | null {
  return EDUCATION_LEVELS.find((level) => level === stored) ?? null;
}

/** Runs every check; stores nothing. A minimum wage already looked up by the caller is reused. */
export async function runChecks(
  ctx: AnyContext,
  vacancy: CheckSubject,
  employer: Standing,
  wage?: CheckContext['minimumWage'],
): Promise<CheckFinding[]> {
  const today = shanghaiDate(ctx.now);
  const candidates = await listAlike(ctx.db, {
    prefecture: vacancy.prefecture,
    id: vacancy.id,
    employerId: vacancy.employer_id,
    title: vacancy.title,
    occupationCode: vacancy.occupation_code,
    fingerprintKeys: vacancy.fingerprint_keys,
  });
  const context: CheckContext = {
    today,
    minimumWage: wage === undefined ? await minimumWageAt(ctx.db, vacancy.region_code, today) : wage,
    employer: {
      verification: verificationOn(
        { verification: employer.employer_verification, verified_until: employer.employer_verified_until },
        today,
      ),
      verifiedUntil: employer.employer_verified_until,
      blacklisted:
        employer.employer_blacklisted_at === null ? null : { until: employer.employer_blacklist_until },
    },
    words: await checkWordsAt(ctx.db, vacancy.region_code),
    candidates: candidates.map((row) => ({
      id: recordId(row),
      title: row.title,
      description: row.description,
      regionCode: row.region_code,
      address: row.address,
      occupationCode: row.occupation_code,
      employerId: row.employer_id,
    })),
  };
  return checkVacancy(
    {
      id: vacancy.id === null ? null : recordId(vacancy.prefecture, vacancy.id),
      kind: vacancy.kind as VacancyKind,
      title: vacancy.title,
      description: vacancy.description,
      pay: payOf(vacancy),
      regionCode: vacancy.region_code,
      address: vacancy.address,
      lng: vacancy.lng,
      lat: vacancy.lat,
      occupationCode: vacancy.occupation_code,
      education: educationOf(vacancy.education),
      employerId: vacancy.employer_id,
    },
    context,
  );
}

/**
 * Runs the checks of a stored vacancy and updates its findings: disappeared ones are marked mended, new ones are open,
 * and accepted ones stay accepted as long as they say the same. Returns the blocking findings.
 */
export async function recheck(
  ctx: WriteContext,
  vacancy: CheckSubject & { id: string },
  employer: Standing,
): Promise<FindingRow[]> {
  const found = await runChecks(ctx, vacancy, employer);
  const known = await listFindingRows(ctx.trx, vacancy);
  const fresh: CheckFinding[] = [];
  for (const finding of found) {
    const sameCode = known.filter((row) => row.code === finding.code);
    const same = sameCode.find((row) => saysTheSame(row.params, finding.params));
    if (same !== undefined) {
      if (same.decided !== 'mended') continue;
      await updateFinding(ctx.trx, same, { decided: 'open', ...unstamped('decided'), decided_reason: null });
      continue;
    }
    const open = sameCode.find((row) => row.decided === 'open');
    if (open === undefined) fresh.push(finding);
    else {
      await updateFinding(ctx.trx, open, {
        decided: 'open',
        severity: finding.severity,
        field: finding.field,
        params: finding.params,
      });
      open.params = { ...finding.params };
    }
  }
  for (const row of known) {
    const remains = found.some(({ code, params }) => code === row.code && saysTheSame(row.params, params));
    if (!remains && row.decided !== 'mended') await updateFinding(ctx.trx, row, { decided: 'mended' });
  }
  await insertFindings(ctx.trx, vacancy, fresh, ctx.now);
  return blockingOf(ctx, vacancy);
}

/** Open findings that prevent a vacancy from being published. */
export async function blockingOf(ctx: AnyContext, vacancy: Ref): Promise<FindingRow[]> {
  const rows = await listFindingRows(ctx.db, vacancy);
  return rows.filter((row) => row.severity === 'block' && row.decided === 'open');
}

const Params = z.record(z.string(), z.union([z.string(), z.number()]));

/** jsonb stores keys in a different order from the check's. */
function saysTheSame(stored: unknown, found: CheckFinding['params']): boolean {
  return canonical(Params.parse(stored)) === canonical(found);
}

function canonical(params: Readonly<Record<string, string | number>>): string {
  return JSON.stringify(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function messageOf(ctx: AnyContext, row: { code: string; params: unknown }): string {
  const audience = ctx.actor.kind === 'employer' ? 'employer' : 'staff';
  return findingMessage({ code: row.code, params: Params.parse(row.params) }, ctx.locale, audience);
}

const ORDER = { open: 0, accepted: 1, mended: 2 } as const;

export function findingViews(ctx: AnyContext, rows: readonly FindingRow[]): Finding[] {
  return rows
    .map((row) => ({
      id: recordId(row),
      code: row.code,
      severity: row.severity as Finding['severity'],
      field: row.field,
      message: messageOf(ctx, row),
      decided: row.decided as Finding['decided'],
      decidedBy: row.decided_by_name,
      decidedReason: row.decided_reason,
    }))
    .sort((a, b) => ORDER[a.decided] - ORDER[b.decided] || a.severity.localeCompare(b.severity));
}
