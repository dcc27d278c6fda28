import type { FileItem } from '@yizhan/contract';
import { FILE_PART_BYTES, isPicture, PICTURE_KINDS, rulesOfPurpose, type SentKind } from '@yizhan/domain';
import type { SteppedContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { cause } from '../../records/flow/transition.ts';
import { authoriseFile, isSender, purposeIn } from './access.ts';
import { BROKEN_OFF_MS, check, partsFor } from './checking/check.ts';
import { sniff } from './checking/sniff.ts';
import {
  FileDiskFull,
  FileIncomplete,
  FileKindNotAsked,
  FileNotReceiving,
  FilePartGap,
  FilePartWrong,
  FileUnknown,
} from './files.errors.ts';
import { boundFileFlow, type Kept } from './files.flow.ts';
import { addReceived, beginChecking, findFile, findFileForUpdate, type FileRow } from './files.repository.ts';
import { fileView } from './files.views.ts';
import { announce, getFile, type NewFile, viewFile } from './files.usecases.ts';
import { assertDisk, assertSize } from './room.ts';
import { SealedParts, makeFileKey, partsOf } from './storage/sealed-parts.ts';
import { FILE_STORAGE, StorageFull } from './storage/storage.ts';

/** An upload of the actor's own. @throws FileUnknown, and what the owner's policy throws */
async function ownUpload(ctx: SteppedContext, ref: Ref): Promise<FileRow> {
  const row = await findFile(ctx.db, ref);
  if (row === undefined || !isSender(ctx.actor, row)) throw FileUnknown();
  await authoriseFile(ctx, row, 'add');
  return row;
}

/** What the store says of a full disk, as the sender is told. */
async function storing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageFull) throw FileDiskFull();
    throw error;
  }
}

/**
 * Takes the next part: sealed, into the store, and only then acknowledged. The first one shows what the file is.
 *
 * @throws FileUnknown, FileNotReceiving, FilePartWrong, FilePartGap, FileDiskFull
 */
export async function takePart(
  ctx: SteppedContext,
  ref: Ref,
  offset: number,
  bytes: Buffer | null,
): Promise<FileItem> {
  const row = await ownUpload(ctx, ref);
  if (bytes === null || offset % FILE_PART_BYTES !== 0 || offset >= row.size) throw FilePartWrong();
  if (bytes.length !== Math.min(FILE_PART_BYTES, row.size - offset)) throw FilePartWrong();
  // The answer was lost on its way, and the sender asks again.
  if (offset < row.received) return fileView(ctx, row);
  if (row.status !== 'receiving') throw FileNotReceiving();
  if (offset > row.received) throw FilePartGap({ received: row.received });
  if (offset === 0) {
    const sniffed = await sniff(bytes, rulesOfPurpose(purposeIn(row)).kinds);
    if ('refused' in sniffed) {
      await ctx.write((inner) =>
        cause(inner, boundFileFlow, ref, { move: 'refuse', input: { why: sniffed.refused } }),
      );
      return viewFile(ctx, ref);
    }
  }
  await storing(() => partsFor(ctx.services, row).put('sent', offset / FILE_PART_BYTES, bytes));
  const part = { offset, length: bytes.length, at: ctx.now };
  if (await ctx.write((inner) => addReceived(inner.trx, ref, part))) {
    return fileView(ctx, { ...row, received: offset + bytes.length });
  }
  const now = await ownUpload(ctx, ref);
  if (now.received <= offset) throw FileNotReceiving();
  return fileView(ctx, now);
}

/**
 * Keeps or refuses a file whose bytes are all here. Asked again it answers with what became of it.
 *
 * @throws FileUnknown, FileNotReceiving, FileIncomplete, FileDiskFull
 */
export async function finishFile(ctx: SteppedContext, ref: Ref): Promise<FileItem> {
  await ownUpload(ctx, ref);
  const mine = await ctx.write(async (inner) => {
    const row = await findFileForUpdate(inner.trx, ref);
    if (row === undefined) throw FileUnknown();
    if (row.status === 'removed') throw FileNotReceiving();
    if (row.status === 'kept' || row.status === 'refused') return null;
    if (row.status === 'checking') {
      const since = row.checking_since?.getTime() ?? 0;
      if (inner.now.getTime() - since < BROKEN_OFF_MS) return null;
      await beginChecking(inner.trx, ref, inner.now);
      return row;
    }
    if (row.received !== row.size) throw FileIncomplete({ received: row.received, size: row.size });
    await cause(inner, boundFileFlow, ref, { move: 'check' });
    return row;
  });
  if (mine !== null) await storing(() => check(ctx, mine));
  return viewFile(ctx, ref);
}

/** A file that the platform itself brings: all its bytes at once, looked at like any other. @throws as `beginFile` */
export async function addWhole(
  ctx: SteppedContext,
  file: Pick<NewFile, 'purpose' | 'owner' | 'name'>,
  bytes: Buffer,
): Promise<FileItem> {
  const { length: size } = bytes;
  assertSize(file.purpose, size);
  await assertDisk(ctx, size);
  const { key, sealed } = makeFileKey(ctx.services.cipher);
  const whole = { ...file, size, sha256: null, label: '', validUntil: null, keepPlace: false };
  const ref = await ctx.write((inner) => announce(inner, whole, sealed));
  await storing(async () => {
    await new SealedParts(ctx.services.use(FILE_STORAGE), key, ref).putAll('sent', bytes);
    await ctx.write(async (inner) => {
      await addReceived(inner.trx, ref, { offset: 0, length: size, at: ctx.now });
      await cause(inner, boundFileFlow, ref, { move: 'check' });
    });
    const row = await findFile(ctx.db, ref);
    if (row !== undefined) await check(ctx, row);
  });
  return viewFile(ctx, ref);
}

/**
 * Hands a kept file to another record: a file of its own, with its own key, so that neither's removal touches the other.
 *
 * @throws FileUnknown, FileKindNotAsked, FileTooLarge, FileTooMany, FileQuota, FileDiskFull
 */
export async function copyFile(
  ctx: SteppedContext,
  ref: Ref,
  to: Pick<NewFile, 'purpose' | 'owner'>,
): Promise<FileItem> {
  const from = await getFile(ctx, ref);
  if (from.status !== 'kept' || from.kind === null) throw FileUnknown();
  const rules = rulesOfPurpose(to.purpose);
  const kinds: readonly SentKind[] = rules.kinds.some(isPicture)
    ? [...rules.kinds, ...PICTURE_KINDS]
    : rules.kinds;
  if (!kinds.includes(from.kind)) throw FileKindNotAsked();
  assertSize(to.purpose, from.size);
  await assertDisk(ctx, from.size);
  const { key, sealed } = makeFileKey(ctx.services.cipher);
  const copy = await ctx.write((inner) =>
    announce(
      inner,
      {
        ...to,
        name: from.name,
        size: from.size,
        sha256: null,
        label: from.label,
        validUntil: from.valid_until,
        keepPlace: false,
      },
      sealed,
    ),
  );
  const source = partsFor(ctx.services, from);
  const target = new SealedParts(ctx.services.use(FILE_STORAGE), key, copy);
  await storing(async () => {
    for (let part = 0; part < partsOf(from.size); part += 1) {
      await target.put(from.stored, part, await source.get(from.stored, part));
    }
    if (from.thumbnail_size !== null) await target.put('thumbnail', 0, await source.get('thumbnail', 0));
  });
  await ctx.write(async (inner) => {
    await cause(inner, boundFileFlow, copy, { move: 'check' });
    await cause(inner, boundFileFlow, copy, { move: 'keep', input: keptAs(from, from.kind) });
  });
  return viewFile(ctx, copy);
}

function keptAs(from: FileRow, kind: FileRow['kind']): Kept {
  if (kind === null) throw new Error('A kept file has a kind');
  return {
    kind,
    name: from.name,
    size: from.size,
    stored: from.stored,
    // Keyed by its owner, so that of another owner it says nothing.
    digest: from.content_digest ?? Buffer.alloc(0),
    width: from.width,
    height: from.height,
    thumbnailSize: from.thumbnail_size,
    place: null,
    takenAt: null,
  };
}
