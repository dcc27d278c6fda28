/** What rows of both sides share: names as numbers, and lists that many rows have in common. */
import { FIELDS_OF_STUDY } from '../../vocabulary/skills.ts';
import { EmployerHistories } from './employer-histories.ts';
import { IdTable } from './id-table.ts';
import { ListInterner, WordInterner } from './list-interner.ts';
import { WorkLists } from './work-lists.ts';

/** Numbers for trimmed GB/T 2260 codes; 0 is 'not given'. */
export class RegionNumbers {
  readonly #codes = new WordInterner();

  constructor() {
    this.#codes.intern('');
  }

  trim(): void {
    this.#codes.trim();
  }

  /** Codes by number; '' for none. */
  get codes(): readonly string[] {
    return this.#codes.words;
  }

  intern(code: string | null): number {
    return this.#codes.intern(code ?? '');
  }

  code(number: number): string | null {
    return number === 0 ? null : this.#codes.word(number);
  }
}

export class Dictionaries {
  readonly works = new WorkLists();
  readonly regions = new RegionNumbers();
  /** Lists of certificate requirements: strength, number of alternatives, the alternatives, again and again. */
  readonly certificates = new ListInterner();
  /** Hours and strains of work; see `CONDITION`. */
  readonly conditions = new ListInterner();
  /** How many places until when; see `TERM`. */
  readonly terms = new ListInterner();
  readonly employerHistories = new EmployerHistories();
  /** Certificates that people hold, all that they cover, ascending. */
  readonly heldCertificates = new ListInterner();
  /** What people cannot do, when they are free, which shifts they take; see `OWN_CONDITION`. */
  readonly ownConditions = new ListInterner();
  /** Offered, answered, invited, attended. */
  readonly histories = new ListInterner();
  /** Times of work as seconds. */
  readonly spanLists = new ListInterner();
  /** Employers and vacancies that people do not want. */
  readonly blockLists = new ListInterner();
  readonly blockedIds = new IdTable();
  /** Divisions that people named. */
  readonly regionSets = new ListInterner();
  readonly codes = { certificates: new WordInterner(), skills: new WordInterner() };

  constructor() {
    // A field of study has the number of its bit in `CONDITION.fields`.
    for (const field of FIELDS_OF_STUDY) this.codes.skills.intern(field);
    // Number 0 is the empty list wherever most rows have one.
    for (const lists of [this.certificates, this.heldCertificates, this.regionSets]) lists.intern([]);
  }

  /** Takes no more memory than what is held and the changes of a day need. */
  trim(): void {
    for (const one of [
      this.works,
      this.regions,
      this.certificates,
      this.conditions,
      this.terms,
      this.employerHistories,
      this.heldCertificates,
      this.ownConditions,
      this.histories,
      this.spanLists,
      this.blockLists,
      this.blockedIds,
      this.regionSets,
      this.codes.certificates,
      this.codes.skills,
    ]) {
      one.trim();
    }
  }

  /** Sixteen bits a skill; beyond so many different ones a new one is a skill that nobody shows. */
  skill(name: string): number {
    return Math.min(UNCOMPARED_SKILL, this.codes.skills.intern(name));
  }
}

export const UNCOMPARED_SKILL = 0xffff;
