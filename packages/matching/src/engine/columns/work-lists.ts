/**
 * The kinds of work that rows name: for vacancies a title with its occupation codes, for people a wish or a past job.
 * Each is kept once. Works with the same codes form a group, within which only the words of the title differ.
 */
import type { PreparedOccupation, PreparedVacancy } from '../../prepared.ts';
import { ListInterner, WordInterner } from './list-interner.ts';
import { resized, roomFor, words16, words32 } from './shared-array.ts';

/** A group of titles without a code, whose works are found by their words. */
export const NO_CODE = -1;

const UNCODED_GROUPS = 256;
const UNCODED_FAMILIES = 16;
/** A family is a middle group of the classification ('4-07'): wide enough that its rows fill blocks of one neighbourhood. */
const FAMILY_CODE = 4;

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
  /** Groups as lists: 1 and the codes with their weights, or 0 and a number for titles without codes. */
  readonly groupLists = new ListInterner();
  /** Family of each group: what lies in blocks together; see `FAMILY_CODE`. */
  readonly family: number[] = [];
  readonly #families = new WordInterner();
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
    return this.groupLists.size;
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

  get families(): number {
    return this.#families.words.length;
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
    // Titles without codes lie together by the end of the title, which in Chinese names the work ('…司机').
    const end = (bigrams.at(-1) ?? 0) % UNCODED_GROUPS;
    const group = this.groupLists.intern(codes.length > 0 ? [1, ...codes] : [0, end]);
    if (group === this.family.length) {
      const first = codes[0];
      const name =
        first === undefined ? `${end % UNCODED_FAMILIES}` : this.codes.word(first).slice(0, FAMILY_CODE);
      this.family.push(this.#families.intern(name));
    }
    return group;
  }

  #bigram(pair: number): number {
    const bigram = this.#bigrams.intern(String(pair));
    this.#bigramPairs[bigram] = pair;
    return bigram;
  }
}
