import type { z } from 'zod';
import { VacancyFields } from '@yizhan/contract';
import {
  addDays,
  CHANNELS,
  shanghaiDate,
  standingFlow,
  vacancyFlow,
  verificationFlow,
  type VacancyStatus,
} from '@yizhan/domain';
import type { WriteContext } from '../../../app/context.ts';
import { stamped } from '../../../app/stamps.ts';
import { DEMO } from './actors.ts';
import { employerColumns, phoneColumns } from '../../employers/index.ts';
import { sealPhone } from '../../identity/index.ts';
import { searchColumn, vacancyColumns } from '../../vacancies/index.ts';
import { DEMO_PHONES } from '../accounts.ts';
import type { PlannedEmployer, PlannedVacancy } from '../plan/planned.ts';
import { addHistory, type PastMove } from './histories.ts';
import { derived, type Rows } from './rows.ts';

export async function addEmployer(ctx: WriteContext, rows: Rows, employer: PlannedEmployer): Promise<void> {
  const columns = await employerColumns(ctx, {
    kind: employer.kind,
    name: employer.name,
    creditCode: employer.creditCode,
    industry: employer.industry,
    size: 'unknown',
    regionCode: employer.region,
    address: employer.address,
    lng: employer.point?.lng ?? null,
    lat: employer.point?.lat ?? null,
    contactName: employer.contact,
    businessScope: '',
    siteId: null,
  });
  const prefecture = employer.region.slice(0, 4);
  const record = { prefecture, id: employer.id };
  const begun = { move: 'open', at: employer.at };
  const verification = addHistory(rows, verificationFlow, { ...record, first: 10 }, [
    { ...begun, to: 'unverified' },
    ...(employer.verified ? [{ move: 'verify', at: employer.at }] : []),
  ]);
  const standing = addHistory(rows, standingFlow, { ...record, first: 20 }, [{ ...begun, to: 'good' }]);
  rows.add('employers', {
    prefecture,
    id: employer.id,
    ...columns,
    ...phoneColumns(ctx, employer.phone),
    verification: verification.status,
    standing: standing.status,
    version: verification.version,
    verified_at: employer.verified ? employer.at : null,
    verified_until: employer.verified ? addDays(shanghaiDate(ctx.now), 300) : null,
    verified_by_kind: employer.verified ? 'staff' : null,
    verified_by_name: employer.verified ? '陈站长' : null,
    source: 'demo',
    ...stamped('created', DEMO),
    created_at: employer.at,
    updated_at: employer.at,
    last_contact_at: employer.at,
  });
  if (DEMO_EMPLOYER_PHONES.has(employer.phone)) linkAccount(ctx, rows, employer, prefecture);
  if (employer.creditCode !== null) {
    rows.add('employer_keys', {
      kind: 'credit_code',
      value: employer.creditCode,
      prefecture,
      employer_id: employer.id,
    });
  }
}

const DEMO_EMPLOYER_PHONES = new Set<string>([DEMO_PHONES.factory, DEMO_PHONES.familyEmployer]);

/** People who sign in with a demonstration phone find this record. */
function linkAccount(ctx: WriteContext, rows: Rows, employer: PlannedEmployer, prefecture: string): void {
  const phone = sealPhone(ctx, employer.phone);
  const accountId = derived(employer.id, 3);
  rows.add('employer_people', {
    prefecture,
    id: accountId,
    employer_id: employer.id,
    account_id: accountId,
    role: 'owner',
    name: employer.contact,
    phone_hmac: phone.hmac,
    phone_cipher: phone.cipher,
    phone_mask: phone.mask,
    invited_at: employer.at,
    invited_by_kind: 'system',
    joined_at: employer.at,
  });
  rows.add('accounts', {
    id: accountId,
    kind: 'employer',
    phone_hmac: phone.hmac,
    phone_cipher: phone.cipher,
    phone_mask: phone.mask,
    prefecture,
    party_id: employer.id,
    created_at: employer.at,
  });
}

const HOUR_MS = 3_600_000;

export async function addVacancy(ctx: WriteContext, rows: Rows, vacancy: PlannedVacancy): Promise<void> {
  const { employer, work } = vacancy;
  const prefecture = employer.region.slice(0, 4);
  const fields: z.output<typeof VacancyFields> = VacancyFields.parse({
    kind: vacancy.kind,
    title: vacancy.title,
    headcount: vacancy.headcount,
    pay: { ...vacancy.pay, months: null },
    description: vacancy.description,
    education: work.education ?? null,
    educationRequired: work.education === 'college' || work.education === 'bachelor',
    skills: work.skills,
    certificates: vacancy.description.includes(`须持${work.certificate ?? '-'}`) ? [work.certificate] : [],
    demands: work.demands ?? [],
    lodging: vacancy.lodging,
    meals: vacancy.meals,
    regionCode: vacancy.region,
    address: vacancy.address,
    lng: vacancy.point?.lng ?? null,
    lat: vacancy.point?.lat ?? null,
    contactName: employer.contact,
  });
  const columns = vacancyColumns(ctx, employer.kind, fields);
  const wasPublic = vacancy.status !== 'draft' && vacancy.status !== 'in_review';
  const isFull = vacancy.status === 'published' && vacancy.hired >= vacancy.headcount;
  const goal = isFull ? 'filled' : vacancy.status;
  const publishedAt = new Date(Math.min(vacancy.at.getTime() + 2 * HOUR_MS, ctx.now.getTime()));
  const moves = movesTo(goal, vacancy, publishedAt, isFull);
  const { status, version } = addHistory(rows, vacancyFlow, { prefecture, id: vacancy.id, first: 10 }, moves);
  rows.add('vacancies', {
    prefecture,
    id: vacancy.id,
    employer_id: employer.id,
    ...columns,
    search: searchColumn(
      ctx,
      { ...columns, address: fields.address },
      {
        employer_name: employer.name,
        employer_kind: employer.kind,
        employer_initials: '',
      },
    ),
    hired_count: Math.min(vacancy.hired, vacancy.headcount),
    status,
    status_reason: moves.at(-1)?.reason ?? null,
    version,
    first_published_at: wasPublic ? publishedAt : null,
    published_at: wasPublic ? publishedAt : null,
    confirmed_at: wasPublic ? vacancy.confirmedAt : null,
    closed_at: status === 'published' || !wasPublic ? null : vacancy.confirmedAt,
    source: 'demo',
    ...stamped('created', DEMO),
    created_at: vacancy.at,
    updated_at: vacancy.confirmedAt,
  });
  if (wasPublic) {
    rows.count({
      kind: 'vacancy_published',
      subject: { prefecture, id: vacancy.id },
      sourceId: vacancy.id,
      day: shanghaiDate(publishedAt),
      regionCode: columns.region_code,
      siteId: null,
      employerId: employer.id,
      amount: columns.headcount,
    });
  }
  if (status === 'published') {
    rows.add(
      'vacancy_channels',
      CHANNELS.map((channel) => ({
        prefecture,
        vacancy_id: vacancy.id,
        channel,
        published_at: publishedAt,
      })),
    );
    rows.add('vacancy_changes', { prefecture, vacancy_id: vacancy.id, kind: 'upsert', at: publishedAt });
  }
  rows.changed('vacancy', { prefecture, id: vacancy.id });
}

/** The moves that led a vacancy to its present state: written, checked, published, and perhaps closed. */
function movesTo(
  goal: VacancyStatus,
  { at, confirmedAt }: PlannedVacancy,
  publishedAt: Date,
  isFull: boolean,
): PastMove[] {
  const submittedAt = new Date(Math.min(at.getTime() + HOUR_MS, publishedAt.getTime()));
  const later = confirmedAt > publishedAt ? confirmedAt : publishedAt;
  const moves: PastMove[] = [{ move: 'open', to: 'draft', at }];
  if (goal === 'draft') return moves;
  moves.push({ move: 'submit', at: submittedAt });
  if (goal === 'in_review') return moves;
  moves.push({ move: 'publish', at: publishedAt });
  switch (goal) {
    case 'published':
      if (later > publishedAt) moves.push({ move: 'confirm', at: later });
      return moves;
    case 'filled':
      return [...moves, { move: 'fill', at: later, ...(isFull ? { reason: 'headcount_reached' } : {}) }];
    case 'expired':
      return [...moves, { move: 'expire', at: later, by: { kind: 'system', name: 'demo' } }];
    case 'withdrawn':
      return [...moves, { move: 'withdraw', at: later, reason: '单位不招了' }];
  }
}
