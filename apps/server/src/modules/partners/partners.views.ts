import type { Partner } from '@yizhan/contract';
import { keyStateOn, movesFrom, partnerFlow, shanghaiDate, type PartnerGrant } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId } from '../../app/ids.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { undosOf } from '../../records/flow/undo-view.ts';
import { REGIONS } from '../reference/index.ts';
import { listKeysOf, type KeyRow } from './keys.repository.ts';
import { partnerPolicy } from './partners.policy.ts';
import { listGrantsOf, type PartnerRow } from './partners.repository.ts';

/** Partners with verbs, keys and what the viewer may do with each. */
export async function partnerViews(ctx: AnyContext, rows: readonly PartnerRow[]): Promise<Partner[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const grants = await listGrantsOf(ctx.db, ids);
  const keys = Map.groupBy(await listKeysOf(ctx.db, ids), ({ partner_id: id }) => id);
  const mayManage = (row: PartnerRow): boolean => partnerPolicy.may(ctx.actor, 'partners.manage', row);
  const undos = await undosOf(
    ctx,
    rows.map((row) => ({ ref: sharedRef(row.id), version: row.version, may: mayManage(row) })),
  );
  const today = shanghaiDate(ctx.now);
  return rows.map((row): Partner => {
    const own = (keys.get(row.id) ?? []).map((key) => keyView(key, today));
    return {
      id: shortId(row.id),
      name: row.name,
      kind: row.kind,
      region: regionView(ctx, row.region_code),
      contactName: row.contact_name,
      contactPhone: row.contact_phone_mask,
      note: row.note,
      perMinute: row.per_minute,
      status: row.status,
      since: row.status_since.toISOString(),
      grants: grantViews(ctx, grants.get(row.id) ?? []),
      keys: own,
      createdAt: row.created_at.toISOString(),
      createdBy: nameOf(row),
      version: row.version,
      can: mayManage(row) ? canOf(row, own) : [],
      undo: undos.get(recordId(sharedRef(row.id))) ?? null,
    };
  });
}

function canOf(row: PartnerRow, keys: Partner['keys']): Partner['can'] {
  return [
    'edit',
    ...(row.status === 'ended' ? [] : (['issue_key'] as const)),
    ...(keys.some(({ state }) => state === 'valid') ? (['revoke_key'] as const) : []),
    ...(row.contact_phone_mask === null ? [] : (['reveal'] as const)),
    ...movesFrom(partnerFlow, row.status),
  ];
}

export function grantViews(ctx: AnyContext, grants: readonly PartnerGrant[]): Partner['grants'] {
  return grants.map(({ verb, region }) => ({ verb, region: regionView(ctx, region) }));
}

function regionView(ctx: AnyContext, code: string): Partner['region'] {
  return code === '' ? null : ctx.services.use(REGIONS).ref(code);
}

function keyView(row: KeyRow, today: string): Partner['keys'][number] {
  return {
    id: shortId(row.id),
    label: row.label,
    prefix: row.prefix,
    state: keyStateOn({ lastDay: row.last_day, revoked: row.revoked_at !== null }, today),
    createdAt: row.created_at.toISOString(),
    createdBy: nameOf(row),
    lastDay: row.last_day,
    lastUsedOn: row.last_used_on,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revokedBy: row.revoked_by_name,
  };
}

/** Whoever made it; '' for the platform itself, whose name says nothing to people. */
function nameOf(row: Pick<PartnerRow | KeyRow, 'created_by_kind' | 'created_by_name'>): string {
  return row.created_by_kind === 'system' ? '' : row.created_by_name;
}
