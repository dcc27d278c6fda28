import { describe, expect, it, vi } from 'vitest';
import type { FileItem } from '@yizhan/contract';
import { ApiProblem } from '../problem.ts';
import { RecordFiles } from './record-files.ts';

const PART = 10;
const OWNER = '4303-3WvDzXJ8VhVPhZpbKjqfQe';

const item = (id: string, change: Partial<FileItem> = {}): FileItem => ({
  id,
  owner: { noun: 'seeker', id: OWNER },
  purpose: 'seeker_certificate',
  name: '证.jpg',
  label: '',
  validUntil: null,
  status: 'receiving',
  kind: null,
  size: 25,
  received: 0,
  refusal: null,
  width: null,
  height: null,
  hasThumbnail: false,
  place: null,
  takenAt: null,
  addedBy: '',
  addedAt: '2026-11-18T02:00:00Z',
  version: 1,
  can: ['remove'],
  undo: null,
  ...change,
});

/** A server in memory that takes parts as the real one does. */
function server() {
  const files = new Map<string, FileItem>();
  const log: string[] = [];
  const faults: Array<ApiProblem | null> = [];
  let made = 0;
  /** Parts wait until it is open. */
  const gate = { open: Promise.resolve() };
  const fault = (): void => {
    const next = faults.shift();
    if (next !== null && next !== undefined) throw next;
  };
  const find = (id: string): FileItem => {
    const found = files.get(id);
    if (found === undefined)
      throw new ApiProblem({ status: 404, code: 'file.unknown', detail: '没有这个文件' });
    return found;
  };
  const save = (one: FileItem): FileItem => {
    files.set(one.id, one);
    return one;
  };
  const later = async <T>(work: () => T): Promise<T> => Promise.resolve().then(work);
  type Options = ConstructorParameters<typeof RecordFiles>[0];
  const calls: Options['calls'] = {
    list: () => later(() => ({ items: [...files.values()], left: 5 })),
    begin: ({ body }) =>
      later(() => {
        fault();
        made += 1;
        log.push('begin');
        return save(item(`file-${String(made)}`, { name: body.name, size: body.size }));
      }),
    get: ({ params }) =>
      later(() => {
        fault();
        return find(params.id);
      }),
    put: async ({ params, query }) => {
      await gate.open;
      return later(() => {
        fault();
        const one = find(params.id);
        const offset = Number(query?.offset);
        log.push(`put ${String(offset)}`);
        if (offset !== one.received)
          throw new ApiProblem({ status: 409, code: 'file.part_gap', detail: '少了一段' });
        return save({ ...one, received: Math.min(one.size, offset + PART) });
      });
    },
    finish: ({ params }) =>
      later(() => {
        fault();
        log.push('finish');
        return save({ ...find(params.id), status: 'kept', kind: 'jpeg' });
      }),
    remove: ({ params }) =>
      later(() => {
        log.push('remove');
        return save({ ...find(params.id), status: 'removed' });
      }),
    restore: ({ params }) => later(() => save({ ...find(params.id), status: 'kept' })),
    change: ({ params, body }) => later(() => save({ ...find(params.id), ...body, label: body.label ?? '' })),
    copy: ({ params }) => later(() => save({ ...find(params.id), id: 'copy' })),
  };
  return { files, log, faults, calls, gate };
}

function shelf(s: ReturnType<typeof server>) {
  const waits: number[] = [];
  const held: { release: (() => void) | null } = { release: null };
  const record = new RecordFiles({
    calls: s.calls,
    purpose: 'seeker_certificate',
    owner: OWNER,
    partBytes: PART,
    changed: () => undefined,
    wait: (ms) => {
      waits.push(ms);
      return held.release === null ? Promise.resolve() : new Promise<void>(() => undefined);
    },
  });
  return { record, waits, held };
}

const photo = (name = '证.jpg', size = 25) => new File([new Uint8Array(size)], name);
const network = () => new ApiProblem({ status: 0, code: 'network', detail: '连不上网络' });
const until = (done: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(done()).toBe(true), { timeout: 20_000, interval: 1 });

describe('files on their way', () => {
  it('go in parts, several files one after the other, and are kept', async () => {
    const s = server();
    const { record } = shelf(s);
    await record.load();
    record.add([photo('a.jpg'), photo('b.jpg'), photo('c.jpg', 5)]);
    expect(record.onTheirWay.map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
    await until(() => record.onTheirWay.length === 0);
    expect(record.kept.map(({ name }) => name).sort()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(s.log.filter((line) => line.startsWith('put'))).toHaveLength(7);
    expect(record.left).toBe(2);
  });

  it('go on by themselves after the connection broke, from what arrived, waiting longer each time', async () => {
    const s = server();
    const { record, waits } = shelf(s);
    s.faults.push(null, null, network(), network(), network());
    record.add([photo()]);
    await until(() => record.kept.length === 1);
    expect(s.log).toEqual(['begin', 'put 0', 'put 10', 'put 20', 'finish']);
    expect(waits).toEqual([1_000, 2_000, 4_000]);
  });

  it('wait for the connection and go on at once when it is back', async () => {
    const s = server();
    const { record, held } = shelf(s);
    held.release = () => undefined;
    s.faults.push(network());
    record.add([photo()]);
    await until(() => record.onTheirWay[0]?.state === 'waiting');
    expect(record.onTheirWay[0]?.why).toBe('连不上网络');
    record.uploads.resumeWaiting();
    await until(() => record.kept.length === 1);
  });

  it('stop where they are told to, and go on from there', async () => {
    const s = server();
    const { record } = shelf(s);
    record.add([photo()]);
    const key = record.onTheirWay[0]?.key ?? 0;
    const { promise, resolve: letThrough } = Promise.withResolvers<undefined>();
    s.gate.open = promise;
    await until(() => record.onTheirWay[0]?.state === 'sending');
    record.uploads.pause(key);
    letThrough(undefined);
    await until(() => s.log.length === 2);
    await new Promise((resolve) => setImmediate(resolve));
    expect(record.onTheirWay[0]?.state).toBe('paused');
    expect(s.log).toEqual(['begin', 'put 0']);
    record.uploads.resume(key);
    await until(() => record.kept.length === 1);
    expect(s.log.filter((line) => line === 'begin')).toHaveLength(1);
  });

  it('say why they were refused, and are tried again only when somebody says so', async () => {
    const s = server();
    const { record, waits } = shelf(s);
    s.faults.push(new ApiProblem({ status: 507, code: 'file.disk_full', detail: '存储满了' }));
    record.add([photo()]);
    await until(() => record.onTheirWay[0]?.state === 'failed');
    expect(record.onTheirWay[0]?.why).toBe('存储满了');
    expect(waits).toEqual([]);
    record.uploads.resume(record.onTheirWay[0]?.key ?? 0);
    await until(() => record.kept.length === 1);
  });

  it('are given up, at the server too', async () => {
    const s = server();
    const { record, held } = shelf(s);
    held.release = () => undefined;
    s.faults.push(null, network());
    record.add([photo()]);
    await until(() => record.onTheirWay[0]?.state === 'waiting');
    await record.uploads.drop(record.onTheirWay[0]?.key ?? 0);
    expect(record.onTheirWay).toEqual([]);
    expect(s.log).toEqual(['begin', 'remove']);
  });

  it('go on after the page was loaded anew when the same file is chosen, and begin anew where nothing is left of them', async () => {
    const s = server();
    s.files.set('old', item('old', { name: '证.jpg', received: 20 }));
    const { record } = shelf(s);
    await record.load();
    expect(record.unfinished).toHaveLength(1);
    record.add([photo('证.jpg', 25)]);
    expect(record.unfinished).toEqual([]);
    await until(() => record.kept.length === 1);
    expect(s.log).toEqual(['put 20', 'finish']);
    s.files.set('gone', item('gone', { name: '另.jpg', received: 10 }));
    await record.load();
    s.files.delete('gone');
    record.add([photo('另.jpg', 25)]);
    await until(() => record.kept.length === 2);
    expect(s.log.slice(2)).toEqual(['begin', 'put 0', 'put 10', 'put 20', 'finish']);
  });
});

describe('files that are kept', () => {
  it('are removed, brought back, renamed, and taken over from elsewhere', async () => {
    const s = server();
    s.files.set('one', item('one', { status: 'kept' }));
    const { record } = shelf(s);
    await record.load();
    const [one] = record.kept;
    if (one === undefined) throw new Error('expected a file');
    expect(await record.change(one, { label: '电工证', validUntil: '2027-01-01' })).toBe(true);
    expect(record.kept[0]).toMatchObject({ label: '电工证', validUntil: '2027-01-01' });
    expect(await record.remove(one)).toBe(true);
    expect(record.kept).toEqual([]);
    expect(record.removed?.id).toBe('one');
    expect(await record.restore()).toBe(true);
    expect(record.removed).toBeNull();
    expect(await record.take(one)).toBe(true);
    expect(record.kept.map(({ id }) => id)).toEqual(['copy', 'one']);
    s.files.clear();
    expect(await record.remove(one)).toBe(false);
    expect(record.problem?.code).toBe('file.unknown');
  });
});
