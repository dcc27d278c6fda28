import type { FileItem } from '@yizhan/contract';
import type { Calls } from '../core.ts';
import { isApiProblem, type ApiProblem } from '../problem.ts';
import type { ApiRoutes } from '../slim.ts';

/** The calls that sending a file needs. */
export type UploadCalls = Pick<Calls<ApiRoutes>['files'], 'begin' | 'put' | 'finish' | 'get' | 'remove'>;

/** What a file is sent for. */
export interface UploadOrder {
  readonly purpose: FileItem['purpose'];
  readonly owner: string;
  readonly name: string;
  readonly keepPlace?: boolean;
  /** An upload that was broken off, perhaps before the page was loaded anew: the same file goes on where it stopped. */
  readonly continues?: FileItem;
}

export type UploadState = 'queued' | 'sending' | 'waiting' | 'paused' | 'checking' | 'failed' | 'refused';

/** A file on its way, as a screen shows it. */
export interface Upload {
  readonly key: number;
  readonly order: UploadOrder;
  readonly file: Blob;
  readonly state: UploadState;
  /** Bytes that lie safely at the server. */
  readonly sent: number;
  /** Why it stopped: in words, ready for display. */
  readonly why: string;
  readonly item: FileItem | null;
}

interface Options {
  readonly calls: UploadCalls;
  readonly partBytes: number;
  readonly changed: () => void;
  readonly kept: (item: FileItem) => void;
  /** Resolves after so many milliseconds; tests pass one that does not wait. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

const AT_ONCE = 2;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Of larger files the hash is left to the server, because a browser would need all of it at once. */
const HASHED_BYTES = 16 * 1024 * 1024;

class Stopped extends Error {}

/**
 * Files on their way to the server: two at a time, each in parts. What a broken connection interrupts goes on by itself;
 * what the server refuses says why; anything can be paused, resumed and given up. Holds no bytes besides the part that
 * is under way.
 */
export class Uploads {
  readonly #options: Options;
  #all: Upload[] = [];
  #next = 1;
  /** Uploads whose loop runs. */
  readonly #running = new Set<number>();
  readonly #wake = new Map<number, () => void>();

  constructor(options: Options) {
    this.#options = options;
  }

  get all(): readonly Upload[] {
    return this.#all;
  }

  add(file: Blob, order: UploadOrder): number {
    const key = this.#next;
    this.#next += 1;
    const item = order.continues ?? null;
    this.#all = [
      ...this.#all,
      { key, order, file, state: 'queued', sent: item?.received ?? 0, why: '', item },
    ];
    this.#options.changed();
    this.#start();
    return key;
  }

  pause(key: number): void {
    const upload = this.#of(key);
    if (upload === undefined || upload.state === 'refused' || upload.state === 'checking') return;
    this.#set(key, { state: 'paused' });
    this.#wake.get(key)?.();
  }

  resume(key: number): void {
    const state = this.#of(key)?.state;
    if (state === 'waiting') this.#wake.get(key)?.();
    else if (state === 'paused' || state === 'failed') {
      this.#set(key, { state: 'queued', why: '' });
      this.#start();
    }
  }

  /** The connection is back: whatever waits for it goes on at once. */
  resumeWaiting(): void {
    for (const wake of this.#wake.values()) wake();
  }

  /** Gives an upload up, or puts a refused one away. */
  async drop(key: number): Promise<void> {
    const upload = this.#of(key);
    this.#all = this.#all.filter((one) => one.key !== key);
    this.#wake.get(key)?.();
    this.#options.changed();
    if (upload?.item?.status === 'receiving') {
      // What cannot be told now is taken away by the server after a day.
      await this.#options.calls.remove({ params: { id: upload.item.id } }).catch(() => undefined);
    }
  }

  #of(key: number): Upload | undefined {
    return this.#all.find((one) => one.key === key);
  }

  #set(key: number, change: Partial<Upload>): void {
    this.#all = this.#all.map((one) => (one.key === key ? { ...one, ...change } : one));
    this.#options.changed();
  }

  #start(): void {
    for (const { key, state } of this.#all) {
      if (this.#running.size >= AT_ONCE) return;
      if (state !== 'queued' || this.#running.has(key)) continue;
      this.#running.add(key);
      void this.#run(key).finally(() => {
        this.#running.delete(key);
        this.#start();
      });
    }
  }

  async #run(key: number): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const before = this.#of(key)?.sent ?? 0;
      try {
        const item = await this.#send(key);
        if (item.status === 'kept') {
          this.#end(key, item);
          return;
        }
        if (item.status === 'refused') {
          this.#set(key, { state: 'refused', why: item.refusal?.text ?? '', item });
          return;
        }
        // Still being looked at: asked again a little later.
      } catch (error) {
        if (error instanceof Stopped || this.#of(key) === undefined) return;
        if (!isApiProblem(error) || !isPassing(error)) {
          this.#set(key, { state: 'failed', why: isApiProblem(error) ? error.detail : String(error) });
          return;
        }
        this.#set(key, { state: 'waiting', why: error.detail });
      }
      if ((this.#of(key)?.sent ?? 0) > before) tries = 0;
      await this.#pauseFor(key, Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries, 10), LONGEST_WAIT_MS));
      const state = this.#of(key)?.state;
      if (state === undefined || state === 'paused') return;
    }
  }

  #end(key: number, item: FileItem): void {
    this.#all = this.#all.filter((one) => one.key !== key);
    this.#options.changed();
    this.#options.kept(item);
  }

  /** One way from where it is to the end. @throws ApiProblem, Stopped */
  async #send(key: number): Promise<FileItem> {
    const { calls, partBytes } = this.#options;
    const { file } = this.#alive(key);
    let item = await this.#found(key);
    this.#alive(key);
    this.#set(key, { state: 'sending', sent: item.received, why: '', item });
    while (item.status === 'receiving' && item.received < file.size) {
      const offset: number = item.received;
      const bytes = file.slice(offset, Math.min(offset + partBytes, file.size));
      item = await calls.put({ params: { id: item.id }, query: { offset }, bytes });
      this.#alive(key);
      this.#set(key, { sent: item.received, item });
    }
    if (item.status !== 'receiving' && item.status !== 'checking') return item;
    this.#set(key, { state: 'checking' });
    return calls.finish({ params: { id: item.id } });
  }

  /** How far it is: after a break nobody knows what arrived. What the server no longer has begins anew. */
  async #found(key: number): Promise<FileItem> {
    const { file, item } = this.#alive(key);
    if (item === null) return this.#begin(key);
    try {
      const now = await this.#options.calls.get({ params: { id: item.id } });
      return now.size === file.size || now.status === 'kept' ? now : await this.#begin(key);
    } catch (error) {
      if (isApiProblem(error) && error.status === 404) return this.#begin(key);
      throw error;
    }
  }

  async #begin(key: number): Promise<FileItem> {
    const { file, order } = this.#alive(key);
    const { purpose, owner, name, keepPlace } = order;
    const sha256 = await hashOf(file);
    return this.#options.calls.begin({
      body: {
        purpose,
        owner,
        name,
        size: file.size,
        sha256,
        ...(keepPlace === undefined ? {} : { keepPlace }),
      },
    });
  }

  /** @throws Stopped where it was paused or given up meanwhile */
  #alive(key: number): Upload {
    const upload = this.#of(key);
    return upload === undefined || upload.state === 'paused' ? this.#stop() : upload;
  }

  #stop(): never {
    throw new Stopped();
  }

  async #pauseFor(key: number, milliseconds: number): Promise<void> {
    const wait = this.#options.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
    await new Promise<void>((resolve) => {
      this.#wake.set(key, resolve);
      void wait(milliseconds).then(resolve);
    });
    this.#wake.delete(key);
  }
}

/** Problems that pass by themselves: a broken connection, a busy server, a part that came out of order. */
function isPassing({ status, code }: ApiProblem): boolean {
  return status === 0 || status === 429 || (status >= 500 && status !== 507) || code === 'file.part_gap';
}

/** Null where the browser cannot (a page without https), or the file is large. */
async function hashOf(file: Blob): Promise<string | null> {
  if (!('subtle' in globalThis.crypto) || file.size > HASHED_BYTES) return null;
  const digest = await globalThis.crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
