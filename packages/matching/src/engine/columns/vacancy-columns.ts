/**
 * Vacancies as columns: everything the rules need, in some fifty bytes per row plus twenty-two for its id, and readable
 * again for explanations.
 */
import { toUnits } from '../../geo.ts';
import { offerRange } from '../../pay.ts';
import type { PreparedVacancy, Span } from '../../prepared.ts';
import type { VacancyInput } from '../../types.ts';
import type { RowPlace } from './blocks.ts';
import type { Dictionaries } from './dictionaries.ts';
import {
  FIELDS,
  FLAG,
  GROUPS,
  KINDS,
  KIND_LIST,
  LIMITATIONS,
  NO_PLACE,
  NO_TIMES,
  PAY_UNITS,
  PRECISIONS,
  SHIFTS,
  TERM,
  TRI,
  dayNumber,
  readSpans,
} from './encoding.ts';
import { IdTable } from './id-table.ts';
import { VacancyReader } from './read-vacancy.ts';
import { RowNumbers } from './row-numbers.ts';
import {
  bytes,
  gathered,
  ints32,
  resized,
  roomFor,
  snugFor,
  words16,
  words32,
  written,
} from './shared-array.ts';
import type { Narrow, SharedUint16 } from './shared-array.ts';

const triOf = (value: boolean | null): number => TRI.indexOf(value);

/** Work sessions of a row, read back. */
export interface Sessions {
  spans: readonly Span[];
  taken: VacancyInput['sessionsTaken'];
}

export class VacancyColumns {
  readonly ids = new IdTable();
  readonly employers: IdTable;
  readonly #dictionaries: Dictionaries;
  readonly #reader: VacancyReader;
  flags = words32(0);
  lat = ints32(0);
  lng = ints32(0);
  work: Narrow = words16(0);
  /** Fen in the offer's own unit; `payHigh` 0 where no pay is stated. */
  payLow = words32(0);
  payHigh = words32(0);
  conditions: Narrow = words16(0);
  employer: Narrow = words16(0);
  skillsAt = words32(0);
  skillsCount = bytes(0);
  kinds = bytes(0);
  certificates: Narrow = words16(0);
  region: Narrow = words16(0);
  terms: Narrow = words16(0);
  confirmedOn = words16(0);
  history: Narrow = words16(0);
  /** Skills of all rows; those of a row start at `skills[skillsAt]`. */
  skills = words16(0);
  #skillsEnd = 0;
  #skillsHeld = 0;
  /**
   * Rows with sessions, and the number of their list: 1 when the work includes every session, then starts and ends in
   * seconds.
   */
  readonly #sessions = new RowNumbers();
  /** Rows that exclude certain people, and the number of the list of these people. */
  readonly #blockedSeekers = new RowNumbers();

  constructor(dictionaries: Dictionaries, employers: IdTable) {
    this.#dictionaries = dictionaries;
    this.#reader = new VacancyReader(dictionaries);
    this.employers = employers;
  }

  /** Number of rows, live or not. */
  get size(): number {
    return this.ids.count;
  }

  /** One more than the highest row number; the numbers of removed rows below it are not live. */
  get end(): number {
    return this.ids.end;
  }

  /** Writes a vacancy and returns its row number. */
  put(vacancy: PreparedVacancy, today: number): number {
    const { input, place } = vacancy;
    const { works, certificates, conditions, terms, employerHistories, regions, codes } = this.#dictionaries;
    const { spanLists, blockLists, blockedIds } = this.#dictionaries;
    const row = this.ids.add(input.id);
    if (row >= this.flags.length) this.#resize(roomFor(row + 1));
    const range = offerRange(input.pay);
    const mask = SHIFTS.mask(input.shifts);
    const everySession = input.sessionsTaken === 'all' ? vacancy.sessionMask : 0;
    const stated = mask !== 0 || input.requiredTimes !== null || vacancy.sessions.length > 0;
    this.lat[row] = place === null ? 0 : toUnits(place.point.lat);
    this.lng[row] = place === null ? 0 : toUnits(place.point.lng);
    this.work = written(this.work, row, works.workOf(vacancy));
    this.payLow[row] = range?.low ?? 0;
    this.payHigh[row] = range?.high ?? 0;
    const conditionNumber = conditions.intern([
      input.requiredTimes === null ? NO_TIMES : input.requiredTimes,
      everySession,
      mask,
      stated ? 1 : 0,
      LIMITATIONS.mask(input.involves),
      LIMITATIONS.mask(input.mayInvolve),
      (input.requiredTimes ?? 0) | everySession,
      FIELDS.mask(input.fields),
      GROUPS.mask(input.reservedFor),
    ]);
    this.conditions = written(this.conditions, row, conditionNumber);
    this.employer = written(this.employer, row, this.employers.add(input.employerId));
    this.kinds[row] = KINDS.mask([input.kind, ...input.alsoKinds]);
    const certificateNumber = certificates.intern(
      input.certificates.flatMap(({ anyOf, strength }) => [
        strength === 'rule' ? 1 : 0,
        anyOf.length,
        ...anyOf.map((code) => codes.certificates.intern(code)),
      ]),
    );
    this.certificates = written(this.certificates, row, certificateNumber);
    this.region = written(this.region, row, regions.intern(vacancy.region));
    this.terms = written(this.terms, row, terms.intern([input.headcount, dayNumber(input.validUntil)]));
    this.confirmedOn[row] = dayNumber(input.confirmedOn);
    this.history = written(this.history, row, employerHistories.intern(input.employerHistory));
    this.#putSkills(row, input.skills);
    if (vacancy.sessions.length > 0) {
      const spans = vacancy.sessions.flatMap(({ start, end }) => [start / 1_000, end / 1_000]);
      this.#sessions.set(row, spanLists.intern([input.sessionsTaken === 'all' ? 1 : 0, ...spans]));
    } else this.#sessions.delete(row);
    if (vacancy.blockedSeekers.size > 0) {
      const numbers = [...vacancy.blockedSeekers].map((id) => blockedIds.add(id));
      this.#blockedSeekers.set(row, blockLists.intern(numbers));
    } else this.#blockedSeekers.delete(row);
    const asked = input.experience;
    this.flags[row] =
      (1 << FLAG.held) |
      ((input.open ? 1 : 0) << FLAG.open) |
      (PAY_UNITS.indexOf(input.pay?.unit ?? 'month') << FLAG.payUnit) |
      ((input.education?.level ?? 0) << FLAG.education) |
      ((input.education?.strength === 'rule' ? 1 : 0) << FLAG.educationRule) |
      (triOf(input.lodging) << FLAG.lodging) |
      (triOf(input.meals) << FLAG.meals) |
      ((input.remote ? 1 : 0) << FLAG.remote) |
      (KIND_LIST.indexOf(input.kind) << FLAG.kind) |
      ((place === null ? NO_PLACE : PRECISIONS.indexOf(place.precision)) << FLAG.precision) |
      ((vacancy.sessions.length > 0 ? 1 : 0) << FLAG.sessions) |
      ((vacancy.blockedSeekers.size > 0 ? 1 : 0) << FLAG.blocked) |
      ((asked === null ? 0 : asked.years * 2) << FLAG.experience) |
      ((asked?.strength === 'rule' ? 1 : 0) << FLAG.experienceRule);
    this.#turn(row, today);
    return row;
  }

  /** Frees the row; the caller has taken it out of its block. */
  remove(row: number): void {
    this.flags[row] = 0;
    this.#skillsHeld -= this.skillsCount[row]!;
    this.skillsCount[row] = 0;
    this.#sessions.delete(row);
    this.#blockedSeekers.delete(row);
    this.ids.remove(row);
  }

  /** Recomputes which rows are live. */
  turnTo(today: number): void {
    for (let row = 0; row < this.end; row++) this.#turn(row, today);
  }

  /** Open, with a place left, not past its last day. */
  isLive(row: number): boolean {
    return (this.flags[row]! & 1) === 1;
  }

  /** Number of the main kind. */
  kindOf(row: number): number {
    return (this.flags[row]! >>> FLAG.kind) & 7;
  }

  headcountOf(row: number): number {
    return this.#dictionaries.terms.data[this.terms[row]! * TERM.size + TERM.headcount]!;
  }

  /** The last day on which the vacancy is open, or `NO_DAY`. */
  lastDayOf(row: number): number {
    return this.#dictionaries.terms.data[this.terms[row]! * TERM.size + TERM.validUntil]!;
  }

  isHeld(row: number): boolean {
    return this.flags[row]! >>> FLAG.held === 1;
  }

  /** Whether any vacancy excludes certain people. */
  get hasBlocks(): boolean {
    return this.#blockedSeekers.size > 0;
  }

  /** The point by which a row is found; null when the commute does not matter or the point is unknown. */
  placeOf(row: number): RowPlace | null {
    const flags = this.flags[row]!;
    const precision = (flags >>> FLAG.precision) & 7;
    if (precision === NO_PLACE || ((flags >>> FLAG.remote) & 1) === 1) return null;
    return { lat: this.lat[row]!, lng: this.lng[row]!, precision, reach: 0 };
  }

  /** Whether the vacancy excludes a person, given by their number among the excluded ids. */
  turnsAway(row: number, person: number): boolean {
    const number = this.#blockedSeekers.get(row);
    return number !== undefined && this.#dictionaries.blockLists.list(number).includes(person);
  }

  /** The people whom the vacancy excludes. */
  blockedSeekers(row: number): ReadonlySet<string> {
    const number = this.#blockedSeekers.get(row);
    if (number === undefined) return NOBODY;
    const { blockLists, blockedIds } = this.#dictionaries;
    return new Set(Array.from(blockLists.list(number), (one) => blockedIds.name(one)));
  }

  hasSessions(row: number): boolean {
    return ((this.flags[row]! >>> FLAG.sessions) & 1) === 1;
  }

  /** The vacancy of a row as prepared; of its title only the bigrams are kept. */
  read(row: number): PreparedVacancy {
    return this.#reader.read(this, row);
  }

  /** Puts the rows into the order of `order`, which names every row once. */
  reorder(order: Uint32Array): void {
    const length = snugFor(order.length);
    for (const name of COLUMNS) Object.assign(this, { [name]: gathered(this[name], order, length) });
    const skills = words16(snugFor(this.#skillsHeld));
    this.#compactSkills(skills, order.length);
    for (const numbers of [this.#sessions, this.#blockedSeekers]) numbers.reorder(order);
    this.ids.reorder(order);
  }

  /** Sessions of a row; undefined where there are none. */
  sessions(row: number): Sessions | undefined {
    const number = this.#sessions.get(row);
    if (number === undefined) return undefined;
    const [taken, ...spans] = this.#dictionaries.spanLists.list(number);
    return { spans: readSpans(spans), taken: taken === 1 ? 'all' : 'any' };
  }

  #turn(row: number, today: number): void {
    const flags = this.flags[row]!;
    const open = ((flags >>> FLAG.open) & 1) === 1;
    const live = open && this.headcountOf(row) >= 1 && this.lastDayOf(row) >= today;
    this.flags[row] = live ? flags | 1 : flags & ~1;
  }

  #putSkills(row: number, skills: readonly string[]): void {
    const held = this.skillsCount[row]!;
    this.#skillsHeld += skills.length - held;
    // The row's own stretch is reused when it is long enough.
    if (skills.length > held) {
      if (this.#skillsEnd + skills.length > this.skills.length) this.#makeSkillRoom(skills.length);
      this.skillsAt[row] = this.#skillsEnd;
      this.#skillsEnd += skills.length;
    }
    this.skillsCount[row] = skills.length;
    const at = this.skillsAt[row]!;
    skills.forEach((skill, i) => {
      this.skills[at + i] = this.#dictionaries.skill(skill);
    });
  }

  /** Drops unused stretches once they make up half of the array, else grows it. */
  #makeSkillRoom(more: number): void {
    const needed = this.#skillsHeld + more;
    if (needed * 2 <= this.#skillsEnd) {
      this.#compactSkills(words16(roomFor(needed)), this.flags.length);
    } else this.skills = resized(this.skills, roomFor(this.#skillsEnd + more));
  }

  #compactSkills(into: SharedUint16, rows: number): void {
    let end = 0;
    for (let row = 0; row < rows; row++) {
      const [at, count] = [this.skillsAt[row]!, this.skillsCount[row]!];
      into.set(this.skills.subarray(at, at + count), end);
      this.skillsAt[row] = end;
      end += count;
    }
    this.skills = into;
    this.#skillsEnd = end;
  }

  #resize(length: number): void {
    for (const name of COLUMNS) Object.assign(this, { [name]: resized(this[name], length) });
  }
}

const NOBODY: ReadonlySet<string> = new Set();

const COLUMNS = [
  'flags',
  'lat',
  'lng',
  'work',
  'payLow',
  'payHigh',
  'conditions',
  'employer',
  'skillsAt',
  'skillsCount',
  'kinds',
  'certificates',
  'region',
  'terms',
  'confirmedOn',
  'history',
] as const satisfies readonly (keyof VacancyColumns)[];
