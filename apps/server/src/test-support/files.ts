import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { routes, type FileItem } from '@yizhan/contract';
import { FILE_PART_BYTES, type FilePurpose } from '@yizhan/domain';
import type { Caller } from './platform.ts';

type Bytes = Uint8Array<ArrayBuffer>;

interface Sent {
  readonly purpose: FilePurpose;
  readonly owner: string;
  readonly name?: string;
  readonly label?: string;
  readonly validUntil?: string;
  readonly keepPlace?: boolean;
  readonly sha256?: string;
}

/** Announces a file without sending any of its bytes. */
export async function begun(caller: Caller, size: number, sent: Sent): Promise<FileItem> {
  return caller.call(routes.files.begin, { body: { name: '照片.jpg', size, ...sent } });
}

export async function put(caller: Caller, file: FileItem, bytes: Bytes, offset = 0): Promise<FileItem> {
  return caller.call(routes.files.put, {
    params: { id: file.id },
    query: { offset },
    bytes: bytes.slice(offset, offset + FILE_PART_BYTES),
  });
}

/** Sends a file as a screen does: announced, in parts, finished. A refused one ends with its first part or its last. */
export async function sendFile(caller: Caller, bytes: Uint8Array, sent: Sent): Promise<FileItem> {
  const whole = new Uint8Array(bytes);
  let file = await begun(caller, whole.length, sent);
  while (file.status === 'receiving' && file.received < whole.length) {
    file = await put(caller, file, whole, file.received);
  }
  if (file.status !== 'receiving') return file;
  return caller.call(routes.files.finish, { params: { id: file.id } });
}

/** A photo unlike any other, with everything a phone hides in it. */
export async function photo(seed = 1, size: { width: number; height: number } = { width: 320, height: 200 }) {
  const background = { r: seed % 256, g: (seed * 7) % 256, b: (seed * 31) % 256 };
  const [lat, lng] = ['27/1 50/1 3000/100', '112/1 56/1 1200/100'];
  const bytes = await sharp({ create: { ...size, channels: 3, background } })
    .withExif({
      IFD0: { Make: 'SECRETPHONE', Artist: '王秀英的手机' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: lat, GPSLongitudeRef: 'E', GPSLongitude: lng },
      IFD2: { DateTimeOriginal: '2026:11:17 09:30:00' },
    })
    .jpeg()
    .toBuffer();
  return new Uint8Array(bytes);
}

/** Where `photo` says it was taken. */
export const PHOTO_PLACE = { lng: 112 + 56 / 60 + 12 / 3600, lat: 27 + 50 / 60 + 30 / 3600 };

export const PHOTO_TIME = '2026-11-17T01:30:00.000Z';

/** A PDF of some words, long enough to fill `size`. */
export function pdf(words = '', size = 0): Uint8Array<ArrayBuffer> {
  const head = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n% ${words}\n`;
  const tail = 'trailer<</Root 1 0 R>>\n%%EOF\n';
  return new Uint8Array(Buffer.from(head + '%'.repeat(Math.max(0, size - head.length - tail.length)) + tail));
}

/** A PNG in black and white that is small as a file and huge once it is opened. */
export function hugePng(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The first entry of an archive, packed. */
export function zipEntry(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc32(content), 14);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([head, Buffer.from(name), packed]);
}
