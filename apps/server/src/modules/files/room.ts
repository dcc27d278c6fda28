import { FILE_OWNER_BYTES, rulesOfPurpose, type FilePurpose } from '@yizhan/domain';
import type { AnyContext, ReadContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey, type Services } from '../../app/services.ts';
import { FileDiskFull, FileEmpty, FileQuota, FileTooLarge, FileTooMany } from './files.errors.ts';
import { sumOfOwner, sumOfPrefecture } from './files.repository.ts';
import { FILE_STORAGE } from './storage/storage.ts';

const KNOWN_MS = 30_000;
const MB = 1024 * 1024;

/** Bytes of the files of prefectures, counted again every half minute: the quota of a prefecture need not be exact. */
export class UsedRoom {
  readonly #services: Services;
  readonly #known = new Map<string, { readonly bytes: number; readonly at: number }>();

  constructor(services: Services) {
    this.#services = services;
  }

  async of(prefecture: string): Promise<number> {
    const at = this.#services.clock().getTime();
    const known = this.#known.get(prefecture);
    if (known !== undefined && Math.abs(at - known.at) < KNOWN_MS) return known.bytes;
    const bytes = await sumOfPrefecture(this.#services.db, prefecture);
    this.#known.set(prefecture, { bytes, at });
    return bytes;
  }
}

export const USED_ROOM = serviceKey<UsedRoom>('used room');

/** @throws FileEmpty, FileTooLarge */
export function assertSize(purpose: FilePurpose, size: number): void {
  const { mostBytes } = rulesOfPurpose(purpose);
  if (size === 0) throw FileEmpty();
  if (size > mostBytes) throw FileTooLarge({ most: Math.floor(mostBytes / MB) });
}

/** Asks the store itself, so it must not run within a transaction. @throws FileDiskFull */
export async function assertDisk(ctx: ReadContext, size: number): Promise<void> {
  const free = await ctx.services.use(FILE_STORAGE).free();
  // A picture lies there twice for a moment: as it came, and made anew.
  if (free !== null && free - 2 * size < ctx.services.config.files.reserve) throw FileDiskFull();
}

/** @throws FileTooMany, FileQuota */
export async function assertRoom(
  ctx: AnyContext,
  owner: Ref,
  purpose: FilePurpose,
  size: number,
): Promise<void> {
  const { owner: noun, most } = rulesOfPurpose(purpose);
  const used = await sumOfOwner(ctx.db, owner, purpose, ctx.now);
  if (used.files >= most) throw FileTooMany({ most });
  if (used.bytes + size > FILE_OWNER_BYTES[noun]) throw FileQuota();
  const inPrefecture = await ctx.services.use(USED_ROOM).of(owner.prefecture);
  if (inPrefecture + size > ctx.services.config.files.quota) throw FileQuota();
}
