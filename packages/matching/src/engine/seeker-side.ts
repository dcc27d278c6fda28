/**
 * One person's side of every rule as plain numbers, ready to be compared with the columns of the vacancies: the rules
 * in `rules/`, with everything independent of the vacancy precomputed. One object is reused; `take` fills it.
 */
import { longitudeMetres } from '../geo.ts';
import { MONTHLY_FACTOR, monthlyFen } from '../pay.ts';
import { seekerAnswersValue } from '../rules/soft/answers.ts';
import { certificatesValue } from '../rules/soft/certificates.ts';
import { FIELDS_OF_STUDY } from '../vocabulary/skills.ts';
import { ANY_TIME, OWN_CONDITION, SEEKER_FLAG } from './columns/seeker-encoding.ts';
import { PAY_UNITS } from './columns/encoding.ts';
import { OwnOccupations } from './own-occupations.ts';
import {
  hoursMatter,
  isOneCity,
  metRequirements,
  SAME_CITY,
  wantedBits,
  workableShifts,
} from './shared-rules.ts';
import type { EngineView, SeekerArrays } from './view.ts';

/** The value of a person's certificates for each list of requirements. */
interface CertificateTable {
  allowed: Uint8Array;
  value: Uint16Array;
  /** The best of the values. */
  best: number;
}

/** Tables for facts in which people rarely differ are cached; more than this are not worth their memory. */
const MOST_TABLES = 512;
const SKILLS = 0x1_0000;

export class SeekerSide {
  /** Words of the id that decide between equal scores. */
  salt = 0;
  lat = 0;
  lng = 0;
  /** Metres of a unit of longitude at home. */
  lngMetres = 0;
  /** Index of the precision of home; `NO_PLACE` when it is not known. */
  precision = 0;
  commute = 0;
  acceptsDispatch = false;
  acceptsFar = false;
  /** 0 none, 1 needed, 2 wished. */
  lodging = 0;
  wantsMeals = 0;
  /** Lodging and meals as an index of `LODGING`. */
  wants = 0;
  kinds = 0;
  groups = 0;
  education = 0;
  cannot = 0;
  /** Parts of the week that are not free. */
  notFree = 0;
  shifts = 0;
  dependsOnHours = false;
  /** Half years of experience that an employer may insist on. */
  mostHalves = 0;
  hasSkills = false;
  bestCertificates = 0;
  /** By pay unit: the lowest upper end that is acceptable. */
  readonly leastHigh = new Float64Array(PAY_UNITS.length);
  /**
   * By pay unit: the pay hoped for, 0 where the units cannot be compared; and the factor that makes the offer
   * comparable.
   */
  readonly asked = new Float64Array(PAY_UNITS.length);
  readonly payFactor = new Float64Array(PAY_UNITS.length);
  hasAsked = false;
  certificateAllowed: Uint8Array = new Uint8Array(0);
  certificateValue: Uint16Array = new Uint16Array(0);
  regionFlags: Uint8Array = new Uint8Array(0);
  hasWantedRegions = false;
  answersValue = 0;
  bonus = 0;
  /** Fields of study, by the bits of `FIELDS`. */
  fields = 0;
  /** 1 at the numbers of the person's skills. */
  readonly skillMarks = new Uint8Array(SKILLS);
  #marked: number[] = [];
  readonly own = new OwnOccupations();
  readonly #certificateTables = new Map<number, CertificateTable>();
  readonly #regionTables = new Map<string, Uint8Array>();

  /** Whether some vacancies of a kind, dispatch or other, have no distance limit for the person. */
  goesAnywhere(isDispatch: boolean): boolean {
    return this.hasWantedRegions || this.acceptsFar || (isDispatch && this.acceptsDispatch);
  }

  take(view: EngineView, seekers: SeekerArrays, row: number): void {
    this.takeHard(view, seekers, row);
    this.#takeSkills(seekers, row);
    const at = view.histories.starts[seekers.history[row]!]!;
    const counts = view.histories.data;
    this.answersValue = seekerAnswersValue({
      offered: counts[at]!,
      answered: counts[at + 1]!,
      invited: counts[at + 2]!,
      attended: counts[at + 3]!,
    });
    this.bonus = this.#bonus(view);
    this.own.take(view, seekers, row);
  }

  /** Prepares only what the hard rules need. */
  takeHard(view: EngineView, seekers: SeekerArrays, row: number): void {
    const flags = seekers.flags[row]!;
    const bits = (at: number, count: number): number => (flags >>> at) & ((1 << count) - 1);
    this.salt = seekers.ids.words[4 * row + 3]!;
    this.lat = seekers.lat[row]!;
    this.lng = seekers.lng[row]!;
    this.lngMetres = longitudeMetres(this.lat);
    this.precision = bits(SEEKER_FLAG.precision, 3);
    this.commute = seekers.commute[row]!;
    this.acceptsDispatch = bits(SEEKER_FLAG.acceptsDispatch, 1) === 1;
    this.acceptsFar = bits(SEEKER_FLAG.acceptsFar, 1) === 1;
    this.lodging = bits(SEEKER_FLAG.lodging, 2);
    this.wantsMeals = bits(SEEKER_FLAG.meals, 1);
    this.kinds = seekers.kinds[row]! || 255;
    this.groups = seekers.groups[row]!;
    this.education = bits(SEEKER_FLAG.education, 3);
    this.#takeConditions(view, seekers.conditions[row]!);
    this.#takePay(
      seekers.payWanted[row]!,
      bits(SEEKER_FLAG.wantedUnit, 3),
      seekers.payFloor[row]!,
      bits(SEEKER_FLAG.floorUnit, 3),
    );
    const certificates = this.#certificates(view, seekers.certificates[row]!);
    this.certificateAllowed = certificates.allowed;
    this.certificateValue = certificates.value;
    this.bestCertificates = certificates.best;
    this.regionFlags = this.#regions(view, seekers.regionSet[row]!, seekers.region[row]!);
    this.wants = (this.lodging === 0 ? 0 : 1) | (this.wantsMeals << 1);
    this.fields = fieldsOf(seekers, row);
    const wishes = seekers.worksCount[row]! & 15;
    const pasts = seekers.worksCount[row]! >>> 4;
    const at = seekers.worksAt[row]! + wishes;
    let tenths = 0;
    for (let i = at; i < at + pasts; i++) tenths += seekers.worksValue[i]!;
    this.mostHalves = pasts === 0 ? 127 : Math.floor((4 * tenths) / 10);
  }

  #takeConditions(view: EngineView, conditions: number): void {
    const at = view.ownConditions.starts[conditions]!;
    const data = view.ownConditions.data;
    this.cannot = data[at + OWN_CONDITION.cannot]!;
    const free = data[at + OWN_CONDITION.free]!;
    this.notFree = free === ANY_TIME ? 0 : ~free;
    const accepted = data[at + OWN_CONDITION.shifts]!;
    this.shifts = workableShifts(accepted, this.cannot);
    this.dependsOnHours = hoursMatter(accepted, this.cannot, free);
  }

  #takePay(wanted: number, wantedUnit: number, floor: number, floorUnit: number): void {
    const [asked, askedUnit] = wanted > 0 ? [wanted, wantedUnit] : [floor, floorUnit];
    this.hasAsked = asked > 0;
    const askedMonthly = monthlyFen(asked, PAY_UNITS[askedUnit]!) ?? 0;
    const floorMonthly = monthlyFen(floor, PAY_UNITS[floorUnit]!) ?? 0;
    PAY_UNITS.forEach((name, unit) => {
      const factor = MONTHLY_FACTOR[name];
      const isSame = unit === askedUnit;
      const isComparable = asked > 0 && (isSame || (askedMonthly > 0 && !Number.isNaN(factor)));
      this.asked[unit] = isComparable ? (isSame ? asked : askedMonthly) : 0;
      this.payFactor[unit] = isComparable && !isSame ? factor : 1;
      this.leastHigh[unit] =
        floor === 0
          ? 0
          : unit === floorUnit
            ? floor
            : Number.isNaN(factor) || floorMonthly === 0
              ? 0
              : leastReaching(floorMonthly, factor);
    });
  }

  #takeSkills(seekers: SeekerArrays, row: number): void {
    for (const skill of this.#marked) this.skillMarks[skill] = 0;
    this.#marked.length = 0;
    const at = seekers.skillsAt[row]!;
    const count = seekers.skillsCount[row]!;
    for (let i = at; i < at + count; i++) {
      const skill = seekers.skills[i]!;
      if (skill === SKILLS - 1) continue;
      this.skillMarks[skill] = 1;
      this.#marked.push(skill);
    }
    this.hasSkills = this.#marked.length > 0;
  }

  #certificates(view: EngineView, held: number): CertificateTable {
    const lists = view.certificates;
    const known = this.#certificateTables.get(held);
    const from = known?.allowed.length ?? 0;
    if (known !== undefined && from === lists.size) return known;
    const table = {
      allowed: new Uint8Array(lists.size),
      value: new Uint16Array(lists.size),
      best: known?.best ?? 0,
    };
    if (known !== undefined) {
      table.allowed.set(known.allowed);
      table.value.set(known.value);
    }
    const codes = new Set(
      view.heldCertificates.data.subarray(
        view.heldCertificates.starts[held],
        view.heldCertificates.starts[held + 1],
      ),
    );
    for (let list = from; list < lists.size; list++) {
      const { met, asked, isAllowed } = metRequirements(lists, list, (code) => codes.has(code));
      table.allowed[list] = isAllowed ? 1 : 0;
      table.value[list] = certificatesValue(met, asked);
      table.best = Math.max(table.best, table.value[list]!);
    }
    if (this.#certificateTables.size >= MOST_TABLES) this.#certificateTables.clear();
    this.#certificateTables.set(held, table);
    return table;
  }

  #regions(view: EngineView, set: number, home: number): Uint8Array {
    const city = (view.regions[home] ?? '').slice(0, 4);
    const start = view.regionSets.starts[set]!;
    const end = view.regionSets.starts[set + 1]!;
    this.hasWantedRegions = end > start;
    const key = `${set} ${city}`;
    const known = this.#regionTables.get(key);
    if (known?.length === view.regions.length) return known;
    const wanted = Array.from(view.regionSets.data.subarray(start, end), (region) => view.regions[region]!);
    const table = Uint8Array.from(
      view.regions,
      (region) => wantedBits(wanted, region) | (isOneCity(city, region) ? SAME_CITY : 0),
    );
    if (this.#regionTables.size >= MOST_TABLES) this.#regionTables.clear();
    this.#regionTables.set(key, table);
    return table;
  }

  #bonus({ groupBonus, maxGroupBonus }: EngineView): number {
    let best = 0;
    for (let group = 0; group < groupBonus.length; group++) {
      if ((this.groups & (1 << group)) !== 0)
        best = Math.max(best, Math.min(maxGroupBonus, groupBonus[group]!));
    }
    return best;
  }
}

/** The least whole amount that is at least `monthly` a month. */
function leastReaching(monthly: number, factor: number): number {
  let least = Math.max(0, Math.ceil((monthly - 0.5) / factor));
  while (least > 0 && Math.round((least - 1) * factor) >= monthly) least--;
  while (Math.round(least * factor) < monthly) least++;
  return least;
}

/** Fields of study among the skills of a row, by the bits of `FIELDS`. */
export function fieldsOf(seekers: SeekerArrays, row: number): number {
  const at = seekers.skillsAt[row]!;
  let fields = 0;
  for (let i = at; i < at + seekers.skillsCount[row]!; i++) {
    if (seekers.skills[i]! < FIELDS_OF_STUDY.length) fields |= 1 << seekers.skills[i]!;
  }
  return fields;
}
