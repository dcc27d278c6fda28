import { serviceKey } from '../../../app/services.ts';

/** An object of the store. */
export interface StoredObject {
  readonly key: string;
  readonly changedAt: Date;
}

/**
 * Where the sealed parts of files lie. Objects are small (a part and its seal), so each is written and read as a whole
 * and memory stays the same however large a file is.
 */
export interface FileStorage {
  /** Resolves once the bytes would outlast a power cut; replaces what is there in one step. @throws StorageFull */
  put(key: string, bytes: Buffer): Promise<void>;
  /** @throws StorageMissing */
  get(key: string): Promise<Buffer>;
  /** Removes every object whose key begins like this; none is fine. */
  removeAll(prefix: string): Promise<void>;
  /** Everything there is, in no order. */
  list(signal?: AbortSignal): AsyncIterable<StoredObject>;
  /** Free bytes; null where the store has no end that it knows. */
  free(): Promise<number | null>;
}

/** The store has no room left; nothing of the object was kept. */
export class StorageFull extends Error {}

/** There is no such object. */
export class StorageMissing extends Error {}

export const FILE_STORAGE = serviceKey<FileStorage>('file storage');

const KEY = /^\d{4}\/[0-9a-f]{2}\/[0-9a-f-]{36}\/[a-z]-\d{5}$/;

/** The sets of parts of a file: as they were sent, the picture made of them, its thumbnail. */
export type PartSet = 'sent' | 'made' | 'thumbnail';
const LETTERS: Readonly<Record<PartSet, string>> = { sent: 's', made: 'm', thumbnail: 't' };

/** What the keys of all objects of a file, or of one set of its parts, begin with. */
export function prefixOf(file: { prefecture: string; id: string }, set?: PartSet): string {
  // The last digits of an id are random, so that no folder grows too long.
  const folder = `${file.prefecture}/${file.id.slice(-2)}/${file.id}/`;
  return set === undefined ? folder : `${folder}${LETTERS[set]}-`;
}

export function keyOf(file: { prefecture: string; id: string }, set: PartSet, part: number): string {
  const key = `${prefixOf(file, set)}${String(part).padStart(5, '0')}`;
  if (!KEY.test(key)) throw new Error('A key of a file has another form');
  return key;
}

/** The file that an object belongs to; null for what no file can have left. */
export function fileOfKey(key: string): { prefecture: string; id: string } | null {
  if (!KEY.test(key)) return null;
  const [prefecture = '', , id = ''] = key.split('/');
  return { prefecture, id };
}
