import type { FileItem } from '@yizhan/contract';
import type { Calls } from '../core.ts';
import { isApiProblem, type ApiProblem } from '../problem.ts';
import type { ApiRoutes } from '../slim.ts';
import { Uploads, type Upload } from './uploads.ts';

interface Options {
  readonly calls: Omit<Calls<ApiRoutes>['files'], 'content'>;
  readonly purpose: FileItem['purpose'];
  /** Public id of the record. */
  readonly owner: string;
  readonly partBytes: number;
  /** Tells the screen to draw anew. */
  readonly changed: () => void;
  /** Files of the record changed: added, removed, brought back. */
  readonly settled?: () => void;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** What a paper is and until when it is valid. */
interface Paper {
  readonly label: string;
  readonly validUntil: string | null;
}

/** The files of one record for one purpose, with those on their way: everything a screen does with them. */
export class RecordFiles {
  readonly #options: Options;
  readonly #uploads: Uploads;
  #items: readonly FileItem[] = [];
  #left = 0;
  #loaded = false;
  #problem: ApiProblem | null = null;
  #removed: FileItem | null = null;

  constructor(options: Options) {
    this.#options = options;
    const { calls, partBytes, changed, wait } = options;
    this.#uploads = new Uploads({
      calls,
      partBytes,
      changed,
      kept: (item) => {
        this.#items = [item, ...this.#items.filter(({ id }) => id !== item.id)];
        this.#left = Math.max(0, this.#left - 1);
        this.#settle();
      },
      ...(wait === undefined ? {} : { wait }),
    });
  }

  get uploads(): Uploads {
    return this.#uploads;
  }

  get onTheirWay(): readonly Upload[] {
    return this.#uploads.all;
  }

  /** Kept files, newest first. */
  get kept(): readonly FileItem[] {
    return this.#items.filter(({ status }) => status === 'kept');
  }

  /** Uploads that an earlier page left unfinished; the same file chosen again goes on where they stopped. */
  get unfinished(): readonly FileItem[] {
    const known = new Set(this.#uploads.all.map(({ item }) => item?.id));
    return this.#items.filter(({ id, status }) => status === 'receiving' && !known.has(id));
  }

  /** Files that may still be added, those on their way counted. */
  get left(): number {
    return Math.max(0, this.#left - this.#uploads.all.filter(({ item }) => item === null).length);
  }

  /** All that a screen shows, a new object each time, so that whatever shows it is drawn anew. */
  get view() {
    const { kept, onTheirWay, unfinished, left, loaded, problem, removed } = this;
    return { kept, onTheirWay, unfinished, left, loaded, problem, removed };
  }

  /** Whether leaving the page would break something off. */
  get isSending(): boolean {
    return this.#uploads.all.some(({ state }) => state === 'sending' || state === 'queued');
  }

  get loaded(): boolean {
    return this.#loaded;
  }

  get problem(): ApiProblem | null {
    return this.#problem;
  }

  /** The file removed last, as long as it can be brought back. */
  get removed(): FileItem | null {
    return this.#removed;
  }

  async load(): Promise<void> {
    const { calls, purpose, owner } = this.#options;
    await this.#attempt(async () => {
      const { items, left } = await calls.list({ query: { purpose, owner } });
      this.#items = items;
      this.#left = left;
      this.#loaded = true;
    });
  }

  /** Sends files; one that was broken off earlier, told by name and size, goes on. */
  add(files: ReadonlyArray<File>, { keepPlace }: { readonly keepPlace?: boolean } = {}): void {
    const { purpose, owner } = this.#options;
    for (const file of files) {
      const earlier = this.unfinished.find(({ name, size }) => name === file.name && size === file.size);
      this.#uploads.add(file, {
        purpose,
        owner,
        name: file.name,
        ...(keepPlace === undefined ? {} : { keepPlace }),
        ...(earlier === undefined ? {} : { continues: earlier }),
      });
    }
  }

  async change(item: FileItem, paper: Paper): Promise<boolean> {
    return this.#attempt(async () => {
      this.#replace(
        await this.#options.calls.change({
          params: { id: item.id },
          body: { version: item.version, ...paper },
        }),
      );
    });
  }

  async remove(item: FileItem): Promise<boolean> {
    return this.#attempt(async () => {
      const gone = await this.#options.calls.remove({ params: { id: item.id } });
      this.#items = this.#items.filter(({ id }) => id !== item.id);
      if (item.status === 'kept') this.#removed = gone;
      this.#left += 1;
    });
  }

  async restore(): Promise<boolean> {
    const item = this.#removed;
    if (item === null) return false;
    return this.#attempt(async () => {
      const back = await this.#options.calls.restore({ params: { id: item.id } });
      this.#removed = null;
      this.#items = [back, ...this.#items];
      this.#left -= 1;
    });
  }

  /** Hands a file kept elsewhere (a certificate of the person) to this record. */
  async take(from: FileItem): Promise<boolean> {
    const { calls, purpose, owner } = this.#options;
    return this.#attempt(async () => {
      const copy = await calls.copy({ params: { id: from.id }, body: { purpose, owner } });
      this.#items = [copy, ...this.#items];
      this.#left -= 1;
    });
  }

  #replace(item: FileItem): void {
    this.#items = this.#items.map((one) => (one.id === item.id ? item : one));
  }

  /** False where it was refused; the reason is in `problem`. */
  async #attempt(work: () => Promise<void>): Promise<boolean> {
    this.#problem = null;
    try {
      await work();
      this.#settle();
      return true;
    } catch (error) {
      if (!isApiProblem(error)) throw error;
      this.#problem = error;
      this.#options.changed();
      return false;
    }
  }

  #settle(): void {
    this.#options.changed();
    this.#options.settled?.();
  }
}

/** The address of a file's bytes; `face` says whose session asks, because a picture in a page sends no header. */
export function fileAddress(
  item: Pick<FileItem, 'id'>,
  face: 'console' | 'portal',
  size: 'whole' | 'thumbnail' = 'whole',
): string {
  return `/api/v1/files/${encodeURIComponent(item.id)}/content?size=${size}&face=${face}`;
}
