import type { BaseMap, BaseMapInput, BaseMapSetting } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { RecordChanged } from '../../app/errors.ts';
import { newId, shortId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import {
  endBaseMap,
  findBaseMap,
  findBaseMapForUpdate,
  insertBaseMap,
  listBaseMaps,
  type BaseMapRow,
} from './base-map.repository.ts';
import { BaseMapAddress, BaseMapKey } from './maps.errors.ts';
import { mayChangeBase } from './maps.policy.ts';
import { originOf } from './tile-origin.ts';

const SHOWN = 20;
/** Shown of a key, so that two can be told apart. */
const KEY_END = 4;

/** What a browser needs of the base map in use. */
export async function readBaseMap(ctx: AnyContext): Promise<BaseMap | null> {
  const row = await findBaseMap(ctx.db);
  if (row === undefined) return null;
  const key = keyOf(ctx, row);
  return {
    url: row.url_template.replaceAll('{key}', encodeURIComponent(key ?? '')),
    attribution: row.attribution,
    approvalNumber: row.approval_number,
    system: row.system,
    maxZoom: row.max_zoom,
  };
}

export async function listBaseMapSettings(
  ctx: AnyContext,
): Promise<{ items: BaseMapSetting[]; can: boolean }> {
  const rows = await listBaseMaps(ctx.db, SHOWN);
  return { items: rows.map((row) => view(ctx, row)), can: await mayChangeBase(ctx) };
}

/** @throws BaseMapAddress, BaseMapKey, RecordChanged */
export async function setBaseMap(ctx: WriteContext, input: BaseMapInput): Promise<BaseMapSetting> {
  const origin = originOf(input.urlTemplate);
  if (origin === null || !isTemplate(input.urlTemplate)) throw BaseMapAddress();
  const before = await findBaseMapForUpdate(ctx.trx);
  if ((before === undefined ? null : shortId(before.id)) !== input.was) throw RecordChanged();
  const needsKey = input.urlTemplate.includes('{key}');
  // A key is only ever sent to the server it was given for.
  const former = (await listBaseMaps(ctx.trx, SHOWN)).find((row) => originOf(row.url_template) === origin);
  const key = input.key ?? (needsKey && former !== undefined ? keyOf(ctx, former) : null);
  if (needsKey !== (key !== null)) throw BaseMapKey();
  if (before !== undefined) await endBaseMap(ctx.trx, before.id, stamped('ended', ctx.actor), ctx.now);
  const row = await insertBaseMap(ctx.trx, {
    id: newId(),
    url_template: input.urlTemplate,
    key_sealed: key === null ? null : ctx.services.cipher.encrypt(key),
    attribution: input.attribution,
    approval_number: input.approvalNumber,
    system: input.system,
    max_zoom: input.maxZoom,
    source: input.source,
    ...stamped('set', ctx.actor),
    set_at: ctx.now,
  });
  await ctx.audit({
    action: 'base_map.set',
    summary: { server: origin, approvalNumber: input.approvalNumber, source: input.source },
  });
  await ctx.changed('base_map', { prefecture: '', id: row.id });
  return view(ctx, row);
}

/** @throws RecordChanged */
export async function endBase(ctx: WriteContext, was: string): Promise<BaseMapSetting> {
  const before = await findBaseMapForUpdate(ctx.trx);
  if (before === undefined || shortId(before.id) !== was) throw RecordChanged();
  const ended = await endBaseMap(ctx.trx, before.id, stamped('ended', ctx.actor), ctx.now);
  if (ended === undefined) throw RecordChanged();
  await ctx.audit({ action: 'base_map.ended', summary: { server: originOf(before.url_template) } });
  await ctx.changed('base_map', { prefecture: '', id: before.id });
  return view(ctx, ended);
}

/** All three numbers of a tile, and nothing else in braces but the key. */
function isTemplate(url: string): boolean {
  const found = [...url.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const known = ['z', 'x', 'y', 'key'];
  return (
    ['z', 'x', 'y'].every((name) => found.includes(name)) && found.every((name) => known.includes(name ?? ''))
  );
}

function keyOf(ctx: AnyContext, row: BaseMapRow): string | null {
  return row.key_sealed === null ? null : ctx.services.cipher.decrypt(row.key_sealed);
}

function view(ctx: AnyContext, row: BaseMapRow): BaseMapSetting {
  return {
    id: shortId(row.id),
    urlTemplate: row.url_template,
    keyEnd: keyOf(ctx, row)?.slice(-KEY_END) ?? null,
    attribution: row.attribution,
    approvalNumber: row.approval_number,
    system: row.system,
    maxZoom: row.max_zoom,
    source: row.source,
    setBy: row.set_by_name,
    setAt: row.set_at.toISOString(),
    endedBy: row.ended_by_name,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
