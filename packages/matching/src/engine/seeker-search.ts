/** The best people for one vacancy; the counterpart of `VacancySearch`, over the columns of the people. */
import { longitudeMetres, UNIT_METRES } from '../geo.ts';
import { RELATED_FROM } from '../pair.ts';
import { MONTHLY_FACTOR, monthlyFen } from '../pay.ts';
import { seekerAnswersValue } from '../rules/soft/answers.ts';
import {
  AT_HOME,
  HOUSED_LEAST,
  metresValue,
  NAMED_REGION,
  NAMED_REGION_LEAST,
} from '../rules/soft/distance.ts';
import { experienceValue } from '../rules/soft/experience.ts';
import { ownOccupationValue } from '../rules/soft/occupation.ts';
import { payValue, PAY_UNSTATED } from '../rules/soft/pay.ts';
import { skillsValue } from '../rules/soft/skills.ts';
import { UNKNOWN } from '../rules/rule.ts';
import { harmonic } from '../score.ts';
import type { Blocks } from './columns/blocks.ts';
import { ANYWHERE } from './columns/seeker-encoding.ts';
import { NO_DAY, NO_PLACE, PAY_UNITS } from './columns/encoding.ts';
import { NO_CODE } from './columns/work-lists.ts';
import { STALE_DAYS } from '../rules/soft/freshness.ts';
import { fieldsOf } from './seeker-side.ts';
import { IN_WANTED, NAMED_ELSEWHERE } from './shared-rules.ts';
import { LOT, TopRows } from './top-rows.ts';
import { REFUSED, VacancySide } from './vacancy-side.ts';
import { EDUCATION, FRESHNESS, LODGING, SLACK, WITHIN } from './rule-tables.ts';
import type { LateCheck } from './vacancy-search.ts';
import type { EngineView, SeekerArrays } from './view.ts';

const TOP = 10_000;
const MOST_LODGING = 10_000;

/** What `above` compares with, and where it writes. */
export interface Threshold {
  price: number;
  ceiling: Int32Array;
  count: number;
  rows: Int32Array;
  scores: Int32Array;
}

export class SeekerSearch {
  readonly #side = new VacancySide();
  readonly #top: TopRows;
  /** Codes that people of a block want or have done, and the version of the block they were read from. */
  readonly #codes: Uint16Array[] = [];
  #versions = new Uint32Array(0);
  #bounds = new Int32Array(0);
  /** By block: the best wish met, and the best of the employer side. */
  #wishes = new Int32Array(0);
  #employers = new Int32Array(0);
  #ordered: number[] = [];
  #answers = new Int32Array(0);
  #bonus = new Int32Array(0);
  #bonusOf: readonly number[] = [];

  constructor(isBefore: (a: number, b: number) => boolean) {
    this.#top = new TopRows(isBefore);
  }

  /** Fills `rows` and `scores` with the best people for the vacancy at `row` of the view, best first; how many. */
  search(
    view: EngineView,
    row: number,
    blocks: Blocks,
    seekers: SeekerArrays,
    limit: number,
    late: LateCheck | null,
    rows: Int32Array,
    scores: Int32Array,
  ): number {
    this.#top.clear(limit);
    if ((view.vacancies.flags[row]! & 1) === 0) return 0;
    this.#side.take(view, row);
    this.#fillBonus(view);
    this.#collect(view, blocks, seekers);
    this.#scan(view, blocks, seekers, late, null);
    return this.#top.drain(rows, scores);
  }

  /**
   * All people allowed for the vacancy at `row` whose score less `price` is above their own `ceiling` (by row), in no
   * order; writes their rows and scores, returns how many.
   */
  above(
    view: EngineView,
    row: number,
    blocks: Blocks,
    seekers: SeekerArrays,
    late: LateCheck | null,
    threshold: Threshold,
  ): number {
    this.#top.clear(0);
    threshold.count = 0;
    if ((view.vacancies.flags[row]! & 1) === 0) return 0;
    this.#side.take(view, row);
    this.#fillBonus(view);
    this.#collect(view, blocks, seekers);
    this.#scan(view, blocks, seekers, late, threshold);
    return threshold.count;
  }

  /** Bonus by set of groups. */
  #fillBonus({ groupBonus, maxGroupBonus }: EngineView): void {
    if (this.#bonusOf === groupBonus) return;
    this.#bonusOf = groupBonus;
    this.#bonus = Int32Array.from({ length: 1 << groupBonus.length }, (_, set) =>
      groupBonus.reduce(
        (best, bonus, group) =>
          (set & (1 << group)) === 0 ? best : Math.max(best, Math.min(maxGroupBonus, bonus)),
        0,
      ),
    );
  }

  /** Bounds of all blocks, best first. */
  #collect(view: EngineView, blocks: Blocks, seekers: SeekerArrays): void {
    const side = this.#side;
    if (this.#bounds.length < blocks.end) {
      this.#bounds = new Int32Array(blocks.end + (blocks.end >> 2) + 64);
      this.#wishes = new Int32Array(this.#bounds.length);
      this.#employers = new Int32Array(this.#bounds.length);
      const versions = new Uint32Array(this.#bounds.length);
      versions.set(this.#versions);
      this.#versions = versions;
    }
    this.#ordered.length = 0;
    const { seeker: ws, employer: we } = view.weights;
    const days = view.today - side.confirmedOn;
    const fixed =
      ws.pay * (side.high === 0 ? PAY_UNSTATED : TOP) +
      ws.conditions * TOP +
      ws.lodging * MOST_LODGING +
      ws.freshness * freshnessOf(side.confirmedOn, days) +
      ws.answers * side.answersValue;
    const other =
      (we.education + we.certificates + we.answers) * TOP +
      we.skills * (side.skillsAsked === 0 ? UNKNOWN : TOP);
    const mostBonus = Math.max(0, ...view.groupBonus.map((bonus) => Math.min(bonus, view.maxGroupBonus)));
    const noCode = view.works.codeCount;
    for (let block = 0; block < blocks.end; block++) {
      if (blocks.count[block] === 0) continue;
      let distance = TOP;
      const isPlaced = blocks.south[block]! <= blocks.north[block]!;
      if (isPlaced && !side.isRemote && side.precision !== NO_PLACE) {
        const metres = this.#metresTo(blocks, block);
        const reach = blocks.reach[block]!;
        if (reach !== ANYWHERE) {
          if (metres > reach + SLACK[Math.max(side.precision, blocks.precision[block]!)]!) continue;
          distance = Math.max(metresValue(metres, reach), side.lodges === 2 ? HOUSED_LEAST : 0);
        }
      }
      let near = 0;
      for (const code of this.#codesOf(view, blocks, block, seekers)) {
        const best = side.bestByCode[code === NO_OWN_CODE ? noCode : code]!;
        if (best > near) near = best;
      }
      const wish = hasNothing(this.#codes[block]!)
        ? UNKNOWN
        : Math.max(near, this.#lacksWish(block) ? UNKNOWN : 0);
      const seekerBound = Math.floor(
        (ws.occupation * wish + ws.distance * distance + fixed) / (ws.total || 1),
      );
      const employerBound = Math.floor(
        (we.occupation * wish + we.experience * (near >= RELATED_FROM ? TOP : UNKNOWN) + other) /
          (we.total || 1),
      );
      this.#wishes[block] = wish;
      this.#employers[block] = Math.min(TOP, employerBound + mostBonus);
      this.#bounds[block] = harmonic(seekerBound, this.#employers[block]!);
      this.#ordered.push(block);
    }
    this.#ordered.sort((a, b) => this.#bounds[b]! - this.#bounds[a]!);
  }

  #metresTo(blocks: Blocks, block: number): number {
    const side = this.#side;
    const south = blocks.south[block]!;
    const north = blocks.north[block]!;
    const up = side.lat < south ? south - side.lat : Math.max(0, side.lat - north);
    const west = blocks.west[block]!;
    const across = side.lng < west ? west - side.lng : Math.max(0, side.lng - blocks.east[block]!);
    // A degree of longitude is shortest in the north; distances are reckoned at the home's latitude.
    const narrowest = Math.min(longitudeMetres(north), longitudeMetres(south));
    const [y, x] = [up * UNIT_METRES, across * narrowest];
    return Math.floor(Math.sqrt(y * y + x * x));
  }

  /** Some member has no wish, of whom every vacancy is as good as unknown. */
  #lacksWish(block: number): boolean {
    return this.#codes[block]!.at(-1) === LACKS_WISH;
  }

  #codesOf(view: EngineView, blocks: Blocks, block: number, seekers: SeekerArrays): Uint16Array {
    const version = blocks.version[block]!;
    const known = this.#codes[block];
    if (known !== undefined && this.#versions[block] === version) return known;
    const codes = new Set<number>();
    let lacksWish = false;
    for (const row of blocks.rowsOf(block)) {
      const counts = seekers.worksCount[row]!;
      const at = seekers.worksAt[row]!;
      lacksWish ||= (counts & 15) === 0;
      for (let w = at; w < at + (counts & 15) + (counts >>> 4); w++) {
        const code = view.works.ownCode[seekers.works[w]!]!;
        codes.add(code === NO_CODE ? NO_OWN_CODE : code);
      }
    }
    const found = Uint16Array.from([...codes, ...(lacksWish ? [LACKS_WISH] : [])]);
    this.#codes[block] = found;
    this.#versions[block] = version;
    return found;
  }

  #scan(
    view: EngineView,
    blocks: Blocks,
    seekers: SeekerArrays,
    late: LateCheck | null,
    threshold: Threshold | null,
  ): void {
    const side = this.#side;
    const top = this.#top;
    const { flags, kinds, payFloor, payWanted, groups, conditions, certificates, worksAt, worksCount } =
      seekers;
    const {
      works,
      worksValue,
      regionSet,
      region,
      lat,
      lng,
      commute,
      history,
      skillsAt,
      skillsCount,
      skills,
    } = seekers;
    const words = seekers.ids.words;
    const { seeker: ws, employer: we } = view.weights;
    const fixed =
      ws.freshness * freshnessOf(side.confirmedOn, view.today - side.confirmedOn) +
      ws.answers * side.answersValue;
    const offers = 3 * side.lodges + side.feeds;
    // With a threshold of each person's own, nothing is left out by bounds.
    let least = threshold === null ? top.least : -1;
    let leastScore = least < 0 ? 0 : Math.floor(least / LOT);
    for (const block of this.#ordered) {
      if (this.#bounds[block]! < leastScore) break;
      const start = blocks.start[block]!;
      const isListed = blocks.listed[block] === 1;
      for (let k = start; k < start + blocks.count[block]!; k++) {
        const row = isListed ? blocks.rows[k]! : k;
        // Nobody whose own list is better than the most this block can offer.
        if (threshold !== null && this.#bounds[block]! - threshold.price <= threshold.ceiling[row]!) continue;
        const flag = flags[row]!;
        const wantedKinds = kinds[row]!;
        if (wantedKinds !== 0 && (wantedKinds & side.kinds) === 0) continue;
        const education = (flag >>> 7) & 7;
        if (side.insistsOnEducation && education !== 0 && side.askedEducation > education) continue;
        if (side.fields !== 0) {
          const own = fieldsOf(seekers, row);
          if (own !== 0 && (own & side.fields) === 0) continue;
        }
        if (side.reserved !== 0 && (side.reserved & groups[row]!) === 0) continue;
        if (side.isBelow(payFloor[row]!, (flag >>> 4) & 7)) continue;
        const lodging = (flag >>> 19) & 3;
        if (lodging === 1 && side.lodges === 1) continue;
        const comfort = side.conditions(conditions[row]!);
        if (comfort === REFUSED) continue;
        const papers = side.certificates(certificates[row]!);
        if (papers === REFUSED) continue;

        const acceptsDispatch = ((flag >>> 17) & 1) === 1;
        const acceptsFar = ((flag >>> 18) & 1) === 1;
        const placed = (flag >>> 14) & 7;
        const named = side.wanted(regionSet[row]!);
        let distance: number;
        if (side.isRemote) distance = AT_HOME;
        else if (placed === NO_PLACE || side.precision === NO_PLACE) {
          const isElsewhere = (named & IN_WANTED) === 0 && (named & NAMED_ELSEWHERE) !== 0;
          if (isElsewhere && !(side.isDispatch && acceptsDispatch)) continue;
          distance = (named & IN_WANTED) !== 0 ? NAMED_REGION : UNKNOWN;
        } else {
          const coarser = Math.max(placed, side.precision);
          const north = (side.lat - lat[row]!) * UNIT_METRES;
          const east = (side.lng - lng[row]!) * longitudeMetres(lat[row]!);
          const metres = Math.max(WITHIN[coarser]!, Math.round(Math.sqrt(north * north + east * east)));
          const limit = commute[row]!;
          const isFar = metres > limit + (side.isSameCity(region[row]!) ? SLACK[coarser]! : 0);
          if (
            isFar &&
            (named & IN_WANTED) === 0 &&
            !(side.isDispatch && acceptsDispatch) &&
            !(acceptsFar && side.lodges === 2)
          ) {
            continue;
          }
          const isHoused = side.isDispatch
            ? acceptsDispatch
            : side.lodges === 2 && (acceptsFar || lodging !== 0);
          const anyway = (named & IN_WANTED) !== 0 ? NAMED_REGION_LEAST : isHoused ? HOUSED_LEAST : 0;
          distance = Math.max(anyway, metresValue(metres, limit));
        }

        // All but the work, which takes longest; by it many fall.
        const meals = (flag >>> 21) & 1;
        const beside =
          ws.pay * this.#pay(payWanted[row]!, (flag >>> 1) & 7, payFloor[row]!, (flag >>> 4) & 7) +
          ws.distance * distance +
          ws.conditions * comfort +
          ws.lodging * LODGING[(lodging === 0 ? 0 : 1) | (meals << 1)]![offers]! +
          fixed;
        const seekerMost = Math.floor((ws.occupation * this.#wishes[block]! + beside) / (ws.total || 1));
        const most = harmonic(seekerMost, this.#employers[block]!);
        if (threshold === null ? most < leastScore : most - threshold.price <= threshold.ceiling[row]!)
          continue;

        const counts = worksCount[row]!;
        const at = worksAt[row]!;
        const wishes = counts & 15;
        const end = at + wishes + (counts >>> 4);
        let wish = 0;
        let back = 0;
        let weighted = 0;
        let tenths = 0;
        for (let w = at; w < end; w++) {
          const near = side.near(works[w]!);
          const value = worksValue[w]!;
          if (w < at + wishes) wish = Math.max(wish, Math.floor((near * (400 + value)) / 500));
          else {
            tenths += value;
            back = Math.max(back, near);
            if (near >= RELATED_FROM) weighted += value * near;
          }
        }
        if (side.insistsOnYears && end > at + wishes && side.halves * 10 > 4 * tenths) continue;

        const seekerScore = Math.floor(
          (ws.occupation * (wishes === 0 ? UNKNOWN : wish) + beside) / (ws.total || 1),
        );
        if (harmonic(seekerScore, TOP) < leastScore) continue;
        let has = 0;
        const skillEnd = skillsAt[row]! + skillsCount[row]!;
        for (let s = skillsAt[row]!; s < skillEnd; s++) has += side.skillMarks[skills[s]!]!;
        const employerScore = Math.min(
          TOP,
          Math.floor(
            (we.occupation * (end === at ? UNKNOWN : ownOccupationValue(back, wish)) +
              we.experience *
                experienceValue(
                  Math.floor(weighted / 10_000),
                  side.halves / 2,
                  side.insistsOnYears ? 'rule' : 'wish',
                ) +
              we.skills * skillsValue(has, side.skillsAsked) +
              we.education * EDUCATION[8 * education + side.askedEducation]! +
              we.certificates * papers +
              we.answers * this.#answersOf(view, history[row]!)) /
              (we.total || 1),
          ) + this.#bonus[groups[row]!]!,
        );
        const score = harmonic(seekerScore, employerScore);
        if (threshold !== null) {
          if (score - threshold.price <= threshold.ceiling[row]! || (late !== null && !late(row))) continue;
          threshold.rows[threshold.count] = row;
          threshold.scores[threshold.count++] = score;
          continue;
        }
        const key = score * LOT + (Math.imul(words[4 * row + 3]! ^ side.salt, 0x9e3779b1) >>> 0);
        if (key < least || (late !== null && !late(row))) continue;
        top.add(key, row);
        least = top.least;
        leastScore = least < 0 ? 0 : Math.floor(least / LOT);
      }
    }
  }

  #pay(wanted: number, wantedUnit: number, floor: number, floorUnit: number): number {
    const side = this.#side;
    if (side.high === 0) return PAY_UNSTATED;
    const [asked, unit] = wanted > 0 ? [wanted, wantedUnit] : [floor, floorUnit];
    if (asked === 0) return UNKNOWN;
    if (unit === side.unit) return payValue(side.low, side.high, asked);
    const monthly = Number.isNaN(MONTHLY_FACTOR[PAY_UNITS[unit]!])
      ? 0
      : (monthlyFen(asked, PAY_UNITS[unit]!) ?? 0);
    if (monthly === 0 || Number.isNaN(side.monthlyHigh)) return UNKNOWN;
    return payValue(side.monthlyLow, side.monthlyHigh, monthly);
  }

  /** Worth of a history of answers; the same for every query. */
  #answersOf(view: EngineView, history: number): number {
    if (history >= this.#answers.length) {
      const values = new Int32Array(2 * history + 64);
      values.set(this.#answers);
      values.fill(-1, this.#answers.length);
      this.#answers = values;
    }
    if (this.#answers[history]! < 0) {
      const [offered, answered, invited, attended] = view.histories.data.subarray(
        view.histories.starts[history],
      );
      this.#answers[history] = seekerAnswersValue({
        offered: offered!,
        answered: answered!,
        invited: invited!,
        attended: attended!,
      });
    }
    return this.#answers[history]!;
  }
}

/** Marks in the list of a block's codes: a work without a code; a person without a wish, always last. */
const NO_OWN_CODE = 0xfffe;
const LACKS_WISH = 0xffff;

/** Nobody in the block has named any work. */
const hasNothing = (codes: Uint16Array): boolean => codes.length === 1 && codes[0] === LACKS_WISH;

const freshnessOf = (confirmedOn: number, days: number): number =>
  confirmedOn === NO_DAY ? UNKNOWN : FRESHNESS[Math.min(STALE_DAYS, Math.max(0, days))]!;
