import type { FastifyReply, FastifyRequest } from 'fastify';
import { FILE_TYPES, rulesOfPurpose } from '@yizhan/domain';
import type { ReadContext } from '../../app/context.ts';
import type { Streamed } from '../../app/http/bind.ts';
import type { Ref } from '../../app/ids.ts';
import { purposeIn } from './access.ts';
import { partsFor } from './checking/check.ts';
import { FileGone, FileRange, FileUnknown } from './files.errors.ts';
import type { FileRow } from './files.repository.ts';
import { getFile } from './files.usecases.ts';
import { StorageMissing, type PartSet } from './storage/storage.ts';

/** What of a file is asked for. */
interface Wanted {
  readonly set: PartSet;
  readonly size: number;
  readonly type: string;
}

/**
 * The bytes of a kept file. Pictures may be shown in a page; everything else is downloaded, never opened by the page's
 * own origin: no script, no guessing of types, a sandbox of its own.
 *
 * @throws FileUnknown, FileRange, FileGone, and what the owner's policy throws
 */
export async function contentOf(
  ctx: ReadContext,
  ref: Ref,
  size: 'whole' | 'thumbnail',
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<Streamed> {
  const row = await getFile(ctx, ref);
  const wanted = wantedOf(row, size);
  const tag = `"${ref.id}-${wanted.set}"`;
  reply
    .header('etag', tag)
    .header('accept-ranges', 'bytes')
    // Whoever may look is asked each time; a browser that has the bytes is only told that it still may.
    .header(
      'cache-control',
      rulesOfPurpose(purposeIn(row)).open ? 'public, max-age=300' : 'private, no-cache',
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', dispositionOf(row));
  if (request.headers['if-none-match'] === tag) {
    await reply.status(304).send();
    return { stream: '', type: wanted.type };
  }
  const range = rangeOf(request.headers, tag, wanted.size);
  if (range === null) {
    reply.header('content-range', `bytes */${String(wanted.size)}`);
    throw FileRange();
  }
  const { from, to } = range;
  try {
    const stream = await partsFor(ctx.services, row).stream(wanted.set, from, to);
    if (to - from < wanted.size) {
      reply
        .status(206)
        .header('content-range', `bytes ${String(from)}-${String(to - 1)}/${String(wanted.size)}`);
    }
    reply.header('content-length', to - from);
    return { stream, type: wanted.type };
  } catch (error) {
    if (!(error instanceof StorageMissing)) throw error;
    ctx.services.log.error({ file: ref.id }, 'The bytes of a kept file are missing in the store');
    throw FileGone();
  }
}

function wantedOf(row: FileRow, size: 'whole' | 'thumbnail'): Wanted {
  if (row.status !== 'kept' || row.kind === null) throw FileUnknown();
  if (size === 'whole') return { set: row.stored, size: row.size, type: FILE_TYPES[row.kind] };
  if (row.thumbnail_size === null) throw FileUnknown();
  return { set: 'thumbnail', size: row.thumbnail_size, type: FILE_TYPES.jpeg };
}

function dispositionOf({ name, kind }: FileRow): string {
  return `${kind === 'jpeg' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/** The whole file without a range, or where the range is of another version; null for one that lies outside. */
function rangeOf(
  headers: FastifyRequest['headers'],
  tag: string,
  size: number,
): { from: number; to: number } | null {
  const whole = { from: 0, to: size };
  const condition = headers['if-range'];
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? '') ?? [];
  if ((first === '' && last === '') || (condition !== undefined && condition !== tag)) return whole;
  // The last so many bytes.
  if (first === '') {
    return Number(last) === 0 ? null : { from: Math.max(0, size - Number(last)), to: size };
  }
  const from = Number(first);
  const to = last === '' ? size : Math.min(size, Number(last) + 1);
  return from >= size || to <= from ? null : { from, to };
}
