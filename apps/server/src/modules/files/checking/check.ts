import { createHash } from 'node:crypto';
import {
  isPicture,
  namedAs,
  rulesOfPurpose,
  type FileKind,
  type FileRefusal,
  type SentKind,
} from '@yizhan/domain';
import { system } from '../../../app/actor.ts';
import { steppedContext, type ReadContext, type SteppedContext } from '../../../app/context.ts';
import type { Ref } from '../../../app/ids.ts';
import type { Services } from '../../../app/services.ts';
import { cause } from '../../../records/flow/transition.ts';
import { purposeIn } from '../access.ts';
import { boundFileFlow, type Kept } from '../files.flow.ts';
import { findFile, findFileForUpdate, hasSame, listUnchecked, type FileRow } from '../files.repository.ts';
import { openFileKey, SealedParts } from '../storage/sealed-parts.ts';
import { FILE_STORAGE } from '../storage/storage.ts';
import { makePicture } from './pictures.ts';
import { activeContentFinder, sniff } from './sniff.ts';

/** After this a look counts as broken off; the longest takes some seconds. */
export const BROKEN_OFF_MS = 2 * 60_000;

type Verdict = Kept | { readonly refused: FileRefusal };

/** Digest of bytes that says nothing to whoever does not hold the key, and differs for each owner. */
export function digestFor(
  services: Services,
  owner: { readonly noun: string; readonly id: string },
  sha256: string,
): Buffer {
  return services.cipher.hmac('file', `${owner.noun}:${owner.id}:${sha256}`);
}

export function partsFor(
  services: Services,
  row: Pick<FileRow, 'prefecture' | 'id' | 'key_cipher'>,
): SealedParts {
  const key = openFileKey(services.cipher, row.key_cipher);
  return new SealedParts(services.use(FILE_STORAGE), key, { prefecture: row.prefecture, id: row.id });
}

/**
 * Looks at a file whose bytes are all here, outside any transaction, and keeps or refuses it. Doing it twice does no
 * harm: what was made is made again in the same place, and the second verdict finds the first.
 */
export async function check(ctx: SteppedContext, row: FileRow): Promise<void> {
  const verdict = await examine(ctx, row);
  const ref: Ref = { prefecture: row.prefecture, id: row.id };
  await ctx.write(async (inner) => {
    const now = await findFileForUpdate(inner.trx, ref);
    if (now?.status !== 'checking') return;
    await ('refused' in verdict
      ? cause(inner, boundFileFlow, ref, { move: 'refuse', input: { why: verdict.refused } })
      : cause(inner, boundFileFlow, ref, { move: 'keep', input: verdict }));
  });
}

async function examine(ctx: ReadContext, row: FileRow): Promise<Verdict> {
  const { services } = ctx;
  const purpose = purposeIn(row);
  const rules = rulesOfPurpose(purpose);
  const parts = partsFor(services, row);
  const sniffed = await sniff(await parts.get('sent', 0), rules.kinds);
  if ('refused' in sniffed) return sniffed;
  const read = await readThrough(parts, row.size, sniffed.kind);
  const owner = { noun: row.owner_noun, id: row.owner_id };
  const digest = digestFor(services, owner, read.sha256);
  if (row.announced_digest !== null && !row.announced_digest.equals(digest))
    return { refused: 'changed_on_the_way' };
  if (read.isActive) return { refused: 'active_content' };
  const ref = { prefecture: row.prefecture, id: row.owner_id };
  if (await hasSame(ctx.db, ref, purpose, digest)) return { refused: 'there_already' };
  if (read.picture === null) {
    const kind = documentKind(sniffed.kind);
    return {
      kind,
      name: namedAs(row.name, kind),
      size: row.size,
      stored: 'sent',
      digest,
      width: null,
      height: null,
      thumbnailSize: null,
      place: null,
      takenAt: null,
    };
  }
  const made = await makePicture(read.picture);
  if ('refused' in made) return made;
  const keepsPlace = row.keep_place && rules.place === 'asked';
  await parts.putAll('made', made.bytes);
  await parts.putAll('thumbnail', made.thumbnail);
  return {
    kind: 'jpeg',
    name: namedAs(row.name, 'jpeg'),
    size: made.bytes.length,
    stored: 'made',
    digest,
    width: made.width,
    height: made.height,
    thumbnailSize: made.thumbnail.length,
    place: keepsPlace ? made.place : null,
    takenAt: keepsPlace ? made.takenAt : null,
  };
}

function documentKind(kind: SentKind): FileKind {
  if (kind === 'pdf' || kind === 'docx' || kind === 'xlsx') return kind;
  throw new Error(`A ${kind} is made into a picture`);
}

/** Every byte once: its hash, whether a PDF would do something by itself, and a picture as a whole. */
async function readThrough(
  parts: SealedParts,
  size: number,
  kind: SentKind,
): Promise<{ sha256: string; isActive: boolean; picture: Buffer | null }> {
  const hash = createHash('sha256');
  const isActive = activeContentFinder();
  const pieces: Buffer[] = [];
  let active = false;
  for await (const piece of parts.read('sent', 0, size)) {
    hash.update(piece);
    if (kind === 'pdf') active = isActive(piece) || active;
    if (isPicture(kind)) pieces.push(piece);
  }
  return {
    sha256: hash.digest('hex'),
    isActive: active,
    picture: isPicture(kind) ? Buffer.concat(pieces) : null,
  };
}

/** Looks at files again whose look a stopped server broke off. */
export async function finishBrokenOff(services: Services): Promise<void> {
  const ctx = steppedContext(services, { actor: system('files') });
  const before = new Date(ctx.now.getTime() - BROKEN_OFF_MS);
  for (const ref of await listUnchecked(services.db, before)) {
    const row = await findFile(services.db, ref);
    if (row?.status === 'checking') await check(ctx, row);
  }
}
