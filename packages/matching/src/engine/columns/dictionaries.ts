/** Data shared by rows of both sides: names as numbers, and lists that many rows have in common. */
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
  /** Lists of certificate requirements, as repeated groups: strength, number of alternatives, the alternatives. */
  readonly certificates = new ListInterner();
  /** Hours and strains of work; see `CONDITION`. */
  readonly conditions = new ListInterner();
  /** Headcount and last day; see `TERM`. */
  readonly terms = new ListInterner();
  readonly employerHistories = new EmployerHistories();
  /** Certificates people hold, including all that these cover, ascending. */
  readonly heldCertificates = new ListInterner();
  /** What people cannot do, when they are free, which shifts they accept; see `OWN_CONDITION`. */
  readonly ownConditions = new ListInterner();
  /** Counts of offers made, offers answered, interview invitations, interviews attended. */
  readonly histories = new ListInterner();
  /** Working times in seconds. */
  readonly spanLists = new ListInterner();
  /** Employers and vacancies that people do not want. */
  readonly blockLists = new ListInterner();
  readonly blockedIds = new IdTable();
  /** Divisions that people named. */
  readonly regionSets = new ListInterner();
  readonly codes = { certificates: new WordInterner(), skills: new WordInterner() };

  constructor() {
    // The number of a field of study equals the number of its bit in `CONDITION.fields`.
    for (const field of FIELDS_OF_STUDY) this.codes.skills.intern(field);
    // The empty list is number 0 wherever most rows have an empty one.
    for (const lists of [this.certificates, this.heldCertificates, this.regionSets]) lists.intern([]);
  }

  /** Shrinks memory to the current content plus room for a day's changes. */
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

  /** A skill number has sixteen bits; once they run out, every new skill counts as one that nobody has. */
  skill(name: string): number {
    return Math.min(UNCOMPARED_SKILL, this.codes.skills.intern(name));
  }
}

export const UNCOMPARED_SKILL = 0xffff;
