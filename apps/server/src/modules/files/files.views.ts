import type { FileItem } from '@yizhan/contract';
import { FILE_REFUSALS } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { recordId } from '../../app/ids.ts';
import { undosOf } from '../../records/flow/undo-view.ts';
import { mayFile, ownerIdOf, purposeIn } from './access.ts';
import { REFUSALS } from './files.errors.ts';
import type { FileRow } from './files.repository.ts';

/** Files of one owner and purpose, for which the policy says the same. */
export async function fileViews(ctx: AnyContext, rows: readonly FileRow[]): Promise<FileItem[]> {
  // While it is on its way there is nothing to ask: it is its sender's alone.
  const settled = rows.filter(({ status }) => status === 'kept' || status === 'removed');
  const [example] = settled;
  const mayRemove = example !== undefined && (await mayFile(ctx, example, 'remove'));
  const mayChange = example !== undefined && (await mayFile(ctx, example, 'add'));
  const undos = await undosOf(
    ctx,
    settled.map(({ prefecture, id, version }) => ({ ref: { prefecture, id }, version, may: mayRemove })),
  );
  return rows.map((row): FileItem => {
    const id = recordId(row.prefecture, row.id);
    const refused = FILE_REFUSALS.find((code) => code === row.refused_for);
    const can: FileItem['can'] = [];
    if (row.status === 'kept' && mayChange) can.push('change');
    if (row.status === 'kept' ? mayRemove : row.status === 'receiving') can.push('remove');
    return {
      id,
      owner: { noun: row.owner_noun, id: ownerIdOf(row) },
      purpose: purposeIn(row),
      name: row.name,
      label: row.label,
      validUntil: row.valid_until,
      status: row.status,
      kind: row.kind,
      size: row.size,
      received: row.received,
      refusal: refused === undefined ? null : { code: refused, text: REFUSALS[refused][ctx.locale] },
      width: row.width,
      height: row.height,
      hasThumbnail: row.thumbnail_size !== null,
      place: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat },
      takenAt: row.taken_at?.toISOString() ?? null,
      // Whoever looks without signing in learns nothing of the staff; the platform itself has no name.
      addedBy: ctx.actor.kind === 'public' || row.created_by_kind === 'system' ? '' : row.created_by_name,
      addedAt: row.created_at.toISOString(),
      version: row.version,
      can,
      undo: undos.get(id) ?? null,
    };
  });
}

export async function fileView(ctx: AnyContext, row: FileRow): Promise<FileItem> {
  const [view] = await fileViews(ctx, [row]);
  if (view === undefined) throw new Error('A file has a view');
  return view;
}
