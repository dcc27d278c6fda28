/**
 * People as columns: everything the rules need, in some seventy bytes per row plus twenty-two for its id, and readable
 * again for explanations.
 */
import { toUnits } from '../../geo.ts';
import { ageOn } from '../../prepared.ts';
import { WORKING_AGE } from '../../rules/hard/legal-age.ts';
import type { PreparedSeeker, Span } from '../../prepared.ts';
import type { MatchContext } from '../../types.ts';
import type { RowPlace } from './blocks.ts';
import type { Dictionaries } from './dictionaries.ts';
import { readSeeker } from './read-seeker.ts';
import { RowNumbers } from './row-numbers.ts';
import {
  ANY_TIME,
  ANY_KIND,
  BIRTH_OFFSET,
  birthText,
  GOES,
  KINDS_AT,
  LODGING_WISHES,
  MODES,
  MOST_GOES,
  NO_AGE,
  SEEKER_FLAG,
} from './seeker-encoding.ts';
import { IdTable } from './id-table.ts';
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
import type { Narrow } from './shared-array.ts';
import {
  GROUPS,
  KINDS,
  KIND_LIST,
  LIMITATIONS,
  NO_DAY,
  NO_PLACE,
  PAY_UNITS,
  PRECISIONS,
  readSpans,
  SHIFTS,
} from './encoding.ts';
import { LACKS_WISH_BIT } from './signatures.ts';

/** Wishes or past jobs beyond this number are ignored. */
const MOST_WORKS = 15;

/** What a person turned down, by id. */
interface SeekerBlocks {
  employers: ReadonlySet<string>;
  vacancies: ReadonlySet<string>;
}

export class SeekerColumns {
  readonly ids = new IdTable();
  readonly #dictionaries: Dictionaries;
  flags = words32(0);
  /** Kinds of work the person names; see `signatures.ts`. */
  signature = words32(0);
  lat = ints32(0);
  lng = ints32(0);
  /** Metres. */
  commute: Narrow = words16(0);
  region: Narrow = words16(0);
  regionSet: Narrow = words16(0);
  /** Fen; 0 where none is stated. */
  payWanted = words32(0);
  payFloor = words32(0);
  conditions: Narrow = words16(0);
  certificates: Narrow = words16(0);
  history: Narrow = words16(0);
  skillsAt = words32(0);
  worksAt = words32(0);
  birthday = words16(0);
  groups = words16(0);
  kinds = bytes(0);
  age = bytes(0);
  skillsCount = bytes(0);
  /** Wishes in the low four bits, past jobs in the high four. */
  worksCount = bytes(0);
  skills = words16(0);
  /** Work entries of all rows: wishes, then past jobs. */
  works: Narrow = words16(0);
  /** Weight of a wish, tenths of years of a past job. */
  worksValue = words16(0);
  #skillsEnd = 0;
  #worksEnd = 0;
  #skillsHeld = 0;
  #worksHeld = 0;
  /** Rows with blocks, and the number of their list: the count of employers, their numbers, then those of vacancies. */
  readonly #blocked = new RowNumbers();
  /**
   * Rows of people who have agreed to work at certain times, and the number of the list of its starts and ends in
   * seconds.
   */
  readonly #busy = new RowNumbers();

  constructor(dictionaries: Dictionaries) {
    this.#dictionaries = dictionaries;
  }

  get size(): number {
    return this.ids.count;
  }

  get end(): number {
    return this.ids.end;
  }

  put(seeker: PreparedSeeker, today: string): number {
    const { input, home } = seeker;
    const dictionaries = this.#dictionaries;
    const row = this.ids.add(input.id);
    if (row >= this.flags.length) this.#resize(roomFor(row + 1));
    this.lat[row] = home === null ? 0 : toUnits(home.point.lat);
    this.lng[row] = home === null ? 0 : toUnits(home.point.lng);
    this.commute = written(this.commute, row, seeker.commute.metres);
    this.region = written(this.region, row, dictionaries.regions.intern(seeker.region));
    const regionSetNumber = dictionaries.regionSets.intern(
      seeker.wantedRegions.map((code) => dictionaries.regions.intern(code)),
    );
    this.regionSet = written(this.regionSet, row, regionSetNumber);
    this.payWanted[row] = input.pay.wanted?.amount ?? 0;
    this.payFloor[row] = input.pay.floor?.amount ?? 0;
    const conditionsNumber = dictionaries.ownConditions.intern([
      LIMITATIONS.mask(seeker.cannot),
      input.availability === null ? ANY_TIME : input.availability,
      SHIFTS.mask(input.shifts),
    ]);
    this.conditions = written(this.conditions, row, conditionsNumber);
    const certificatesNumber = dictionaries.heldCertificates.intern(
      [...seeker.certificates]
        .map((code) => dictionaries.codes.certificates.intern(code))
        .sort((a, b) => a - b),
    );
    this.certificates = written(this.certificates, row, certificatesNumber);
    const { offered, answered, invited, attended } = input.history;
    const historyNumber = dictionaries.histories.intern([offered, answered, invited, attended]);
    this.history = written(this.history, row, historyNumber);
    const born = input.birthDate === null ? NaN : Date.parse(input.birthDate.slice(0, 10)) / 86_400_000;
    this.birthday[row] = Number.isNaN(born) ? NO_DAY : Math.min(NO_DAY - 1, Math.max(0, born + BIRTH_OFFSET));
    this.groups[row] = GROUPS.mask(input.priorityGroups);
    this.kinds[row] = KINDS.mask(input.kinds);
    this.#putSkills(row, input.skills);
    this.#putWorks(row, seeker);
    const isBlocked = seeker.blockedEmployers.size + seeker.blockedVacancies.size > 0;
    if (isBlocked) {
      const { blockLists, blockedIds } = dictionaries;
      const numbers = (ids: ReadonlySet<string>): number[] => [...ids].map((id) => blockedIds.add(id));
      const employers = numbers(seeker.blockedEmployers);
      this.#blocked.set(
        row,
        blockLists.intern([employers.length, ...employers, ...numbers(seeker.blockedVacancies)]),
      );
    } else this.#blocked.delete(row);
    if (seeker.busy.length > 0) {
      const spans = seeker.busy.flatMap(({ start, end }) => [start / 1_000, end / 1_000]);
      this.#busy.set(row, dictionaries.spanLists.intern(spans));
    } else this.#busy.delete(row);
    this.flags[row] =
      1 |
      (PAY_UNITS.indexOf(input.pay.wanted?.unit ?? 'month') << SEEKER_FLAG.wantedUnit) |
      (PAY_UNITS.indexOf(input.pay.floor?.unit ?? 'month') << SEEKER_FLAG.floorUnit) |
      ((input.education ?? 0) << SEEKER_FLAG.education) |
      (MODES.indexOf(seeker.mode) << SEEKER_FLAG.mode) |
      ((seeker.commute.stated ? 1 : 0) << SEEKER_FLAG.statedCommute) |
      ((home === null ? NO_PLACE : PRECISIONS.indexOf(home.precision)) << SEEKER_FLAG.precision) |
      ((input.acceptsDispatch ? 1 : 0) << SEEKER_FLAG.acceptsDispatch) |
      ((input.acceptsFarWithLodging ? 1 : 0) << SEEKER_FLAG.acceptsFar) |
      (LODGING_WISHES.indexOf(input.lodging) << SEEKER_FLAG.lodging) |
      ((input.meals === null ? 0 : 1) << SEEKER_FLAG.meals) |
      ((isBlocked ? 1 : 0) << SEEKER_FLAG.blocked) |
      ((seeker.busy.length > 0 ? 1 : 0) << SEEKER_FLAG.busy);
    this.#turn(row, today);
    return row;
  }

  remove(row: number): void {
    this.flags[row] = 0;
    this.#skillsHeld -= this.skillsCount[row]!;
    this.#worksHeld -= this.#worksOf(row);
    this.skillsCount[row] = 0;
    this.worksCount[row] = 0;
    this.#blocked.delete(row);
    this.#busy.delete(row);
    this.ids.remove(row);
  }

  /** Recomputes ages, and the default travel distance of people who stated none. */
  turnTo({ today, policy }: Pick<MatchContext, 'today' | 'policy'>): void {
    for (let row = 0; row < this.end; row++) {
      this.#turn(row, today);
      const flags = this.flags[row]!;
      const mode = MODES[(flags >>> SEEKER_FLAG.mode) & 7]!;
      const isStated = ((flags >>> SEEKER_FLAG.statedCommute) & 1) === 1;
      if (!isStated) this.commute = written(this.commute, row, policy.defaultCommuteMetres[mode]);
    }
  }

  isHeld(row: number): boolean {
    return (this.flags[row]! & 1) === 1;
  }

  /** Whether the person has turned down any employer or vacancy. */
  hasBlocks(row: number): boolean {
    return ((this.flags[row]! >>> SEEKER_FLAG.blocked) & 1) === 1;
  }

  isBusy(row: number): boolean {
    return ((this.flags[row]! >>> SEEKER_FLAG.busy) & 1) === 1;
  }

  /** Whether the person is of an age that the law has rules for. */
  hasSpecialAge(row: number): boolean {
    const age = this.age[row]!;
    return age !== NO_AGE && (age < 18 || age > 63);
  }

  isUnderWorkingAge(row: number): boolean {
    return this.age[row]! < WORKING_AGE;
  }

  /** Employers and vacancies the person turned down. */
  blocks(row: number): SeekerBlocks {
    const number = this.#blocked.get(row);
    if (number === undefined) return NO_BLOCKS;
    const { blockLists, blockedIds } = this.#dictionaries;
    const [employers = 0, ...numbers] = blockLists.list(number);
    const names = numbers.map((one) => blockedIds.name(one));
    return { employers: new Set(names.slice(0, employers)), vacancies: new Set(names.slice(employers)) };
  }

  /**
   * Whether the person turned down an employer or a vacancy, given their numbers among the ids turned down; -1 matches
   * nothing.
   */
  blocksAny(row: number, employer: number, vacancy: number): boolean {
    const number = this.hasBlocks(row) ? this.#blocked.get(row) : undefined;
    if (number === undefined) return false;
    const list = this.#dictionaries.blockLists.list(number);
    const employers = list[0]!;
    for (let i = 1; i < list.length; i++) if (list[i] === (i <= employers ? employer : vacancy)) return true;
    return false;
  }

  /** Where the person lives and how far they travel; null when not known. */
  placeOf(row: number): RowPlace | null {
    const flags = this.flags[row]!;
    const precision = (flags >>> SEEKER_FLAG.precision) & 7;
    if (precision === NO_PLACE) return null;
    return { lat: this.lat[row]!, lng: this.lng[row]!, precision, reach: this.commute[row]! };
  }

  /** Why the person may travel further than the daily commute; see `GOES`. */
  goes(row: number): number {
    const flags = this.flags[row]!;
    return (
      (((flags >>> SEEKER_FLAG.acceptsDispatch) & 1) === 1 ? GOES.dispatched : 0) |
      (((flags >>> SEEKER_FLAG.acceptsFar) & 1) === 1 ? GOES.far : 0) |
      (this.#dictionaries.regionSets.list(this.regionSet[row]!).length > 0 ? GOES.named : 0)
    );
  }

  /** The bits by which whole blocks can be skipped: `goes`, and from `KINDS_AT` on the kinds of employment. */
  bitsOf(row: number): number {
    return this.goes(row) | ((this.kinds[row]! || ANY_KIND) << KINDS_AT);
  }

  /**
   * People who want the same kind of employment, commute similar distances and travel further for the same reasons
   * share blocks.
   */
  shelfOf(row: number): number {
    const reach = REACHES.findIndex((most) => this.commute[row]! <= most);
    const kinds = this.kinds[row]!;
    const firstKind = kinds === 0 ? KIND_LIST.length : 31 - Math.clz32(kinds & -kinds);
    return (firstKind * MOST_GOES + this.goes(row)) * REACHES.length + reach;
  }

  /** The person of a row as prepared, except for the raw region text of the home and the raw amounts of wishes. */
  read(row: number): PreparedSeeker {
    return readSeeker(this, this.#dictionaries, row);
  }

  /** Puts the rows into the order of `order`, which names every row once. */
  reorder(order: Uint32Array): void {
    const length = snugFor(order.length);
    for (const name of COLUMNS) Object.assign(this, { [name]: gathered(this[name], order, length) });
    this.#compactSkills(order.length, this.#skillsHeld);
    this.#compactWorks(order.length, this.#worksHeld);
    for (const numbers of [this.#blocked, this.#busy]) numbers.reorder(order);
    this.ids.reorder(order);
  }

  /** Times at which the person has already agreed to work. */
  busy(row: number): readonly Span[] {
    const number = this.#busy.get(row);
    return number === undefined ? [] : readSpans([...this.#dictionaries.spanLists.list(number)]);
  }

  #worksOf(row: number): number {
    const count = this.worksCount[row]!;
    return (count & 15) + (count >>> 4);
  }

  #turn(row: number, today: string): void {
    const birthday = this.birthday[row]!;
    const age = birthday === NO_DAY ? null : ageOn(birthText(birthday), today);
    this.age[row] = age ?? NO_AGE;
  }

  #putSkills(row: number, skills: readonly string[]): void {
    const kept = skills.slice(0, 255);
    const held = this.skillsCount[row]!;
    this.#skillsHeld += kept.length - held;
    if (kept.length > held) {
      if (this.#skillsEnd + kept.length > this.skills.length) {
        if ((this.#skillsHeld + kept.length) * 2 <= this.#skillsEnd) {
          this.#compactSkills(this.flags.length, this.#skillsHeld + kept.length);
        } else this.skills = resized(this.skills, roomFor(this.#skillsEnd + kept.length));
      }
      this.skillsAt[row] = this.#skillsEnd;
      this.#skillsEnd += kept.length;
    }
    this.skillsCount[row] = kept.length;
    kept.forEach((skill, i) => (this.skills[this.skillsAt[row]! + i] = this.#dictionaries.skill(skill)));
  }

  #putWorks(row: number, { occupations, experience }: PreparedSeeker): void {
    const { works } = this.#dictionaries;
    const wishes = occupations.slice(0, MOST_WORKS);
    const pasts = experience.slice(0, MOST_WORKS);
    const count = wishes.length + pasts.length;
    const held = this.#worksOf(row);
    this.#worksHeld += count - held;
    if (count > held) {
      if (this.#worksEnd + count > this.works.length) {
        if ((this.#worksHeld + count) * 2 <= this.#worksEnd) {
          this.#compactWorks(this.flags.length, this.#worksHeld + count);
        } else {
          this.works = resized(this.works, roomFor(this.#worksEnd + count));
          this.worksValue = resized(this.worksValue, this.works.length);
        }
      }
      this.worksAt[row] = this.#worksEnd;
      this.#worksEnd += count;
    }
    this.worksCount[row] = wishes.length | (pasts.length << 4);
    let at = this.worksAt[row]!;
    let signature = wishes.length === 0 ? 1 << LACKS_WISH_BIT : 0;
    const write = (own: number, value: number): void => {
      this.works = written(this.works, at, own);
      this.worksValue[at++] = value;
      signature |= 1 << works.ownBits[own]!;
    };
    for (const wish of wishes) write(works.ownOf(wish), wish.weight);
    for (const past of pasts) write(works.ownOf(past), past.tenths);
    this.signature[row] = signature;
  }

  #compactSkills(rows: number, needed: number): void {
    const into = words16(snugFor(needed));
    this.#skillsEnd = moveStretches(rows, this.skillsAt, (row) => this.skillsCount[row]!, [
      [this.skills, into],
    ]);
    this.skills = into;
  }

  #compactWorks(rows: number, needed: number): void {
    const works = this.works instanceof Uint16Array ? words16(snugFor(needed)) : words32(snugFor(needed));
    const values = words16(snugFor(needed));
    this.#worksEnd = moveStretches(rows, this.worksAt, (row) => this.#worksOf(row), [
      [this.works, works],
      [this.worksValue, values],
    ]);
    this.works = works;
    this.worksValue = values;
  }

  #resize(length: number): void {
    for (const name of COLUMNS) Object.assign(this, { [name]: resized(this[name], length) });
  }
}

/** Commute limits in metres by which people are kept in separate blocks. */
const REACHES = [5_000, 10_000, 20_000, Infinity];

const NO_BLOCKS: SeekerBlocks = { employers: new Set(), vacancies: new Set() };

type Stretch = [from: Uint16Array | Uint32Array, to: Uint16Array | Uint32Array];

/** Packs the list stretches of all rows one after the other; returns their end. */
function moveStretches(
  rows: number,
  starts: Uint32Array,
  lengthOf: (row: number) => number,
  arrays: readonly Stretch[],
): number {
  let end = 0;
  for (let row = 0; row < rows; row++) {
    const [at, length] = [starts[row]!, lengthOf(row)];
    for (const [from, to] of arrays) to.set(from.subarray(at, at + length), end);
    starts[row] = end;
    end += length;
  }
  return end;
}

const COLUMNS = [
  'flags',
  'signature',
  'lat',
  'lng',
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
  'birthday',
  'groups',
  'kinds',
  'age',
  'skillsCount',
  'worksCount',
] as const satisfies readonly (keyof SeekerColumns)[];
