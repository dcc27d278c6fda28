import type { Employer, EmployerRow } from '@yizhan/contract';
import { shanghaiDate, type EmployerKind, type EmployerSize } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId, siteRef } from '../../app/ids.ts';
import { APPROVALS } from '../../records/approvals/index.ts';
import { undoOf } from '../../records/flow/undo-view.ts';
import { REGIONS } from '../reference/index.ts';
import { employerCan, isBlacklisted, verificationOn } from './employers.policy.ts';
import type { EmployerRowRead } from './employers.repository.ts';

export function employerRowView(ctx: AnyContext, row: EmployerRowRead): EmployerRow {
  const today = shanghaiDate(ctx.now);
  return {
    id: recordId(row),
    kind: row.kind as EmployerKind,
    name: row.name,
    creditCode: row.credit_code,
    industry: row.industry,
    region: ctx.services.use(REGIONS).ref(row.region_code),
    verification: verificationOn(row, today),
    blacklisted: isBlacklisted(row, today),
    openVacancies: row.open_vacancies,
    openHeadcount: row.open_headcount,
    hires: row.hires,
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

/** An employer record with masked numbers and the viewer's possible steps. */
export async function employerView(ctx: AnyContext, row: EmployerRowRead): Promise<Employer> {
  const today = shanghaiDate(ctx.now);
  const barred = isBlacklisted(row, today);
  const can = employerCan(ctx.actor, row, today);
  return {
    ...employerRowView(ctx, row),
    size: row.size as EmployerSize,
    regionCode: row.region_code,
    address: row.address,
    lng: row.lng,
    lat: row.lat,
    contactName: row.contact_name,
    businessScope: row.business_scope,
    siteId: row.site_id === null ? null : shortId(row.site_id),
    site: siteRef(row),
    contactPhoneMask: row.contact_phone_mask,
    idNumberMask: row.id_number_mask,
    verifiedAt: row.verified_at?.toISOString() ?? null,
    verifiedUntil: row.verified_until,
    verifiedBy: row.verified_by_name,
    verificationNote: row.verification_note,
    blacklistReason: barred ? row.blacklist_reason : null,
    blacklistUntil: barred ? row.blacklist_until : null,
    approval:
      ctx.actor.kind === 'staff'
        ? await ctx.services.use(APPROVALS).waitingAbout(ctx, 'employer', row)
        : null,
    version: row.version,
    can,
    undo: await undoOf(ctx, {
      ref: row,
      version: row.version,
      may: ctx.actor.kind === 'staff' && (can.includes('verify') || can.includes('blacklist')),
    }),
  };
}
