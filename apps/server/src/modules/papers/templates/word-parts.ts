import { inflateRawSync } from 'node:zlib';
import { NotWord, TemplateTooBig } from './templates.errors.ts';

/** Bytes that the parts of a template may have together, unpacked. */
const MOST_UNPACKED = 24 * 1024 * 1024;
const MOST_PARTS = 400;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const [STORED, DEFLATED] = [0, 8];

/**
 * The parts of a Word file, unpacked by ourselves with a bound, so that a file that grows without end is refused before
 * any other program reads it. @throws NotWord, TemplateTooBig
 */
export function wordParts(file: Buffer): ReadonlyMap<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== END_OF_DIRECTORY) throw NotWord();
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw TemplateTooBig();
  const parts = new Map<string, Buffer>();
  let at = file.readUInt32LE(end + 16);
  let left = MOST_UNPACKED;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw NotWord();
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const content = unpack(file, at, left);
    left -= content.length;
    if (parts.has(name)) throw NotWord();
    parts.set(name, content);
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (!parts.has('[Content_Types].xml') || !parts.has('word/document.xml')) throw NotWord();
  return parts;
}

function unpack(file: Buffer, entry: number, most: number): Buffer {
  const method = file.readUInt16LE(entry + 10);
  const packed = file.readUInt32LE(entry + 20);
  const local = file.readUInt32LE(entry + 42);
  if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL_ENTRY) throw NotWord();
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const bytes = file.subarray(start, start + packed);
  if (method === STORED) return bytes;
  if (method !== DEFLATED) throw NotWord();
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw error instanceof RangeError ? TemplateTooBig() : NotWord();
  }
}
