/** The best people for one vacancy; the counterpart of `VacancySearch`, over the columns of people. */
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
import { NearPeople } from './near-people.ts';
import { fieldsOf } from './seeker-side.ts';
import { SeekerBounds, STEP_OF_WAYS } from './seeker-bounds.ts';
import { IN_WANTED, NAMED_ELSEWHERE } from './shared-rules.ts';
import type { RoundPeople } from './round-people.ts';
import { LOT, TopRows } from './top-rows.ts';
import { REFUSED, VacancySide } from './vacancy-side.ts';
import { EDUCATION, FRESHNESS, LODGING, SLACK, WITHIN } from './rule-tables.ts';
import type { LateCheck } from './vacancy-search.ts';
import type { EngineView, SeekerArrays } from './view.ts';

const TOP = 10_000;
const MOST_LODGING = 10_000;

/** The people `above` considers, and what score less price must exceed, by their numbers. */
export interface Threshold {
  people: RoundPeople;
  ceiling: Int32Array;
  price: number;
}

/** People are searched in passes: first those who name work at least this near, then the next, then the rest. */
const PASSES = [6_000, 3_000, 0];

/** People of one pass: the signature bits that bring them into it, nearest work first, and those of earlier passes. */
interface Pass {
  bits: number[];
  earlier: number;
}

export class SeekerSearch {
  readonly #side = new VacancySide();
  readonly #reach = new SeekerBounds();
  readonly #top: TopRows;
  readonly #near = new NearPeople();
  readonly #passes: Pass[] = PASSES.map(() => ({ bits: [], earlier: 0 }));
  /** The most the rules besides work and commute can add, weighted. */
  #seekerOthers = 0;
  #employerOthers = 0;
  #answers = new Int32Array(0);
  #bonus = new Int32Array(0);
  #mostBonus = 0;
  #bonusOf: readonly number[] = [];

  constructor(isBefore: (a: number, b: number) => boolean) {
    this.#top = new TopRows(isBefore);
  }

  /**
   * Fills `rows` and `scores` with the best people for the vacancy at `row` of the view, best first; returns how many.
   */
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
    for (const pass of this.#passes) this.#scan(view, blocks, count, seekers, late, pass, null);
    return this.#top.drain(rows, scores);
  }

  /**
   * Finds the people who are allowed for the vacancy at `row` and whose score less the price exceeds their own ceiling;
   * writes numbers and scores, returns how many.
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
    const [bonus, mostBonus] = [this.#bonus, this.#mostBonus];
    const rest = { seeker: this.#seekerOthers, employer: this.#employerOthers, bonus, mostBonus };
    const { people, ceiling, price } = threshold;
    const count = people.sift(view, this.#side, ceiling, price, rest);
    return this.#scan(view, null, count, seekers, late, null, { threshold, into });
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

  /** Computes all that does not depend on the person. */
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
    const { bestByBit } = this.#side;
    const order = Array.from(bestByBit.keys()).sort((a, b) => bestByBit[b]! - bestByBit[a]!);
    let [from, earlier] = [0, 0];
    this.#passes.forEach((pass, i) => {
      const past = order.findIndex((bit) => bestByBit[bit]! < PASSES[i]!);
      const to = past < 0 ? order.length : past;
      pass.bits = order.slice(from, to);
      pass.earlier = earlier;
      earlier |= maskOf(pass.bits);
      from = to;
    });
    this.#near.take(this.#side);
    return this.#reach.collect(this.#side, blocks);
  }

  /** The most the employer side can be for a person whose nearest work is this near. */
  #employerMost({ weights: { employer: we } }: EngineView, nearest: number): number {
    const experience = we.experience * (nearest >= RELATED_FROM ? TOP : UNKNOWN);
    const most = (we.occupation * nearest + experience + this.#employerOthers) / (we.total || 1);
    return Math.min(TOP, Math.floor(most) + this.#mostBonus);
  }

  /** The most a person can be worth whose nearest work is this near and whose commute has this value. */
  #most(view: EngineView, nearest: number, distance: number): number {
    const { seeker: ws } = view.weights;
    const sum = ws.occupation * nearest + ws.distance * distance + this.#seekerOthers;
    return harmonic(Math.floor(sum / (ws.total || 1)), this.#employerMost(view, nearest));
  }

  /** Scores the rows of the first blocks, or the first sifted people; returns how many it wrote. */
  #scan(
    view: EngineView,
    blocks: Blocks | null,
    count: number,
    seekers: SeekerArrays,
    late: LateCheck | null,
    pass: Pass | null,
    listed: { threshold: Threshold; into: SeekerBuffer } | null,
  ): number {
    const side = this.#side;
    const reach = this.#reach;
    const near = this.#near;
    const top = this.#top;
    const { flags, payFloor, payWanted, groups, conditions, certificates, worksAt, worksCount } = seekers;
    const { works, worksValue, regionSet, region, lat, lng, commute, history } = seekers;
    const { skillsAt, skillsCount, skills } = seekers;
    const words = seekers.ids.words;
    const { seeker: ws, employer: we } = view.weights;
    const [wOccupation, wPay, wDistance, wConditions] = [ws.occupation, ws.pay, ws.distance, ws.conditions];
    const [wLodging, seekerTotal] = [ws.lodging, ws.total || 1];
    const [vOccupation, vExperience, vSkills, vEducation] = [
      we.occupation,
      we.experience,
      we.skills,
      we.education,
    ];
    const [vCertificates, vAnswers, employerTotal] = [we.certificates, we.answers, we.total || 1];
    // Imported bindings and fields are re-read at each use, locals are not.
    const [best, unknown, related, lot, noPlace] = [TOP, UNKNOWN, RELATED_FROM, LOT, NO_PLACE];
    const [slackOf, withinOf, educationOf, bonusOf] = [SLACK, WITHIN, EDUCATION, this.#bonus];
    const { isRemote, isDispatch, lodges, precision, reserved, fields, askedEducation } = side;
    const { lat: workLat, lng: workLng, insistsOnYears, skillsAsked, skillMarks } = side;
    const halves = side.halves;
    const strength = insistsOnYears ? 'rule' : 'wish';
    const isPostPlaced = !isRemote && precision !== noPlace;
    const seekerOthers = this.#seekerOthers;
    const employerOthers = this.#employerOthers;
    const mostBonus = this.#mostBonus;
    const fixed =
      ws.freshness * freshnessOf(side.confirmedOn, view.agedOn - side.confirmedOn) +
      ws.answers * side.answersValue;
    const skillsMost = vSkills * (skillsAsked === 0 ? unknown : best);
    const offers = 3 * lodges + side.feeds;
    const bits = pass === null ? [] : [...pass.bits];
    let mask = maskOf(bits);
    let least = listed === null ? top.least : -1;
    let leastScore = least < 0 ? 0 : Math.floor(least / lot);
    let written = 0;
    const runs = blocks === null ? 1 : count;
    for (let i = 0; i < runs; i++) {
      let found = count;
      let someNamed = true;
      if (blocks !== null && pass !== null) {
        // Commutes are in the order of their value, except within one step.
        const worth = reach.distance[i]! | STEP_OF_WAYS;
        while (bits.length > 0 && this.#most(view, side.bestByBit[bits.at(-1)!]!, worth) < leastScore)
          mask &= ~(1 << bits.pop()!);
        if (mask === 0) break;
        found = near.find(blocks, seekers, reach, i, mask, pass.earlier);
        someNamed = (reach.goes[i]! & GOES.named) !== 0;
      }
      for (let k = 0; k < found; k++) {
        let row: number;
        let number = 0;
        let wishMost: number;
        let employerMost: number;
        if (listed === null) {
          row = near.rows[k]!;
          wishMost = near.nearest[k]!;
          const experience = vExperience * (wishMost >= related ? best : unknown);
          const most = Math.floor((vOccupation * wishMost + experience + employerOthers) / employerTotal);
          employerMost = Math.min(best, most + mostBonus);
        } else {
          const { people, ceiling, price } = listed.threshold;
          const place = people.sifted[k]!;
          number = people.number[place]!;
          row = people.row[place]!;
          wishMost = people.wishMost[k]!;
          employerMost = people.employerMost[k]!;
          // Each person has an individual threshold.
          leastScore = Math.max(0, ceiling[number]! + price) + 1;
        }
        const flag = flags[row]!;
        const lodging = (flag >>> 19) & 3;
        if (lodging === 1 && lodges === 1) continue;
        const acceptsDispatch = ((flag >>> 17) & 1) === 1;
        const acceptsFar = ((flag >>> 18) & 1) === 1;
        const placed = (flag >>> 14) & 7;
        const places = someNamed ? side.wanted(regionSet[row]!) : 0;
        let distance: number;
        if (isRemote) distance = AT_HOME;
        else if (placed === noPlace || !isPostPlaced) {
          const isElsewhere = (places & IN_WANTED) === 0 && (places & NAMED_ELSEWHERE) !== 0;
          if (isElsewhere && !(isDispatch && acceptsDispatch)) continue;
          distance = (places & IN_WANTED) !== 0 ? NAMED_REGION : unknown;
        } else {
          const coarser = placed > precision ? placed : precision;
          const north = (workLat - lat[row]!) * UNIT_METRES;
          const east = (workLng - lng[row]!) * longitudeMetres(lat[row]!);
          const metres = Math.max(withinOf[coarser]!, Math.round(Math.sqrt(north * north + east * east)));
          const limit = commute[row]!;
          if (
            metres > limit &&
            metres > limit + (side.isSameCity(region[row]!) ? slackOf[coarser]! : 0) &&
            (places & IN_WANTED) === 0 &&
            !(isDispatch && acceptsDispatch) &&
            !(acceptsFar && lodges === 2)
          ) {
            continue;
          }
          const isHoused = isDispatch ? acceptsDispatch : lodges === 2 && (acceptsFar || lodging !== 0);
          const anyway = (places & IN_WANTED) !== 0 ? NAMED_REGION_LEAST : isHoused ? HOUSED_LEAST : 0;
          distance = Math.max(anyway, metresValue(metres, limit));
        }
        // harmonic(S, E) < least, without a division.
        const distancePoints = wDistance * distance;
        let sumMost = wOccupation * wishMost + distancePoints + seekerOthers;
        if (sumMost * (2 * employerMost - leastScore) < leastScore * employerMost * seekerTotal) continue;

        const counts = worksCount[row]!;
        const first = worksAt[row]!;
        const firstPast = first + (counts & 15);
        const last = firstPast + (counts >>> 4);
        let wish = 0;
        for (let w = first; w < firstPast; w++) {
          const value = ((side.near(works[w]!) * (400 + worksValue[w]!)) / 500) | 0;
          if (value > wish) wish = value;
        }
        let back = 0;
        let weighted = 0;
        let tenths = 0;
        for (let w = firstPast; w < last; w++) {
          const nearness = side.near(works[w]!);
          const value = worksValue[w]!;
          tenths += value;
          if (nearness > back) back = nearness;
          if (nearness >= related) weighted += value * nearness;
        }
        if (insistsOnYears && last > firstPast && halves * 10 > 4 * tenths) continue;

        const occupation = wOccupation * (firstPast === first ? unknown : wish);
        const years = experienceValue(Math.floor(weighted / 10_000), halves / 2, strength);
        const ownSum =
          vOccupation * (last === first ? unknown : ownOccupationValue(back, wish)) + vExperience * years;
        employerMost = Math.min(best, Math.floor((ownSum + employerOthers) / employerTotal) + mostBonus);
        sumMost = occupation + distancePoints + seekerOthers;
        if (sumMost * (2 * employerMost - leastScore) < leastScore * employerMost * seekerTotal) continue;

        const ownGroups = groups[row]!;
        if (reserved !== 0 && (reserved & ownGroups) === 0) continue;
        const bonus = bonusOf[ownGroups]!;
        if (fields !== 0) {
          const own = fieldsOf(seekers, row);
          if (own !== 0 && (own & fields) === 0) continue;
        }
        if (side.isBelow(payFloor[row]!, (flag >>> 4) & 7)) continue;
        const comfort = side.conditions(conditions[row]!);
        if (comfort === REFUSED) continue;
        const papers = side.certificates(certificates[row]!);
        if (papers === REFUSED) continue;

        const meals = (flag >>> 21) & 1;
        const beside =
          wPay * this.#pay(payWanted[row]!, (flag >>> 1) & 7, payFloor[row]!, (flag >>> 4) & 7) +
          distancePoints +
          wConditions * comfort +
          wLodging * LODGING[(lodging === 0 ? 0 : 1) | (meals << 1)]![offers]! +
          fixed;
        const education = (flag >>> 7) & 7;
        const employerBeside =
          vEducation * educationOf[8 * education + askedEducation]! +
          vCertificates * papers +
          vAnswers * this.#answersOf(view, history[row]!);
        const employerSum = ownSum + skillsMost + employerBeside;
        employerMost = Math.min(best, Math.floor(employerSum / employerTotal) + bonus);
        const seekerScore = Math.floor((occupation + beside) / seekerTotal);
        if (seekerScore * (2 * employerMost - leastScore) < leastScore * employerMost) continue;

        let has = 0;
        const skillEnd = skillsAt[row]! + skillsCount[row]!;
        for (let s = skillsAt[row]!; s < skillEnd; s++) has += skillMarks[skills[s]!]!;
        const skillsWorth = vSkills * skillsValue(has, skillsAsked);
        const employerScore = Math.min(
          best,
          Math.floor((ownSum + skillsWorth + employerBeside) / employerTotal) + bonus,
        );
        const score = harmonic(seekerScore, employerScore);
        if (listed !== null) {
          if (score < leastScore || (late !== null && !late(row))) continue;
          listed.into.seeker[written] = number;
          listed.into.score[written++] = score;
          continue;
        }
        if (score < leastScore) continue;
        const key = score * lot + (Math.imul(words[4 * row + 3]! ^ side.salt, 0x9e3779b1) >>> 0);
        if (key < least || (late !== null && !late(row))) continue;
        top.add(key, row);
        least = top.least;
        leastScore = least < 0 ? 0 : Math.floor(least / lot);
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

  /** Value of a history of answers; the same for every query. */
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

const maskOf = (bits: readonly number[]): number => bits.reduce((mask, bit) => mask | (1 << bit), 0);

const freshnessOf = (confirmedOn: number, days: number): number =>
  confirmedOn === NO_DAY ? UNKNOWN : FRESHNESS[Math.min(STALE_DAYS, Math.max(0, days))]!;
