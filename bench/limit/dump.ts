/**
 * Writes what a search reads into a folder, so that programs in other languages search the same index: one plain
 * little-endian file an array, `header.txt` with a line for each of them (`array <name> <type> <length>`) and for each
 * single number (`number <name> <value>`), and `regions.txt`. Arrays end with the last row in use.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MatchIndex } from '@yizhan/matching';
import { BLOCK_ROWS } from '@yizhan/matching/engine/columns/blocks.ts';
import { LIMITATIONS, PAY_UNITS, SHIFT_LIST } from '@yizhan/matching/engine/columns/vacancy-columns.ts';
import { EDUCATION, FRESHNESS, LODGING, SLACK, WITHIN } from '@yizhan/matching/engine/vacancy-search.ts';
import type { Lists } from '@yizhan/matching/engine/view.ts';
import { MONTHLY_FACTOR } from '@yizhan/matching/pay.ts';
import { FIELD_COUNTS_FROM } from '@yizhan/matching/rules/hard/qualifications.ts';
import { SHIFT_INVOLVES } from '@yizhan/matching/rules/hard/times.ts';
import { BY_HOURS } from '@yizhan/matching/rules/soft/conditions.ts';
import { FIELDS_OF_STUDY } from '@yizhan/matching/vocabulary/skills.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Columns of a vacancy in the order of their names in the index. */
export const VACANCY_COLUMNS = {
  u32: ['flags', 'work', 'payLow', 'payHigh', 'conditions', 'employer', 'skillsAt', 'certificates', 'region'],
  i32: ['lat', 'lng'],
  u16: ['reserved', 'headcount', 'validUntil', 'confirmedOn', 'referred', 'answered'],
  u8: ['skillsCount', 'kinds'],
} as const;

export const SEEKER_COLUMNS = {
  u32: [
    'flags',
    'commute',
    'region',
    'regionSet',
    'payWanted',
    'payFloor',
    'conditions',
    'certificates',
    'history',
    'skillsAt',
    'worksAt',
  ],
  i32: ['lat', 'lng'],
  u16: ['groups'],
  u8: ['worksCount', 'skillsCount', 'kinds', 'age'],
} as const;

export const BLOCK_COLUMNS = {
  u32: ['group'],
  i32: ['south', 'north', 'west', 'east'],
  u8: ['count', 'precision'],
} as const;

export const LISTS = [
  'certificates',
  'conditions',
  'heldCertificates',
  'ownConditions',
  'histories',
  'regionSets',
] as const;

/** Words of an id in its table. */
const ID_WORDS = 4;

const typeOf = (values: Numbers): string =>
  values instanceof Uint8Array
    ? 'u8'
    : values instanceof Uint16Array
      ? 'u16'
      : values instanceof Uint32Array
        ? 'u32'
        : values instanceof Int32Array
          ? 'i32'
          : 'f64';

class Writer {
  readonly #folder: string;
  readonly #header: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  array(name: string, values: Numbers): void {
    writeFileSync(
      join(this.#folder, `${name}.bin`),
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
    this.#header.push(`array ${name} ${typeOf(values)} ${values.length}`);
  }

  number(name: string, value: number): void {
    this.#header.push(`number ${name} ${value}`);
  }

  /** Lists as one array of all entries and one of where each begins. */
  lists(name: string, { data, starts, size }: Lists): void {
    this.array(`${name}.data`, data.subarray(0, starts[size]));
    this.array(`${name}.starts`, starts.subarray(0, size + 1));
  }

  nested(name: string, lists: readonly (readonly number[] | undefined)[], size: number): void {
    const all = Array.from({ length: size }, (_, i) => lists[i] ?? []);
    const starts = new Uint32Array(size + 1);
    all.forEach((list, i) => (starts[i + 1] = starts[i]! + list.length));
    this.lists(name, { data: Uint32Array.from(all.flat()), starts, size });
  }

  lines(name: string, lines: readonly string[]): void {
    writeFileSync(join(this.#folder, `${name}.txt`), lines.map((line) => `${line}\n`).join(''));
  }

  finish(): void {
    this.lines('header', this.#header);
  }
}

/** @param asked ids of the people whose lists are timed one by one; all must be in the index */
export function dumpIndex(folder: string, index: MatchIndex, asked: readonly string[]): void {
  const writer = new Writer(folder);
  const { columns } = index;
  const { view, seekers } = columns;
  writer.number('today', view.today);
  writer.number('maxGroupBonus', view.maxGroupBonus);
  for (const [side, weights] of Object.entries(view.weights)) {
    for (const [name, weight] of Object.entries<number>(weights)) writer.number(`${side}.${name}`, weight);
  }
  writer.array('groupBonus', Int32Array.from(view.groupBonus));
  writer.lines('regions', view.regions);
  for (const name of LISTS) writer.lists(name, view[name]);
  dumpVacancies(writer, columns);
  dumpBlocks(writer, columns);
  dumpWorks(writer, columns);
  dumpSeekers(writer, columns);
  dumpTables(writer);
  writer.array(
    'asked',
    Uint32Array.from(asked, (id) => seekers.ids.find(id)),
  );
  writer.finish();
}

type Columns = MatchIndex['columns'];

function dumpVacancies(writer: Writer, { vacancies }: Columns): void {
  const { end, ids } = vacancies;
  for (const names of Object.values(VACANCY_COLUMNS)) {
    for (const name of names) writer.array(`vacancies.${name}`, vacancies[name].subarray(0, end));
  }
  writer.array('vacancies.skills', vacancies.skills);
  writer.array('vacancies.idWords', ids.words.subarray(0, end * ID_WORDS));
  // Place of each row among all ids, so that equal scores need no text.
  const names = Array.from({ length: end }, (_, row) => ids.name(row));
  const byName = names.map((_, row) => row).sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
  const rank = new Uint32Array(end);
  byName.forEach((row, place) => (rank[row] = place));
  writer.array('vacancies.rank', rank);
}

function dumpBlocks(writer: Writer, { vacancyBlocks: blocks, view }: Columns): void {
  for (const names of Object.values(BLOCK_COLUMNS)) {
    for (const name of names) writer.array(`blocks.${name}`, blocks[name].subarray(0, blocks.end));
  }
  writer.array('blocks.rows', blocks.rows.subarray(0, blocks.end * BLOCK_ROWS));
  writer.nested('blocks.ofGroup', blocks.ofGroup, view.works.groups);
}

function dumpWorks(writer: Writer, { view: { works, relatedness } }: Columns): void {
  writer.array('works.group', works.group.subarray(0, works.works.size));
  writer.array('works.titleLength', works.titleLength.subarray(0, works.works.size));
  writer.lists('works.works', works.works);
  writer.lists('works.groupLists', works.groupLists);
  // A bigram that only people's own works have stands in no vacancy.
  const bigrams = works.ownBigrams.reduce(
    (most, list) => list.reduce((a, b) => Math.max(a, b + 1), most),
    works.postings.length,
  );
  writer.nested('works.postings', works.postings, bigrams);
  writer.nested('works.ownBigrams', works.ownBigrams, works.ownBigrams.length);
  writer.array('works.ownCode', Int32Array.from(works.ownCode));
  writer.array('works.ownAny', Uint8Array.from(works.ownAny));
  const codes = works.codeCount;
  writer.number('codes', codes);
  const rows = new Uint16Array(codes * codes);
  for (let code = 0; code < codes; code++) rows.set(relatedness.row(code), code * codes);
  writer.array('relatedness', rows);
}

function dumpSeekers(writer: Writer, { seekers }: Columns): void {
  for (const names of Object.values(SEEKER_COLUMNS)) {
    for (const name of names) writer.array(`seekers.${name}`, seekers[name].subarray(0, seekers.end));
  }
  for (const name of ['skills', 'works', 'worksValue'] as const) {
    writer.array(`seekers.${name}`, seekers[name]);
  }
  writer.array('seekers.idWords', seekers.ids.words.subarray(0, seekers.end * ID_WORDS));
}

/** Rules that run over few numbers, and what else the search has worked out beforehand. */
function dumpTables(writer: Writer): void {
  writer.array('tables.slack', SLACK);
  writer.array('tables.within', WITHIN);
  writer.array('tables.freshness', FRESHNESS);
  writer.array('tables.education', EDUCATION);
  writer.array('tables.lodging', Uint16Array.from(LODGING.flatMap((values) => [...values])));
  writer.array(
    'tables.shiftStrains',
    Uint32Array.from(SHIFT_LIST, (shift) => LIMITATIONS.mask(SHIFT_INVOLVES[shift])),
  );
  writer.array(
    'tables.monthlyFactor',
    Float64Array.from(PAY_UNITS, (unit) => MONTHLY_FACTOR[unit]),
  );
  writer.number('hours', LIMITATIONS.mask(BY_HOURS));
  writer.number('flexible', SHIFT_LIST.indexOf('flexible'));
  writer.number('fieldsOfStudy', FIELDS_OF_STUDY.length);
  writer.number('fieldCountsFrom', FIELD_COUNTS_FROM);
}
