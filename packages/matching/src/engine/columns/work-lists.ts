/**
 * The kinds of work that rows name: for vacancies a title with its occupation codes, for people a wish or a past job.
 * Each is kept once. Works with the same codes form a group, within which only the words of the title differ.
 */
import type { PreparedOccupation, PreparedVacancy } from '../../prepared.ts';
import { ListInterner, WordInterner } from './list-interner.ts';
import { bytes, ints32, resized, roomFor, words16, words32 } from './shared-array.ts';

/** A group of titles without a code, whose works are found by their words. */
export const NO_CODE = -1;
/** A work with several codes; what it is worth is worked out apart. */
export const MANY_CODES = -2;

const UNCODED_GROUPS = 256;

export type OwnWork = Pick<PreparedOccupation, 'code' | 'title' | 'pairs' | 'any'>;

export class WorkLists {
  readonly codes = new WordInterner();
  readonly #bigrams = new WordInterner();
  readonly #bigramPairs: number[] = [];
  /** Works as lists: number of codes, then code and weight of each, then the bigrams of the bare title. */
  readonly works = new ListInterner();
  /** Group of each work. */
  group = words32(64);
  /** Bigrams of the title of each work. */
  titleLength = words16(64);
  readonly #groups = new ListInterner();
  /** Code of each group, or `NO_CODE`, `MANY_CODES`. */
  groupCode = ints32(64);
  groupWeight = bytes(64);
  /** Works that name a bigram, by bigram. */
  readonly postings: number[][] = [];
  /** What people want or have done. */
  readonly own: OwnWork[] = [];
  readonly #ownTitles = new WordInterner();
  readonly #ownLists = new ListInterner();
  /** Own works that name a bigram, by bigram. */
  readonly ownPostings: number[][] = [];
  /** Bigrams of each own work. */
  readonly ownBigrams: number[][] = [];
  /** Code number of each own work, or `NO_CODE`. */
  readonly ownCode: number[] = [];
  /** 1 where any work will do. */
  readonly ownAny: number[] = [];

  get codeCount(): number {
    return this.codes.words.length;
  }

  get groups(): number {
    return this.#groups.size;
  }

  /** The number of the work of a vacancy. */
  workOf(vacancy: Pick<PreparedVacancy, 'occupations' | 'titlePairs'>): number {
    const codes = vacancy.occupations.flatMap(({ code, weight }) => [this.codes.intern(code), weight]);
    const bigrams = vacancy.titlePairs.map((pair) => this.#bigram(pair));
    const before = this.works.size;
    const work = this.works.intern([vacancy.occupations.length, ...codes, ...bigrams]);
    if (work < before) return work;
    if (work >= this.group.length) {
      this.group = resized(this.group, roomFor(work + 1));
      this.titleLength = resized(this.titleLength, roomFor(work + 1));
    }
    this.titleLength[work] = bigrams.length;
    this.group[work] = this.#groupOf(codes, bigrams);
    for (const bigram of bigrams) (this.postings[bigram] ??= []).push(work);
    return work;
  }

  /** Codes and title of a work, as a prepared vacancy has them. */
  read(work: number): Pick<PreparedVacancy, 'occupations' | 'titlePairs'> {
    const list = this.works.list(work);
    const count = list[0]!;
    const occupations = Array.from({ length: count }, (_, i) => ({
      code: this.codes.word(list[1 + 2 * i]!),
      weight: list[2 + 2 * i]!,
    }));
    const titlePairs = Array.from(list.subarray(1 + 2 * count), (bigram) => this.#bigramPairs[bigram]!);
    return { occupations, titlePairs };
  }

  /** The number of something a person wants or has done. */
  ownOf({ code, title, pairs, any }: OwnWork): number {
    const codeNumber = code === null ? NO_CODE : this.codes.intern(code);
    const own = this.#ownLists.intern([this.#ownTitles.intern(title), codeNumber + 1]);
    if (own === this.own.length) {
      this.own.push({ code, title, pairs, any });
      this.ownCode.push(codeNumber);
      this.ownAny.push(any ? 1 : 0);
      const bigrams = pairs.map((pair) => this.#bigram(pair));
      this.ownBigrams.push(bigrams);
      for (const bigram of bigrams) (this.ownPostings[bigram] ??= []).push(own);
    }
    return own;
  }

  #groupOf(codes: readonly number[], bigrams: readonly number[]): number {
    const before = this.#groups.size;
    // Titles without codes lie together by the end of the title, which in Chinese names the work ('…司机').
    const group = this.#groups.intern(
      codes.length > 0 ? [1, ...codes] : [0, (bigrams.at(-1) ?? 0) % UNCODED_GROUPS],
    );
    if (group < before) return group;
    if (group >= this.groupCode.length) {
      this.groupCode = resized(this.groupCode, roomFor(group + 1));
      this.groupWeight = resized(this.groupWeight, roomFor(group + 1));
    }
    this.groupCode[group] = codes.length === 0 ? NO_CODE : codes.length === 2 ? codes[0]! : MANY_CODES;
    this.groupWeight[group] = codes[1] ?? 0;
    return group;
  }

  #bigram(pair: number): number {
    const bigram = this.#bigrams.intern(String(pair));
    this.#bigramPairs[bigram] = pair;
    return bigram;
  }
}

/** What a search reads of these lists. */
export type WorkArrays = Readonly<
  Pick<
    WorkLists,
    | 'codeCount'
    | 'groups'
    | 'group'
    | 'titleLength'
    | 'groupCode'
    | 'groupWeight'
    | 'postings'
    | 'ownCode'
    | 'ownBigrams'
    | 'ownAny'
    | 'ownPostings'
  >
> & { readonly works: Lists };

export type Lists = Readonly<{ data: Uint32Array; starts: Uint32Array; size: number }>;
