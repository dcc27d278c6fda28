import { readdirSync, statSync, utimesSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type FileItem } from '@yizhan/contract';
import { FILE_OWNER_BYTES, FILE_PART_BYTES } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { newId, toRef, type Ref } from '../../app/ids.ts';
import { cause } from '../../records/flow/transition.ts';
import { begun, pdf, photo, put, sendFile } from '../../test-support/files.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';
import { finishBrokenOff } from './checking/check.ts';
import { boundFileFlow } from './files.flow.ts';
import { sumOfPrefecture } from './files.repository.ts';
import { removeWaiting } from './remove-waiting.ts';
import { USED_ROOM } from './room.ts';
import { sweep } from './sweep.ts';
import { FILE_STORAGE, keyOf, StorageFull, type FileStorage } from './storage/storage.ts';
import { verifyFiles } from './verify.ts';

const DAY_MS = 86_400_000;

let line: MainLine;
let keeper: Caller;
let store: FileStorage;
/** What the store does instead of its own, where a test says so. */
let instead: Partial<FileStorage> = {};
beforeAll(async () => {
  line = await createMainLine();
  keeper = await line.platform.staff('site_manager', { siteId: line.siteId });
  const { services } = line.platform;
  store = services.use(FILE_STORAGE);
  services.offer(FILE_STORAGE, {
    put: (key, bytes) => (instead.put ?? store.put.bind(store))(key, bytes),
    get: (key) => (instead.get ?? store.get.bind(store))(key),
    removeAll: (prefix) => (instead.removeAll ?? store.removeAll.bind(store))(prefix),
    list: (signal) => store.list(signal),
    free: () => (instead.free ?? store.free.bind(store))(),
  });
});
afterAll(() => line.platform.stop());

const paper = () => ({ purpose: 'site_document', owner: line.siteId }) as const;
const certificateOf = (owner: string) => ({ purpose: 'seeker_certificate', owner }) as const;
const root = () => join(line.platform.services.config.dataDir, 'files');

/** Objects of a file in the folder. */
function objectsOf({ id }: FileItem): string[] {
  return readdirSync(root(), { recursive: true, encoding: 'utf8' })
    .map((name) => join(root(), name))
    .filter((path) => path.includes(toRef(id).id) && statSync(path).isFile());
}

/** The folder's times are those of the machine, the platform's own are the test's. */
function makeOld(paths: readonly string[]): void {
  for (const path of paths) utimesSync(path, new Date(0), new Date(0));
}

const rowOf = async ({ id }: FileItem) =>
  line.platform.services.db
    .selectFrom('files')
    .select(['status', 'owner_id'])
    .where('id', '=', toRef(id).id)
    .executeTakeFirst();

async function later<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const { now } = line.platform;
  line.platform.now = new Date(now.getTime() + milliseconds);
  try {
    return await work();
  } finally {
    line.platform.now = now;
  }
}

describe('a disk that fills', () => {
  it('is said at once where little is left, and nothing is begun', async () => {
    instead = { free: () => Promise.resolve(100) };
    const body = { ...paper(), name: 'a.pdf', size: 200 };
    expect(await keeper.refused(routes.files.begin, { body })).toMatchObject({
      status: 507,
      code: 'file.disk_full',
    });
    instead = {};
  });

  it('in the middle of an upload loses nothing of what was acknowledged, and the upload goes on later', async () => {
    const bytes = pdf('满', 1.5 * FILE_PART_BYTES);
    const file = await begun(keeper, bytes.length, paper());
    await put(keeper, file, bytes, 0);
    instead = { put: () => Promise.reject(new StorageFull()) };
    const second = {
      params: { id: file.id },
      query: { offset: FILE_PART_BYTES },
      bytes: bytes.slice(FILE_PART_BYTES),
    };
    expect((await keeper.refused(routes.files.put, second)).code).toBe('file.disk_full');
    expect((await keeper.call(routes.files.get, { params: { id: file.id } })).received).toBe(FILE_PART_BYTES);
    instead = {};
    await put(keeper, file, bytes, FILE_PART_BYTES);
    expect((await keeper.call(routes.files.finish, { params: { id: file.id } })).status).toBe('kept');
  });

  it('while a picture is made anew leaves the file as it came, to be looked at again', async () => {
    const bytes = await photo(71);
    const file = await begun(keeper, bytes.length, paper());
    await put(keeper, file, bytes);
    instead = {
      put: (key, content) =>
        key.includes('/m-') ? Promise.reject(new StorageFull()) : store.put(key, content),
    };
    expect((await keeper.refused(routes.files.finish, { params: { id: file.id } })).status).toBe(507);
    instead = {};
    expect((await rowOf(file))?.status).toBe('checking');
    await later(3 * 60_000, () => finishBrokenOff(line.platform.services));
    expect((await rowOf(file))?.status).toBe('kept');
  });
});

describe('quotas', () => {
  it('of an owner: so many files of a purpose', async () => {
    const seeker = await person(line.clerk);
    for (let n = 0; n < 40; n += 1) await begun(line.clerk, 10, certificateOf(seeker.id));
    const body = { ...certificateOf(seeker.id), name: 'a.jpg', size: 10 };
    expect((await line.clerk.refused(routes.files.begin, { body })).code).toBe('file.too_many');
    const { left } = await line.clerk.call(routes.files.list, { query: certificateOf(seeker.id) });
    expect(left).toBe(0);
    // Uploads that nobody goes on with take nobody's room.
    await later(2 * 3_600_000, () => line.clerk.call(routes.files.begin, { body }));
  });

  it('of an owner: so many bytes, and of one file', async () => {
    const seeker = await person(line.clerk);
    const size = 30 * 1024 * 1024;
    const fitting = Math.floor(FILE_OWNER_BYTES.seeker / size);
    for (let n = 0; n < fitting; n += 1) await begun(line.clerk, size, certificateOf(seeker.id));
    const body = { ...certificateOf(seeker.id), name: 'a.jpg', size };
    expect((await line.clerk.refused(routes.files.begin, { body })).code).toBe('file.quota');
    const over = { body: { ...body, size: size + 1 } };
    expect((await line.clerk.refused(routes.files.begin, over)).code).toBe('file.too_large');
    expect((await line.clerk.refused(routes.files.begin, { body: { ...body, size: 0 } })).code).toBe(
      'file.empty',
    );
  });
});

describe('the quota of a prefecture', () => {
  it('is counted over all its owners, refuses what is beyond, and is asked of no other prefecture', async () => {
    const { config } = line.platform.services;
    const before = config.files.quota;
    const [one, other] = [await person(line.clerk), await person(line.clerk)];
    const at = (n: number) => new Date(line.platform.now.getTime() + n * 60_000);
    const now = line.platform.now;
    try {
      // Half a minute later it is counted anew.
      line.platform.now = at(1);
      await begun(line.clerk, 1_000, certificateOf(one.id));
      line.platform.now = at(2);
      const used = await sumOfPrefecture(line.platform.services.db, '4303');
      expect(used).toBeGreaterThanOrEqual(1_000);
      Object.assign(config.files, { quota: used + 500 });
      const ask = (seeker: string, size: number) => ({
        body: { ...certificateOf(seeker), name: 'a.jpg', size },
      });
      expect((await line.clerk.refused(routes.files.begin, ask(other.id, 501))).code).toBe('file.quota');
      await line.clerk.call(routes.files.begin, ask(other.id, 500));
      line.platform.now = at(3);
      expect((await line.clerk.refused(routes.files.begin, ask(one.id, 1))).code).toBe('file.quota');
      const room = line.platform.services.use(USED_ROOM);
      expect(await room.of('4301')).toBe(0);
    } finally {
      Object.assign(config.files, { quota: before });
      line.platform.now = now;
    }
  });
});

describe('a look at all files', () => {
  it('finds what is missing, cut off or changed, and what has no row, and leaves all as it is', async () => {
    const { services } = line.platform;
    const storage = services.use(FILE_STORAGE);
    const seeker = await person(line.clerk);
    const files: Ref[] = [];
    for (const seed of [91, 92, 93]) {
      const item = await sendFile(line.clerk, await photo(seed), certificateOf(seeker.id));
      files.push(toRef(item.id));
    }
    const faults = async () => {
      const found: string[] = [];
      const { orphans } = await verifyFiles(services, {
        prefecture: '4303',
        onFault: ({ id, set, what }) =>
          found.push(`${files.findIndex((one) => one.id === id)} ${set} ${what}`),
      });
      return { found, orphans };
    };
    const clean = await faults();
    expect(clean.found).toEqual([]);
    const [gone, changed, exchanged] = files;
    if (gone === undefined || changed === undefined || exchanged === undefined) throw new Error('not sent');
    const kept = new Map<string, Buffer>();
    for (const [file, set] of [
      [gone, 'made'],
      [changed, 'thumbnail'],
      [exchanged, 'made'],
    ] as const) {
      const key = keyOf(file, set, 0);
      kept.set(key, await storage.get(key));
    }
    await storage.removeAll(keyOf(gone, 'made', 0));
    const bytes = Buffer.from(kept.get(keyOf(changed, 'thumbnail', 0)) ?? []);
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    await storage.put(keyOf(changed, 'thumbnail', 0), bytes);
    await storage.put(keyOf(exchanged, 'made', 0), kept.get(keyOf(gone, 'made', 0)) ?? Buffer.alloc(0));
    await storage.put(keyOf({ prefecture: '4303', id: newId() }, 'sent', 0), Buffer.from('nobody’s'));
    const after = await faults();
    expect(after.found.sort()).toEqual(['0 made missing', '1 thumbnail changed', '2 made changed']);
    expect(after.orphans).toBe(clean.orphans + 1);
    for (const [key, whole] of kept) await storage.put(key, whole);
    expect((await faults()).found).toEqual([]);
  });
});

describe('what goes', () => {
  it('with a person: rows at once, bytes after the commit, again and again until they are gone', async () => {
    const { own, record } = await selfRegistered(line.platform);
    const file = await sendFile(own, await photo(81), certificateOf(record.id));
    expect(objectsOf(file).length).toBeGreaterThan(0);
    await own.call(routes.me.erase, { body: { confirm: true } });
    expect(await rowOf(file)).toBeUndefined();
    instead = { removeAll: () => Promise.reject(new Error('The store does not answer')) };
    await removeWaiting(line.platform.services);
    instead = {};
    expect(objectsOf(file).length).toBeGreaterThan(0);
    await later(DAY_MS, () => removeWaiting(line.platform.services));
    expect(objectsOf(file)).toEqual([]);
  });

  it('nothing when two records of one person become one', async () => {
    const [keep, drop] = [await person(line.clerk), await person(line.clerk)];
    const file = await sendFile(line.clerk, await photo(82), certificateOf(drop.id));
    await line.manager.call(routes.seekers.merge, {
      params: { id: keep.id },
      body: { dropId: drop.id, version: keep.version, dropVersion: drop.version, reason: '同一个人' },
    });
    const { items } = await line.clerk.call(routes.files.list, { query: certificateOf(keep.id) });
    expect(items.map(({ id }) => id)).toEqual([file.id]);
  });

  it('what was hidden in a picture, as soon as it is made anew', async () => {
    const file = await sendFile(keeper, await photo(83), paper());
    await removeWaiting(line.platform.services);
    expect(objectsOf(file).map((path) => path.split('/').at(-1)?.[0])).toEqual(
      expect.arrayContaining(['m', 't']) as string[],
    );
    expect(objectsOf(file).some((path) => path.includes('/s-'))).toBe(false);
  });

  it('unfinished, refused and removed files after a day, and nothing before', async () => {
    const bytes = pdf('没传完', 1.5 * FILE_PART_BYTES);
    const unfinished = await begun(keeper, bytes.length, paper());
    await put(keeper, unfinished, bytes);
    const refused = await sendFile(keeper, Buffer.from('MZ'), paper());
    const removed = await sendFile(keeper, pdf('要删的'), paper());
    const kept = await sendFile(keeper, pdf('要留的'), paper());
    await keeper.call(routes.files.remove, { params: { id: removed.id } });
    await later(DAY_MS / 2, () => sweep(line.platform.services));
    expect((await rowOf(unfinished))?.status).toBe('receiving');
    expect((await rowOf(removed))?.status).toBe('removed');
    await later(1.1 * DAY_MS, () => sweep(line.platform.services));
    for (const file of [unfinished, refused, removed]) {
      expect(await rowOf(file)).toBeUndefined();
      expect(objectsOf(file)).toEqual([]);
    }
    expect((await rowOf(kept))?.status).toBe('kept');
    expect(objectsOf(kept)).toHaveLength(1);
  });

  it('papers two years after they ran out, and those without a day never', async () => {
    const seeker = await person(line.clerk);
    const old = await sendFile(line.clerk, await photo(84), {
      ...certificateOf(seeker.id),
      validUntil: '2026-12-01',
    });
    const endless = await sendFile(line.clerk, await photo(85), certificateOf(seeker.id));
    await later(600 * DAY_MS, () => sweep(line.platform.services));
    expect((await rowOf(old))?.status).toBe('kept');
    await later(800 * DAY_MS, () => sweep(line.platform.services));
    expect(await rowOf(old)).toBeUndefined();
    expect((await rowOf(endless))?.status).toBe('kept');
  });

  it('bytes that no row knows, and what a crash left half written, but nothing that is on its way', async () => {
    const id = newId();
    const folder = join(root(), '4303', id.slice(-2), id);
    const stray = join(folder, 's-00000');
    await mkdir(folder, { recursive: true });
    await writeFile(stray, 'sealed');
    const halfWritten = join(root(), 'under-way', 'abc');
    await writeFile(halfWritten, 'sea');
    const bytes = pdf('在路上', 1.5 * FILE_PART_BYTES);
    const running = await begun(keeper, bytes.length, paper());
    await put(keeper, running, bytes);
    await sweep(line.platform.services);
    expect(statSync(stray).isFile() && statSync(halfWritten).isFile()).toBe(true);
    makeOld([stray, halfWritten, ...objectsOf(running)]);
    expect(await sweep(line.platform.services)).toMatchObject({ orphans: 1 });
    expect(() => statSync(stray)).toThrow('ENOENT');
    expect(() => statSync(halfWritten)).toThrow('ENOENT');
    await put(keeper, running, bytes, FILE_PART_BYTES);
    expect((await keeper.call(routes.files.finish, { params: { id: running.id } })).status).toBe('kept');
  });
});

describe('a server that stops while it looks at a file', () => {
  it('looks again later, or when the sender asks', async () => {
    const bytes = await photo(91);
    const file = await begun(keeper, bytes.length, paper());
    await put(keeper, file, bytes);
    const { services } = line.platform;
    await runWrite(services, { actor: system('test') }, (ctx) =>
      cause(ctx, boundFileFlow, toRef(file.id), { move: 'check' }),
    );
    const finish = () => keeper.call(routes.files.finish, { params: { id: file.id } });
    expect((await finish()).status).toBe('checking');
    expect((await later(3 * 60_000, finish)).status).toBe('kept');
  });

  it('says so where the bytes of a kept file are missing, instead of sending half of it', async () => {
    const file = await sendFile(keeper, pdf('丢了'), paper());
    await store.removeAll(`4303/${toRef(file.id).id.slice(-2)}/${toRef(file.id).id}/`);
    expect((await keeper.refused(routes.files.content, { params: { id: file.id } })).code).toBe('file.gone');
  });
});
