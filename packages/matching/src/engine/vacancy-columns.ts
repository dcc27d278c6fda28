/**
 * The vacancies as columns, for turning most of them away before any rule object is asked. Each gate only ever
 * drops what a hard rule would drop, so results do not depend on it (a property test compares with a plain scan).
 */
import { PRECISION_METRES } from '../geo.ts';
import { offerRange } from '../pay.ts';
import type { PreparedSeeker, PreparedVacancy } from '../prepared.ts';
import type { EmploymentKind, LimitationCode, MatchContext } from '../types.ts';
import { LIMITATION_CODES } from '../vocabulary/limitations.ts';

const KIND_BIT: Record<EmploymentKind, number> = {
  full_time: 1,
  part_time: 2,
  gig: 4,
  internship: 8,
  public_welfare: 16,
  campus_order: 32,
  dispatch: 64,
  workshop: 128,
};
const ANY_KIND = 255;

const LIMITATION_BIT = new Map(LIMITATION_CODES.map((code, i) => [code, 1 << i]));
if (LIMITATION_CODES.length > 31) throw new Error('Limitation codes no longer fit one 32-bit mask.');

const limitationMask = (codes: Iterable<LimitationCode>): number => {
  let mask = 0;
  for (const code of codes) mask |= LIMITATION_BIT.get(code) ?? 0;
  return mask;
};
const kindMask = (kinds: readonly EmploymentKind[]): number =>
  kinds.reduce((mask, kind) => mask | KIND_BIT[kind], 0);

const METRES_PER_DEGREE = 111_195;
/** The box is a little larger than the circle that the rule draws. */
const BOX_SLACK = 1.02;

/** What a person's side of the gates looks like. */
export interface SeekerGate {
  kinds: number;
  education: number;
  cannot: number;
  payFloor: number;
  /** Degrees around home beyond which an exact place is too far; null when places may be reached otherwise. */
  box: { lat: number; lng: number; latReach: number; lngReach: number } | null;
}

export function seekerGate(seeker: PreparedSeeker): SeekerGate {
  const { input, home } = seeker;
  const floor = input.pay.floor;
  const relaxed =
    seeker.wantedRegions.length > 0 || input.acceptsDispatch || input.acceptsFarWithLodging || home === null;
  const reach = home === null ? 0 : (seeker.commute.metres + PRECISION_METRES[home.precision]) * BOX_SLACK;
  const latReach = reach / METRES_PER_DEGREE;
  const polar = home === null || Math.abs(home.point.lat) + latReach > 80;
  return {
    kinds: input.kinds.length === 0 ? ANY_KIND : kindMask(input.kinds),
    education: input.education ?? 7,
    cannot: limitationMask(seeker.cannot),
    payFloor: floor?.unit === 'month' && floor.amount > 0 ? floor.amount : 0,
    box:
      relaxed || polar
        ? null
        : {
            lat: home.point.lat,
            lng: home.point.lng,
            latReach,
            lngReach: latReach / Math.cos((Math.abs(home.point.lat) + latReach) * (Math.PI / 180)),
          },
  };
}

/** Growable columns by slot; a freed slot is used again. */
export class VacancyColumns {
  readonly rows: (PreparedVacancy | undefined)[] = [];
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  #open = new Uint8Array(0);
  #kinds = new Uint8Array(0);
  #education = new Uint8Array(0);
  #involves = new Int32Array(0);
  #monthlyHigh = new Float64Array(0);
  /** NaN where the place rule may be met in another way than by distance from exact coordinates. */
  #lat = new Float64Array(0);
  #lng = new Float64Array(0);

  get size(): number {
    return this.#slots.size;
  }

  get(id: string): PreparedVacancy | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.rows[slot];
  }

  *all(): Generator<PreparedVacancy> {
    for (const row of this.rows) if (row !== undefined) yield row;
  }

  set(vacancy: PreparedVacancy, context: MatchContext): void {
    const { input, place } = vacancy;
    const slot = this.#slots.get(input.id) ?? this.#free.pop() ?? this.rows.length;
    this.#reserve(slot);
    this.#slots.set(input.id, slot);
    this.rows[slot] = vacancy;
    const expired = input.validUntil !== null && input.validUntil.slice(0, 10) < context.today;
    this.#open[slot] = input.open && input.headcount >= 1 && !expired ? 1 : 0;
    this.#kinds[slot] = kindMask([input.kind, ...input.alsoKinds]);
    this.#education[slot] = input.education?.strength === 'rule' ? input.education.level : 0;
    this.#involves[slot] = limitationMask(input.involves);
    const range = offerRange(input.pay);
    this.#monthlyHigh[slot] = range !== null && input.pay?.unit === 'month' ? range.high : Infinity;
    const measured = place !== null && place.precision === 'exact' && !input.remote;
    this.#lat[slot] = measured ? place.point.lat : NaN;
    this.#lng[slot] = measured ? place.point.lng : NaN;
  }

  delete(id: string): boolean {
    const slot = this.#slots.get(id);
    if (slot === undefined) return false;
    this.#slots.delete(id);
    this.rows[slot] = undefined;
    this.#open[slot] = 0;
    this.#free.push(slot);
    return true;
  }

  /** Calls back with every vacancy that no gate turns away. */
  scan(gate: SeekerGate, visit: (vacancy: PreparedVacancy) => void): void {
    const { kinds, education, cannot, payFloor, box } = gate;
    for (let slot = 0; slot < this.rows.length; slot++) {
      if (this.#open[slot] !== 1) continue;
      if (((this.#kinds[slot] ?? 0) & kinds) === 0) continue;
      if ((this.#education[slot] ?? 0) > education) continue;
      if (((this.#involves[slot] ?? 0) & cannot) !== 0) continue;
      if ((this.#monthlyHigh[slot] ?? Infinity) < payFloor) continue;
      if (box !== null) {
        // Comparisons with NaN are false: an unmeasured place passes.
        if (Math.abs((this.#lat[slot] ?? NaN) - box.lat) > box.latReach) continue;
        if (Math.abs((this.#lng[slot] ?? NaN) - box.lng) > box.lngReach) continue;
      }
      const row = this.rows[slot];
      if (row !== undefined) visit(row);
    }
  }

  #reserve(slot: number): void {
    if (slot < this.#open.length) return;
    const size = Math.max(1_024, this.#open.length * 2, slot + 1);
    const grown = <A extends Uint8Array | Int32Array | Float64Array>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.#open = grown(this.#open, new Uint8Array(size));
    this.#kinds = grown(this.#kinds, new Uint8Array(size));
    this.#education = grown(this.#education, new Uint8Array(size));
    this.#involves = grown(this.#involves, new Int32Array(size));
    this.#monthlyHigh = grown(this.#monthlyHigh, new Float64Array(size));
    this.#lat = grown(this.#lat, new Float64Array(size));
    this.#lng = grown(this.#lng, new Float64Array(size));
  }
}
