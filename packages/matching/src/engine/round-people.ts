/**
 * The people of a round side by side in the order of their rows, with what tells at a glance that a vacancy is out of
 * reach: kinds of work, schooling, codes of their work entries, commute. A copy, because reading the columns of the
 * index costs several times as much; valid while the index is unchanged.
 */
import { longitudeMetres, UNIT_METRES } from '../geo.ts';
import { RELATED_FROM } from '../pair.ts';
import { HOUSED_LEAST, NAMED_REGION_LEAST } from '../rules/soft/distance.ts';
import { UNKNOWN } from '../rules/rule.ts';
import { harmonic } from '../score.ts';
import { NO_PLACE } from './columns/encoding.ts';
import { BestBits } from './best-bits.ts';
import { NO_CODE } from './columns/work-lists.ts';
import { SLACK } from './rule-tables.ts';
import type { VacancySide } from './vacancy-side.ts';
import type { EngineView, SeekerArrays } from './view.ts';

const TOP = 10_000;

/** Positions of facts in their word. */
const EDUCATED = 8;
const PLACED = 11;
const NAMED = 1 << 14;
const GROUPS = 15;

/** The most that the rules of one vacancy add besides work and commute, weighted. */
export interface Rest {
  seeker: number;
  employer: number;
  /** Bonus by set of groups, and the greatest. */
  bonus: Int32Array;
  mostBonus: number;
}

export class RoundPeople {
  /** By position: number of the person in the round, and row. */
  readonly number: Int32Array;
  readonly row: Int32Array;
  /** Positions of the people `sift` kept, in order, with upper bounds for their wish and for the employer side. */
  readonly sifted: Int32Array;
  readonly wishMost: Int32Array;
  readonly employerMost: Int32Array;
  /**
   * Kinds of work from bit 0, schooling from 8, precision of the home from 11; bit 14: named divisions; groups from 15.
   */
  readonly #facts: Int32Array;
  /** Kinds of work the person names; see `signatures.ts`. */
  readonly #signature: Int32Array;
  readonly #ofBits = new BestBits();
  /**
   * Metres north of the first person and, by metres of a unit of longitude at home, east; the commute limit, inverted.
   */
  readonly #north: Float32Array;
  readonly #east: Float32Array;
  readonly #lngMetres: Float32Array;
  readonly #reach: Float32Array;
  readonly #lat: number;
  readonly #lng: number;
  /** Codes of work entries from `at` of a position: wishes, from `past` on past jobs, up to `at` of the next. */
  readonly #at: Int32Array;
  readonly #past: Int32Array;
  readonly #code: Uint16Array;
  /** By number; and the positions to look at, in order. */
  readonly #placeOf: Int32Array;
  readonly #all: Int32Array;
  #places: Int32Array;
  #chosen: Int32Array | undefined;

  /** @param rows rows of the people by their numbers */
  constructor(view: EngineView, seekers: SeekerArrays, rows: Int32Array) {
    const count = rows.length;
    this.number = Int32Array.from(rows.keys()).sort((a, b) => rows[a]! - rows[b]!);
    this.row = this.number.map((number) => rows[number]!);
    const { row } = this;
    this.#placeOf = new Int32Array(count);
    this.number.forEach((number, place) => (this.#placeOf[number] = place));
    this.#all = Int32Array.from(row.keys());
    this.#places = this.#all;
    this.sifted = new Int32Array(count);
    this.wishMost = new Int32Array(count);
    this.employerMost = new Int32Array(count);
    this.#facts = Int32Array.from(row, (one) => {
      const flags = seekers.flags[one]!;
      const named = seekers.regionSet[one] === 0 ? 0 : NAMED;
      const education = (flags >>> 7) & 7;
      const placed = (flags >>> 14) & 7;
      const groups = seekers.groups[one]! << GROUPS;
      return (seekers.kinds[one]! || 0xff) | (education << EDUCATED) | (placed << PLACED) | named | groups;
    });
    this.#signature = Int32Array.from(row, (one) => seekers.signature[one]!);
    const located = row.find((one) => ((seekers.flags[one]! >>> 14) & 7) !== NO_PLACE) ?? row[0] ?? 0;
    this.#lat = seekers.lat[located] ?? 0;
    this.#lng = seekers.lng[located] ?? 0;
    this.#reach = Float32Array.from(row, (one) => 1 / seekers.commute[one]!);
    this.#lngMetres = Float32Array.from(row, (one) => longitudeMetres(seekers.lat[one]!));
    this.#north = Float32Array.from(row, (one) => (seekers.lat[one]! - this.#lat) * UNIT_METRES);
    this.#east = Float32Array.from(row, (one, at) => (seekers.lng[one]! - this.#lng) * this.#lngMetres[at]!);
    this.#at = new Int32Array(count + 1);
    this.#past = new Int32Array(count);
    row.forEach((one, place) => {
      const counts = seekers.worksCount[one]!;
      this.#past[place] = this.#at[place]! + (counts & 15);
      this.#at[place + 1] = this.#past[place] + (counts >>> 4);
    });
    this.#code = new Uint16Array(this.#at[count]!);
    row.forEach((one, place) => {
      const from = this.#at[place]!;
      for (let at = from; at < this.#at[place + 1]!; at++) {
        const code = view.works.ownCode[seekers.works[seekers.worksAt[one]! + at - from]!]!;
        this.#code[at] = code === NO_CODE ? view.works.codeCount : code;
      }
    });
  }

  /** Restricts later calls to the people of these numbers; without numbers, to all. */
  choose(numbers: Int32Array | undefined): void {
    if (numbers === this.#chosen) return;
    this.#chosen = numbers;
    this.#places = numbers === undefined ? this.#all : numbers.map((one) => this.#placeOf[one]!).sort();
  }

  /**
   * Keeps the people for whom the vacancy may be worth more than the ceiling (by number) and the price, judged by kinds
   * of work, schooling, codes and commute; returns how many.
   */
  sift(view: EngineView, side: VacancySide, ceiling: Int32Array, price: number, rest: Rest): number {
    const { number: numbers, sifted, wishMost, employerMost } = this;
    const facts = this.#facts;
    const signatures = this.#signature;
    const ofBits = this.#ofBits;
    const norths = this.#north;
    const easts = this.#east;
    const lngMetres = this.#lngMetres;
    const reaches = this.#reach;
    const ats = this.#at;
    const pasts = this.#past;
    const codes = this.#code;
    const { kinds: offered } = side;
    const bestByCode = side.bestByCode();
    const ownNorth = (side.lat - this.#lat) * UNIT_METRES;
    const longitude = side.lng - this.#lng;
    const asked = side.insistsOnEducation ? side.askedEducation : 0;
    const isSomewhere = !side.isRemote && side.precision !== NO_PLACE;
    const { precision } = side;
    const { seeker: ws, employer: we } = view.weights;
    const [wOccupation, wDistance, wSeeker] = [ws.occupation, ws.distance, ws.total || 1];
    const employerShare = 1 / (we.total || 1);
    const [vOccupation, vExperience] = [we.occupation * employerShare, we.experience * employerShare];
    const employerRest = rest.employer * employerShare + 1;
    const { seeker: seekerRest, bonus } = rest;
    // The kinds of work alone rule out many people, however near they live.
    ofBits.take(
      side.bestByBit.map((near) => {
        const years = near >= RELATED_FROM ? TOP : UNKNOWN;
        const most = vOccupation * near + vExperience * years + employerRest + rest.mostBonus;
        const wish = (wOccupation * near + wDistance * TOP + rest.seeker) / wSeeker;
        return harmonic(wish, Math.min(TOP, most)) + 1;
      }),
    );
    // Imported bindings are re-read at each use, locals are not.
    const [slack, unknown, related, best, noPlace] = [SLACK, UNKNOWN, RELATED_FROM, TOP, NO_PLACE];
    // Some people who live too far away may come nevertheless.
    const mayBeFar = side.isDispatch || side.lodges === 2;
    const housedLeast = mayBeFar ? HOUSED_LEAST : 0;
    const namedLeast = NAMED_REGION_LEAST;
    let kept = 0;
    const places = this.#places;
    for (let q = 0; q < places.length; q++) {
      const place = places[q]!;
      const fact = facts[place]!;
      if ((fact & offered) === 0) continue;
      const ceil = ceiling[numbers[place]!]! + price;
      if (ceil >= best) continue;
      const needed = ceil < 0 ? 0 : ceil;
      if (ofBits.of(signatures[place]!) <= needed) continue;
      const schooling = (fact >>> EDUCATED) & 7;
      if (schooling !== 0 && asked > schooling) continue;
      const placed = (fact >>> PLACED) & 7;
      let commuteValue = best;
      if (isSomewhere && placed !== noPlace) {
        const north = ownNorth - norths[place]!;
        const east = longitude * lngMetres[place]! - easts[place]!;
        // Distances are rounded, and these numbers are accurate to some decimetres.
        const metres = Math.sqrt(north * north + east * east) - 2;
        const reach = reaches[place]!;
        const share = metres * reach;
        if (share > 1) {
          const coarser = placed > precision ? placed : precision;
          if (!mayBeFar && (fact & NAMED) === 0 && share > 1 + (slack[coarser]! + 2) * reach) continue;
          commuteValue = share < 2 ? 2_000 * (2 - share) : 0;
        } else commuteValue = 10_000 - 8_000 * share;
        if (commuteValue < housedLeast) commuteValue = housedLeast;
        if (commuteValue < namedLeast && (fact & NAMED) !== 0) commuteValue = namedLeast;
      }
      const past = pasts[place]!;
      const end = ats[place + 1]!;
      let at = ats[place]!;
      const isUnknown = at === end;
      let wish = at === past ? unknown : 0;
      for (; at < past; at++) {
        const nearest = bestByCode[codes[at]!]!;
        if (nearest > wish) wish = nearest;
      }
      let near = at > ats[place]! ? wish : 0;
      for (; at < end; at++) {
        const nearest = bestByCode[codes[at]!]!;
        if (nearest > near) near = nearest;
      }
      let employer =
        vOccupation * (isUnknown ? unknown : near) +
        vExperience * (near >= related ? best : unknown) +
        employerRest +
        bonus[fact >>> GROUPS]!;
      if (employer > best) employer = best;
      // 2se / (s + e) must be more than needed, which is s (2e - needed) > e needed.
      const seeker = wOccupation * wish + wDistance * commuteValue + seekerRest;
      if (seeker * (2 * employer - needed) <= needed * employer * wSeeker) continue;
      sifted[kept] = place;
      wishMost[kept] = wish;
      employerMost[kept++] = Math.floor(employer);
    }
    return kept;
  }
}
