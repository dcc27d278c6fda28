import type { z } from 'zod';
import type { FileItem, fileRoutes } from '@yizhan/contract';
import { rulesOfPurpose, safeFileName, type FilePurpose } from '@yizhan/domain';
import { actorStamp } from '../../app/actor.ts';
import type { AnyContext, SteppedContext, WriteContext } from '../../app/context.ts';
import { DomainError, RecordChanged } from '../../app/errors.ts';
import { newId, recordId, toRef, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { findLastAction } from '../../records/flow/flow.repository.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { takeBack } from '../../records/flow/take-back.ts';
import { transition } from '../../records/flow/transition.ts';
import { purposeOf } from '../../records/registry.ts';
import { authoriseFile, isSender, ownerKey } from './access.ts';
import { digestFor } from './checking/check.ts';
import { FilesNotOfRecord, FileUnknown } from './files.errors.ts';
import { boundFileFlow } from './files.flow.ts';
import {
  countKept,
  findFile,
  findFileForUpdate,
  insertFile,
  listFiles,
  sumOfOwner,
  updatePaper,
  type FileRow,
} from './files.repository.ts';
import { fileView, fileViews } from './files.views.ts';
import { assertDisk, assertRoom, assertSize } from './room.ts';
import { makeFileKey } from './storage/sealed-parts.ts';

/** A file to be announced. */
export type NewFile = z.output<(typeof fileRoutes)['begin']['body']>;

/** @throws FileUnknown for one that is not there; whoever may not read it learns no more than that it exists */
export async function getFile(ctx: AnyContext, ref: Ref): Promise<FileRow> {
  const row = await findFile(ctx.db, ref);
  if (row === undefined) throw FileUnknown();
  await authoriseFile(ctx, row, 'read');
  return row;
}

export async function viewFile(ctx: AnyContext, ref: Ref): Promise<FileItem> {
  return fileView(ctx, await getFile(ctx, ref));
}

export async function listOfOwner(
  ctx: AnyContext,
  { purpose, owner }: { purpose: FilePurpose; owner: string },
): Promise<{ items: FileItem[]; left: number }> {
  const bound = purposeOf(ctx.services, purpose);
  const key = ownerKey(purpose, owner);
  const { ref } = await bound.open(ctx, key, 'read');
  const rows = await listFiles(ctx.db, ref, purpose, actorStamp(ctx.actor));
  let left = 0;
  try {
    await bound.open(ctx, key, 'add');
    const { files } = await sumOfOwner(ctx.db, ref, purpose, ctx.now);
    left = Math.max(0, rulesOfPurpose(purpose).most - files);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
  return { items: await fileViews(ctx, rows), left };
}

/**
 * Announces a file; its bytes may come once this is committed.
 *
 * @throws FileEmpty, FileTooLarge, FileTooMany, FileQuota, FileDiskFull, and what the owner's policy throws
 */
export async function beginFile(ctx: SteppedContext, input: NewFile): Promise<FileItem> {
  assertSize(input.purpose, input.size);
  await assertDisk(ctx, input.size);
  const ref = await ctx.write((inner) => announce(inner, input));
  return viewFile(ctx, ref);
}

/** The row of a file whose bytes are to come. */
export async function announce(
  ctx: WriteContext,
  input: NewFile,
  sealed: Buffer = makeFileKey(ctx.services.cipher).sealed,
): Promise<Ref> {
  const { purpose, size, sha256 } = input;
  const rules = rulesOfPurpose(purpose);
  const owner = await purposeOf(ctx.services, purpose).open(ctx, ownerKey(purpose, input.owner), 'add');
  await assertRoom(ctx, owner.ref, purpose, size);
  const ref: Ref = { prefecture: owner.ref.prefecture, id: newId() };
  await openRecord(ctx, boundFileFlow, { ref, opening: 'begin', data: { purpose, size } }, (inner, status) =>
    insertFile(inner.trx, {
      ...ref,
      owner_noun: rules.owner,
      owner_id: owner.ref.id,
      region_code: owner.region,
      purpose,
      name: safeFileName(input.name),
      label: input.label,
      valid_until: input.validUntil,
      status,
      size,
      keep_place: input.keepPlace && rules.place === 'asked',
      key_cipher: sealed,
      announced_digest:
        sha256 === null ? null : digestFor(ctx.services, { noun: rules.owner, id: owner.ref.id }, sha256),
      created_at: ctx.now,
      ...stamped('created', ctx.actor),
      updated_at: ctx.now,
    }),
  );
  return ref;
}

/** Whether all of these, by public id, are kept files of a record for a purpose. @throws FilesNotOfRecord */
export async function assertFilesOf(
  ctx: AnyContext,
  owner: Ref,
  purpose: FilePurpose,
  publicIds: readonly string[],
): Promise<void> {
  const ids = new Set(publicIds.map((id) => toRef(id).id));
  if (ids.size === 0) return;
  if ((await countKept(ctx.db, owner, purpose, [...ids])) !== ids.size) throw FilesNotOfRecord();
}

/** @throws FileUnknown, RecordChanged, and what the owner's policy throws */
export async function changePaper(
  ctx: WriteContext,
  ref: Ref,
  input: z.output<(typeof fileRoutes)['change']['body']>,
): Promise<FileItem> {
  const row = await findFileForUpdate(ctx.trx, ref);
  if (row?.status !== 'kept') throw FileUnknown();
  await authoriseFile(ctx, row, 'add');
  const { version, label, validUntil } = input;
  if (!(await updatePaper(ctx.trx, ref, version, { label, validUntil, at: ctx.now }))) throw RecordChanged();
  await ctx.audit({
    action: 'file.changed',
    entity: { kind: 'file', id: recordId(ref) },
    region: row.region_code,
    summary: { purpose: row.purpose },
  });
  return viewFile(ctx, ref);
}

/** Removes a kept file, or stops an upload of one's own. @throws FileUnknown, StepIllegal */
export async function removeFile(ctx: WriteContext, ref: Ref): Promise<FileItem> {
  const row = await findFileForUpdate(ctx.trx, ref);
  if (row === undefined) throw FileUnknown();
  if (row.status === 'receiving' && !isSender(ctx.actor, row)) throw FileUnknown();
  const move = row.status === 'receiving' ? 'stop' : 'remove';
  await transition(ctx, boundFileFlow, ref, null, { move });
  return viewFile(ctx, ref);
}

/** Brings a file back that was just removed. @throws FileUnknown, and what taking back throws */
export async function restoreFile(ctx: WriteContext, ref: Ref): Promise<FileItem> {
  const row = await findFile(ctx.trx, ref);
  const action = await findLastAction(ctx.trx, ref);
  if (row?.status !== 'removed' || action?.move !== 'remove') throw FileUnknown();
  await takeBack(ctx, { prefecture: action.prefecture, id: action.id });
  return viewFile(ctx, ref);
}
