/**
 * The best vacancies for one person: blocks in the order of the best score they can hold, until none can beat those
 * found. Every figure equals that of the rules (`rules/`; a test compares both); the work is in one flat loop because a
 * call per row costs more than the row.
 */
import { FIELD_COUNTS_FROM } from '../rules/hard/qualifications.ts';
import { ownOccupationValue } from '../rules/soft/occupation.ts';
import { CONDITIONS_FINE, HOURS_UNSTATED, LIKELY_INVOLVED } from '../rules/soft/conditions.ts';
import {
  AT_HOME,
  HOUSED_LEAST,
  metresValue,
  NAMED_REGION,
  NAMED_REGION_LEAST,
} from '../rules/soft/distance.ts';
import { experienceValue } from '../rules/soft/experience.ts';
import { STALE_DAYS } from '../rules/soft/freshness.ts';
import { payValue, PAY_UNSTATED } from '../rules/soft/pay.ts';
import { skillsValue } from '../rules/soft/skills.ts';
import { UNKNOWN } from '../rules/rule.ts';
import { harmonic } from '../score.ts';
import { CONDITION, DISPATCH_KIND, MAIN_KIND, NO_DAY, NO_PLACE } from './columns/encoding.ts';
import { NearRows } from './near-rows.ts';
import { EDUCATION, FRESHNESS, LODGING, SLACK, WITHIN } from './rule-tables.ts';
import { SeekerSide } from './seeker-side.ts';
import { IN_WANTED, NAMED_ELSEWHERE, SAME_CITY } from './shared-rules.ts';
import { LOT, TopRows } from './top-rows.ts';
import { VacancyBounds } from './vacancy-bounds.ts';
import type { EngineView, SeekerArrays } from './view.ts';

const TOP = 10_000;
/** Prices of vacancies by their numbers in a round, and the number of each row. */
export interface RowPrices {
  price: Int32Array;
  number: Int32Array;
}

/** Checked only for rows that would be listed: facts that few people or vacancies have. */
export type LateCheck = (row: number) => boolean;

export class VacancySearch {
  readonly side = new SeekerSide();
  readonly #bounds = new VacancyBounds();
  readonly #near = new NearRows();
  readonly #top: TopRows;

  /** `isBefore` decides between rows with the same score and the same lot. */
  constructor(isBefore: (a: number, b: number) => boolean) {
    this.#top = new TopRows(isBefore);
  }

  /**
   * Fills `rows` and `scores` with the best vacancies by score less price, only those above 0, best first; returns how
   * many. Scores exclude prices.
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
    this.#near.take(side);
    const bounds = this.#bounds;
    bounds.take(view, side);
    bounds.boundRelated();
    this.#scan(view, bounds.collect(0), prices, late);
    if (!this.#top.isFull || bounds.rest >= this.#leastScore()) {
      bounds.boundRest(this.#leastScore());
      this.#scan(view, bounds.collect(this.#leastScore()), prices, late);
    }
    const count = this.#top.drain(rows, scores);
    if (prices !== null)
      for (let i = 0; i < count; i++) scores[i]! += prices.price[prices.number[rows[i]!]!]!;
    return count;
  }

  #leastScore(): number {
    return this.#top.least < 0 ? 0 : Math.floor(this.#top.least / LOT);
  }

  #scan(view: EngineView, count: number, prices: RowPrices | null, late: LateCheck | null): void {
    // Imported bindings are re-read at each use; as locals they make a search some 6 % faster.
    const within = WITHIN;
    const slack = SLACK;
    const inWanted = IN_WANTED;
    const namedElsewhere = NAMED_ELSEWHERE;
    const sameCity = SAME_CITY;
    const noPlace = NO_PLACE;
    const freshnessOf = FRESHNESS;
    const educationOf = EDUCATION;
    const lot = LOT;
    const best = TOP;
    const unknown = UNKNOWN;
    const {
      size: stride,
      involves: involvesAt,
      needed: neededAt,
      fields: fieldsAt,
      shifts: shiftsAt,
      mayInvolve: mayInvolveAt,
      stated: statedAt,
      reserved: reservedAt,
    } = CONDITION;
    const { side } = this;
    const top = this.#top;
    const own = side.own;
    const { vacancies, blocks, works, weights } = view;
    const near = this.#near;
    const { rows: nearRows, flags: nearFlags, payHigh: nearHigh, squared: nearSquared } = near;
    const groupOf = works.group;
    const { most, employer: employerBounds, bound: blockBounds, blocks: found, ordered } = this.#bounds;
    const { work, payLow, conditions, certificates, region } = vacancies;
    const { skillsAt, skillsCount, skills, confirmedOn, history } = vacancies;
    const answersOf = view.employerHistories.value;
    const tieWords = vacancies.ids.words;
    const condition = view.conditions.data;
    const { salt, commute, precision, groups, education, cannot, notFree, mostHalves, answersValue } = side;
    const { asked, payFactor, certificateAllowed, certificateValue, regionFlags, skillMarks } = side;
    const { shifts, bonus, acceptsDispatch, acceptsFar, dependsOnHours, hasAsked, hasWantedRegions } = side;
    const [goesAnywhere, goesWhenSent] = [side.goesAnywhere(false), side.goesAnywhere(true)];
    const ownFields = side.fields;
    const isHousedWithLodging = acceptsFar || side.lodging !== 0;
    const lodgingTable = LODGING[side.wants]!;
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
      wPay * (hasAsked ? best : unknown) +
      (wConditions + wFreshness + wAnswers) * best +
      wLodging * lodgingTable[8]!;
    const { agedOn } = view;
    const { touchedIn, query, wish: ownWish, back: ownBack, tenths: ownTenths } = own;
    let least = top.least;
    let leastScore = least < 0 ? 0 : Math.floor(least / lot);

    for (let i = 0; i < count; i++) {
      const at = ordered[i]!;
      if (blockBounds[at]! < leastScore) continue;
      const block = found[at]!;
      const isSent = (blocks.group[block]! & MAIN_KIND) === DISPATCH_KIND;
      const allowed = near.find(view, block, most, leastScore, isSent ? goesWhenSent : goesAnywhere);
      for (let k = 0; k < allowed; k++) {
        const row = nearRows[k]!;
        const flag = nearFlags[k]!;
        const rowGroup = groupOf[work[row]!]!;

        // The commute, which rules out many rows.
        const isRemote = (flag & 0x2000) !== 0;
        let place = hasWantedRegions ? regionFlags[region[row]!]! : 0;
        const lodges = (flag >>> 9) & 3;
        const placed = (flag >>> 17) & 7;
        const isDispatch = ((flag >>> 14) & 7) === DISPATCH_KIND;
        let distance: number;
        if (isRemote) distance = AT_HOME;
        else if (precision === noPlace || placed === noPlace) {
          if ((place & inWanted) === 0 && (place & namedElsewhere) !== 0 && !(isDispatch && acceptsDispatch))
            continue;
          distance = (place & inWanted) !== 0 ? NAMED_REGION : unknown;
        } else {
          const coarser = precision > placed ? precision : placed;
          let metres = Math.round(Math.sqrt(nearSquared[k]!));
          if (metres < within[coarser]!) metres = within[coarser]!;
          if (metres > commute) {
            place = regionFlags[region[row]!]!;
            const isFar = metres > commute + ((place & sameCity) !== 0 ? slack[coarser]! : 0);
            if (
              isFar &&
              (place & inWanted) === 0 &&
              !(isDispatch && acceptsDispatch) &&
              !(acceptsFar && lodges === 2)
            ) {
              continue;
            }
          }
          distance = metresValue(metres, commute);
          if ((place & inWanted) !== 0) {
            if (distance < NAMED_REGION_LEAST) distance = NAMED_REGION_LEAST;
          } else if (
            distance < HOUSED_LEAST &&
            (isDispatch ? acceptsDispatch : lodges === 2 && isHousedWithLodging)
          ) {
            distance = HOUSED_LEAST;
          }
        }

        // The values known by now rule out most of the remaining rows: harmonic(S, E) < least, without a division.
        let wish = ownWish[rowGroup]!;
        let back = ownBack[rowGroup]!;
        let tenths = ownTenths[rowGroup]!;
        if (touchedIn[rowGroup] === query && own.look(work[row]!)) {
          wish = own.foundWish;
          back = own.foundBack;
          tenths = own.foundTenths;
        }
        const employerBound = employerBounds[rowGroup]!;
        const sumBound = wOccupation * (hasWish ? wish : unknown) + wDistance * distance + others;
        if (sumBound * (2 * employerBound - leastScore) < leastScore * employerBound * wSeeker) continue;

        const askedEducation = (flag >>> 5) & 7;
        const c = conditions[row]! * stride;
        if ((condition[c + involvesAt]! & cannot) !== 0 || (condition[c + neededAt]! & notFree) !== 0)
          continue;
        const fields = condition[c + fieldsAt]!;
        if (
          fields !== 0 &&
          ownFields !== 0 &&
          (fields & ownFields) === 0 &&
          (flag & 0x100) !== 0 &&
          askedEducation >= FIELD_COUNTS_FROM
        ) {
          continue;
        }
        const offeredShifts = condition[c + shiftsAt]!;
        if (offeredShifts !== 0 && (offeredShifts & shifts) === 0) continue;
        const reserved = condition[c + reservedAt]!;
        if (reserved !== 0 && (reserved & groups) === 0) continue;
        const papers = certificates[row]!;
        if (certificateAllowed[papers] === 0) continue;
        const halves = (flag >>> 22) & 127;
        if ((flag & 0x2000_0000) !== 0 && halves > mostHalves) continue;

        // Seeker side.
        let pay = unknown;
        const unit = (flag >>> 2) & 7;
        const high = nearHigh[k]!;
        if (high === 0) pay = PAY_UNSTATED;
        else if (hasAsked && asked[unit] !== 0) {
          const factor = payFactor[unit]!;
          pay =
            factor === 1
              ? payValue(payLow[row]!, high, asked[unit]!)
              : payValue(Math.round(payLow[row]! * factor), Math.round(high * factor), asked[unit]!);
        }
        let comfort = CONDITIONS_FINE;
        if ((condition[c + mayInvolveAt]! & cannot) !== 0) comfort = LIKELY_INVOLVED;
        else if (dependsOnHours && condition[c + statedAt] === 0) comfort = HOURS_UNSTATED;
        const confirmed = confirmedOn[row]!;
        const days = agedOn - confirmed;
        const freshness =
          confirmed === NO_DAY ? unknown : freshnessOf[days < 0 ? 0 : days > STALE_DAYS ? STALE_DAYS : days]!;
        const seekerScore = Math.floor(
          (wOccupation * (hasWish ? wish : unknown) +
            wPay * pay +
            wDistance * distance +
            wConditions * comfort +
            wLodging * lodgingTable[3 * lodges + ((flag >>> 11) & 3)]! +
            wFreshness * freshness +
            wAnswers * answersOf[history[row]!]!) /
            wSeeker,
        );
        if (seekerScore * (2 * employerBound - leastScore) < leastScore * employerBound) continue;

        // Employer side.
        const asksSkills = skillsCount[row]!;
        let has = 0;
        const from = skillsAt[row]!;
        for (let s = from; s < from + asksSkills; s++) has += skillMarks[skills[s]!]!;
        const employerScore = Math.min(
          best,
          Math.floor(
            (vOccupation * (isUnknown ? unknown : ownOccupationValue(back, wish)) +
              vExperience *
                experienceValue(tenths, halves / 2, (flag & 0x2000_0000) !== 0 ? 'rule' : 'wish') +
              vSkills * skillsValue(has, asksSkills) +
              vEducation * educationOf[8 * education + askedEducation]! +
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
        if (net < leastScore) continue;
        const key = net * lot + (Math.imul(tieWords[4 * row + 3]! ^ salt, 0x9e3779b1) >>> 0);
        if (key < least || (late !== null && !late(row))) continue;
        top.add(key, row);
        least = top.least;
        leastScore = least < 0 ? 0 : Math.floor(least / lot);
      }
    }
  }
}
