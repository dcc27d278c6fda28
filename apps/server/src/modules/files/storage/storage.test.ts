import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../app/ids.ts';
import { startS3Server, type S3Server } from '../../../test-support/s3-server.ts';
import { FolderStorage } from './folder.ts';
import { parseS3Settings, S3Storage } from './s3.ts';
import { SealedParts } from './sealed-parts.ts';
import { fileOfKey, keyOf, prefixOf, StorageFull, StorageMissing, type FileStorage } from './storage.ts';

let folder: string;
let server: S3Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yizhan-store-'));
  server = await startS3Server();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const s3 = (more: object = {}) =>
  new S3Storage(parseS3Settings(JSON.stringify({ ...server.settings, prefix: 'one/', ...more })));
/** A real store that speaks S3, by the setting with which the product opens one; all it holds under the prefix is its own. */
const REAL = process.env['YIZHAN_TEST_S3'];
const STORES: ReadonlyArray<readonly [string, () => FileStorage]> = [
  ['a folder', () => new FolderStorage(folder)],
  ['a store that speaks S3', () => s3()],
  ...(REAL === undefined
    ? []
    : [['the store that YIZHAN_TEST_S3 names', () => new S3Storage(parseS3Settings(REAL))] as const]),
];
const someFile = () => ({ prefecture: '4303', id: newId() });
async function keysOf(store: FileStorage): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list()) keys.push(key);
  return keys.sort();
}

describe.each(STORES)('%s', (_name, open) => {
  it('gives back what was put, replaces it in one step, and says what it does not have', async () => {
    const store = open();
    const key = keyOf(someFile(), 'sent', 0);
    await expect(store.get(key)).rejects.toBeInstanceOf(StorageMissing);
    await store.put(key, Buffer.from('first'));
    await store.put(key, Buffer.from('second'));
    expect((await store.get(key)).toString()).toBe('second');
    const large = randomBytes(1024 * 1024 + 28);
    await store.put(key, large);
    expect((await store.get(key)).equals(large)).toBe(true);
  });

  it('lists all it has, more than a page of it, and removes by the beginning of keys alone', async () => {
    const store = open();
    const [one, two] = [someFile(), someFile()];
    const parts = [0, 1, 2, 3].map((part) => keyOf(one, 'sent', part));
    const others = [keyOf(one, 'made', 0), keyOf(two, 'sent', 0)];
    for (const key of [...parts, ...others]) await store.put(key, Buffer.from(key));
    expect(await keysOf(store)).toEqual(expect.arrayContaining([...parts, ...others]));
    await store.removeAll(prefixOf(one, 'sent'));
    expect((await keysOf(store)).filter((key) => key.includes(one.id))).toEqual([others[0]]);
    await store.removeAll(prefixOf(one));
    await store.removeAll(prefixOf(one));
    const left = await keysOf(store);
    expect(left.some((key) => key.includes(one.id))).toBe(false);
    expect(left).toContain(others[1]);
    await store.put(keyOf(one, 'sent', 0), Buffer.from('again'));
    expect((await store.get(keyOf(one, 'sent', 0))).toString()).toBe('again');
  });

  it('keeps parts that cannot be read, changed or put in another’s place', async () => {
    const store = open();
    const file = someFile();
    const key = randomBytes(32);
    const parts = new SealedParts(store, key, file);
    await parts.put('sent', 0, Buffer.from('one, in the clear'));
    await parts.put('sent', 1, Buffer.from('two'));
    const sealed = await store.get(keyOf(file, 'sent', 0));
    expect(sealed.includes('in the clear')).toBe(false);
    expect((await parts.get('sent', 0)).toString()).toBe('one, in the clear');
    await expect(new SealedParts(store, randomBytes(32), file).get('sent', 0)).rejects.toThrow();
    await store.put(keyOf(file, 'sent', 1), sealed);
    await expect(parts.get('sent', 1)).rejects.toThrow();
    const other = someFile();
    await store.put(keyOf(other, 'sent', 0), sealed);
    await expect(new SealedParts(store, key, other).get('sent', 0)).rejects.toThrow();
    sealed.writeUInt8(sealed.readUInt8(40) ^ 1, 40);
    await store.put(keyOf(file, 'sent', 0), sealed);
    await expect(parts.get('sent', 0)).rejects.toThrow();
  });
});

describe.skipIf(REAL === undefined)('a real store that speaks S3 (needs YIZHAN_TEST_S3)', () => {
  it('is one of the stores above', () => {
    expect(REAL).toBeDefined();
  });
});

describe('a folder', () => {
  it('leaves nothing half written behind when a name cannot be taken', async () => {
    const store = new FolderStorage(folder);
    const file = someFile();
    await store.put(keyOf(file, 'sent', 0), Buffer.from('a'));
    // A folder stands where the object should: the move into place fails.
    await store.put(`${keyOf(file, 'sent', 1)}/below`, Buffer.from('b'));
    await expect(store.put(keyOf(file, 'sent', 1), Buffer.from('c'))).rejects.toThrow();
    expect(await readdir(join(folder, 'under-way'))).toEqual([]);
  });

  it('knows how much room is left', async () => {
    expect(await new FolderStorage(folder).free()).toBeGreaterThan(0);
  });
});

describe('a store that speaks S3', () => {
  it('is asked with signatures that cover body and address; another secret gets nothing', async () => {
    expect(server.refused).toEqual([]);
    const wrong = s3({ secretAccessKey: 'another' });
    await expect(wrong.put(keyOf(someFile(), 'sent', 0), Buffer.from('x'))).rejects.toThrow();
    expect(server.refused).toContain('another signature');
  });

  it('says when it is full', async () => {
    for (const [status, code] of [
      [507, 'InsufficientStorage'],
      [403, 'QuotaExceeded'],
    ] as const) {
      server.failing = { status, code };
      const refused = s3().put(keyOf(someFile(), 'sent', 0), Buffer.from('x'));
      await expect(refused).rejects.toBeInstanceOf(StorageFull);
    }
    server.failing = { status: 500, code: 'InternalError' };
    const broken = s3().put(keyOf(someFile(), 'sent', 0), Buffer.from('x'));
    await expect(broken).rejects.not.toBeInstanceOf(StorageFull);
    server.failing = null;
  });

  it('is shared by installations that do not see each other', async () => {
    const [one, two] = [s3({ prefix: 'a/' }), s3({ prefix: 'b/' })];
    const key = keyOf(someFile(), 'sent', 0);
    await one.put(key, Buffer.from('x'));
    expect(await keysOf(two)).toEqual([]);
    expect(await keysOf(one)).toEqual([key]);
  });

  it('is not opened with settings that are not whole, and says nothing of what they are', () => {
    expect(() => parseS3Settings('{')).toThrow('YIZHAN_FILES_S3 is not JSON');
    const text = JSON.stringify({ ...server.settings, endpoint: 'store', secretAccessKey: 7 });
    expect(() => parseS3Settings(text)).toThrow(/endpoint .*secretAccessKey/);
    expect(() => parseS3Settings(text)).not.toThrow(/AKYIZHAN/);
  });
});

describe('a key', () => {
  it('names its file, and nothing else is one', () => {
    const file = someFile();
    expect(fileOfKey(keyOf(file, 'thumbnail', 3))).toEqual(file);
    for (const other of ['under-way/abc', `4303/../${file.id}/s-00000`, ''])
      expect(fileOfKey(other)).toBeNull();
    expect(() => keyOf({ prefecture: '../..', id: file.id }, 'sent', 0)).toThrow();
  });
});
