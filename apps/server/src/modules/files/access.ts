import { FILE_PURPOSE_CODES, rulesOfPurpose, type FileOwner, type FilePurpose } from '@yizhan/domain';
import { actorStamp, type Actor } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { DomainError } from '../../app/errors.ts';
import { fromShortId, recordId, shortId, toRef } from '../../app/ids.ts';
import type { FileAct, OpenedOwner, OwnerKey } from '../../records/files/types.ts';
import { purposeOf } from '../../records/registry.ts';
import type { FileRow } from './files.repository.ts';

/** Sites belong to no prefecture's tables, so their ids are short. */
const SHARED: ReadonlySet<FileOwner> = new Set(['site']);

export function ownerKey(purpose: FilePurpose, id: string): OwnerKey {
  return SHARED.has(rulesOfPurpose(purpose).owner) ? { prefecture: null, id: fromShortId(id) } : toRef(id);
}

export function ownerIdOf(row: Pick<FileRow, 'owner_noun' | 'prefecture' | 'owner_id'>): string {
  return SHARED.has(row.owner_noun) ? shortId(row.owner_id) : recordId(row.prefecture, row.owner_id);
}

/** The purpose of a row. @throws Error for one that this version does not know */
export function purposeIn(row: Pick<FileRow, 'purpose'>): FilePurpose {
  const found = FILE_PURPOSE_CODES.find((code) => code === row.purpose);
  if (found === undefined) throw new Error(`No file is kept as ${row.purpose}`);
  return found;
}

/** @throws what the policy of the owner throws */
export async function authoriseFile(ctx: AnyContext, row: FileRow, act: FileAct): Promise<OpenedOwner> {
  return purposeOf(ctx.services, purposeIn(row)).open(
    ctx,
    { prefecture: row.prefecture, id: row.owner_id },
    act,
  );
}

/** Whether the viewer may do this with the files of an owner. */
export async function mayFile(ctx: AnyContext, row: FileRow, act: FileAct): Promise<boolean> {
  try {
    await authoriseFile(ctx, row, act);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** Whether the actor began the upload. */
export function isSender(actor: Actor, row: Pick<FileRow, 'created_by_kind' | 'created_by_id'>): boolean {
  const { kind, id } = actorStamp(actor);
  return id !== null && row.created_by_kind === kind && row.created_by_id === id;
}
