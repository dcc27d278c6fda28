/**
 * How near every group of job titles is to what a person wants and has done. Groups near by code are computed at once,
 * the others when a search needs them, which most searches do not; titles that share words with the person's own are
 * found through cached lists.
 */
import { ANY_WORK, RELATED_FROM, wishValue } from '../pair.ts';
import { AlikeTitles } from './alike-titles.ts';
import { NO_CODE } from './columns/work-lists.ts';
import { byCodes } from './nearness.ts';
import type { EngineView, SeekerArrays, WorkArrays } from './view.ts';

/** Groups nearer than this to a wish or to past work are searched first. */
const RELATED = 3_000;
/** At most this many rows by code are kept; each takes a few kilobytes. */
const MOST_ROWS = 2_000;

/** Cached per code: its nearness to all groups when no word is shared. */
interface CodeNearness {
  /** Relatedness to all codes. */
  related: Uint16Array;
  near: Uint16Array;
  /** Groups nearer than `RELATED`, and the nearest of the others. */
  groups: Uint32Array;
  mostOfOthers: number;
}

/** In a slot: the words of the title make no difference to this work entry. */
const AS_GROUP = 0xffff;

export class OwnOccupations {
  /** Wishes come first, then past jobs. */
  wishes = 0;
  pasts = 0;
  totalTenths = 0;
  /**
   * By group, without any shared word: value of the best wish, of the best past job, tenths of related years. Only
   * related groups are computed before `fillRest`.
   */
  wish = new Uint16Array(0);
  back = new Uint16Array(0);
  tenths = new Uint16Array(0);
  /** Groups in which something may be near; only the first `relatedCount` entries are valid. */
  related = new Uint32Array(0);
  relatedCount = 0;
  /** No group outside the related ones is worth more. */
  restWish = 0;
  restBack = 0;
  restTenths = 0;
  /** The query in which a group was found near, or was found to hold a title that shares a word. */
  relatedIn = new Uint32Array(0);
  touchedIn = new Uint32Array(0);
  /** Upper bounds of the three values over the touched titles of a group, where it is touched. */
  mostWish = new Uint16Array(0);
  mostBack = new Uint16Array(0);
  mostTenths = new Uint16Array(0);
  /** The same three values for the title last passed to `look`. */
  foundWish = 0;
  foundBack = 0;
  foundTenths = 0;

  #query = 0;
  /** Tenths of years by group, each weighted by its nearness. */
  #weighed = new Int32Array(0);
  #works: WorkArrays | undefined;
  #own: number[] = [];
  #value: number[] = [];
  /** Value of a wish for any work, and of such past work. */
  #anyWish = 0;
  #anyBack = 0;
  #anyTenths = 0;
  /** By job title: the query in which it was touched, and its slot in the arrays below. */
  #touchedWork = new Uint32Array(0);
  #slotOf = new Uint32Array(0);
  #slots = 0;
  #workOf = new Uint32Array(0);
  /** Nearness by slot and work entry; `AS_GROUP` where it equals that of the group. */
  #slotNear = new Uint16Array(0);
  #slotWish = new Uint16Array(0);
  #slotBack = new Uint16Array(0);
  #slotTenths = new Uint16Array(0);
  readonly #nearness = new Map<number, CodeNearness>();
  /** By work entry; null where it has no code or means any work. */
  #coded: (CodeNearness | null)[] = [];
  #isFilled = false;
  #view: EngineView | undefined;
  readonly #alike = new AlikeTitles();

  get query(): number {
    return this.#query;
  }

  take(view: EngineView, seekers: SeekerArrays, row: number): void {
    const { works } = view;
    this.#view = view;
    this.#works = works;
    this.#query++;
    this.#grow(works);
    const at = seekers.worksAt[row]!;
    const counts = seekers.worksCount[row]!;
    this.wishes = counts & 15;
    this.pasts = counts >>> 4;
    const count = this.wishes + this.pasts;
    this.#own.length = this.#value.length = this.#coded.length = count;
    this.totalTenths = 0;
    for (let i = 0; i < count; i++) {
      this.#own[i] = seekers.works[at + i]!;
      this.#value[i] = seekers.worksValue[at + i]!;
      if (i >= this.wishes) this.totalTenths += this.#value[i]!;
    }
    this.#takeAny(works);
    for (let i = 0; i < count; i++) {
      const own = this.#own[i]!;
      const code = works.ownCode[own]!;
      this.#coded[i] = works.ownAny[own] === 1 || code === NO_CODE ? null : this.#near(code);
    }
    this.#relateGroups(works);
    this.#touchTitles(works);
  }

  /** Finds the three values of a job title that shares words; false when they equal those of its group. */
  look(work: number): boolean {
    if (this.#touchedWork[work] !== this.#query) return false;
    const slot = this.#slotOf[work]!;
    this.foundWish = this.#slotWish[slot]!;
    this.foundBack = this.#slotBack[slot]!;
    this.foundTenths = this.#slotTenths[slot]!;
    return true;
  }

  #takeAny(works: WorkArrays): void {
    this.#anyWish = this.#anyBack = 0;
    let weighted = 0;
    for (let i = 0; i < this.#own.length; i++) {
      if (works.ownAny[this.#own[i]!] !== 1) continue;
      if (i < this.wishes) this.#anyWish = Math.max(this.#anyWish, wishValue(ANY_WORK, this.#value[i]!));
      else {
        this.#anyBack = ANY_WORK;
        weighted += this.#value[i]! * ANY_WORK;
      }
    }
    this.#anyTenths = weighted;
  }

  /** Computes the groups that are not related too. */
  fillRest(): void {
    if (this.#isFilled) return;
    this.#isFilled = true;
    const { groups } = this.#works!;
    const { wish, back, tenths } = this;
    wish.fill(this.#anyWish, 0, groups);
    back.fill(this.#anyBack, 0, groups);
    const weighed = this.#weighed;
    weighed.fill(this.#anyTenths, 0, groups);
    for (let i = 0; i < this.#own.length; i++) {
      const near = this.#coded[i]?.near;
      if (near === undefined) continue;
      if (i < this.wishes) raiseWishes(wish, near, this.#value[i]!, groups);
      else raiseBacks(back, weighed, near, this.#value[i]!, groups);
    }
    for (let group = 0; group < groups; group++) tenths[group] = Math.floor(weighed[group]! / 10_000);
  }

  /** Finds the related groups and an upper bound for the others. */
  #relateGroups({ groups }: WorkArrays): void {
    this.#isFilled = false;
    this.relatedCount = 0;
    this.restWish = this.restBack = this.restTenths = 0;
    // Any work is near to everything.
    if (this.#anyWish > 0 || this.#anyBack > 0) {
      this.fillRest();
      for (let group = 0; group < groups; group++) this.#relate(group);
      return;
    }
    for (let i = 0; i < this.#own.length; i++) {
      const coded = this.#coded[i] ?? null;
      if (coded === null) continue;
      // Years count only above a nearness that related groups alone reach.
      if (i < this.wishes)
        this.restWish = Math.max(this.restWish, wishValue(coded.mostOfOthers, this.#value[i]!));
      else this.restBack = Math.max(this.restBack, coded.mostOfOthers);
      for (let at = 0; at < coded.groups.length; at++) {
        const group = coded.groups[at]!;
        if (this.relatedIn[group] === this.#query) continue;
        this.#relate(group);
        this.#fillGroup(group);
      }
    }
  }

  #relate(group: number): void {
    this.related[this.relatedCount++] = group;
    this.relatedIn[group] = this.#query;
  }

  #fillGroup(group: number): void {
    let bestWish = 0;
    let bestBack = 0;
    let weighed = 0;
    for (let i = 0; i < this.#own.length; i++) {
      const coded = this.#coded[i] ?? null;
      if (coded === null) continue;
      const near = coded.near[group]!;
      if (i < this.wishes) bestWish = Math.max(bestWish, wishValue(near, this.#value[i]!));
      else {
        bestBack = Math.max(bestBack, near);
        if (near >= RELATED_FROM) weighed += this.#value[i]! * near;
      }
    }
    this.wish[group] = bestWish;
    this.back[group] = bestBack;
    this.tenths[group] = Math.floor(weighed / 10_000);
  }

  /** Computes every job title for which the words make a difference. */
  #touchTitles(works: WorkArrays): void {
    const owns = this.#own.length;
    this.#slots = 0;
    for (let i = 0; i < owns; i++) {
      if (works.ownAny[this.#own[i]!] === 1) continue;
      const alike = this.#alike.of(works, this.#own[i]!, this.#coded[i]?.related ?? null);
      for (let at = 0; at < alike.size; at++) {
        const work = alike.works[at]!;
        if (this.#touchedWork[work] !== this.#query) this.#newSlot(work, owns);
        this.#slotNear[this.#slotOf[work]! * owns + i] = alike.near[at]!;
      }
    }
    for (let slot = 0; slot < this.#slots; slot++) this.#touch(works, this.#workOf[slot]!, slot);
  }

  #newSlot(work: number, owns: number): void {
    const slot = this.#slots++;
    this.#touchedWork[work] = this.#query;
    this.#slotOf[work] = slot;
    this.#workOf[slot] = work;
    if ((slot + 1) * owns > this.#slotNear.length) {
      const wider = new Uint16Array(Math.max(4_096, 2 * (slot + 1) * owns));
      wider.set(this.#slotNear);
      this.#slotNear = wider;
    }
    for (let i = slot * owns; i < (slot + 1) * owns; i++) this.#slotNear[i] = AS_GROUP;
  }

  #touch(works: WorkArrays, work: number, slot: number): void {
    const group = works.group[work]!;
    this.#work(group, slot);
    this.#slotWish[slot] = this.foundWish;
    this.#slotBack[slot] = this.foundBack;
    this.#slotTenths[slot] = this.foundTenths;
    if (this.touchedIn[group] !== this.#query) {
      this.touchedIn[group] = this.#query;
      this.mostWish[group] = this.mostBack[group] = this.mostTenths[group] = 0;
    }
    if (this.foundWish > this.mostWish[group]!) this.mostWish[group] = this.foundWish;
    if (this.foundBack > this.mostBack[group]!) this.mostBack[group] = this.foundBack;
    if (this.foundTenths > this.mostTenths[group]!) this.mostTenths[group] = this.foundTenths;
    if (this.relatedIn[group] === this.#query) return;
    if (this.foundWish >= RELATED || this.foundBack >= RELATED) {
      this.#relate(group);
      this.#fillGroup(group);
    } else {
      this.restWish = Math.max(this.restWish, this.foundWish);
      this.restBack = Math.max(this.restBack, this.foundBack);
      this.restTenths = Math.max(this.restTenths, this.foundTenths);
    }
  }

  /** Computes the values of the title in a slot with the rules' own functions. */
  #work(group: number, slot: number): void {
    const works = this.#works!;
    const owns = this.#own.length;
    let bestWish = 0;
    let bestBack = 0;
    let weighted = 0;
    for (let i = 0; i < owns; i++) {
      let near = this.#slotNear[slot * owns + i]!;
      if (near === AS_GROUP)
        near = works.ownAny[this.#own[i]!] === 1 ? ANY_WORK : (this.#coded[i]?.near[group] ?? 0);
      if (i < this.wishes) bestWish = Math.max(bestWish, wishValue(near, this.#value[i]!));
      else {
        bestBack = Math.max(bestBack, near);
        if (near >= RELATED_FROM) weighted += this.#value[i]! * near;
      }
    }
    this.foundWish = bestWish;
    this.foundBack = bestBack;
    this.foundTenths = Math.floor(weighted / 10_000);
  }

  #near(code: number): CodeNearness {
    const works = this.#works!;
    const known = this.#nearness.get(code);
    if (known !== undefined && known.near.length === works.groups) return known;
    const related = this.#view!.relatedness.row(code);
    const near = new Uint16Array(works.groups);
    const groups: number[] = [];
    let mostOfOthers = 0;
    for (let group = 0; group < near.length; group++) {
      const value = byCodes(works, related, group, 0);
      near[group] = value;
      if (value >= RELATED) groups.push(group);
      else if (value > mostOfOthers) mostOfOthers = value;
    }
    if (this.#nearness.size >= MOST_ROWS) this.#nearness.clear();
    const found = { related, near, groups: Uint32Array.from(groups), mostOfOthers };
    this.#nearness.set(code, found);
    return found;
  }

  #grow(works: WorkArrays): void {
    if (works.groups > this.wish.length) {
      const room = works.groups + (works.groups >> 2) + 64;
      this.wish = new Uint16Array(room);
      this.#weighed = new Int32Array(room);
      this.back = new Uint16Array(room);
      this.tenths = new Uint16Array(room);
      this.related = new Uint32Array(room);
      this.relatedIn = new Uint32Array(room);
      this.touchedIn = new Uint32Array(room);
      this.mostWish = new Uint16Array(room);
      this.mostBack = new Uint16Array(room);
      this.mostTenths = new Uint16Array(room);
    }
    if (works.works.size > this.#touchedWork.length) {
      const room = works.works.size + (works.works.size >> 2) + 64;
      this.#touchedWork = new Uint32Array(room);
      this.#slotOf = new Uint32Array(room);
      this.#workOf = new Uint32Array(room);
      this.#slotWish = new Uint16Array(room);
      this.#slotBack = new Uint16Array(room);
      this.#slotTenths = new Uint16Array(room);
    }
  }
}

/** Raises each group's best wish value by one more wish; `wishValue` over a whole row. */
function raiseWishes(wish: Uint16Array, row: Uint16Array, weight: number, groups: number): void {
  const scale = 400 + weight;
  for (let group = 0; group < groups; group++) {
    const value = (Math.imul(row[group]!, scale) / 500) | 0;
    if (value > wish[group]!) wish[group] = value;
  }
}

/** The same for one more past job, whose years count where the work is related. */
function raiseBacks(
  back: Uint16Array,
  weighed: Int32Array,
  row: Uint16Array,
  tenths: number,
  groups: number,
): void {
  for (let group = 0; group < groups; group++) {
    const near = row[group]!;
    if (near > back[group]!) back[group] = near;
    if (near >= RELATED_FROM) weighed[group]! += Math.imul(tenths, near);
  }
}
