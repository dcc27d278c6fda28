/** Reads a folder of `dump.ts` back into the form a search reads; arrays are shared, as in the index. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Blocks } from '@yizhan/matching/engine/columns/blocks.ts';
import { SeekerSearch } from '@yizhan/matching/engine/seeker-search.ts';
import { VacancySearch } from '@yizhan/matching/engine/vacancy-search.ts';
import type { EngineView, SeekerArrays } from '@yizhan/matching/engine/view.ts';

const READ = {
  u8: (bytes: SharedArrayBuffer) => new Uint8Array(bytes),
  u16: (bytes: SharedArrayBuffer) => new Uint16Array(bytes),
  u32: (bytes: SharedArrayBuffer) => new Uint32Array(bytes),
  i32: (bytes: SharedArrayBuffer) => new Int32Array(bytes),
  f64: (bytes: SharedArrayBuffer) => new Float64Array(bytes),
};

type Branch = Record<string, unknown>;

class Reader {
  readonly #folder: string;
  /** All values, in the nesting they had as objects. */
  readonly root: Branch = {};

  constructor(folder: string) {
    this.#folder = folder;
    for (const line of this.#lines('header')) {
      const [kind = '', path = '', rest = ''] = line.split(' ');
      this.#place(path.split('.'), this.#value(kind, path, rest));
    }
  }

  array<T extends keyof typeof READ>(path: string, type: T): ReturnType<(typeof READ)[T]> {
    const file = readFileSync(join(this.#folder, `${path}.bin`));
    const shared = new SharedArrayBuffer(file.length);
    new Uint8Array(shared).set(file);
    return READ[type](shared) as ReturnType<(typeof READ)[T]>; // that is what the type chose
  }

  #value(kind: string, path: string, rest: string): unknown {
    if (kind === 'number') return Number(rest);
    if (kind === 'lines') return this.#lines(path);
    if (kind === 'nested') return this.#nested(path);
    if (kind === 'list') return [...this.array(path, 'i32')];
    const type = Object.keys(READ).find((name): name is keyof typeof READ => name === rest);
    if (kind !== 'array' || type === undefined) throw new Error(`nothing that can be read: ${kind} ${path}`);
    return this.array(path, type);
  }

  #place(path: readonly string[], value: unknown): void {
    let branch = this.root;
    for (const name of path.slice(0, -1)) branch = (branch[name] ??= {}) as Branch; // every inner node is one
    branch[path.at(-1) ?? ''] = value;
  }

  #nested(path: string): number[][] {
    const data = this.array(`${path}.data`, 'u32');
    const starts = this.array(`${path}.starts`, 'u32');
    return Array.from({ length: starts.length - 1 }, (_, i) => [...data.subarray(starts[i], starts[i + 1])]);
  }

  #lines(path: string): string[] {
    return readFileSync(join(this.#folder, `${path}.txt`), 'utf8')
      .split('\n')
      .slice(0, -1);
  }
}

export interface Dumped {
  view: EngineView;
  seekers: SeekerArrays;
  seekerBlocks: Blocks;
  /** Rows of the people and vacancies whose lists are timed one by one. */
  asked: { seekers: Uint32Array; vacancies: Uint32Array };
  search: VacancySearch;
  peopleSearch: SeekerSearch;
}

/** @throws Error for a folder that `dumpIndex` has not written */
export function readDump(folder: string): Dumped {
  const reader = new Reader(folder);
  const relatedness = reader.array('relatedness', 'u16');
  // The folder was written from these very types, and a test compares the results. No search calls a method of blocks.
  const { view, seekers, seekerBlocks, asked, rank } = reader.root as unknown as {
    view: Omit<EngineView, 'relatedness'>;
    rank: { seekers: Uint32Array; vacancies: Uint32Array };
  } & Pick<Dumped, 'seekers' | 'seekerBlocks' | 'asked'>;
  const { codeCount } = view.works;
  return {
    view: {
      ...view,
      relatedness: { row: (code) => relatedness.subarray(code * codeCount, (code + 1) * codeCount) },
    },
    seekers,
    seekerBlocks,
    asked,
    search: new VacancySearch((a, b) => rank.vacancies[a]! < rank.vacancies[b]!),
    peopleSearch: new SeekerSearch((a, b) => rank.seekers[a]! < rank.seekers[b]!),
  };
}
