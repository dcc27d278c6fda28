import { z } from 'zod';
import { LimitationName, TimeWindow, type Vacancy, type VacancyRow } from '@yizhan/contract';
import { formatPay, maskName, shanghaiDate, type Channel, type VacancyKind } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId, siteRef } from '../../app/ids.ts';
import { undoOf } from '../../records/flow/undo-view.ts';
import { isBlacklisted, verificationOn } from '../employers/index.ts';
import { OCCUPATIONS, REGIONS } from '../reference/index.ts';
import { educationOf, findingViews, payOf } from './checks/checks.ts';
import { listFindingRows } from './checks/checks.repository.ts';
import { listChannelRows } from './publication/publication.repository.ts';
import { vacancyCan, vacancyPolicy } from './vacancies.policy.ts';
import type { VacancyFullRow } from './vacancies.repository.ts';
import type { VacancyListRow } from './list.repository.ts';
import { reasonText } from './vacancies.labels.ts';

const TimeWindows = z.array(TimeWindow);
const Demands = z.array(LimitationName);

/** The public fields of a vacancy without its texts; see `publicFields` of the contract. */
export function commonView(ctx: AnyContext, row: VacancyFullRow) {
  const pay = payOf(row);
  const today = shanghaiDate(ctx.now);
  const standing = { verification: row.employer_verification, verified_until: row.employer_verified_until };
  return {
    id: recordId(row),
    kind: row.kind as VacancyKind,
    title: row.title,
    occupation: ctx.services.use(OCCUPATIONS).current.ref(row.occupation_code),
    employerName: row.employer_name,
    employerVerified: verificationOn(standing, today) === 'verified',
    places: Math.max(0, row.headcount - row.hired_count),
    headcount: row.headcount,
    pay,
    payText: formatPay(pay, ctx.locale),
    region: ctx.services.use(REGIONS).ref(row.region_code),
    address: row.address,
    lodging: row.lodging,
    meals: row.meals,
    education: educationOf(row.education),
    educationRequired: row.education_required,
    experienceYears: row.experience_years,
    publishedAt: row.published_at?.toISOString() ?? null,
    confirmedAt: row.confirmed_at?.toISOString() ?? null,
    expiresOn: row.expires_on,
  };
}

/** The public name: a private person's is not shown in full. */
export function publicEmployerName(row: VacancyFullRow): string {
  return row.employer_kind === 'person' ? maskName(row.employer_name) : row.employer_name;
}

export function detailView(row: VacancyFullRow) {
  return {
    skills: row.skills,
    certificates: row.certificates,
    demands: Demands.parse(row.demands),
    timeWindows: TimeWindows.parse(row.time_windows),
    startDate: row.start_date,
  };
}

/** A vacancy in the lists of staff and of its employer. */
export function vacancyRowView(ctx: AnyContext, row: VacancyListRow): VacancyRow {
  return {
    ...commonView(ctx, row),
    status: row.status,
    employerId: recordId(row.prefecture, row.employer_id),
    site: siteRef(row),
    hired: row.hired_count,
    openFindings: { block: row.open_blocks, warn: row.open_warnings },
    openPlacements: row.open_placements,
    source: row.source,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** A whole vacancy with findings, channels and the viewer's possible steps. */
export async function vacancyView(ctx: AnyContext, row: VacancyListRow): Promise<Vacancy> {
  const [findings, channels] = [await listFindingRows(ctx.db, row), await listChannelRows(ctx.db, row)];
  const standing = {
    blacklisted_at: row.employer_blacklisted_at,
    blacklist_until: row.employer_blacklist_until,
  };
  return {
    ...vacancyRowView(ctx, row),
    ...detailView(row),
    occupationCode: row.occupation_code,
    occupationConfidence: row.occupation_confidence,
    occupationAlternatives: alternatives(ctx, row),
    description: row.description,
    regionCode: row.region_code,
    lng: row.lng,
    lat: row.lat,
    contactName: row.contact_name,
    siteId: row.site_id === null ? null : shortId(row.site_id),
    statusReason: reasonText(ctx, row.status_reason),
    contactPhoneMask: row.contact_phone_mask,
    findings: findingViews(ctx, findings),
    channels: channels.map((channel) => ({
      channel: channel.channel as Channel,
      publishedAt: channel.published_at.toISOString(),
      withdrawnAt: channel.withdrawn_at?.toISOString() ?? null,
    })),
    firstPublishedAt: row.first_published_at?.toISOString() ?? null,
    version: row.version,
    can: vacancyCan(ctx.actor, row, isBlacklisted(standing, shanghaiDate(ctx.now))),
    undo: await undoOf(ctx, {
      ref: row,
      version: row.version,
      may: ctx.actor.kind === 'staff' && vacancyPolicy.may(ctx.actor, 'vacancies.edit', row),
    }),
  };
}

/** Other possible meanings of the title, as long as no person chose the occupation. */
function alternatives(ctx: AnyContext, row: VacancyFullRow) {
  if (row.occupation_code !== null && (row.occupation_confidence ?? 1) >= 1) return [];
  const { index } = ctx.services.use(OCCUPATIONS).current;
  return index
    .classifyTitle(row.title, { description: row.description })
    .alternatives.filter(({ code }) => code !== row.occupation_code)
    .map(({ code, name }) => ({ code, name }));
}
