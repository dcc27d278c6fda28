/**
 * The best vacancies for one person: blocks in the order of the best score they can hold, until none can hold a
 * better one than those found. Every figure is that of the rules (`rules/`, a test holds both against each other);
 * the work is in one flat loop because a call a row costs more than the row.
 */
import { PRECISION_METRES, UNIT_METRES, WITHIN_METRES } from '../geo.ts';
import { FIELD_COUNTS_FROM } from '../rules/hard/qualifications.ts';
import { ownOccupationValue } from '../rules/soft/occupation.ts';
import { smoothedRate } from '../rules/soft/answers.ts';
import { CONDITIONS_FINE, HOURS_UNSTATED, LIKELY_INVOLVED } from '../rules/soft/conditions.ts';
import {
  AT_HOME,
  HOUSED_LEAST,
  metresValue,
  NAMED_REGION,
  NAMED_REGION_LEAST,
} from '../rules/soft/distance.ts';
import { educationValue } from '../rules/soft/education.ts';
import { experienceValue } from '../rules/soft/experience.ts';
import { freshnessValue, STALE_DAYS } from '../rules/soft/freshness.ts';
import { lodgingValue } from '../rules/soft/lodging.ts';
import { payValue, PAY_UNSTATED } from '../rules/soft/pay.ts';
import { skillsValue } from '../rules/soft/skills.ts';
import { UNKNOWN } from '../rules/rule.ts';
import { harmonic } from '../score.ts';
import { BLOCK_ROWS } from './columns/blocks.ts';
import { SHELVES } from './columns/vacancy-columns.ts';
import { CONDITION, DISPATCH_KIND, NO_DAY, NO_PLACE, PRECISIONS } from './columns/vacancy-columns.ts';
import { IN_WANTED, NAMED_ELSEWHERE, SAME_CITY, SeekerSide } from './seeker-side.ts';
import { LOT, TopRows } from './top-rows.ts';
import type { EngineView, SeekerArrays } from './view.ts';

const TOP = 10_000;
export const SLACK = Int32Array.from(PRECISIONS, (precision) => PRECISION_METRES[precision]);
export const WITHIN = Int32Array.from(PRECISIONS, (precision) => WITHIN_METRES[precision]);
export const FRESHNESS = Uint16Array.from({ length: STALE_DAYS + 1 }, (_, days) => freshnessValue(days));
export const EDUCATION = Uint16Array.from({ length: 64 }, (_, i) => educationValue(i >> 3, i & 7));
/** The best that schooling can be worth to any vacancy. */
const MOST_EDUCATION = Array.from({ length: 8 }, (_, held) =>
  Math.max(...EDUCATION.subarray(8 * held, 8 * held + 8)),
);
/** Lodging and meals: `LODGING[wants][offers]`, wants as bits, offers as three times lodging plus meals. */
const TRI = [null, false, true] as const;
export const LODGING = [0, 1, 2, 3].map((wants) =>
  Uint16Array.from({ length: 9 }, (_, i) =>
    lodgingValue(
      { lodging: (wants & 1) !== 0, meals: (wants & 2) !== 0 },
      { lodging: TRI[Math.floor(i / 3)]!, meals: TRI[i % 3]! },
    ),
  ),
);
/** A block's bound falls into one of these, best first. */
const BUCKETS = 640;
const BUCKET_BITS = 4;
/** Below every score: a group that is not looked at now. */
const NOT_NOW = -1;

/** Prices of vacancies by their numbers in a round, and the number of each row. */
export interface RowPrices {
  price: Int32Array;
  number: Int32Array;
}

/** What is asked only of the rows that would be listed: facts that few people or vacancies have. */
export type LateCheck = (row: number) => boolean;

export class VacancySearch {
  readonly side = new SeekerSide();
  readonly #top: TopRows;
  #bound = new Int32Array(0);
  #blocks = new Int32Array(0);
  /** By group: the best score it can hold, and the best of the employer side; `NOT_NOW` where it is left out. */
  #most = new Int32Array(0);
  #employer = new Int32Array(0);
  /** By family: the same of its groups, with -1 where all are left out. */
  #familyWish = new Int32Array(0);
  #familyEmployer = new Int32Array(0);
  #ordered = new Int32Array(0);
  readonly #buckets = new Int32Array(BUCKETS + 1);
  /** Rows that were looked at in the last search, for measurements. */
  looked = 0;

  /** `isBefore` decides between rows with the same score and the same lot. */
  constructor(isBefore: (a: number, b: number) => boolean) {
    this.#top = new TopRows(isBefore);
  }

  /**
   * Fills `rows` and `scores` with the best vacancies by score less price, those above 0 only, best first; returns
   * how many. Scores are without prices.
   */
  search(
    view: EngineView,
    seekers: SeekerArrays,
    seeker: number,
    limit: number,
    prices: RowPrices | null,
    late: LateCheck | null,
    rows: Int32Array,
    scores: Int32Array,
  ): number {
    const { side } = this;
    side.take(view, seekers, seeker);
    this.#top.clear(limit);
    this.looked = 0;
    if (this.#bound.length < view.blocks.end) {
      const room = view.blocks.end + (view.blocks.end >> 2) + 64;
      this.#bound = new Int32Array(room);
      this.#blocks = new Int32Array(room);
      this.#ordered = new Int32Array(room);
    }
    this.#boundRelated(view);
    this.#scan(view, this.#collect(view), prices, late);
    if (!this.#top.isFull || this.#restBound(view) >= this.#leastScore()) {
      this.#boundRest(view);
      this.#scan(view, this.#collect(view), prices, late);
    }
    const count = this.#top.drain(rows, scores);
    if (prices !== null)
      for (let i = 0; i < count; i++) scores[i]! += prices.price[prices.number[rows[i]!]!]!;
    return count;
  }

  #leastScore(): number {
    return this.#top.least < 0 ? 0 : Math.floor(this.#top.least / LOT);
  }

  /** No group that is not related can hold a better score than this. */
  #restBound(view: EngineView): number {
    const { restWish, restBack, restTenths } = this.side.own;
    return harmonic(
      this.#seekerBound(view, restWish, TOP),
      this.#employerBound(view, restWish, restBack, restTenths),
    );
  }

  /** Bounds of the related groups and of the families they are in; other groups are left out. */
  #boundRelated(view: EngineView): void {
    const { own } = this.side;
    this.#roomForGroups(view);
    this.#most.fill(NOT_NOW, 0, view.works.groups);
    this.#familyWish.fill(-1, 0, view.works.families);
    for (let i = 0; i < own.relatedCount; i++) this.#boundGroup(view, own.related[i]!);
  }

  /** The same for all the others. */
  #boundRest(view: EngineView): void {
    const { own } = this.side;
    this.#most.fill(NOT_NOW, 0, view.works.groups);
    this.#familyWish.fill(-1, 0, view.works.families);
    for (let group = 0; group < view.works.groups; group++) {
      if (own.relatedIn[group] !== own.query) this.#boundGroup(view, group);
    }
  }

  #boundGroup(view: EngineView, group: number): void {
    const { own } = this.side;
    const isTouched = own.touchedIn[group] === own.query;
    const wish = isTouched ? Math.max(own.wish[group]!, own.mostWish[group]!) : own.wish[group]!;
    const back = isTouched ? Math.max(own.back[group]!, own.mostBack[group]!) : own.back[group]!;
    const tenths = isTouched ? Math.max(own.tenths[group]!, own.mostTenths[group]!) : own.tenths[group]!;
    const employer = this.#employerBound(view, wish, back, tenths);
    this.#most[group] = harmonic(this.#seekerBound(view, wish, TOP), employer);
    this.#employer[group] = employer;
    const family = view.works.family[group]!;
    if (this.#familyWish[family]! < 0) this.#familyEmployer[family] = 0;
    if (wish > this.#familyWish[family]!) this.#familyWish[family] = wish;
    if (employer > this.#familyEmployer[family]!) this.#familyEmployer[family] = employer;
  }

  #seekerBound({ weights: { seeker } }: EngineView, wish: number, distance: number): number {
    const { side } = this;
    const lodging = LODGING[(side.lodging === 0 ? 0 : 1) | (side.wantsMeals << 1)]!;
    const occupation = side.own.wishes === 0 ? UNKNOWN : wish;
    const sum =
      seeker.occupation * occupation +
      seeker.pay * (side.hasAsked ? TOP : UNKNOWN) +
      seeker.distance * distance +
      (seeker.conditions + seeker.freshness + seeker.answers) * TOP +
      seeker.lodging * lodging[8]!;
    return seeker.total === 0 ? 0 : Math.floor(sum / seeker.total);
  }

  #employerBound({ weights: { employer } }: EngineView, wish: number, back: number, tenths: number): number {
    const { side } = this;
    const isUnknown = side.own.wishes + side.own.pasts === 0;
    const sum =
      employer.occupation * (isUnknown ? UNKNOWN : ownOccupationValue(back, wish)) +
      employer.experience * (tenths === 0 ? UNKNOWN : TOP) +
      employer.skills * (side.hasSkills ? TOP : UNKNOWN) +
      employer.education * MOST_EDUCATION[side.education]! +
      employer.certificates * side.bestCertificates +
      employer.answers * side.answersValue;
    return employer.total === 0 ? 0 : Math.min(TOP, Math.floor(sum / employer.total) + side.bonus);
  }

  /** Blocks that can hold something good enough, in the order of their bounds; returns how many. */
  #collect(view: EngineView): number {
    let found = 0;
    for (let family = 0; family < view.works.families; family++) {
      if (this.#familyWish[family]! < 0) continue;
      for (let kind = 0; kind < SHELVES; kind++) found = this.#collectBlocks(view, family, kind, found);
    }
    return this.#order(found);
  }

  #collectBlocks(view: EngineView, family: number, kind: number, from: number): number {
    const { side } = this;
    const { blocks } = view;
    const ofFamily = blocks.ofGroup[family * SHELVES + kind];
    if (ofFamily === undefined) return from;
    const wish = this.#familyWish[family]!;
    const employer = this.#familyEmployer[family]!;
    const least = this.#leastScore();
    if (harmonic(this.#seekerBound(view, wish, TOP), employer) < least) return from;
    const goesAnywhere = side.hasWantedRegions || side.acceptsDispatch || side.acceptsFar;
    const anyway = side.hasWantedRegions
      ? NAMED_REGION_LEAST
      : side.acceptsDispatch || side.acceptsFar || side.lodging !== 0
        ? HOUSED_LEAST
        : 0;
    const lngMetres = side.lngMetres;
    let found = from;
    for (let i = 0; i < ofFamily.length; i++) {
      const block = ofFamily[i]!;
      if ((blocks.bits[block]! & side.kinds) === 0) continue;
      let distance = TOP;
      const south = blocks.south[block]!;
      if (south <= blocks.north[block]! && side.precision !== NO_PLACE) {
        const north = side.lat < south ? south - side.lat : Math.max(0, side.lat - blocks.north[block]!);
        const west = blocks.west[block]!;
        const east = side.lng < west ? west - side.lng : Math.max(0, side.lng - blocks.east[block]!);
        const [y, x] = [north * UNIT_METRES, east * lngMetres];
        const metres = Math.floor(Math.sqrt(y * y + x * x));
        if (
          !goesAnywhere &&
          metres > side.commute + SLACK[Math.max(side.precision, blocks.precision[block]!)]!
        )
          continue;
        distance = Math.max(anyway, metresValue(metres, side.commute));
      }
      const bound = harmonic(this.#seekerBound(view, wish, distance), employer);
      if (bound < least) continue;
      this.#blocks[found] = block;
      this.#bound[found] = bound;
      found++;
    }
    return found;
  }

  #roomForGroups({ works }: EngineView): void {
    if (this.#most.length < works.groups) {
      const room = works.groups + (works.groups >> 2) + 64;
      this.#most = new Int32Array(room);
      this.#employer = new Int32Array(room);
    }
    if (this.#familyWish.length < works.families) {
      this.#familyWish = new Int32Array(works.families + 64);
      this.#familyEmployer = new Int32Array(works.families + 64);
    }
  }

  /** Sorts what was collected by bound, best first, in steps of sixteen points. */
  #order(count: number): number {
    const buckets = this.#buckets;
    buckets.fill(0);
    for (let i = 0; i < count; i++) buckets[BUCKETS - 1 - (this.#bound[i]! >> BUCKET_BITS)]!++;
    let start = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const size = buckets[bucket]!;
      buckets[bucket] = start;
      start += size;
    }
    for (let i = 0; i < count; i++) {
      const at = buckets[BUCKETS - 1 - (this.#bound[i]! >> BUCKET_BITS)]!++;
      this.#ordered[at] = i;
    }
    return count;
  }

  #scan(view: EngineView, count: number, prices: RowPrices | null, late: LateCheck | null): void {
    const { side } = this;
    const top = this.#top;
    const own = side.own;
    const { vacancies, blocks, works, weights } = view;
    const { rows } = blocks;
    const groupOf = works.group;
    const most = this.#most;
    const employerBounds = this.#employer;
    const ordered = this.#ordered;
    const { flags, lat, lng, work, payLow, payHigh, conditions, reserved, kinds, certificates, region } =
      vacancies;
    const { skillsAt, skillsCount, skills, confirmedOn, referred, answered } = vacancies;
    const tieWords = vacancies.ids.words;
    const condition = view.conditions.data;
    const {
      salt,
      commute,
      precision,
      lngMetres,
      groups,
      education,
      cannot,
      notFree,
      mostHalves,
      answersValue,
    } = side;
    const { leastHigh, asked, payFactor, certificateAllowed, certificateValue, regionFlags, skillMarks } =
      side;
    const [homeLat, homeLng, wantedKinds, shifts, bonus] = [
      side.lat,
      side.lng,
      side.kinds,
      side.shifts,
      side.bonus,
    ];
    const { acceptsDispatch, acceptsFar, dependsOnHours, hasAsked } = side;
    const goesAnywhere = side.hasWantedRegions || side.acceptsDispatch || side.acceptsFar;
    const needsLodging = side.lodging === 1;
    const ownFields = side.fields;
    const isHousedWithLodging = acceptsFar || side.lodging !== 0;
    const lodgingTable = LODGING[(side.lodging === 0 ? 0 : 1) | (side.wantsMeals << 1)]!;
    const hasWish = own.wishes > 0;
    const isUnknown = own.wishes + own.pasts === 0;
    const { seeker: ws, employer: we } = weights;
    const [wOccupation, wPay, wDistance, wConditions] = [ws.occupation, ws.pay, ws.distance, ws.conditions];
    const [wLodging, wFreshness, wAnswers, wSeeker] = [ws.lodging, ws.freshness, ws.answers, ws.total || 1];
    const [vOccupation, vExperience, vSkills, vEducation] = [
      we.occupation,
      we.experience,
      we.skills,
      we.education,
    ];
    const [vCertificates, vEmployer] = [we.certificates, we.total || 1];
    const ownAnswers = we.answers * answersValue;
    /** The most that the rules besides occupation and distance add. */
    const others =
      wPay * (hasAsked ? TOP : UNKNOWN) +
      (wConditions + wFreshness + wAnswers) * TOP +
      wLodging * lodgingTable[8]!;
    const today = view.today;
    const { touchedIn, query, wish: ownWish, back: ownBack, tenths: ownTenths } = own;
    let least = top.least;
    let leastScore = least < 0 ? 0 : Math.floor(least / LOT);
    let looked = 0;

    for (let i = 0; i < count; i++) {
      const at = ordered[i]!;
      if (this.#bound[at]! < leastScore) continue;
      const block = this.#blocks[at]!;
      const start = block * BLOCK_ROWS;
      const end = start + blocks.count[block]!;
      looked += end - start;
      const isPlaced = blocks.south[block]! <= blocks.north[block]!;
      const farthest =
        commute + SLACK[precision > blocks.precision[block]! ? precision : blocks.precision[block]!]! + 1;
      const reach = isPlaced && !goesAnywhere && precision !== NO_PLACE ? farthest * farthest : Infinity;
      for (let k = start; k < end; k++) {
        const row = rows[k]!;
        const rowGroup = groupOf[work[row]!]!;
        if (most[rowGroup]! < leastScore) continue;
        const flag = flags[row]!;
        if ((flag & 1) === 0 || (kinds[row]! & wantedKinds) === 0) continue;
        const north = (lat[row]! - homeLat) * UNIT_METRES;
        const east = (lng[row]! - homeLng) * lngMetres;
        const squared = north * north + east * east;
        if (squared > reach) continue;
        // Hard rules.
        const askedEducation = (flag >>> 5) & 7;
        if ((flag & 0x100) !== 0 && education !== 0 && askedEducation > education) continue;
        const unit = (flag >>> 2) & 7;
        const high = payHigh[row]!;
        if (high !== 0 && high < leastHigh[unit]!) continue;
        const lodges = (flag >>> 9) & 3;
        if (needsLodging && lodges === 1) continue;

        // The way, by which many rows fall.
        const isRemote = (flag & 0x2000) !== 0;
        const near = regionFlags[region[row]!]!;
        const placed = (flag >>> 17) & 7;
        const isDispatch = ((flag >>> 14) & 7) === DISPATCH_KIND;
        let distance = 0;
        if (isRemote) distance = AT_HOME;
        else if (precision === NO_PLACE || placed === NO_PLACE) {
          if ((near & IN_WANTED) === 0 && (near & NAMED_ELSEWHERE) !== 0 && !(isDispatch && acceptsDispatch))
            continue;
          distance = (near & IN_WANTED) !== 0 ? NAMED_REGION : UNKNOWN;
        } else {
          const coarser = precision > placed ? precision : placed;
          let metres = Math.round(Math.sqrt(squared));
          if (metres < WITHIN[coarser]!) metres = WITHIN[coarser]!;
          const isFar = metres > commute + ((near & SAME_CITY) !== 0 ? SLACK[coarser]! : 0);
          if (
            isFar &&
            (near & IN_WANTED) === 0 &&
            !(isDispatch && acceptsDispatch) &&
            !(acceptsFar && lodges === 2)
          ) {
            continue;
          }
          distance = metresValue(metres, commute);
          if ((near & IN_WANTED) !== 0) {
            if (distance < NAMED_REGION_LEAST) distance = NAMED_REGION_LEAST;
          } else if (
            distance < HOUSED_LEAST &&
            (isDispatch ? acceptsDispatch : lodges === 2 && isHousedWithLodging)
          ) {
            distance = HOUSED_LEAST;
          }
        }

        // What is known by now decides most of the rest: harmonic(S, E) < least, without a division.
        let wish = ownWish[rowGroup]!;
        let back = ownBack[rowGroup]!;
        let tenths = ownTenths[rowGroup]!;
        if (touchedIn[rowGroup] === query && own.look(work[row]!)) {
          wish = own.foundWish;
          back = own.foundBack;
          tenths = own.foundTenths;
        }
        const employerBound = employerBounds[rowGroup]!;
        const sumBound = wOccupation * (hasWish ? wish : UNKNOWN) + wDistance * distance + others;
        if (sumBound * (2 * employerBound - leastScore) < leastScore * employerBound * wSeeker) continue;

        const c = conditions[row]! * CONDITION.size;
        if (
          (condition[c + CONDITION.involves]! & cannot) !== 0 ||
          (condition[c + CONDITION.needed]! & notFree) !== 0
        )
          continue;
        const fields = condition[c + CONDITION.fields]!;
        if (
          fields !== 0 &&
          ownFields !== 0 &&
          (fields & ownFields) === 0 &&
          (flag & 0x100) !== 0 &&
          askedEducation >= FIELD_COUNTS_FROM
        ) {
          continue;
        }
        const offeredShifts = condition[c + CONDITION.shifts]!;
        if (offeredShifts !== 0 && (offeredShifts & shifts) === 0) continue;
        const kept = reserved[row]!;
        if (kept !== 0 && (kept & groups) === 0) continue;
        const papers = certificates[row]!;
        if (certificateAllowed[papers] === 0) continue;
        const halves = (flag >>> 22) & 127;
        if ((flag & 0x2000_0000) !== 0 && halves > mostHalves) continue;

        // Seeker side.
        let pay = UNKNOWN;
        if (high === 0) pay = PAY_UNSTATED;
        else if (hasAsked && asked[unit] !== 0) {
          const factor = payFactor[unit]!;
          pay =
            factor === 1
              ? payValue(payLow[row]!, high, asked[unit]!)
              : payValue(Math.round(payLow[row]! * factor), Math.round(high * factor), asked[unit]!);
        }
        let comfort = CONDITIONS_FINE;
        if ((condition[c + CONDITION.mayInvolve]! & cannot) !== 0) comfort = LIKELY_INVOLVED;
        else if (dependsOnHours && condition[c + CONDITION.stated] === 0) comfort = HOURS_UNSTATED;
        const confirmed = confirmedOn[row]!;
        const days = today - confirmed;
        const freshness =
          confirmed === NO_DAY ? UNKNOWN : FRESHNESS[days < 0 ? 0 : days > STALE_DAYS ? STALE_DAYS : days]!;
        const seekerScore = Math.floor(
          (wOccupation * (hasWish ? wish : UNKNOWN) +
            wPay * pay +
            wDistance * distance +
            wConditions * comfort +
            wLodging * lodgingTable[3 * lodges + ((flag >>> 11) & 3)]! +
            wFreshness * freshness +
            wAnswers * Math.floor(TOP * smoothedRate(answered[row]!, referred[row]!))) /
            wSeeker,
        );
        if (seekerScore * (2 * employerBound - leastScore) < leastScore * employerBound) continue;

        // Employer side.
        const asksSkills = skillsCount[row]!;
        let has = 0;
        const from = skillsAt[row]!;
        for (let s = from; s < from + asksSkills; s++) has += skillMarks[skills[s]!]!;
        const employerScore = Math.min(
          TOP,
          Math.floor(
            (vOccupation * (isUnknown ? UNKNOWN : ownOccupationValue(back, wish)) +
              vExperience *
                experienceValue(tenths, halves / 2, (flag & 0x2000_0000) !== 0 ? 'rule' : 'wish') +
              vSkills * skillsValue(has, asksSkills) +
              vEducation * EDUCATION[8 * education + askedEducation]! +
              vCertificates * certificateValue[papers]! +
              ownAnswers) /
              vEmployer,
          ) + bonus,
        );
        let net = harmonic(seekerScore, employerScore);
        if (prices !== null) {
          net -= prices.price[prices.number[row]!]!;
          if (net <= 0) continue;
        }
        const key = net * LOT + (Math.imul(tieWords[4 * row + 3]! ^ salt, 0x9e3779b1) >>> 0);
        if (key < least || (late !== null && !late(row))) continue;
        top.add(key, row);
        least = top.least;
        leastScore = least < 0 ? 0 : Math.floor(least / LOT);
      }
    }
    this.looked += looked;
  }
}
