/**
 * Upper bounds for the best vacancy of a group of work, and of a block of rows, for one person. The bounds are the most
 * every rule can give by what is known of the person alone; rows that cannot reach the required score are never looked
 * at.
 */
import { UNIT_METRES } from '../geo.ts';
import { UNKNOWN } from '../rules/rule.ts';
import { HOUSED_LEAST, metresValue, NAMED_REGION, NAMED_REGION_LEAST } from '../rules/soft/distance.ts';
import { ownOccupationValue } from '../rules/soft/occupation.ts';
import { harmonic } from '../score.ts';
import { DISPATCH_KIND, MAIN_KIND, NO_PLACE, SHELVES } from './columns/encoding.ts';
import { LODGING, MOST_EDUCATION, SLACK } from './rule-tables.ts';
import type { SeekerSide } from './seeker-side.ts';
import type { EngineView } from './view.ts';

const TOP = 10_000;
/** A block's bound falls into one of these, best first. */
const BUCKETS = 640;
const BUCKET_BITS = 4;
/** Below every score: a group that is not searched now. */
const NOT_NOW = -1;

export class VacancyBounds {
  /** By group: the best score it can hold, and the best of the employer side; `NOT_NOW` where it is left out. */
  most = new Int32Array(0);
  employer = new Int32Array(0);
  /** The result of `collect`: blocks with their bounds, and their positions in the order of these. */
  blocks = new Int32Array(0);
  bound = new Int32Array(0);
  ordered = new Int32Array(0);
  /** By family: the best of its groups, with -1 where all are left out. */
  #familyWish = new Int32Array(0);
  #familyEmployer = new Int32Array(0);
  readonly #buckets = new Int32Array(BUCKETS + 1);
  #view!: EngineView;
  #side!: SeekerSide;
  /** What the rules of either side add that depends on neither the work nor the commute. */
  #seekerOthers = 0;
  #employerOthers = 0;

  take(view: EngineView, side: SeekerSide): void {
    this.#view = view;
    this.#side = side;
    const { seeker, employer } = view.weights;
    this.#seekerOthers =
      seeker.pay * (side.hasAsked ? TOP : UNKNOWN) +
      (seeker.conditions + seeker.freshness + seeker.answers) * TOP +
      seeker.lodging * LODGING[side.wants]![8]!;
    this.#employerOthers =
      employer.skills * (side.hasSkills ? TOP : UNKNOWN) +
      employer.education * MOST_EDUCATION[side.education]! +
      employer.certificates * side.bestCertificates +
      employer.answers * side.answersValue;
    this.#makeRoom();
  }

  /** No group outside the related ones can hold a better score than this. */
  get rest(): number {
    const { restWish, restBack, restTenths } = this.#side.own;
    return harmonic(this.#seekerBound(restWish, TOP), this.#employerBound(restWish, restBack, restTenths));
  }

  /** Bounds of the related groups and of the families they are in; other groups are left out. */
  boundRelated(): void {
    const { own } = this.#side;
    this.#forget();
    for (let i = 0; i < own.relatedCount; i++) this.#boundGroup(own.related[i]!, 0);
  }

  /** The same for all other groups that can hold a score of `least`. */
  boundRest(least: number): void {
    const { own } = this.#side;
    own.fillRest();
    this.#forget();
    for (let group = 0; group < this.#view.works.groups; group++) {
      if (own.relatedIn[group] !== own.query) this.#boundGroup(group, least);
    }
  }

  /** Blocks that can hold a score of `least`, in the order of their bounds; returns how many. */
  collect(least: number): number {
    let found = 0;
    for (let family = 0; family < this.#view.works.families; family++) {
      const wish = this.#familyWish[family]!;
      const employer = this.#familyEmployer[family]!;
      if (wish < 0 || harmonic(this.#seekerBound(wish, TOP), employer) < least) continue;
      for (let number = 0; number < SHELVES; number++) {
        const shelf = this.#view.blocks.ofGroup[family * SHELVES + number];
        if (shelf === undefined) continue;
        const isDispatch = (number & MAIN_KIND) === DISPATCH_KIND;
        found = this.#collectShelf(shelf, isDispatch, wish, employer, least, found);
      }
    }
    this.#order(found);
    return found;
  }

  #collectShelf(
    shelf: readonly number[],
    isDispatch: boolean,
    wish: number,
    employer: number,
    least: number,
    from: number,
  ): number {
    const side = this.#side;
    const { blocks } = this.#view;
    const { lat, lng, lngMetres, commute, precision } = side;
    const goesAnywhere = side.goesAnywhere(isDispatch);
    const anyway = side.hasWantedRegions
      ? NAMED_REGION_LEAST
      : goesAnywhere || side.lodging !== 0
        ? HOUSED_LEAST
        : 0;
    const unknownWay = side.hasWantedRegions ? NAMED_REGION : UNKNOWN;
    let found = from;
    for (let i = 0; i < shelf.length; i++) {
      const block = shelf[i]!;
      if ((blocks.bits[block]! & side.kinds) === 0) continue;
      let distance = TOP;
      const south = blocks.south[block]!;
      const isPlaced = south <= blocks.north[block]!;
      // Work from home lies in blocks without a place.
      if (isPlaced && precision === NO_PLACE) distance = unknownWay;
      else if (isPlaced) {
        const up = lat < south ? south - lat : Math.max(0, lat - blocks.north[block]!);
        const west = blocks.west[block]!;
        const across = lng < west ? west - lng : Math.max(0, lng - blocks.east[block]!);
        const [y, x] = [up * UNIT_METRES, across * lngMetres];
        const metres = Math.floor(Math.sqrt(y * y + x * x));
        const slack = SLACK[Math.max(precision, blocks.precision[block]!)]!;
        if (!goesAnywhere && metres > commute + slack) continue;
        distance = Math.max(anyway, metresValue(metres, commute));
      }
      const bound = harmonic(this.#seekerBound(wish, distance), employer);
      if (bound < least) continue;
      this.blocks[found] = block;
      this.bound[found] = bound;
      found++;
    }
    return found;
  }

  #boundGroup(group: number, least: number): void {
    const { own } = this.#side;
    const isTouched = own.touchedIn[group] === own.query;
    const wish = isTouched ? Math.max(own.wish[group]!, own.mostWish[group]!) : own.wish[group]!;
    const back = isTouched ? Math.max(own.back[group]!, own.mostBack[group]!) : own.back[group]!;
    const tenths = isTouched ? Math.max(own.tenths[group]!, own.mostTenths[group]!) : own.tenths[group]!;
    const employer = this.#employerBound(wish, back, tenths);
    const most = harmonic(this.#seekerBound(wish, TOP), employer);
    if (most < least) return;
    this.most[group] = most;
    this.employer[group] = employer;
    const family = this.#view.works.family[group]!;
    if (this.#familyWish[family]! < 0) this.#familyEmployer[family] = 0;
    if (wish > this.#familyWish[family]!) this.#familyWish[family] = wish;
    if (employer > this.#familyEmployer[family]!) this.#familyEmployer[family] = employer;
  }

  #seekerBound(wish: number, distance: number): number {
    const { seeker } = this.#view.weights;
    const occupation = this.#side.own.wishes === 0 ? UNKNOWN : wish;
    const sum = seeker.occupation * occupation + seeker.distance * distance + this.#seekerOthers;
    return Math.floor(sum / (seeker.total || 1));
  }

  #employerBound(wish: number, back: number, tenths: number): number {
    const { employer } = this.#view.weights;
    const { own, bonus } = this.#side;
    const isUnknown = own.wishes + own.pasts === 0;
    const sum =
      employer.occupation * (isUnknown ? UNKNOWN : ownOccupationValue(back, wish)) +
      employer.experience * (tenths === 0 ? UNKNOWN : TOP) +
      this.#employerOthers;
    return Math.min(TOP, Math.floor(sum / (employer.total || 1)) + bonus);
  }

  #forget(): void {
    this.most.fill(NOT_NOW, 0, this.#view.works.groups);
    this.#familyWish.fill(-1, 0, this.#view.works.families);
  }

  /** Sorts the collected blocks by bound, best first, in steps of sixteen points. */
  #order(count: number): void {
    const buckets = this.#buckets;
    buckets.fill(0);
    for (let i = 0; i < count; i++) buckets[BUCKETS - 1 - (this.bound[i]! >> BUCKET_BITS)]!++;
    let start = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const size = buckets[bucket]!;
      buckets[bucket] = start;
      start += size;
    }
    for (let i = 0; i < count; i++) {
      const at = buckets[BUCKETS - 1 - (this.bound[i]! >> BUCKET_BITS)]!++;
      this.ordered[at] = i;
    }
  }

  #makeRoom(): void {
    const { works, blocks } = this.#view;
    if (this.bound.length < blocks.end) {
      const room = blocks.end + (blocks.end >> 2) + 64;
      this.bound = new Int32Array(room);
      this.blocks = new Int32Array(room);
      this.ordered = new Int32Array(room);
    }
    if (this.most.length < works.groups) {
      const room = works.groups + (works.groups >> 2) + 64;
      this.most = new Int32Array(room);
      this.employer = new Int32Array(room);
    }
    if (this.#familyWish.length < works.families) {
      this.#familyWish = new Int32Array(works.families + 64);
      this.#familyEmployer = new Int32Array(works.families + 64);
    }
  }
}
