/**
 * One vacancy's side of every rule as plain numbers, ready to be compared with the columns of the people. Values that
 * many people share (a wish, a set of certificates, hours, a home division) are computed for the first of them.
 */
import { UNKNOWN } from '../rules/rule.ts';
import { ANY_WORK, codeValue, liftedValue, titleValue } from '../pair.ts';
import { MONTHLY_FACTOR, monthlyFen } from '../pay.ts';
import { FIELD_COUNTS_FROM } from '../rules/hard/qualifications.ts';
import { certificatesValue } from '../rules/soft/certificates.ts';
import { CONDITIONS_FINE, HOURS_UNSTATED, LIKELY_INVOLVED } from '../rules/soft/conditions.ts';
import { likenessOf } from '../titles.ts';
import { ANY_TIME, OWN_CONDITION } from './columns/seeker-encoding.ts';
import { CONDITION, DISPATCH_KIND, PAY_UNITS } from './columns/encoding.ts';
import { NO_CODE } from './columns/work-lists.ts';
import { ANY_BIT, LACKS_WISH_BIT, SIGNATURE_BITS } from './columns/signatures.ts';
import { hoursMatter, isOneCity, metRequirements, wantedBits, workableShifts } from './shared-rules.ts';
import { QueryTable } from './query-table.ts';
import type { EngineView, WorkArrays } from './view.ts';

/** Not allowed, in a table whose other values are at least 0. */
export const REFUSED = -1;

export class VacancySide {
  kinds = 0;
  lat = 0;
  lng = 0;
  salt = 0;
  precision = 0;
  isRemote = false;
  isDispatch = false;
  lodges = 0;
  feeds = 0;
  askedEducation = 0;
  insistsOnEducation = false;
  /** Fields of study of which one is required; 0 where none is. */
  fields = 0;
  halves = 0;
  insistsOnYears = false;
  reserved = 0;
  skillsAsked = 0;
  low = 0;
  high = 0;
  unit = 0;
  confirmedOn = 0;
  /** Value of how the employer has answered referrals. */
  answersValue = 0;
  /** Monthly ends of the pay; NaN where the unit has no monthly equivalent. */
  monthlyLow = NaN;
  monthlyHigh = NaN;
  readonly skillMarks = new Uint8Array(0x1_0000);
  /** Greatest nearness of any work entry to this vacancy, by its bit in a signature. */
  readonly bestByBit = new Uint16Array(SIGNATURE_BITS);
  #marked: number[] = [];
  #view!: EngineView;
  #works!: WorkArrays;
  #row = 0;
  #region = 0;
  #ownShared = new Uint8Array(0);
  #touched: number[] = [];
  #byCode = new Uint16Array(0);
  readonly #near = new QueryTable((own) => this.#findNear(own));
  readonly #conditions = new QueryTable((own) => this.#findConditions(own));
  readonly #certificates = new QueryTable((held) => this.#findCertificates(held));
  readonly #places = new QueryTable((set) => this.#findWanted(set));
  readonly #cities = new QueryTable((home) => this.#findCity(home));
  readonly #tables = [this.#near, this.#conditions, this.#certificates, this.#places, this.#cities];

  take(view: EngineView, row: number): void {
    const { vacancies } = view;
    this.#view = view;
    this.#works = view.works;
    this.#row = row;
    for (const table of this.#tables) table.begin();
    const flags = vacancies.flags[row]!;
    const bits = (at: number, count: number): number => (flags >>> at) & ((1 << count) - 1);
    this.kinds = vacancies.kinds[row]!;
    this.lat = vacancies.lat[row]!;
    this.lng = vacancies.lng[row]!;
    this.salt = vacancies.ids.words[4 * row + 3]!;
    this.precision = bits(17, 3);
    this.isRemote = bits(13, 1) === 1;
    this.isDispatch = bits(14, 3) === DISPATCH_KIND;
    this.lodges = bits(9, 2);
    this.feeds = bits(11, 2);
    this.askedEducation = bits(5, 3);
    this.insistsOnEducation = bits(8, 1) === 1;
    const condition = vacancies.conditions[row]! * CONDITION.size;
    const fields = view.conditions.data[condition + CONDITION.fields]!;
    this.fields = this.insistsOnEducation && this.askedEducation >= FIELD_COUNTS_FROM ? fields : 0;
    this.halves = bits(22, 7);
    this.insistsOnYears = bits(29, 1) === 1;
    this.reserved = view.conditions.data[condition + CONDITION.reserved]!;
    this.unit = bits(2, 3);
    this.low = vacancies.payLow[row]!;
    this.high = vacancies.payHigh[row]!;
    this.monthlyLow = monthlyFen(this.low, PAY_UNITS[this.unit]!) ?? NaN;
    this.monthlyHigh = monthlyFen(this.high, PAY_UNITS[this.unit]!) ?? NaN;
    this.confirmedOn = vacancies.confirmedOn[row]!;
    this.answersValue = view.employerHistories.value[vacancies.history[row]!]!;
    this.#region = vacancies.region[row]!;
    for (const skill of this.#marked) this.skillMarks[skill] = 0;
    const at = vacancies.skillsAt[row]!;
    this.skillsAsked = vacancies.skillsCount[row]!;
    this.#marked = Array.from(vacancies.skills.subarray(at, at + this.skillsAsked)).filter(
      (skill) => skill !== 0xffff,
    );
    for (const skill of this.#marked) this.skillMarks[skill] = 1;
    this.#touchOwnWorks();
    this.#boundBits();
  }

  /** Nearness of a work entry, 0–10,000. */
  near(own: number): number {
    return this.#near.get(own);
  }

  /** Value of the conditions for people with these, or `REFUSED`. */
  conditions(own: number): number {
    return this.#conditions.get(own);
  }

  /** Value of a set of certificates, or `REFUSED`. */
  certificates(held: number): number {
    return this.#certificates.get(held);
  }

  /** `IN_WANTED` and `NAMED_ELSEWHERE` for people who named these divisions. */
  wanted(set: number): number {
    return set === 0 ? 0 : this.#places.get(set);
  }

  /** Whether a home division lies in the same city, as far as the codes tell. */
  isSameCity(home: number): boolean {
    return this.#cities.get(home) === 1;
  }

  /** Whether the most the vacancy pays is below a floor. */
  isBelow(floor: number, floorUnit: number): boolean {
    if (floor === 0 || this.high === 0) return false;
    if (floorUnit === this.unit) return this.high < floor;
    const monthly = Math.round(floor * MONTHLY_FACTOR[PAY_UNITS[floorUnit]!]);
    // Comparisons with NaN are false: pay that cannot be compared is not too low.
    return monthly > 0 && this.monthlyHigh < monthly;
  }

  #findNear(own: number): number {
    const works = this.#works;
    if (works.ownAny[own] === 1) return ANY_WORK;
    const work = this.#view.vacancies.work[this.#row]!;
    const likeness = likenessOf(
      this.#ownShared[own] ?? 0,
      works.ownBigrams.starts[own + 1]! - works.ownBigrams.starts[own]!,
      works.titleLength[work]!,
    );
    const code = works.ownCode[own]!;
    const byTitle = titleValue(likeness);
    const at = works.works.starts[work]!;
    const data = works.works.data;
    if (code === NO_CODE || data[at] === 0) return byTitle;
    return liftedValue(this.#byCodes(code, likeness), byTitle);
  }

  #byCodes(code: number, likeness: number): number {
    const works = this.#works;
    const data = works.works.data;
    const at = works.works.starts[this.#view.vacancies.work[this.#row]!]!;
    let best = 0;
    for (let i = 0; i < data[at]!; i++) {
      // Relatedness is symmetric; read from the vacancy's side, one row serves all people.
      const related = this.#view.relatedness.row(data[at + 1 + 2 * i]!)[code]!;
      best = Math.max(best, codeValue(related, likeness, data[at + 2 + 2 * i]!));
    }
    return best;
  }

  #findConditions(own: number): number {
    const { ownConditions, conditions, vacancies } = this.#view;
    const mine = ownConditions.starts[own]!;
    const cannot = ownConditions.data[mine + OWN_CONDITION.cannot]!;
    const free = ownConditions.data[mine + OWN_CONDITION.free]!;
    const accepted = ownConditions.data[mine + OWN_CONDITION.shifts]!;
    const at = vacancies.conditions[this.#row]! * CONDITION.size;
    const { data } = conditions;
    if ((data[at + CONDITION.involves]! & cannot) !== 0) return REFUSED;
    if (free !== ANY_TIME && (data[at + CONDITION.needed]! & ~free) !== 0) return REFUSED;
    const offered = data[at + CONDITION.shifts]!;
    if (offered !== 0 && (offered & workableShifts(accepted, cannot)) === 0) return REFUSED;
    if ((data[at + CONDITION.mayInvolve]! & cannot) !== 0) return LIKELY_INVOLVED;
    return hoursMatter(accepted, cannot, free) && data[at + CONDITION.stated] === 0
      ? HOURS_UNSTATED
      : CONDITIONS_FINE;
  }

  #findCertificates(held: number): number {
    const { certificates: lists, heldCertificates, vacancies } = this.#view;
    const codes = heldCertificates.data.subarray(
      heldCertificates.starts[held],
      heldCertificates.starts[held + 1],
    );
    const list = vacancies.certificates[this.#row]!;
    const { met, asked, isAllowed } = metRequirements(lists, list, (code) => codes.includes(code));
    if (!isAllowed) return REFUSED;
    return certificatesValue(met, asked);
  }

  #findWanted(set: number): number {
    const { regionSets, regions } = this.#view;
    const region = regions[this.#region]!;
    const wanted = Array.from(
      regionSets.data.subarray(regionSets.starts[set], regionSets.starts[set + 1]),
      (one) => regions[one]!,
    );
    return wantedBits(wanted, region);
  }

  #findCity(home: number): number {
    const { regions } = this.#view;
    return isOneCity(regions[home]!, regions[this.#region]!) ? 1 : 0;
  }

  /** Counts the bigrams that work entries share with the title. */
  #touchOwnWorks(): void {
    const works = this.#works;
    for (const own of this.#touched) this.#ownShared[own] = 0;
    this.#touched = [];
    if (this.#ownShared.length < works.owns) this.#ownShared = new Uint8Array(2 * works.owns + 64);
    const work = this.#view.vacancies.work[this.#row]!;
    const start = works.works.starts[work]!;
    const data = works.works.data;
    for (let at = start + 1 + 2 * data[start]!; at < works.works.starts[work + 1]!; at++) {
      const bigram = data[at]!;
      const { starts, data: owns, later } = works.ownPostings;
      const end = starts[bigram + 1] ?? 0;
      for (let i = starts[bigram] ?? 0; i < end; i++) this.#shareBigram(owns[i]!);
      for (const own of later[bigram] ?? []) this.#shareBigram(own);
    }
  }

  #shareBigram(own: number): void {
    if (this.#ownShared[own]!++ === 0) this.#touched.push(own);
  }

  /**
   * Greatest nearness of any work entry with a code to this vacancy, by code; entries without a code come after the
   * last code. Valid until the next vacancy is taken.
   */
  bestByCode(): Uint16Array {
    const { works, codeCount, ownCode } = this.#works;
    if (this.#byCode.length <= codeCount) this.#byCode = new Uint16Array(codeCount + (codeCount >> 2) + 64);
    const best = this.#byCode.fill(0);
    const at = works.starts[this.#view.vacancies.work[this.#row]!]!;
    for (let i = at + 1; i < at + 1 + 2 * works.data[at]!; i += 2) {
      const related = this.#view.relatedness.row(works.data[i]!);
      for (let code = 0; code < codeCount; code++) {
        const value = codeValue(related[code]!, 0, works.data[i + 1]!);
        if (value > best[code]!) best[code] = value;
      }
    }
    // Entries without a code: only a similar title, or the wish for any work, makes them near.
    best[codeCount] = ANY_WORK;
    for (const own of this.#touched) {
      const code = ownCode[own]! === NO_CODE ? codeCount : ownCode[own]!;
      best[code] = Math.max(best[code]!, this.near(own));
    }
    return best;
  }

  /** Computes `bestByBit`: by codes alone, then raised by similar titles. */
  #boundBits(): void {
    const best = this.bestByBit.fill(0);
    best[ANY_BIT] = ANY_WORK;
    best[LACKS_WISH_BIT] = UNKNOWN;
    const { works } = this.#works;
    const at = works.starts[this.#view.vacancies.work[this.#row]!]!;
    const own = works.data.subarray(at + 1, at + 1 + 2 * works.data[at]!);
    const bits = this.#works.codeBits;
    for (let i = 0; i < own.length; i += 2) {
      const related = this.#view.relatedness.row(own[i]!);
      for (let code = 0; code < related.length; code++) {
        const value = codeValue(related[code]!, 0, own[i + 1]!);
        if (value > best[bits[code]!]!) best[bits[code]!] = value;
      }
    }
    for (const one of this.#touched) {
      const bit = this.#works.ownBits[one]!;
      best[bit] = Math.max(best[bit]!, this.near(one));
    }
  }
}
