/**
 * The rows of one block that pass the checks of kind, work, commute and the plainest hard rules: one in five. The
 * values read are kept side by side. Most rows drop out here, and in short loops the processor fetches the next rows
 * while it still waits for the last ones.
 */
import { UNIT_METRES } from '../geo.ts';
import { BLOCK_ROWS } from './columns/blocks.ts';
import { NO_PLACE } from './columns/encoding.ts';
import { SLACK } from './rule-tables.ts';
import type { SeekerSide } from './seeker-side.ts';
import type { BlockArrays, EngineView, VacancyArrays, WorkArrays } from './view.ts';

const ANY_WAY = new Float64Array(8).fill(Infinity);

export class NearRows {
  readonly rows = new Int32Array(BLOCK_ROWS);
  readonly flags = new Uint32Array(BLOCK_ROWS);
  readonly payHigh = new Uint32Array(BLOCK_ROWS);
  /** Square of the metres to the workplace; meaningless where a point is not known. */
  readonly squared = new Float64Array(BLOCK_ROWS);
  /** By precision of the workplace: square of the metres beyond which no rule lets the person travel. */
  readonly #reach = new Float64Array(8);
  #side!: SeekerSide;

  take(side: SeekerSide): void {
    this.#side = side;
    const { commute, precision } = side;
    for (let placed = 0; placed < SLACK.length; placed++) {
      const farthest = commute + SLACK[Math.max(placed, precision === NO_PLACE ? 0 : precision)]! + 1;
      this.#reach[placed] = farthest * farthest;
    }
    this.#reach[NO_PLACE] = Infinity;
  }

  /**
   * Finds the rows of a block whose group of work can hold `least` points by `most`; returns how many.
   * @param goesAnywhere the commute limit does not apply to this block
   */
  find(view: EngineView, block: number, most: Int32Array, least: number, goesAnywhere: boolean): number {
    const { blocks, vacancies, works } = view;
    const kept = this.#wanted(blocks, vacancies, works, block, most, least);
    const isPlaced = blocks.south[block]! <= blocks.north[block]!;
    const isKept = isPlaced && this.#side.precision !== NO_PLACE && !goesAnywhere;
    return this.#allowed(vacancies, kept, isKept ? this.#reach : ANY_WAY);
  }

  #wanted(
    blocks: BlockArrays,
    { kinds, work }: VacancyArrays,
    { group }: WorkArrays,
    block: number,
    most: Int32Array,
    least: number,
  ): number {
    const { rows } = this;
    const wantedKinds = this.#side.kinds;
    const start = blocks.start[block]!;
    const end = start + blocks.count[block]!;
    const listed = blocks.listed[block] === 1 ? blocks.rows : null;
    let kept = 0;
    for (let at = start; at < end; at++) {
      const row = listed === null ? at : listed[at]!;
      rows[kept] = row;
      // Adds one where a kind is wanted and the group is good enough, without a branch that would often be
      // mispredicted.
      kept += (-(kinds[row]! & wantedKinds) >>> 31) & ~((most[group[work[row]!]!]! - least) >> 31);
    }
    return kept;
  }

  /** Checks the first `count` rows: commute, schooling, lowest pay, required lodging. */
  #allowed({ lat, lng, flags, payHigh }: VacancyArrays, count: number, reach: Float64Array): number {
    const { rows, squared } = this;
    const ownFlags = this.flags;
    const ownHigh = this.payHigh;
    const { lngMetres, leastHigh, education } = this.#side;
    const [homeLat, homeLng] = [this.#side.lat, this.#side.lng];
    const unitMetres = UNIT_METRES;
    const mostEducation = education === 0 ? 7 : education;
    const withoutLodging = this.#side.lodging === 1 ? 0x200 : -1;
    let allowed = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const flag = flags[row]!;
      const high = payHigh[row]!;
      const north = (lat[row]! - homeLat) * unitMetres;
      const east = (lng[row]! - homeLng) * lngMetres;
      const metres = north * north + east * east;
      rows[allowed] = row;
      ownFlags[allowed] = flag;
      ownHigh[allowed] = high;
      squared[allowed] = metres;
      if (
        metres <= reach[(flag >>> 17) & 7]! &&
        ((flag & 0x100) === 0 || ((flag >>> 5) & 7) <= mostEducation) &&
        (high === 0 || high >= leastHigh[(flag >>> 2) & 7]!) &&
        (flag & 0x600) !== withoutLodging
      )
        allowed++;
    }
    return allowed;
  }
}
