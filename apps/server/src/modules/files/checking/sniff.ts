import { fileTypeFromBuffer } from 'file-type';
import type { FileRefusal, SentKind } from '@yizhan/domain';

const KINDS: Readonly<Record<string, SentKind>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};
const HEIC = new Set(['image/heic', 'image/heic-sequence', 'image/heif', 'image/heif-sequence']);

/** What a file is by its first bytes; its name and what the sender calls it are never asked. */
export async function sniff(
  first: Buffer,
  allowed: readonly SentKind[],
): Promise<{ kind: SentKind } | { refused: FileRefusal }> {
  const found = await fileTypeFromBuffer(first).catch(() => undefined);
  if (found !== undefined && HEIC.has(found.mime)) return { refused: 'heic' };
  const kind = found === undefined ? undefined : KINDS[found.mime];
  if (kind === undefined) return { refused: 'unknown_kind' };
  // A PDF may begin anywhere in its first kilobyte, which lets it be something else at the same time.
  if (kind === 'pdf' && !first.subarray(0, 5).equals(Buffer.from('%PDF-')))
    return { refused: 'unknown_kind' };
  return allowed.includes(kind) ? { kind } : { refused: 'kind_not_asked' };
}

/** Names under which a PDF runs or opens something by itself, or carries other files. */
const ACTIVE = ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia', '/SubmitForm'];
const LONGEST = Math.max(...ACTIVE.map((name) => name.length));

/** Looks through a PDF piece by piece; a name may lie across two of them. */
export function activeContentFinder(): (piece: Buffer) => boolean {
  let tail = Buffer.alloc(0);
  return (piece) => {
    const seam = Buffer.concat([tail, piece.subarray(0, LONGEST)]);
    const found = ACTIVE.some((name) => seam.includes(name) || piece.includes(name));
    tail = Buffer.from(piece.subarray(-LONGEST));
    return found;
  };
}
