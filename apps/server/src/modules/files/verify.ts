import type { Ref } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import { partsFor } from './checking/check.ts';
import { findFile, listHeld, listKnown, type FileRow } from './files.repository.ts';
import { FILE_STORAGE, fileOfKey, StorageMissing, type PartSet } from './storage/storage.ts';

/** What is wrong with the bytes of a file that its row says are here. */
interface FileFault {
  readonly prefecture: string;
  readonly id: string;
  readonly status: FileRow['status'];
  readonly set: PartSet;
  readonly what: 'missing' | 'changed' | 'short';
}
interface Verified {
  readonly files: number;
  readonly faults: number;
  /** Files of which bytes lie in the store without a row; the nightly sweep takes them away once they are a day old. */
  readonly orphans: number;
}

const AT_ONCE = 200;

/**
 * Reads every byte of the files that are kept, as after a restore. The seal of each part (AES-GCM over its bytes and its
 * name) tells what was changed or exchanged, the sizes in the row what is cut off. Changes nothing; what is sent or goes
 * while it runs is not counted.
 */
export async function verifyFiles(
  services: Services,
  {
    prefecture = null,
    signal,
    onFault,
  }: {
    readonly prefecture?: string | null;
    readonly signal?: AbortSignal;
    readonly onFault: (fault: FileFault) => void;
  },
): Promise<Verified> {
  let [files, faults] = [0, 0];
  let after: Ref | null = null;
  for (;;) {
    const refs: Ref[] = await listHeld(services.db, { prefecture, after, limit: AT_ONCE });
    for (const ref of refs) {
      if (signal?.aborted === true) return { files, faults, orphans: 0 };
      const found = await faultsOf(services, ref);
      if (found === null) continue;
      files += 1;
      faults += found.length;
      found.forEach(onFault);
    }
    after = refs.at(-1) ?? null;
    if (after === null || refs.length < AT_ONCE) break;
  }
  return { files, faults, orphans: await orphansIn(services, prefecture, signal) };
}

/** Null for a file that went meanwhile. */
async function faultsOf(services: Services, ref: Ref): Promise<FileFault[] | null> {
  const row = await findFile(services.db, ref);
  if (row === undefined) return null;
  const sets: Array<{ set: PartSet; size: number }> = [
    { set: row.stored, size: row.size },
    ...(row.thumbnail_size === null ? [] : [{ set: 'thumbnail' as const, size: row.thumbnail_size }]),
  ];
  const found: FileFault[] = [];
  for (const { set, size } of sets) {
    const what = await faultOf(services, row, set, size);
    if (what !== null) found.push({ prefecture: row.prefecture, id: row.id, status: row.status, set, what });
  }
  // Whoever lets a file go takes the row first, then the bytes.
  return found.length > 0 && (await findFile(services.db, ref)) === undefined ? null : found;
}

async function faultOf(
  services: Services,
  row: FileRow,
  set: PartSet,
  size: number,
): Promise<FileFault['what'] | null> {
  let read = 0;
  try {
    for await (const piece of partsFor(services, row).read(set, 0, size)) read += piece.length;
    return null;
  } catch (error) {
    if (error instanceof StorageMissing) return read === 0 ? 'missing' : 'short';
    return error instanceof Error && /shorter/.test(error.message) ? 'short' : 'changed';
  }
}

async function orphansIn(
  services: Services,
  prefecture: string | null,
  signal: AbortSignal | undefined,
): Promise<number> {
  const files = new Map<string, Set<string>>();
  for await (const { key } of services.use(FILE_STORAGE).list(signal)) {
    const file = fileOfKey(key);
    if (file === null || (prefecture !== null && file.prefecture !== prefecture)) continue;
    const ids = files.get(file.prefecture) ?? new Set();
    files.set(file.prefecture, ids.add(file.id));
  }
  let orphans = 0;
  for (const [of, ids] of files) {
    const all = [...ids];
    for (let at = 0; at < all.length; at += AT_ONCE) {
      const some = all.slice(at, at + AT_ONCE);
      orphans += some.length - (await listKnown(services.db, of, some)).length;
    }
  }
  return orphans;
}
