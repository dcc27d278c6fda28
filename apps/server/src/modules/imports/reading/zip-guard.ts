import { inflateRawSync } from 'node:zlib';

/** Bytes a workbook may decompress to: a hundred thousand rows of a vacancy list come to some 120 MB. */
const MOST_UNFOLDED = 256 * 1024 * 1024;
const MOST_ENTRIES = 2_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const DEFLATED = 8;
const ENCRYPTED_BIT = 1;

export type ZipFault = 'not_zip' | 'encrypted' | 'bomb';

/**
 * Whether a ZIP archive is safe to decompress: every entry is inflated once with a ceiling, so an archive that lies
 * about its sizes is found out before a library trusts them. Null when nothing is wrong.
 */
export function zipFault(content: Buffer): ZipFault | null {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > content.length || content.readUInt32LE(end) !== END_OF_DIRECTORY)
    return 'not_zip';
  const entries = content.readUInt16LE(end + 10);
  if (entries > MOST_ENTRIES) return 'bomb';
  let at = content.readUInt32LE(end + 16);
  let left = MOST_UNFOLDED;
  for (let i = 0; i < entries; i += 1) {
    if (at + 46 > content.length || content.readUInt32LE(at) !== DIRECTORY_ENTRY) return 'not_zip';
    const flags = content.readUInt16LE(at + 8);
    const method = content.readUInt16LE(at + 10);
    const packed = content.readUInt32LE(at + 20);
    const declared = content.readUInt32LE(at + 24);
    const header = content.readUInt32LE(at + 42);
    if ((flags & ENCRYPTED_BIT) !== 0) return 'encrypted';
    const size = declared > left ? null : unfoldedSize(content, header, packed, method, left);
    if (size === 'broken') return 'not_zip';
    if (size === null) return 'bomb';
    left -= size;
    at += 46 + content.readUInt16LE(at + 28) + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return null;
}

/** Null when it is larger than `left`. */
function unfoldedSize(
  content: Buffer,
  header: number,
  packed: number,
  method: number,
  left: number,
): number | null | 'broken' {
  if (header + 30 > content.length || content.readUInt32LE(header) !== LOCAL_HEADER) return 'broken';
  const start = header + 30 + content.readUInt16LE(header + 26) + content.readUInt16LE(header + 28);
  if (method !== DEFLATED) return packed > left ? null : packed;
  if (left === 0) return packed > 0 ? null : 0;
  try {
    return inflateRawSync(content.subarray(start, start + packed), { maxOutputLength: left }).length;
  } catch (error) {
    return error instanceof RangeError ? null : 'broken';
  }
}
