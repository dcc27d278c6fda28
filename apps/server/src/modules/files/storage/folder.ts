import { randomBytes } from 'node:crypto';
import { mkdir, open, opendir, readdir, readFile, rename, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { StorageFull, StorageMissing, type FileStorage, type StoredObject } from './storage.ts';

/** What is being written; a crash leaves it behind, and the sweep takes it away. */
const UNDER_WAY = 'under-way';
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Objects as files below a folder. Writing is: aside, to the disk, into place, and the folder to the disk. */
export class FolderStorage implements FileStorage {
  readonly #root: string;
  /** Folders whose own entries are known to lie on the disk. */
  readonly #synced = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    const target = join(this.#root, key);
    const aside = join(this.#root, UNDER_WAY, randomBytes(12).toString('hex'));
    try {
      await this.#makeFolder(join(this.#root, UNDER_WAY));
      await writeDurably(aside, bytes);
      await this.#makeFolder(dirname(target));
      await this.#moveInto(aside, target);
    } catch (error) {
      await rm(aside, { force: true });
      throw FULL.has(codeOf(error)) ? new StorageFull('The disk is full', { cause: error }) : error;
    }
  }

  async get(key: string): Promise<Buffer> {
    try {
      return await readFile(join(this.#root, key));
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? new StorageMissing(key, { cause: error }) : error;
    }
  }

  async removeAll(prefix: string): Promise<void> {
    const folder = join(this.#root, prefix.endsWith('/') ? prefix : dirname(prefix));
    const start = prefix.endsWith('/') ? '' : (prefix.split('/').at(-1) ?? '');
    const names = await readdir(folder).catch(ignoreMissing([]));
    for (const name of names) {
      if (name.startsWith(start)) await rm(join(folder, name), { force: true });
    }
    this.#synced.delete(folder.replace(/\/$/, ''));
    await rmdir(folder).catch(() => undefined);
  }

  async *list(signal?: AbortSignal): AsyncGenerator<StoredObject> {
    const folder = await opendir(this.#root, { recursive: true }).catch(ignoreMissing(null));
    if (folder === null) return;
    for await (const entry of folder) {
      if (signal?.aborted === true) return;
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const found = await stat(path).catch(ignoreMissing(null));
      if (found === null) continue;
      yield { key: relative(this.#root, path).split(sep).join('/'), changedAt: found.mtime };
    }
  }

  async free(): Promise<number | null> {
    await mkdir(this.#root, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.#root);
    return bavail * bsize;
  }

  async #moveInto(aside: string, target: string): Promise<void> {
    try {
      await rename(aside, target);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      // The last file of this folder was just removed, and the folder with it.
      this.#synced.delete(dirname(target));
      await this.#makeFolder(dirname(target));
      await rename(aside, target);
    }
    await syncFolder(dirname(target));
  }

  async #makeFolder(folder: string): Promise<void> {
    if (this.#synced.has(folder)) return;
    const first = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (first !== undefined) {
      // Every folder made anew is an entry of the one above it.
      for (let at = folder; at.length >= first.length; at = dirname(at)) await syncFolder(dirname(at));
    }
    // Kept short: a platform that runs for years meets many folders.
    if (this.#synced.size > 10_000) this.#synced.clear();
    this.#synced.add(folder);
  }
}

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function ignoreMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return instead;
  };
}
