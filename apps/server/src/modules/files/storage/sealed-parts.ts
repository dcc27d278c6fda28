import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { FILE_PART_BYTES } from '@yizhan/domain';
import type { Cipher } from '../../../app/security/cipher.ts';
import { keyOf, type FileStorage, type PartSet } from './storage.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** The key of one file, sealed for its row. */
export function makeFileKey(cipher: Cipher): { key: Buffer; sealed: Buffer } {
  const key = randomBytes(KEY_BYTES);
  return { key, sealed: cipher.encrypt(key.toString('base64')) };
}

export function openFileKey(cipher: Cipher, sealed: Buffer): Buffer {
  return Buffer.from(cipher.decrypt(sealed), 'base64');
}

export interface FilePlace {
  readonly prefecture: string;
  readonly id: string;
}

/**
 * The parts of one file in the store: each sealed by itself (AES-256-GCM) with the file's own key, under a name that
 * is part of the seal, so that no part can be put in another's place.
 */
export class SealedParts {
  readonly #storage: FileStorage;
  readonly #key: Buffer;
  readonly #file: FilePlace;

  constructor(storage: FileStorage, key: Buffer, file: FilePlace) {
    this.#storage = storage;
    this.#key = key;
    this.#file = file;
  }

  /** @throws StorageFull */
  async put(set: PartSet, part: number, bytes: Buffer): Promise<void> {
    const name = keyOf(this.#file, set, part);
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(name));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    await this.#storage.put(name, Buffer.concat([iv, cipher.getAuthTag(), body]));
  }

  /** @throws StorageMissing, Error where the part was changed */
  async get(set: PartSet, part: number): Promise<Buffer> {
    const name = keyOf(this.#file, set, part);
    const sealed = await this.#storage.get(name);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, IV_BYTES));
    decipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  }

  /** @throws StorageFull */
  async putAll(set: PartSet, bytes: Buffer): Promise<void> {
    for (let part = 0; part < partsOf(bytes.length); part += 1) {
      await this.put(set, part, bytes.subarray(part * FILE_PART_BYTES, (part + 1) * FILE_PART_BYTES));
    }
  }

  /** Bytes `from` up to and without `to`. */
  async *read(set: PartSet, from: number, to: number): AsyncGenerator<Buffer> {
    for (let at = from; at < to;) {
      const part = Math.floor(at / FILE_PART_BYTES);
      const start = part * FILE_PART_BYTES;
      const bytes = await this.get(set, part);
      const piece = bytes.subarray(at - start, Math.min(to - start, bytes.length));
      if (piece.length === 0) throw new Error('A part of a file is shorter than its row says');
      yield piece;
      at += piece.length;
    }
  }

  /** The same as a stream, whose first part is read at once: what is missing is known before anything is sent. */
  async stream(set: PartSet, from: number, to: number): Promise<Readable> {
    const pieces = this.read(set, from, to);
    const first = await pieces.next();
    return Readable.from(
      (async function* () {
        if (first.done !== true) yield first.value;
        yield* pieces;
      })(),
      { objectMode: false, highWaterMark: FILE_PART_BYTES },
    );
  }
}

export function partsOf(size: number): number {
  return Math.ceil(size / FILE_PART_BYTES);
}
