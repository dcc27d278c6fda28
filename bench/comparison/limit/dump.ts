/**
 * Writes what a search reads into a folder, so that programs in other languages search the same index. Whatever the view
 * of the engine holds gets a line in `header.txt`, by its path:
 *
 *   number <path> <value>            a single number
 *   array <path> <type> <length>     <path>.bin, plain and little-endian; u8, u16, u32, i32 or f64
 *   list <path> i32 <length>         the same, read back as a list of JavaScript
 *   nested <path> u32 <data> <starts>  lists as <path>.data.bin and <path>.starts.bin, of these lengths; list i is
 *                                    data[starts[i]] up to before data[starts[i + 1]]
 *   lines <path> <length>            <path>.txt, an entry a line
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MatchIndex } from '@yizhan/matching';
import { LIMITATIONS, PAY_UNITS, SHELVES, SHIFT_LIST } from '@yizhan/matching/engine/columns/encoding.ts';
import { EDUCATION, FRESHNESS, LODGING, SLACK, WITHIN } from '@yizhan/matching/engine/rule-tables.ts';
import type { Blocks } from '@yizhan/matching/engine/columns/blocks.ts';
import { plainSeekers, plainView } from '@yizhan/matching/engine/view.ts';
import type { BlockArrays } from '@yizhan/matching/engine/view.ts';
import { MONTHLY_FACTOR } from '@yizhan/matching/pay.ts';
import { FIELD_COUNTS_FROM } from '@yizhan/matching/rules/hard/qualifications.ts';
import { SHIFT_INVOLVES } from '@yizhan/matching/rules/hard/times.ts';
import { BY_HOURS } from '@yizhan/matching/rules/soft/conditions.ts';
import { FIELDS_OF_STUDY } from '@yizhan/matching/vocabulary/skills.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

const TYPES = [
  ['u8', Uint8Array],
  ['u16', Uint16Array],
  ['u32', Uint32Array],
  ['i32', Int32Array],
  ['f64', Float64Array],
] as const;

class Writer {
  readonly #folder: string;
  readonly #header: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a value of a view under its path. @throws TypeError for a value that no search reads */
  put(path: string, value: unknown): void {
    if (typeof value === 'number') this.#header.push(`number ${path} ${value}`);
    else if (ArrayBuffer.isView(value)) this.#array('array', path, value);
    else if (Array.isArray(value)) this.#list(path, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) this.put(`${path}.${name}`, part);
    } else throw new TypeError(`${path} is of no kind that can be written`);
  }

  finish(): void {
    this.#lines('header', this.#header);
  }

  #array(kind: 'array' | 'list', path: string, values: ArrayBufferView): void {
    const type = TYPES.find(([, made]) => values instanceof made)?.[0];
    if (type === undefined) throw new TypeError(`${path} is of no kind that can be written`);
    this.#file(path, values);
    const { length } = values as Numbers; // one of `TYPES`
    this.#header.push(`${kind} ${path} ${type} ${length}`);
  }

  #list(path: string, list: readonly unknown[]): void {
    const isText = (one: unknown): one is string => typeof one === 'string';
    const isNumber = (one: unknown): one is number => typeof one === 'number';
    if (list.every(isNumber)) this.#array('list', path, Int32Array.from(list));
    else if (list.every(isText)) {
      this.#lines(path, list);
      this.#header.push(`lines ${path} ${list.length}`);
    } else this.#nested(path, list);
  }

  /** A missing entry is an empty list. */
  #nested(path: string, lists: readonly unknown[]): void {
    const data: number[] = [];
    const starts = new Uint32Array(lists.length + 1);
    for (let i = 0; i < lists.length; i++) {
      const list: unknown = lists[i];
      if (Array.isArray(list)) for (const one of list) data.push(Number(one));
      starts[i + 1] = data.length;
    }
    this.#file(`${path}.data`, Uint32Array.from(data));
    this.#file(`${path}.starts`, starts);
    this.#header.push(`nested ${path} u32 ${data.length} ${starts.length}`);
  }

  #file(path: string, { buffer, byteOffset, byteLength }: ArrayBufferView): void {
    writeFileSync(join(this.#folder, `${path}.bin`), new Uint8Array(buffer, byteOffset, byteLength));
  }

  #lines(path: string, lines: readonly string[]): void {
    writeFileSync(join(this.#folder, `${path}.txt`), lines.map((line) => `${line}\n`).join(''));
  }
}

/** Ids of the people and vacancies whose lists are timed one by one; all must be in the index. */
export interface Asked {
  seekers: readonly string[];
  vacancies: readonly string[];
}

export function dumpIndex(folder: string, index: MatchIndex, asked: Asked): void {
  const writer = new Writer(folder);
  const { seekers, vacancies, seekerBlocks, vacancyBlocks } = index.columns;
  const { related, ...view } = plainView(index.columns);
  writer.put('view', { ...view, blocks: blockArrays(vacancyBlocks) });
  const codes = related.length;
  const relatedness = new Uint16Array(codes * codes);
  related.forEach((row, code) => relatedness.set(row, code * codes));
  writer.put('relatedness', relatedness);
  writer.put('rank', { seekers: ranks(seekers), vacancies: ranks(vacancies) });
  writer.put('seekers', plainSeekers(seekers));
  writer.put('seekerBlocks', blockArrays(seekerBlocks));
  writer.put('asked', {
    seekers: Uint32Array.from(asked.seekers, (id) => seekers.ids.find(id)),
    vacancies: Uint32Array.from(asked.vacancies, (id) => vacancies.ids.find(id)),
  });
  writer.put('tables', TABLES);
  writer.finish();
}

/** The arrays of blocks that searches read; only those of people need the reach. */
function blockArrays(blocks: Blocks): BlockArrays & Pick<Blocks, 'reach'> {
  const { end, start, count, listed, rows, group, precision, reach, bits, ofGroup } = blocks;
  const { south, north, west, east } = blocks;
  return {
    end,
    start,
    count,
    listed,
    rows,
    group,
    precision,
    reach,
    bits,
    ofGroup,
    south,
    north,
    west,
    east,
  };
}

/** Position of each row among all ids, so that ties need no text. */
function ranks({ end, ids }: { end: number; ids: { name: (row: number) => string } }): Uint32Array {
  const names = Array.from({ length: end }, (_, row) => ids.name(row));
  const byName = names.map((_, row) => row).sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
  const rank = new Uint32Array(names.length);
  byName.forEach((row, place) => (rank[row] = place));
  return rank;
}

/** Rules over small ranges, and other values the search precomputes. */
const TABLES = {
  slack: SLACK,
  within: WITHIN,
  freshness: FRESHNESS,
  education: EDUCATION,
  lodging: Uint16Array.from(LODGING.flatMap((values) => [...values])),
  shiftStrains: Uint32Array.from(SHIFT_LIST, (shift) => LIMITATIONS.mask(SHIFT_INVOLVES[shift])),
  monthlyFactor: Float64Array.from(PAY_UNITS, (unit) => MONTHLY_FACTOR[unit]),
  hours: LIMITATIONS.mask(BY_HOURS),
  flexible: SHIFT_LIST.indexOf('flexible'),
  fieldsOfStudy: FIELDS_OF_STUDY.length,
  fieldCountsFrom: FIELD_COUNTS_FROM,
  shelves: SHELVES,
};
