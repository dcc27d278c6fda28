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
import type { SeekerBuffer } from '../round/types.ts';
import { harmonic } from '../score.ts';
import type { Blocks } from './columns/blocks.ts';
import { GOES } from './columns/seeker-encoding.ts';
import { NO_DAY, NO_PLACE, PAY_UNITS } from './columns/encoding.ts';
import { STALE_DAYS } from '../rules/soft/freshness.ts';
import { fieldsOf } from './seeker-side.ts';
import { SeekerBounds } from './seeker-bounds.ts';
import { IN_WANTED, NAMED_ELSEWHERE } from './shared-rules.ts';
import type { RoundPeople } from './round-people.ts';
import { LOT, TopRows } from './top-rows.ts';
import { REFUSED, VacancySide } from './vacancy-side.ts';
import { EDUCATION, FRESHNESS, LODGING, SLACK, WITHIN } from './rule-tables.ts';
import type { LateCheck } from './vacancy-search.ts';
import type { EngineView, SeekerArrays } from './view.ts';

const TOP = 10_000;
const MOST_LODGING = 10_000;

/** Whom `above` looks at, and what score less price must exceed, by their numbers. */
export interface Threshold {
  people: RoundPeople;
  ceiling: Int32Array;
  price: number;
}

/** People are looked at in passes: first those who name work at least so near, then the next, then the rest. */
const PASSES = [6_000, 3_000, 0];

/** People of one pass: the bits that bring them into it, those of the passes before, the nearest work there. */
interface Pass {
  mask: number;
  earlier: number;
  nearest: number;
  /** The best of the employer side. */
  employer: number;
}

/** Where everybody has bounds of their own. */
const NO_PASS: Pass = { mask: 0, earlier: 0, nearest: 0, employer: 0 };

export class SeekerSearch {
  readonly #side = new VacancySide();
  readonly #reach = new SeekerBounds();
  readonly #top: TopRows;
  readonly #passes: Pass[] = PASSES.map(() => ({ mask: 0, earlier: 0, nearest: 0, employer: 0 }));
  /** What the rules besides work and way give to anybody at most, weighed. */
  #seekerOthers = 0;
  #employerOthers = 0;
  #answers = new Int32Array(0);
  #bonus = new Int32Array(0);
  #mostBonus = 0;
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
    const count = this.#prepare(view, row, blocks);
    for (const pass of this.#passes) {
      if (pass.mask !== 0) this.#scan(view, blocks, count, seekers, late, pass, null);
    }
    return this.#top.drain(rows, scores);
  }

  /**
   * Those of the people who are allowed for the vacancy at `row` and whose score less the price is above their own
   * ceiling; writes numbers and scores, returns how many.
   */
  above(
    view: EngineView,
    row: number,
    seekers: SeekerArrays,
    late: LateCheck | null,
    threshold: Threshold,
    into: SeekerBuffer,
  ): number {
    if ((view.vacancies.flags[row]! & 1) === 0) return 0;
    this.#take(view, row);
    const rest = { seeker: this.#seekerOthers, employer: this.#employerOthers, bonus: this.#bonus };
    const { people, ceiling, price } = threshold;
    const count = people.sift(view, this.#side, ceiling, price, rest);
    return this.#scan(view, null, count, seekers, late, NO_PASS, { threshold, into });
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
    this.#mostBonus = Math.max(...this.#bonus);
  }

  /** All that does not depend on the person. */
  #take(view: EngineView, row: number): void {
    const side = this.#side;
    side.take(view, row);
    this.#fillBonus(view);
    const { seeker: ws, employer: we } = view.weights;
    this.#seekerOthers =
      ws.pay * (side.high === 0 ? PAY_UNSTATED : TOP) +
      ws.conditions * TOP +
      ws.lodging * MOST_LODGING +
      ws.freshness * freshnessOf(side.confirmedOn, view.agedOn - side.confirmedOn) +
      ws.answers * side.answersValue;
    this.#employerOthers =
      (we.education + we.certificates + we.answers) * TOP +
      we.skills * (side.skillsAsked === 0 ? UNKNOWN : TOP);
  }

  /** Passes and blocks for a vacancy; returns how many blocks are within reach. */
  #prepare(view: EngineView, row: number, blocks: Blocks): number {
    this.#take(view, row);
    const side = this.#side;
    const { employer: we } = view.weights;
    const others = this.#employerOthers;
    let earlier = 0;
    this.#passes.forEach((pass, i) => {
      pass.earlier = earlier;
      pass.mask = pass.nearest = 0;
      side.bestByBit.forEach((near, bit) => {
        if (near < PASSES[i]! || (earlier & (1 << bit)) !== 0) return;
        pass.mask |= 1 << bit;
        pass.nearest = Math.max(pass.nearest, near);
      });
      earlier |= pass.mask;
      const experience = we.experience * (pass.nearest >= RELATED_FROM ? TOP : UNKNOWN);
      const employer = Math.floor((we.occupation * pass.nearest + experience + others) / (we.total || 1));
      pass.employer = Math.min(TOP, employer + this.#mostBonus);
    });
    return this.#reach.collect(side, blocks);
  }

  /**
   * Looks closely at the rows of so many blocks, or at so many people who were sifted; returns how many of these it
   * wrote.
   */
  #scan(
    view: EngineView,
    blocks: Blocks | null,
    count: number,
    seekers: SeekerArrays,
    late: LateCheck | null,
    { mask, earlier, nearest, employer }: Pass,
    listed: { threshold: Threshold; into: SeekerBuffer } | null,
  ): number {
    const side = this.#side;
    const reach = this.#reach;
    const top = this.#top;
    const {
      flags,
      signature,
      kinds,
      payFloor,
      payWanted,
      groups,
      conditions,
      certificates,
      worksAt,
      worksCount,
    } = seekers;
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
      ws.freshness * freshnessOf(side.confirmedOn, view.agedOn - side.confirmedOn) +
      ws.answers * side.answersValue;
    const offers = 3 * side.lodges + side.feeds;
    let least = listed === null ? top.least : -1;
    let leastScore = least < 0 ? 0 : Math.floor(least / LOT);
    let written = 0;
    let wishMost = nearest;
    let employerMost = employer;
    const runs = blocks === null ? 1 : count;
    for (let i = 0; i < runs; i++) {
      let start = 0;
      let end = count;
      let isListed = false;
      let isKept = false;
      let goes = 0;
      let narrow = 0;
      let mostSquared = 0;
      if (blocks !== null) {
        const block = reach.blocks[i]!;
        const blockMost = harmonic(
          Math.floor(
            (ws.occupation * nearest + ws.distance * reach.distance[i]! + this.#seekerOthers) /
              (ws.total || 1),
          ),
          employer,
        );
        if (blockMost < leastScore) continue;
        narrow = reach.narrow[i]!;
        // What keeps nobody of the block but those who named the place: the daily way.
        goes = reach.goes[i]!;
        isKept = narrow > 0 && (goes & ~GOES.named) === 0;
        const farthest =
          blocks.reach[block]! + SLACK[Math.max(side.precision, blocks.precision[block]!)]! + 1;
        mostSquared = farthest * farthest;
        start = blocks.start[block]!;
        end = start + blocks.count[block]!;
        isListed = blocks.listed[block] === 1;
      }
      for (let k = start; k < end; k++) {
        let row = k;
        let number = 0;
        if (blocks !== null) {
          if (isListed) row = blocks.rows[k]!;
          const named = signature[row]!;
          if ((named & mask) === 0 || (named & earlier) !== 0) continue;
        } else if (listed !== null) {
          const { people, ceiling, price } = listed.threshold;
          const place = people.sifted[k]!;
          number = people.number[place]!;
          row = people.row[place]!;
          wishMost = people.wishMost[k]!;
          employerMost = people.employerMost[k]!;
          // Each person has a threshold of their own.
          leastScore = Math.max(0, ceiling[number]! + price) + 1;
        }
        const north = (side.lat - lat[row]!) * UNIT_METRES;
        const units = side.lng - lng[row]!;
        // Most fall by the two ends alone: too far for anybody of the block, however short a degree of longitude is.
        if (isKept && north * north + units * narrow * (units * narrow) > mostSquared) {
          if (goes === 0 || (side.wanted(regionSet[row]!) & IN_WANTED) === 0) continue;
        }
        const wantedKinds = kinds[row]!;
        if (wantedKinds !== 0 && (wantedKinds & side.kinds) === 0) continue;
        const flag = flags[row]!;
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
        const places = side.wanted(regionSet[row]!);
        let distance: number;
        if (side.isRemote) distance = AT_HOME;
        else if (placed === NO_PLACE || side.precision === NO_PLACE) {
          const isElsewhere = (places & IN_WANTED) === 0 && (places & NAMED_ELSEWHERE) !== 0;
          if (isElsewhere && !(side.isDispatch && acceptsDispatch)) continue;
          distance = (places & IN_WANTED) !== 0 ? NAMED_REGION : UNKNOWN;
        } else {
          const coarser = Math.max(placed, side.precision);
          const east = units * longitudeMetres(lat[row]!);
          const metres = Math.max(WITHIN[coarser]!, Math.round(Math.sqrt(north * north + east * east)));
          const limit = commute[row]!;
          const isFar = metres > limit + (side.isSameCity(region[row]!) ? SLACK[coarser]! : 0);
          if (
            isFar &&
            (places & IN_WANTED) === 0 &&
            !(side.isDispatch && acceptsDispatch) &&
            !(acceptsFar && side.lodges === 2)
          ) {
            continue;
          }
          const isHoused = side.isDispatch
            ? acceptsDispatch
            : side.lodges === 2 && (acceptsFar || lodging !== 0);
          const anyway = (places & IN_WANTED) !== 0 ? NAMED_REGION_LEAST : isHoused ? HOUSED_LEAST : 0;
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
        const seekerMost = Math.floor((ws.occupation * wishMost + beside) / (ws.total || 1));
        if (harmonic(seekerMost, employerMost) < leastScore) continue;

        const counts = worksCount[row]!;
        const at = worksAt[row]!;
        const wishes = counts & 15;
        const last = at + wishes + (counts >>> 4);
        let wish = 0;
        let back = 0;
        let weighted = 0;
        let tenths = 0;
        for (let w = at; w < last; w++) {
          const near = side.near(works[w]!);
          const value = worksValue[w]!;
          if (w < at + wishes) wish = Math.max(wish, Math.floor((near * (400 + value)) / 500));
          else {
            tenths += value;
            back = Math.max(back, near);
            if (near >= RELATED_FROM) weighted += value * near;
          }
        }
        if (side.insistsOnYears && last > at + wishes && side.halves * 10 > 4 * tenths) continue;

        const seekerScore = Math.floor(
          (ws.occupation * (wishes === 0 ? UNKNOWN : wish) + beside) / (ws.total || 1),
        );
        if (harmonic(seekerScore, employerMost) < leastScore) continue;
        let has = 0;
        const skillEnd = skillsAt[row]! + skillsCount[row]!;
        for (let s = skillsAt[row]!; s < skillEnd; s++) has += side.skillMarks[skills[s]!]!;
        const employerScore = Math.min(
          TOP,
          Math.floor(
            (we.occupation * (last === at ? UNKNOWN : ownOccupationValue(back, wish)) +
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
        if (listed !== null) {
          if (score < leastScore || (late !== null && !late(row))) continue;
          listed.into.seeker[written] = number;
          listed.into.score[written++] = score;
          continue;
        }
        const key = score * LOT + (Math.imul(words[4 * row + 3]! ^ side.salt, 0x9e3779b1) >>> 0);
        if (key < least || (late !== null && !late(row))) continue;
        top.add(key, row);
        least = top.least;
        leastScore = least < 0 ? 0 : Math.floor(least / LOT);
      }
    }
    return written;
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

const freshnessOf = (confirmedOn: number, days: number): number =>
  confirmedOn === NO_DAY ? UNKNOWN : FRESHNESS[Math.min(STALE_DAYS, Math.max(0, days))]!;
