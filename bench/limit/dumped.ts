/** Reads a folder of `dump.ts` back into what a search reads; arrays are shared ones, as in the index. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VacancySearch } from '@yizhan/matching/engine/vacancy-search.ts';
import type { EngineView, Lists, NumericWeights, SeekerArrays } from '@yizhan/matching/engine/view.ts';
import { BLOCK_COLUMNS, SEEKER_COLUMNS, VACANCY_COLUMNS } from './dump.ts';

interface Kinds {
  u8: Uint8Array<SharedArrayBuffer>;
  u16: Uint16Array<SharedArrayBuffer>;
  u32: Uint32Array<SharedArrayBuffer>;
  i32: Int32Array<SharedArrayBuffer>;
}

const READ: { [K in keyof Kinds]: (bytes: SharedArrayBuffer) => Kinds[K] } = {
  u8: (bytes) => new Uint8Array(bytes),
  u16: (bytes) => new Uint16Array(bytes),
  u32: (bytes) => new Uint32Array(bytes),
  i32: (bytes) => new Int32Array(bytes),
};

class Folder {
  readonly #path: string;
  readonly #numbers = new Map<string, number>();

  constructor(path: string) {
    this.#path = path;
    for (const line of this.lines('header')) {
      const [kind, name, value] = line.split(' ');
      if (kind === 'number' && name !== undefined) this.#numbers.set(name, Number(value));
    }
  }

  lines(name: string): string[] {
    return readFileSync(join(this.#path, `${name}.txt`), 'utf8')
      .split('\n')
      .slice(0, -1);
  }

  array<K extends keyof Kinds>(name: string, kind: K): Kinds[K] {
    const file = readFileSync(join(this.#path, `${name}.bin`));
    const shared = new SharedArrayBuffer(file.length);
    new Uint8Array(shared).set(file);
    return READ[kind](shared);
  }

  columns<K extends keyof Kinds, N extends string>(
    table: string,
    kind: K,
    names: readonly N[],
  ): Record<N, Kinds[K]> {
    const read = names.map((name) => [name, this.array(`${table}.${name}`, kind)] as const);
    // The entries are those names; `fromEntries` only knows that they are texts.
    return Object.fromEntries(read) as Record<N, Kinds[K]>;
  }

  /** @throws Error when there is none */
  number(name: string): number {
    const value = this.#numbers.get(name);
    if (value === undefined) throw new Error(`no number ${name} in ${this.#path}`);
    return value;
  }

  lists(name: string): Lists {
    const starts = this.array(`${name}.starts`, 'u32');
    return { data: this.array(`${name}.data`, 'u32'), starts, size: starts.length - 1 };
  }

  nested(name: string): number[][] {
    const { data, starts, size } = this.lists(name);
    return Array.from({ length: size }, (_, i) => [...data.subarray(starts[i], starts[i + 1])]);
  }
}

export interface Dumped {
  view: EngineView;
  seekers: SeekerArrays;
  /** Rows of the people whose lists are timed one by one. */
  asked: Uint32Array;
  search: VacancySearch;
}

/** @throws Error for a folder that `dumpIndex` has not written */
export function readDump(path: string): Dumped {
  const folder = new Folder(path);
  const rank = folder.array('vacancies.rank', 'u32');
  return {
    view: readView(folder),
    seekers: readSeekers(folder),
    asked: folder.array('asked', 'u32'),
    search: new VacancySearch((a, b) => rank[a]! < rank[b]!),
  };
}

function readView(folder: Folder): EngineView {
  const codes = folder.number('codes');
  const relatedness = folder.array('relatedness', 'u16');
  return {
    today: folder.number('today'),
    vacancies: readVacancies(folder),
    blocks: readBlocks(folder),
    works: readWorks(folder, codes),
    certificates: folder.lists('certificates'),
    conditions: folder.lists('conditions'),
    heldCertificates: folder.lists('heldCertificates'),
    ownConditions: folder.lists('ownConditions'),
    histories: folder.lists('histories'),
    regionSets: folder.lists('regionSets'),
    regions: folder.lines('regions'),
    weights: readWeights(folder),
    groupBonus: [...folder.array('groupBonus', 'i32')],
    maxGroupBonus: folder.number('maxGroupBonus'),
    relatedness: { row: (code) => relatedness.subarray(code * codes, (code + 1) * codes) },
  };
}

function readWeights(folder: Folder): NumericWeights {
  const seeker = (name: keyof NumericWeights['seeker']): number => folder.number(`seeker.${name}`);
  const employer = (name: keyof NumericWeights['employer']): number => folder.number(`employer.${name}`);
  return {
    seeker: {
      occupation: seeker('occupation'),
      pay: seeker('pay'),
      distance: seeker('distance'),
      conditions: seeker('conditions'),
      lodging: seeker('lodging'),
      freshness: seeker('freshness'),
      answers: seeker('answers'),
      total: seeker('total'),
    },
    employer: {
      occupation: employer('occupation'),
      experience: employer('experience'),
      skills: employer('skills'),
      education: employer('education'),
      certificates: employer('certificates'),
      answers: employer('answers'),
      total: employer('total'),
    },
  };
}

function readVacancies(folder: Folder): EngineView['vacancies'] {
  const words = folder.columns('vacancies', 'u32', VACANCY_COLUMNS.u32);
  return {
    ...words,
    ...folder.columns('vacancies', 'i32', VACANCY_COLUMNS.i32),
    ...folder.columns('vacancies', 'u16', VACANCY_COLUMNS.u16),
    ...folder.columns('vacancies', 'u8', VACANCY_COLUMNS.u8),
    skills: folder.array('vacancies.skills', 'u16'),
    ids: { words: folder.array('vacancies.idWords', 'u32') },
    end: words.flags.length,
  };
}

function readBlocks(folder: Folder): EngineView['blocks'] {
  const bytes = folder.columns('blocks', 'u8', BLOCK_COLUMNS.u8);
  return {
    ...bytes,
    ...folder.columns('blocks', 'u32', BLOCK_COLUMNS.u32),
    ...folder.columns('blocks', 'i32', BLOCK_COLUMNS.i32),
    rows: folder.array('blocks.rows', 'u32'),
    ofGroup: folder.nested('blocks.ofGroup'),
    end: bytes.count.length,
  };
}

function readWorks(folder: Folder, codeCount: number): EngineView['works'] {
  const groupLists = folder.lists('works.groupLists');
  return {
    codeCount,
    groups: groupLists.size,
    group: folder.array('works.group', 'u32'),
    titleLength: folder.array('works.titleLength', 'u16'),
    works: folder.lists('works.works'),
    groupLists,
    postings: folder.nested('works.postings'),
    ownBigrams: folder.nested('works.ownBigrams'),
    ownCode: [...folder.array('works.ownCode', 'i32')],
    ownAny: [...folder.array('works.ownAny', 'u8')],
    // Only the search for people asks these.
    ownPostings: [],
  };
}

function readSeekers(folder: Folder): SeekerArrays {
  const words = folder.columns('seekers', 'u32', SEEKER_COLUMNS.u32);
  return {
    ...words,
    ...folder.columns('seekers', 'i32', SEEKER_COLUMNS.i32),
    ...folder.columns('seekers', 'u16', SEEKER_COLUMNS.u16),
    ...folder.columns('seekers', 'u8', SEEKER_COLUMNS.u8),
    skills: folder.array('seekers.skills', 'u16'),
    works: folder.array('seekers.works', 'u32'),
    worksValue: folder.array('seekers.worksValue', 'u16'),
    ids: { words: folder.array('seekers.idWords', 'u32') },
    end: words.flags.length,
  };
}
