/**
 * The kinds of work that rows name: for vacancies a job title with its occupation codes, for people a wish or a past
 * job. Each is kept once. Job titles with the same codes form a group, within which only the words differ.
 */
import type { PreparedOccupation, PreparedVacancy } from '../../prepared.ts';
import { ListInterner, WordInterner } from './list-interner.ts';
import { NumberLists } from './number-lists.ts';
import { Postings } from './postings.ts';
import { ANY_BIT, codeBit, workBit } from './signatures.ts';
import { bytes, ints32, resized, roomFor, snugFor, words16, written } from './shared-array.ts';
import type { Narrow } from './shared-array.ts';

/** A group of job titles without a code; its members are found by their words. */
export const NO_CODE = -1;

const UNCODED_GROUPS = 256;
const UNCODED_FAMILIES = 16;
/**
 * A family is a middle group of the classification ('4-07'): wide enough for its rows in one neighbourhood to fill
 * blocks.
 */
const FAMILY_CODE = 4;

export type OwnWork = Pick<PreparedOccupation, 'code' | 'title' | 'pairs' | 'any'>;

export class WorkLists {
  readonly codes = new WordInterner();
  /** By code and by work entry: its bit in a signature; see `signatures.ts`. */
  codeBits = bytes(64);
  ownBits = bytes(64);
  /** Bigrams, each as a list of one. */
  readonly #bigrams = new ListInterner();
  /** Job titles as lists: number of codes, then code and weight of each, then the bigrams of the bare title. */
  readonly works = new ListInterner();
  /** Group of each job title. */
  group: Narrow = words16(64);
  /** Number of bigrams of each job title. */
  titleLength = words16(64);
  /** Groups as lists: 1 and the codes with their weights, or 0 and a number for titles without codes. */
  readonly groupLists = new ListInterner();
  /** Family of each group: groups of one family share blocks; see `FAMILY_CODE`. */
  family: Narrow = words16(64);
  readonly #families = new WordInterner();
  /** Job titles that contain a bigram. */
  readonly postings = new Postings();
  /** People's work entries as lists: number of the title, and of the code plus one. */
  readonly #ownLists = new ListInterner();
  readonly #ownTitles = new WordInterner();
  /** Work entries that contain a bigram. */
  readonly ownPostings = new Postings();
  /** Bigrams of each work entry. */
  readonly ownBigrams = new NumberLists();
  /** Code number of each work entry, or `NO_CODE`. */
  ownCode = ints32(64);
  /** 1 where the person accepts any work. */
  ownAny = bytes(64);

  get codeCount(): number {
    return this.codes.words.length;
  }

  get groups(): number {
    return this.groupLists.size;
  }

  get families(): number {
    return this.#families.words.length;
  }

  /** Number of distinct work entries. */
  get owns(): number {
    return this.ownBigrams.size;
  }

  /** The number of a vacancy's job title with its codes. */
  workOf(vacancy: Pick<PreparedVacancy, 'occupations' | 'titlePairs'>): number {
    const codes = vacancy.occupations.flatMap(({ code, weight }) => [this.#code(code), weight]);
    const bigrams = vacancy.titlePairs.map((pair) => this.#bigrams.intern([pair]));
    const before = this.works.size;
    const work = this.works.intern([vacancy.occupations.length, ...codes, ...bigrams]);
    if (work < before) return work;
    if (work >= this.group.length) this.#resizeWorks(roomFor(work + 1));
    this.titleLength[work] = bigrams.length;
    this.group = written(this.group, work, this.#groupOf(codes, bigrams));
    for (const bigram of bigrams) this.postings.add(bigram, work);
    return work;
  }

  /** Codes and title bigrams, as a prepared vacancy has them. */
  read(work: number): Pick<PreparedVacancy, 'occupations' | 'titlePairs'> {
    const list = this.works.list(work);
    const count = list[0]!;
    const occupations = Array.from({ length: count }, (_, i) => ({
      code: this.codes.word(list[1 + 2 * i]!),
      weight: list[2 + 2 * i]!,
    }));
    return { occupations, titlePairs: this.#pairs(list.subarray(1 + 2 * count)) };
  }

  /** The number of a work entry: something a person wants or has done. */
  ownOf({ code, title, pairs, any }: OwnWork): number {
    const codeNumber = code === null ? NO_CODE : this.#code(code);
    const own = this.#ownLists.intern([this.#ownTitles.intern(title), codeNumber + 1]);
    if (own < this.owns) return own;
    if (own >= this.ownCode.length) this.#resizeOwns(roomFor(own + 1));
    this.ownCode[own] = codeNumber;
    this.ownAny[own] = any ? 1 : 0;
    this.ownBits[own] = any ? ANY_BIT : workBit(code, pairs);
    const bigrams = pairs.map((pair) => this.#bigrams.intern([pair]));
    this.ownBigrams.append(bigrams);
    for (const bigram of bigrams) this.ownPostings.add(bigram, own);
    return own;
  }

  /** The work entry that `ownOf` was given. */
  readOwn(own: number): OwnWork {
    const code = this.ownCode[own]!;
    return {
      code: code === NO_CODE ? null : this.codes.word(code),
      title: this.#ownTitles.word(this.#ownLists.list(own)[0]!),
      pairs: this.#pairs(this.ownBigrams.list(own)),
      any: this.ownAny[own] === 1,
    };
  }

  /** Moves the words of titles added since the last packing into the shared arrays. */
  pack(): void {
    this.postings.pack();
    this.ownPostings.pack();
  }

  /** Shrinks memory to the current content plus room for a day's changes. */
  trim(): void {
    for (const lists of [this.#bigrams, this.works, this.groupLists, this.#ownLists, this.ownBigrams])
      lists.trim();
    for (const words of [this.codes, this.#families, this.#ownTitles]) words.trim();
    this.pack();
    this.#resizeWorks(snugFor(this.works.size));
    this.#resizeOwns(snugFor(this.owns));
    this.family = resized(this.family, snugFor(this.groups));
  }

  #code(word: string): number {
    const code = this.codes.intern(word);
    if (code >= this.codeBits.length) this.codeBits = resized(this.codeBits, roomFor(code + 1));
    this.codeBits[code] = codeBit(word);
    return code;
  }

  #groupOf(codes: readonly number[], bigrams: readonly number[]): number {
    // Titles without codes are grouped by their ending, which in Chinese names the work ('…司机').
    const end = (bigrams.at(-1) ?? 0) % UNCODED_GROUPS;
    const before = this.groups;
    const group = this.groupLists.intern(codes.length > 0 ? [1, ...codes] : [0, end]);
    if (group < before) return group;
    const first = codes[0];
    const name =
      first === undefined ? `${end % UNCODED_FAMILIES}` : this.codes.word(first).slice(0, FAMILY_CODE);
    if (group >= this.family.length) this.family = resized(this.family, roomFor(group + 1));
    this.family = written(this.family, group, this.#families.intern(name));
    return group;
  }

  #pairs(bigrams: Uint32Array): number[] {
    // A list of one entry has the position its number says.
    return Array.from(bigrams, (bigram) => this.#bigrams.data[bigram]!);
  }

  #resizeWorks(length: number): void {
    this.group = resized(this.group, length);
    this.titleLength = resized(this.titleLength, length);
  }

  #resizeOwns(length: number): void {
    this.ownCode = resized(this.ownCode, length);
    this.ownAny = resized(this.ownAny, length);
    this.ownBits = resized(this.ownBits, length);
  }
}
